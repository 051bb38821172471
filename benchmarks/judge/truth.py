"""The truth: what an agreement says, as plain values, from the projects shipped here.

Holders that the sources do not name are made up, and named so.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.years import open_year
from pkdocs.base.problem import Span
from pkdocs.base.text import join_words, without_bold
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.nilai import parse_nilai
from pkdocs.outputs.document import document
from pkdocs.outputs.form import Form, load_form

ROOT = Path(__file__).parent.parent.parent
PERIODE = ("tw1", "tw2", "tw3", "tw4", "tahunan")
_KELOMPOK = {"strategis": "Strategis", "khusus": "Khusus", "operasional": "Operasional"}
_HERE = Span("judge")
_CONTOH = domain.Pejabat("Wira Contoh", "", "S.Sos", "198001012005011001", "", _HERE)
_ATASAN = domain.Pejabat("Sari Contoh", "Dr.", "M.Si", "197502022000032002", "", _HERE)
_PROGRAM = (
    ("Program Penunjang Urusan Pemerintahan Daerah", "8797819537"),
    ("Program Pemberdayaan Masyarakat Kelurahan", "1250000000"),
)
"""Made up: the shipped agreements print no programs."""


class Row(Struct, frozen=True):
    """One indikator as it should be read; `target` by PERIODE, "N/A" where not measured."""

    kelompok: str
    no_sasaran: str
    sasaran: str
    no_indikator: str
    indikator: str
    lingkup: str
    sumber_data: str
    pengukuran: tuple[str, ...]
    target: dict[str, str]
    satuan: str


class Party(Struct, frozen=True):
    """A party: the name in capitals, as the lampiran writes it, and its post in full and short."""

    kapital: str
    nama: str
    nip: str
    jabatan: str
    singkat: str


class Truth(Struct, frozen=True):
    """An agreement as plain values; `program` pairs each program with its whole rupiah."""

    name: str
    tahun: str
    unit: str
    pertama: Party
    kedua: Party
    rows: tuple[Row, ...]
    program: tuple[tuple[str, str], ...] = ()


class Source(Struct, frozen=True):
    """An agreement of the program and the form that prints it."""

    name: str
    perjanjian: domain.Perjanjian
    form: Form

    def print(self) -> bytes:
        """Return the document that the program makes of it."""
        return document(self.perjanjian, self.form)


@cache
def sources() -> tuple[Source, ...]:
    """Return the agreements that are laid out: three of a Walikota, three of other posts."""
    old, new = list(_open(ROOT / "contoh/2022")), list(_open(ROOT))
    walikota = dict(old)["walikota"]
    others = dict(new)
    return (
        Source("walikota-2022-khas", _distinct(walikota[0]), walikota[1]),
        Source("walikota-2022", *walikota),
        Source("walikota-2023", *others["walikota"]),
        Source("asisten-2023", *others["asisten-pemerintahan"]),
        Source("camat-2023", *others["camat-cengkareng"]),
        Source("lurah-2023", *others["lurah-tambora"]),
    )


def _open(folder: Path) -> Iterator[tuple[str, tuple[domain.Perjanjian, Form]]]:
    year = open_year(folder)
    form = load_form(folder, year.organisasi.naskah, year.katalog).value
    if form is None:
        raise ValueError(f"{folder}: no usable template")
    for kode, perjanjian in year.perjanjian.items():
        yield kode, (_held(perjanjian), form)


def _held(perjanjian: domain.Perjanjian) -> domain.Perjanjian:
    """The agreement with a holder on both sides."""
    first, second = perjanjian.pihak_pertama, perjanjian.pihak_kedua
    return replace(
        perjanjian,
        pihak_pertama=replace(first, pejabat=first.pejabat or _CONTOH),
        pihak_kedua=replace(second, pejabat=second.pejabat or _ATASAN),
    )


def _distinct(perjanjian: domain.Perjanjian) -> domain.Perjanjian:
    """The agreement with a target of its own in every cell: a cell read twice or shifted shows."""
    rows = [_own_targets(place, row) for place, row in enumerate(perjanjian.baris)]
    return replace(perjanjian, baris=tuple(rows))


def _own_targets(place: int, row: domain.Baris) -> domain.Baris:
    if row.target is None or row.target.tahunan is None:
        return row
    if row.target.tahunan.ragam is domain.Ragam.PREDIKAT:
        return row
    percent = "%" if row.target.tahunan.ragam is domain.Ragam.PERSEN else ""
    nilai = [parse_nilai(f"{21 + 3 * place},{quarter}{percent}") for quarter in (1, 2, 3, 4, 6)]
    return replace(row, target=domain.Target(*nilai))


def with_program(perjanjian: domain.Perjanjian) -> domain.Perjanjian:
    """Return the agreement with two made-up programs."""
    kode = perjanjian.jabatan.kode
    programs = [
        domain.Program(kode, name, Decimal(rupiah), "APBD", _HERE) for name, rupiah in _PROGRAM
    ]
    return replace(perjanjian, program=tuple(programs))


def to_truth(name: str, perjanjian: domain.Perjanjian) -> Truth:
    """Return what an agreement says."""
    return Truth(
        name=name,
        tahun=str(perjanjian.tahun),
        unit=perjanjian.jabatan.unit,
        pertama=_party(perjanjian.pihak_pertama),
        kedua=_party(perjanjian.pihak_kedua),
        rows=tuple(_row(row) for row in perjanjian.baris),
        program=tuple((p.program, str(p.anggaran)) for p in perjanjian.program),
    )


def _party(pihak: domain.Pihak) -> Party:
    pejabat = pihak.pejabat
    if pejabat is None:
        raise ValueError("a truth names both parties")
    return Party(
        wording.format_nama(pejabat, kapital=True),
        wording.format_nama(pejabat),
        pejabat.nip,
        wording.format_jabatan(pihak),
        pihak.jabatan.singkat,
    )


def _row(row: domain.Baris) -> Row:
    target = row.target or domain.Target(None, None, None, None, None)
    nilai = (*target.triwulan, target.tahunan)
    return Row(
        kelompok=f"Sasaran {_KELOMPOK[row.kelompok]}",
        no_sasaran=row.no_sasaran,
        sasaran=" ".join(row.sasaran.split()),
        no_indikator=row.no_indikator,
        indikator=" ".join(row.indikator.split()),
        lingkup=f"({join_words(row.lingkup)})" if row.lingkup else "",
        sumber_data=row.sumber_data,
        pengukuran=tuple(_pengukuran(row)),
        target={key: n.teks if n else "N/A" for key, n in zip(PERIODE, nilai, strict=True)},
        satuan=row.satuan,
    )


def _pengukuran(row: domain.Baris) -> Iterator[str]:
    for uraian in row.pengukuran:
        if uraian.judul:
            yield f"{uraian.judul}:"
        for block in uraian.isi:
            text = without_bold(block if isinstance(block, str) else f"{block.tanda} {block.teks}")
            yield from (" ".join(line.split()) for line in text.split("\n") if line.strip())
