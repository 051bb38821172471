"""What the sheet Indikator writes: changed cells, and new indicators under their sasaran."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pkdocs import domain
from pkdocs.base.problem import Checked, Problem, Span, suggest
from pkdocs.base.text import fold, join_words
from pkdocs.domain.lembar import BarisBaru, Isian, Langkah, SelTerbaca
from pkdocs.sources.edits import Append, Edit, Remove, Write
from pkdocs.sources.project import INDICATORS
from pkdocs.sources.sheets import uraian
from pkdocs.sources.sheets.bahan import Bahan, Tulis
from pkdocs.sources.sheets.edit_uraian import edit_pengukuran, new_pengukuran
from pkdocs.sources.sheets.kolom_indikator import (
    KELOMPOK,
    NO_SASARAN,
    OF_INDIKATOR,
    OF_SASARAN,
    iter_indikator,
)
from pkdocs.sources.yaml_file import Source

_CHOICES: Mapping[str, tuple[str, ...]] = {
    KELOMPOK: tuple(domain.Kelompok),
    "Agregasi": tuple(domain.Agregasi),
    "Naik": tuple(domain.Naik),
}
_OPTIONAL = ("Sistem Input", "Naik", "Catatan")
_REQUIRED = (NO_SASARAN, *(kepala for kepala in OF_INDIKATOR if kepala not in _OPTIONAL))
_BEFORE = ("no_indikator", "indikator", "sumber_data", "sistem_input", "catatan")
_BEHIND = ("satuan", "agregasi", "naik")
"""The keys that stand before and behind pengukuran and target in the sources."""
_TANPA_PENGUKURAN = (
    "indikator harus mempunyai pengukuran; isi paling sedikit satu kolomnya (misalnya Metode)."
)


def write_indikator(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of indicators.yaml that changed cells and new rows come to.

    A cell of a sasaran is written once, whichever of its rows it is from. A new indicator goes
    behind the others of its sasaran, and is given to nobody yet.

    Problems, at the cells: X040 what must be there is empty, X041 a word that is none of the
    choices, X042 the number of a sasaran that is another's, X043 a sub-head without a text.
    """
    writing = _Writing(bahan.sources[INDICATORS])
    for own in isian:
        writing.take(own)
    writing.pengukuran()
    writing.add(baru)
    return Checked(tuple(writing.tulis), tuple(writing.problems))


