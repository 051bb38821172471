"""What the sheet Indikator writes: changed cells, and new indicators under their sasaran."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pkdocs.base.problem import Checked, Problem, suggest
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.lembar import BarisBaru, Isian
from pkdocs.sources.edits import Append, Edit
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets import uraian
from pkdocs.sources.sheets.bahan import Bahan, Tulis
from pkdocs.sources.sheets.edit_uraian import edit_pengukuran, new_pengukuran
from pkdocs.sources.sheets.katalog.kolom_indikator import (
    CHOICES,
    KODE,
    NAMA_INDIKATOR,
    NO_SASARAN,
    OF_INDIKATOR,
    OF_SASARAN,
    in_form,
    iter_indikator,
)
from pkdocs.sources.sheets.katalog.lampiran_tertulis import new_penerima, unknown_indikator
from pkdocs.sources.sheets.katalog.matriks import Matriks, build_matriks
from pkdocs.sources.sheets.sel import problem, say_lacking, settle, write_scalars

_OPTIONAL = ("Sistem Input", "Naik", "Catatan")
_OF_NEW = tuple(kepala for kepala in OF_INDIKATOR if kepala not in _OPTIONAL)
_BEFORE = ("no_indikator", "indikator", "sumber_data", "sistem_input", "catatan")
_BEHIND = ("satuan", "agregasi", "naik")
"""The keys that stand before and behind pengukuran and target in the sources."""


def write_indikator(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of indicators.yaml that changed cells and new rows come to.

    A cell of a sasaran is written once, whichever of its rows it is from. A new indicator goes
    behind the others of its sasaran, and is given to whom its rows on other sheets say.

    Problems, at the cells: X030 and X035 as for any cell, X040 a new row that is not whole, X041 a
    word that is none of the choices, X042 the number of a sasaran that is another's, or words that
    are not those of that sasaran, X053 a sub-head without a text, X046 ticks of no indicator.
    """
    writing = _Writing(bahan)
    scalars = [own for own in isian if own.kolom not in uraian.KOLOM]
    fit = [own for own in map(writing.chosen, scalars) if own and writing.is_free(own)]
    cells = write_scalars(fit, (*OF_SASARAN, *_OF_NEW))
    settled = settle(cells.value or ())
    writing.pengukuran([own for own in isian if own.kolom in uraian.KOLOM])
    writing.add([row for row in baru if row.lembar == NAMA_INDIKATOR], _by_kode(baru))
    problems = (*cells.problems, *settled.problems, *writing.problems)
    return Checked((*(settled.value or ()), *writing.tulis), problems)


def _by_kode(baru: Iterable[BarisBaru]) -> Mapping[str, Sequence[BarisBaru]]:
    """The new rows of other sheets, by the indicator that they are of."""
    found: dict[str, list[BarisBaru]] = defaultdict(list)
    for row in baru:
        if row.lembar != NAMA_INDIKATOR:
            found[row.kunci].append(row)
    return found


