"""What is for entry: the rows of the agreements that count, and what is not, with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.terms import Refused, find_output
from pkdocs.base import files
from pkdocs.base.problem import Checked
from pkdocs.base.values import replace
from pkdocs.batch.wire import Shared
from pkdocs.domain.agenda import Kejadian
from pkdocs.domain.entri import BarisEntri, PerjanjianEntri, TidakDimuat
from pkdocs.domain.salinan import Salinan
from pkdocs.outputs.carried import as_carried, read_document
from pkdocs.outputs.document import compose, hash_perjanjian
from pkdocs.outputs.entry_sheets.rows import entry_texts, row_hash
from pkdocs.rules.riwayat import BarisDiinput, all_diinput
from pkdocs.rules.year import Year
from pkdocs.store import standing
from pkdocs.store.folder import FileState, Folder, read_folder
from pkdocs.store.register import Entri, read_register
from pkdocs.store.signed import join_books
from pkdocs.store.standing import (
    Reason,
    Standing,
    State,
    as_perubahan,
    signing_day,
    stem_of,
)
from pkdocs.word import TemplateError

if TYPE_CHECKING:
    from pkdocs.outputs.form import Form

PERLU_PERUBAHAN = (
    "sumber berubah sejak ditandatangani; buat PK Perubahan dahulu (pkdocs generate --perubahan)"
)
TARGET_LAIN = (
    "baris atau targetnya di sumber bukan yang ditandatangani, sekalipun dicatat tanpa-perubahan; "
    "kembalikan sumbernya, atau batalkan catatan itu (pkdocs mark tanpa-perubahan --undo) lalu "
    "buat PK Perubahan"
)
TIDAK_DI_SINI = (
    "sumbernya berubah dan dicatat tanpa-perubahan, tetapi dokumen yang ditandatangani tidak ada "
    "di folder keluaran, maka targetnya tidak dapat dicocokkan; salin dari folder tempat dibekukan"
)
GALAT = "sumbernya masih galat (pkdocs check)"
TANPA_SISTEM = "sistem inputnya belum diketahui; isi sistem_input di {}:{}"


class Entries(Struct, frozen=True):
    """What is for entry of some posts, their rows in the order of the forms; and what is not."""

    perjanjian: tuple[PerjanjianEntri, ...]
    lain: tuple[TidakDimuat, ...]

    @property
    def systems(self) -> tuple[str, ...]:
        """Return the systems of entry, as the data say them, in the order in which they come."""
        return tuple(dict.fromkeys(row.sistem for own in self.perjanjian for row in own.baris))

    def of(self, sistem: str) -> "Entries":
        """Return what of it belongs to a system; where that is not known, it may be any."""
        found = (
            replace(own, baris=tuple(row for row in own.baris if row.sistem == sistem))
            for own in self.perjanjian
        )
        lain = (own for own in self.lain if not own.sistem or sistem in own.sistem)
        return Entries(tuple(own for own in found if own.baris), tuple(lain))

    def by_unit(self) -> "Mapping[str, Entries]":
        """Return it by the units of the posts, those first that come first."""
        perjanjian: dict[str, list[PerjanjianEntri]] = defaultdict(list)
        lain: dict[str, list[TidakDimuat]] = defaultdict(list)
        for own in self.perjanjian:
            perjanjian[own.perjanjian.jabatan.unit].append(own)
        for left in self.lain:
            lain[left.perjanjian.jabatan.unit].append(left)
        units = dict.fromkeys((*perjanjian, *lain))
        return {unit: Entries(tuple(perjanjian[unit]), tuple(lain[unit])) for unit in units}


def find_entries(
    folder: Path,
    year: Year,
    agenda: Checked[tuple[Kejadian, ...]],
    codes: Iterable[domain.KodeJabatan],
) -> Entries:
    """Return what of these posts is to be typed into systems; `agenda` says what already was.

    What is signed it says, too, whatever the output folder holds. Posts without an agreement have
    nothing.

    Raises:
        Refused: The register cannot be read.

    Example:
        >>> from pkdocs.app.years import open_year
        >>> year = open_year(project)
        >>> find_entries(project, year, Checked(()), year.perjanjian).systems
        ('e-SAKIP', 'SIMPEG')
    """
    place, tahun = find_output(year, folder, None), year.katalog.tahun
    register = read_register(place, tahun)
    if register.value is None:
        raise Refused("baris untuk diinput tidak diketahui.", register.problems)
    events = agenda.value or ()
    books = join_books(register.value, events, agenda.problems)
    now = read_folder(place, books.register)
    sorting = _Sorting(folder, year, now, all_diinput(events, tahun))
    sorting.run(kode for kode in codes if kode in year.perjanjian)
    return Entries(tuple(sorting.perjanjian), tuple(sorting.lain))


class _Sorting:
    """Agreements parted into what is for entry and what is not."""

    def __init__(
        self, folder: Path, year: Year, now: Folder, entered: Mapping[BarisDiinput, Kejadian]
    ) -> None:
        self.perjanjian: list[PerjanjianEntri] = []
        self.lain: list[TidakDimuat] = []
        self._now, self._entered = now, entered
        self._agreements = Shared(year.perjanjian)
        self._changed = standing.changed_in(self._agreements)
        self._days = SigningDays(folder, year, self._agreements)
        self._blocked = year.blocked

    def run(self, codes: Iterable[domain.KodeJabatan]) -> None:
        """Take the agreements of these posts."""
        for kode in codes:
            found = standing.counting(standing.of_post(self._now, kode, self._changed))
            if found is not None:
                self._take(kode, found)

    def _take(self, kode: domain.KodeJabatan, found: Standing) -> None:
        own = found.agreed(self._agreements.plain(kode))
        known = [row for row in own.baris if row.sistem_input]
        self.lain += [_unknown(own, row) for row in own.baris if not row.sistem_input]
        wrong = self._blocked is None or kode in self._blocked
        sebab = GALAT if wrong else why_not(own, found, self._now)
        if sebab:
            systems = frozenset(row.sistem_input for row in known)
            self.lain.append(TidakDimuat(own, sebab, sistem=systems))
        elif known:
            sejak = self._days.of(found.nomor, found.entri)
            rows = tuple(self._row(own, row, sejak) for row in known)
            beku, edited = found.state is State.FROZEN, _is_edited(found)
            self.perjanjian.append(PerjanjianEntri(own, beku, rows, edited))

    def _row(
        self, own: domain.Perjanjian, row: domain.Baris, sejak: domain.Tanggal | None
    ) -> BarisEntri:
        kode, sistem = own.jabatan.kode, row.sistem_input
        teks = entry_texts(row)
        sidik = row_hash(teks)
        found = self._entered.get((kode, own.nomor, sistem, row.kode))
        same = found is not None and found.sha256 in ("", sidik)
        return BarisEntri(
            kunci=f"{stem_of(kode, own.nomor)} {row.kode}",
            kode=kode,
            nomor=own.nomor,
            indikator=row.kode,
            sistem=sistem,
            teks=teks,
            sidik=sidik,
            kejadian=found if same else None,
            dulu=None if same else found,
            sejak=sejak,
        )


class SigningDays:
    """The dates that the documents of a year carry."""

    def __init__(self, folder: Path, year: Year, agreements: Shared) -> None:
        self._folder, self._year, self._agreements = folder, year, agreements

    def of(self, nomor: int, entri: Entri | None) -> domain.Tanggal | None:
        """Return the date of an agreement; None where nobody knows which one was signed.

        Paper keeps its date, whatever the sources say by now: theirs is that of what is not signed,
        and of a signed document that would be made the same now. A perubahan may have its own.
        """
        own = signing_day(entri.tanggal) if entri else None
        if own is None and entri and entri.beku and not self._is_same(entri):
            return None
        organisasi, tahun = self._year.organisasi, self._year.katalog.tahun
        return organisasi.naskah.tanggal_ttd(tahun, own, perubahan=nomor > 0)

    def _is_same(self, entri: Entri) -> bool:
        """Whether what was signed is, byte for byte, what the sources come to now."""
        kode, form = domain.KodeJabatan(entri.kode), self._form
        if entri.buatan or form is None or kode not in self._year.perjanjian:
            return False
        told = (entri.nomor, entri.alasan_perubahan, entri.tanggal)
        own = as_perubahan(self._agreements[kode], *told)
        return compose(own, form, self._agreements.row_texts(kode)).masukan == entri.masukan

    @cached_property
    def _form(self) -> "Form | None":
        from pkdocs.outputs.form import load_form

        year = self._year
        return load_form(self._folder, year.organisasi.naskah, year.katalog).value


def _is_edited(found: Standing) -> bool:
    """Whether the document, or the one that was signed, is a correction by hand."""
    if found.file is FileState.INTACT:
        return Reason.HAND_EDITED in found.reasons
    return found.file is FileState.EDITED or bool(found.entri and found.entri.buatan)


def _unknown(own: domain.Perjanjian, row: domain.Baris) -> TidakDimuat:
    """A row of which nobody knows where it is to be typed in."""
    span = row.asal[0].span
    return TidakDimuat(own, TANPA_SISTEM.format(span.berkas, span.baris), row)


def why_not(perjanjian: domain.Perjanjian, found: Standing, now: Folder) -> str:
    """Return why the agreement of a document in `now` is not for entry, "" where it is.

    Only targets that were signed are entered: also where a change was noted to need no perubahan.

    Example:
        >>> from pkdocs.app.handing.keeping import status
        >>> from pkdocs.app.terms import Which
        >>> from pkdocs.store.register import Register
        >>> (row,) = status(project, Which(["walikota"])).rows
        >>> why_not(perjanjian, row.standing, Folder(project, {}, Register(2023)))
        ''
    """
    if Reason.SOURCES_CHANGED in found.reasons:
        return PERLU_PERUBAHAN
    if perjanjian.keadaan is domain.Keadaan.KONSEP:
        return f"masih konsep: {'; '.join(perjanjian.alasan_konsep)}"
    entri = found.entri if found.state is State.FROZEN else None
    if entri and entri.ditolak and hash_perjanjian(found.agreed(perjanjian)) != entri.perjanjian:
        signed = read_signed(now, entri)
        if signed is None:
            return TIDAK_DI_SINI
        return "" if _targets(signed) == _targets(as_carried(perjanjian)) else TARGET_LAIN
    return ""


def _targets(salinan: Salinan) -> list[tuple[str, str | None, Mapping[str, str | None]]]:
    """What of the rows no note can make otherwise than it was signed."""
    return [(row.kode, row.satuan, row.target) for row in salinan.baris]


def read_signed(now: Folder, entri: Entri) -> Salinan | None:
    """Return the agreement that was signed, as its document in `now` carries it; None without it.

    Example:
        >>> from pkdocs.store.register import Register
        >>> plain = Entri("a", "a.docx", "Unit", "siap", (), "hash", "", "", "", "")
        >>> read_signed(Folder(project, {}, Register(2023)), plain)
    """
    path = now.place(entri.berkas)
    try:
        carried = read_document(files.read_whole(path))
    except (TemplateError, OSError):
        return None
    same = carried is not None and carried.perjanjian == entri.perjanjian
    return carried.salinan(path.name) if carried and same else None