class _Writing:
    """Gathers the edits of one reading, and what is wrong with its cells."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places = {own["kode"]: (place, own) for place, own in iter_indikator(source)}
        self.sasaran: list[Any] = source.plain()["sasaran"]
        self.uraian: dict[str, dict[str, Isian]] = defaultdict(dict)
        self.seen: set[Langkah] = set()
        self.tulis: list[Tulis] = []
        self.problems: list[Problem] = []

    def take(self, isian: Isian) -> None:
        """Write a cell with one text; those of Pengukuran wait for each other."""
        place, _ = self.places[isian.baris]
        if isian.kolom in uraian.KOLOM:
            self.uraian[isian.baris][uraian.KOLOM[isian.kolom]] = isian
        elif isian.kolom in OF_SASARAN:
            self._scalar(isian, (*place[:2], OF_SASARAN[isian.kolom]))
        else:
            self._scalar(isian, (*place, *OF_INDIKATOR[isian.kolom]))

    def _scalar(self, isian: Isian, place: Langkah) -> None:
        teks = self._text(isian.kolom, SelTerbaca(isian.baru, isian.di))
        if teks is None or teks == self.source.text(place) or place in self.seen:
            return
        if isian.kolom == NO_SASARAN and self._is_taken(teks, isian.di):
            return
        self.seen.add(place)
        self._write(Write(place, teks) if teks else Remove(place), isian.di)

    def _is_taken(self, nomor: str, di: str) -> bool:
        """X042: to give a sasaran the number of another would make two of them one."""
        if all(own["no_sasaran"] != nomor for own in self.sasaran):
            return False
        pesan = (
            f"No Sasaran {nomor} sudah dipakai sasaran lain. Memindahkan indikator ke sasaran "
            "lain dilakukan di indicators.yaml."
        )
        self._problem(di, "X042", pesan)
        return True

    def _text(self, kepala: str, sel: SelTerbaca) -> str | None:
        """The text of a cell as the sources have it, on one line; None if it cannot be written."""
        teks = " ".join(sel.teks.split())
        if not teks and kepala not in _OPTIONAL:
            pesan = f'"{kepala}" tidak boleh kosong; isilah, atau kembalikan isi semula.'
            self._problem(sel.di, "X040", pesan)
            return None
        if not teks or kepala not in _CHOICES:
            return teks
        choices = {fold(word.replace("_", " ")): word for word in _CHOICES[kepala]}
        found = choices.get(fold(teks.replace("_", " ")))
        if found is None:
            words = join_words(_CHOICES[kepala]).replace(" dan ", " atau ")
            hint = suggest(teks.lower(), _CHOICES[kepala])
            self._problem(sel.di, "X041", f'"{teks}" bukan pilihan {kepala}: {words}.{hint}')
        return found

    def pengukuran(self) -> None:
        """Write the cells of Pengukuran, those of one indicator together."""
        for kode, by_jenis in self.uraian.items():
            place, own = self.places[kode]
            whole = {jenis: c for jenis, c in by_jenis.items() if self._is_whole(c.baru, c.di)}
            texts = {jenis: isian.baru for jenis, isian in whole.items()}
            cells = [isian.di for isian in whole.values()]
            try:
                edits = edit_pengukuran((*place, "pengukuran"), own["pengukuran"], texts)
            except ValueError:
                self._problem(cells[0], "X040", _TANPA_PENGUKURAN)
                continue
            for edit in edits:
                self._write(edit, *cells)

    def _is_whole(self, teks: str, di: str) -> bool:
        """X043: a sub-head needs a text below it."""
        head = uraian.bare_head(teks)
        if head:
            pesan = (
                f"subjudul {head} tanpa teks di bawahnya; tulis teksnya, atau hapus subjudulnya."
            )
            self._problem(di, "X043", pesan)
        return not head

    def add(self, rows: Iterable[BarisBaru]) -> None:
        """Write new rows, each behind the last indicator of its sasaran, or with a new sasaran."""
        fresh: dict[str, dict[str, Any]] = {}
        cells: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            nomor = row.isian[NO_SASARAN].teks.strip() if NO_SASARAN in row.isian else ""
            found = [n for n, own in enumerate(self.sasaran) if own["no_sasaran"] == nomor]
            known = self.sasaran[found[0]] if found else fresh.get(nomor)
            indikator = self._new(row, known)
            if indikator is None:
                continue
            if found:
                self._write(Append(("sasaran", found[0], "indikator"), indikator), row.di)
                continue
            if nomor not in fresh:
                fresh[nomor] = self._new_sasaran(row)
            fresh[nomor]["indikator"].append(indikator)
            cells[nomor].append(row.di)
        for nomor, sasaran in fresh.items():
            self._write(Append(("sasaran",), sasaran), *cells[nomor])

    def _new(self, row: BarisBaru, known: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """A new indicator as data; None where its row lacks something or contradicts its sasaran.

        `known` is the sasaran that it goes to, None where it brings a new one.
        """
        lacking = [kepala for kepala in _needed(known) if kepala not in row.isian]
        whole = [self._is_whole(row.isian[k].teks, row.isian[k].di) for k in _uraian_of(row)]
        if not whole:
            lacking.append(join_words(list(uraian.KOLOM)).replace(" dan ", " atau "))
        if lacking:
            pesan = f"indikator baru {row.kunci} belum lengkap: isi {join_words(lacking)}."
            self._problem(row.di, "X040", pesan)
        texts = {
            k: self._text(k, row.isian[k]) for k in (*OF_SASARAN, *OF_INDIKATOR) if k in row.isian
        }
        agrees = known is None or self._agrees(row, known, texts)
        if lacking or None in texts.values() or not all(whole) or not agrees:
            return None
        return _indikator(row, texts)

    def _agrees(
        self, row: BarisBaru, known: Mapping[str, Any], texts: Mapping[str, str | None]
    ) -> bool:
        """X042: what a new row says of a sasaran that is there must be what that says."""
        wrong = [k for k, key in OF_SASARAN.items() if texts.get(k) not in (None, known[key])]
        for kepala in wrong:
            pesan = (
                f"sasaran {known['no_sasaran']} ada dengan {kepala} lain: "
                f'"{known[OF_SASARAN[kepala]]}". Samakan, atau beri No Sasaran yang baru.'
            )
            self._problem(row.isian[kepala].di, "X042", pesan)
        return not wrong

    def _new_sasaran(self, row: BarisBaru) -> dict[str, Any]:
        texts = {key: self._text(k, row.isian[k]) for k, key in OF_SASARAN.items()}
        return {
            **{key: texts[key] for key in ("no_sasaran", "kelompok", "sasaran")},
            "indikator": [],
        }

    def _write(self, edit: Edit, *di: str) -> None:
        self.tulis.append(Tulis(INDICATORS, edit, di))

    def _problem(self, di: str, kode: str, pesan: str) -> None:
        self.problems.append(Problem(Span(di), kode, pesan))


def _needed(known: Mapping[str, Any] | None) -> tuple[str, ...]:
    return _REQUIRED if known else tuple(dict.fromkeys((*OF_SASARAN, *_REQUIRED)))


def _uraian_of(row: BarisBaru) -> list[str]:
    return [kepala for kepala in uraian.KOLOM if kepala in row.isian]


def _indikator(row: BarisBaru, texts: Mapping[str, str | None]) -> dict[str, Any]:
    """The data of a new indicator, its keys in the order of the sources."""
    plain = {way: texts[kepala] for kepala, way in OF_INDIKATOR.items() if texts.get(kepala)}
    pengukuran = {uraian.KOLOM[kepala]: row.isian[kepala].teks for kepala in _uraian_of(row)}
    target = {way[1]: teks for way, teks in plain.items() if way[0] == "target"}
    single = {way[0]: teks for way, teks in plain.items() if len(way) == 1}
    ordered = {key: single[key] for key in _BEFORE if key in single}
    behind = {key: single[key] for key in _BEHIND if key in single}
    return {
        "kode": row.kunci,
        **ordered,
        "pengukuran": new_pengukuran(pengukuran),
        "target": target,
        **behind,
        "penerima": {},
    }