class _Writing:
    """Gathers the edits of one reading, and what is wrong with its cells."""

    def __init__(self, bahan: Bahan) -> None:
        source = bahan.sources[INDICATORS]
        self.bahan = bahan
        self.matriks: dict[str, Matriks] = {}
        self.places = {own["kode"]: (place, own) for place, own in iter_indikator(source)}
        self.sasaran: list[Mapping[str, Any]] = source.plain()["sasaran"]
        self.tulis: list[Tulis] = []
        self.problems: list[Problem] = []

    def chosen(self, isian: Isian) -> Isian | None:
        """Return a cell with its text as the sources have it; None where that says no news.

        X041: it must be a choice, where there are some.
        """
        teks = self._choice(isian.kolom, isian.baru, isian.di)
        return None if teks in (None, isian.sekarang) else replace(isian, baru=teks)

    def _choice(self, kepala: str, teks: str, di: str) -> str | None:
        teks = in_form(kepala, teks)
        choices = CHOICES.get(kepala, (teks,))
        if not teks or teks in choices:
            return teks
        hint = suggest(teks.lower(), choices)
        self._tell("X041", di, f'"{teks}" bukan pilihan {kepala}: {", ".join(choices)}.{hint}')
        return None

    def is_free(self, isian: Isian) -> bool:
        """X042: a sasaran must not get the number of another, which would make one of two."""
        taken = [own["no_sasaran"] for own in self.sasaran]
        if isian.kolom != NO_SASARAN or isian.baru not in taken:
            return True
        pesan = (
            f"No Sasaran {isian.baru} sudah dipakai sasaran lain. Memindahkan indikator ke sasaran "
            "lain dilakukan di indicators.yaml."
        )
        self._tell("X042", isian.di, pesan)
        return False

    def pengukuran(self, all_isian: Iterable[Isian]) -> None:
        """Write the cells of Pengukuran, those of one indicator together."""
        by_row: dict[str, list[Isian]] = defaultdict(list)
        for isian in all_isian:
            if self._has_text_below(isian.baru, isian.di):
                by_row[isian.baris].append(isian)
        for kode, cells in by_row.items():
            place, own = self.places[kode]
            texts = {uraian.KOLOM[cell.kolom]: cell.baru for cell in cells}
            try:
                edits = edit_pengukuran((*place, "pengukuran"), own["pengukuran"], texts)
            except ValueError:
                pesan = f"indikator {kode}: isilah sedikitnya satu kolom pengukuran."
                self._tell("X030", cells[0].di, pesan)
                continue
            for edit in edits:
                self._write(edit, [cell.di for cell in cells])

    def _has_text_below(self, teks: str, di: str) -> bool:
        """X053: a sub-head needs a text below it."""
        head = uraian.bare_head(teks)
        if head:
            pesan = f"subjudul {head} tanpa teks di bawahnya; isilah, atau hapus subjudulnya."
            self._tell("X053", di, pesan)
        return not head

    def add(self, rows: Sequence[BarisBaru], ticks: Mapping[str, Sequence[BarisBaru]]) -> None:
        """Write new rows, each behind the last indicator of its sasaran, or with a new sasaran."""
        known_rows = {row.kunci for row in rows}
        strays = [own for kode, found in ticks.items() if kode not in known_rows for own in found]
        self.problems += map(unknown_indikator, strays)
        fresh: dict[str, dict[str, Any]] = {}
        cells: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            texts = self._texts(row)
            nomor = (texts or {}).get(NO_SASARAN, "")
            numbers = [own["no_sasaran"] for own in self.sasaran]
            known = self.sasaran[numbers.index(nomor)] if nomor in numbers else fresh.get(nomor)
            if texts is None or not self._is_complete(row, known) or not self._agrees(row, known):
                continue
            given = ticks.get(row.kunci, ())
            di = [sel.di for own in (row, *given) for sel in own.isian.values()]
            indikator = _indikator(row, texts, self._penerima(given))
            if nomor in numbers:
                place = ("sasaran", numbers.index(nomor), "indikator")
                self._write(Append(place, indikator), di)
                continue
            if nomor not in fresh:
                fresh[nomor] = _sasaran(texts)
            fresh[nomor]["indikator"].append(indikator)
            cells[nomor] += di
        for nomor, sasaran in fresh.items():
            self._write(Append(("sasaran",), sasaran), cells[nomor])

    def _penerima(self, rows: Sequence[BarisBaru]) -> Mapping[str, Any]:
        source = self.bahan.sources[INDICATORS]
        for nama in {row.lembar for row in rows} - self.matriks.keys():
            self.matriks[nama] = build_matriks(nama, self.bahan)
        found = new_penerima(source, self.matriks, rows)
        self.problems += found.problems
        return found.value or {}

    def _texts(self, row: BarisBaru) -> dict[str, str] | None:
        """The texts of a new row; None where one of them is wrong in itself."""
        found: dict[str, str | None] = {}
        for kepala, sel in row.isian.items():
            if kepala in uraian.KOLOM:
                found[kepala] = sel.teks if self._has_text_below(sel.teks, sel.di) else None
            else:
                found[kepala] = self._choice(kepala, sel.teks, sel.di)
        whole = {kepala: teks for kepala, teks in found.items() if teks is not None}
        return whole if len(whole) == len(found) else None

    def _is_complete(self, row: BarisBaru, known: Mapping[str, Any] | None) -> bool:
        """X040: a new row has all that an indicator needs, and its sasaran where that is new."""
        lacking = list(_lacking(row, (NO_SASARAN,) if known else tuple(OF_SASARAN)))
        if lacking:
            which = f"indikator {row.kunci}" if row.kunci else "indikator baru"
            said = say_lacking(lacking, row.ditolak, "{} belum diisi")
            pesan = f"{which}: {said}; baris ini tidak diambil."
            self._tell("X040", row.di, pesan)
        return not lacking

    def _agrees(self, row: BarisBaru, known: Mapping[str, Any] | None) -> bool:
        """X042: what a new row says of a sasaran that is there is what that says."""
        said = [kepala for kepala in OF_SASARAN if kepala in row.isian] if known else []
        for kepala in said:
            words = known[OF_SASARAN[kepala]] if known else ""
            if fold(row.isian[kepala].teks) != fold(words):
                pesan = (
                    f'sasaran {row.isian[NO_SASARAN].teks} sudah ada, dengan {kepala} "{words}". '
                    "Samakan atau kosongkan sel ini, atau beri No Sasaran yang baru."
                )
                self._tell("X042", row.isian[kepala].di, pesan)
                return False
        return True

    def _write(self, edit: Edit, di: Sequence[str]) -> None:
        self.tulis.append(Tulis(INDICATORS, edit, tuple(di)))

    def _tell(self, kode: str, di: str, pesan: str) -> None:
        self.problems.append(problem(di, kode, pesan))


