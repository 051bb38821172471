"""The recap for the Walikota: how far the agreements of every unit have come."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.handing.informing import NOWHERE, Places, write_files
from pkdocs.app.terms import Which, choose, find_output, known, misused
from pkdocs.app.years import errors_for, open_year
from pkdocs.base.problem import Problem
from pkdocs.base.values import replace
from pkdocs.batch.wire import Shared
from pkdocs.domain import wording
from pkdocs.outputs.recap.data import print_json
from pkdocs.outputs.recap.terminal import recap_lines
from pkdocs.rules import rekap as rules
from pkdocs.rules.rekap import Diketahui, Kemajuan, Rekap, Sistem, by_sistem
from pkdocs.rules.riwayat import Kunci, Riwayat
from pkdocs.rules.year import Year
from pkdocs.store import standing
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import Entri
from pkdocs.store.signed import read_books
from pkdocs.store.standing import Standing, State

_KEMAJUAN = {
    domain.Keadaan.SIAP: Kemajuan.SIAP,
    domain.Keadaan.TANPA_NAMA: Kemajuan.TANPA_NAMA,
    domain.Keadaan.KONSEP: Kemajuan.KONSEP,
}
_SIGNED = Kemajuan.DITANDATANGANI
_NOTHING: Sistem = {}


class Recapped(Struct, frozen=True):
    """The recap; `errors` are those of the sources, `problems` those of the agenda."""

    rekap: Rekap
    detailed: bool = False
    errors: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    written: tuple[Path, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """Return the recap as lines; every post where a unit was asked for."""
        return recap_lines(self.rekap, detailed=self.detailed)

    @property
    def json(self) -> Iterator[str]:
        """Return the recap as JSON text, piece by piece."""
        return print_json(self.rekap)


def recap(
    folder: Path,
    hari: str,
    *,
    unit: str | None = None,
    places: Places = NOWHERE,
    output: Path | None = None,
) -> Recapped:
    """Return how far the agreements of the project in `folder` have come on a day.

    `hari` is that day (`6 Februari 2023` or `2023-02-06`); `unit` is the one it is about, with
    those below it.

    Raises:
        Refused: The sources or the register cannot be read, nobody is of that unit, no such day,
            a template is no good, a file cannot be written.

    Example:
        >>> recap(project, "6 Februari 2023").rekap.hitungan.wajib
        9
    """
    today = _day(hari)
    places.check()
    year = open_year(folder)
    chosen = [j for j in choose(year, Which(unit=unit)) if j.atasan is not None]
    place = find_output(year, folder, output)
    tahun = year.katalog.tahun
    books = known(read_books(folder, place, tahun), "keadaan dokumen tidak diketahui.")
    posts = _Posts(year, read_folder(place, books.register), books.riwayat)
    made = rules.rekap(tahun, map(posts.of, chosen), year.organisasi.penyerahan.tenggat, today)
    errors = errors_for(year, chosen, named=False)
    written = write_files(folder, made, year.organisasi, places)
    return Recapped(made, unit is not None, tuple(errors), books.problems, written)


def _day(text: str) -> domain.Tanggal:
    try:
        return wording.parse_hari(text)
    except ValueError:
        words = f'--tanggal "{text}" bukan hari; tulis misalnya "6 Februari 2023".'
        raise misused(words) from None


class _Posts:
    """What is known of each post; what posts have in common is looked up once."""

    def __init__(self, year: Year, now: Folder, riwayat: Mapping[Kunci, Riwayat]) -> None:
        self._year = year
        self._now = now
        self._riwayat = riwayat
        self._blocked = year.blocked
        self._agreements = Shared(year.perjanjian)
        self._changed = standing.changed_in(self._agreements)
        self._packed = standing.packed_units(now)
        self._sistem: dict[object, Sistem] = {}

    def of(self, jabatan: domain.Jabatan) -> Diketahui:
        """Return what is known of a post."""
        signed = standing.settled(self._now, jabatan.kode)
        if signed is not None:
            known = self._known(jabatan, signed, _SIGNED)
            return replace(known, berubah=True) if self._is_changed(signed) else known
        listed = standing.of_post(self._now, jabatan.kode, self._changed)
        document = standing.counting(listed) or standing.document(self._now, jabatan.kode)
        if document.state is State.FROZEN:
            return self._known(jabatan, document, _SIGNED)
        kemajuan, alasan = self._kemajuan(jabatan.kode, document)
        known = self._known(jabatan, document, kemajuan)
        return replace(known, alasan=alasan, dibuat=self._is_made(jabatan, document))

    def _is_changed(self, signed: Entri) -> bool:
        """Whether what was signed asks for a PK Perubahan; not said where the sources are wrong."""
        return not self._is_wrong(signed.kode) and self._changed(signed) is not None

    def _is_wrong(self, kode: str) -> bool:
        return self._blocked is None or kode in self._blocked

    def _known(
        self, jabatan: domain.Jabatan, document: Standing | Entri, kemajuan: Kemajuan
    ) -> Diketahui:
        pihak, kode, nomor = domain.Pihak(jabatan, jabatan.pejabat), jabatan.kode, document.nomor
        day = standing.signing_day(document.tanggal)
        return Diketahui(
            jabatan,
            (pihak.pada(day) if nomor else pihak).pejabat,
            self._year.perjanjian.signatory(jabatan),
            kemajuan,
            nomor,
            sistem=self._sistem_of(kode),
            riwayat=self._riwayat.get((kode, nomor)) or Riwayat(kode, nomor),
        )

    def _kemajuan(
        self, kode: domain.KodeJabatan, document: Standing
    ) -> tuple[Kemajuan, tuple[str, ...]]:
        """How far what is not signed has come, and why no farther."""
        if self._is_wrong(kode):
            return Kemajuan.GALAT, ()
        if kode not in self._year.perjanjian:
            return Kemajuan.TANPA_INDIKATOR, ()
        own = document.agreed(self._agreements.plain(kode))
        return _KEMAJUAN[own.keadaan], own.alasan_konsep

    def _is_made(self, jabatan: domain.Jabatan, document: Standing) -> bool:
        if document.state is State.ABSENT:
            return jabatan.unit in self._packed
        return document.state not in (State.LOST, State.FOREIGN)

    def _sistem_of(self, kode: domain.KodeJabatan) -> Sistem:
        """The rows of a post by system; those of its kind have the same."""
        if kode not in self._year.perjanjian:
            return _NOTHING
        kind = self._year.perjanjian.kind(kode)
        found = self._sistem.get(kind)
        if found is None:
            found = self._sistem[kind] = by_sistem(self._agreements.plain(kode).baris)
        return found