def _lacking(row: BarisBaru, of_sasaran: Sequence[str]) -> Iterator[str]:
    if not row.kunci:
        yield KODE
    yield from (kepala for kepala in (*of_sasaran, *_OF_NEW) if kepala not in row.isian)
    if not any(kepala in row.isian for kepala in uraian.KOLOM):
        unread = (kepala for kepala in uraian.KOLOM if kepala in row.ditolak)
        yield next(unread, "satu kolom pengukuran")


def _sasaran(texts: Mapping[str, str]) -> dict[str, Any]:
    keys = sorted(OF_SASARAN.items(), key=lambda own: own[0] != NO_SASARAN)
    return {**{key: texts[kepala] for kepala, key in keys}, "indikator": []}


def _indikator(
    row: BarisBaru, texts: Mapping[str, str], penerima: Mapping[str, Any]
) -> dict[str, Any]:
    """The data of a new indicator, its keys in the order of the sources."""
    said = {way: texts[kepala] for kepala, way in OF_INDIKATOR.items() if kepala in texts}
    single = {way[0]: teks for way, teks in said.items() if len(way) == 1}
    pengukuran = {jenis: texts.get(kepala, "") for kepala, jenis in uraian.KOLOM.items()}
    return {
        "kode": row.kunci,
        **{key: single[key] for key in _BEFORE if key in single},
        "pengukuran": new_pengukuran(pengukuran),
        "target": {str(way[1]): teks for way, teks in said.items() if len(way) > 1},
        **{key: single[key] for key in _BEHIND if key in single},
        **_layanan(penerima),
        "penerima": penerima,
    }


def _layanan(penerima: Mapping[str, Any]) -> dict[str, list[str]]:
    """The layanan of a new indicator: what the lingkup of those it is given to name."""
    lists = (entries for own in penerima.values() if own for entries in own.values())
    given = (own for entries in lists for own in entries if isinstance(own, Mapping))
    names = dict.fromkeys(part for own in given for part in own.get("lingkup", ()))
    return {"layanan": list(names)} if names else {}
