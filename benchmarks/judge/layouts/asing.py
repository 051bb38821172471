"""Family B: the national form (PermenPAN 53/2014) and what offices elsewhere make of it."""

from collections.abc import Iterator

from judge import hands, programs, statement
from judge.lampiran import Plan, columns
from judge.layout import Layout, Piece
from judge.layouts.kota import lampiran
from judge.paper import Part, fixed
from judge.truth import Truth
from pkdocs.base.values import replace

NATIONAL = ("no=No", "sasaran=Sasaran Strategis", "indikator=Indikator Kinerja")


def national(*texts: str, numbers: str = "") -> Plan:
    """Return the plan of a national form with these columns."""
    return Plan(columns(*texts), groups="none", numbers=numbers)


def pages(table_piece: Piece, *after: Piece) -> tuple[Piece, ...]:
    """Return the pages of an office elsewhere: statement, title, unit, table."""
    return (
        statement.as_tables,
        statement.signatures,
        statement.title,
        statement.unit_title,
        table_piece,
        *after,
    )


def _asing(name: str, plan: Plan) -> Layout:
    return Layout(f"B-{name}", "B", "asing", pages(lampiran(plan)))


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family."""
    yield from _targets()
    yield from _numbers()
    yield from _programs()
    yield from _offices()


def _targets() -> Iterator[Layout]:
    for name, text in (
        ("target", "Target"),
        ("target-th", "Target Th. {tahun}"),
        ("target-ta", "Target TA {tahun}"),
        ("tahun", "Tahun {tahun}"),
        ("target-tahun", "Target Tahun {tahun}"),
        ("target-kinerja", "Target Kinerja"),
        ("target-angka", "Target {tahun}"),
    ):
        yield Layout(f"B-{name}", "B", "asing", pages(_of_year(text)))
    yield _asing("satuan-dahulu", national(*NATIONAL, "satuan=Satuan", "tahunan=Target"))
    yield _asing("tanpa-satuan", national(*NATIONAL, "tahunan=Target"))
    yield _asing(
        "satuan-dalam-target", replace(national(*NATIONAL, "tahunan=Target"), hand=hands.with_unit)
    )


def _of_year(text: str) -> Piece:
    def piece(truth: Truth) -> Part:
        head = text.replace("{tahun}", truth.tahun)
        return lampiran(national(*NATIONAL, f"tahunan={head}", "satuan=Satuan"))(truth)

    return piece


def _numbers() -> Iterator[Layout]:
    both = (*NATIONAL, "tahunan=Target", "satuan=Satuan")
    yield _asing("nomor-1", national(*both, numbers="1"))
    yield _asing("nomor-kurung", national(*both, numbers="(1)"))
    turned = (*NATIONAL, "satuan=Satuan", "tahunan=Target")
    yield _asing("nomor-1-target-akhir", national(*turned, numbers="1"))
    yield _asing("nomor-empat-kolom", national(*NATIONAL, "tahunan=Target", numbers="(1)"))


def _programs() -> Iterator[Layout]:
    both = (*NATIONAL, "tahunan=Target", "satuan=Satuan")
    plan = national(*both)
    for name, piece in (
        ("ket", programs.as_table("Program", "Anggaran", "Ket")),
        ("no", programs.as_table("No", "Program", "Anggaran", "Keterangan")),
        ("nama", programs.as_table("No", "Nama Program", "Jumlah Anggaran Program (Rp)")),
        ("kegiatan", programs.as_table("No", "Program/Kegiatan", "Anggaran (Rp)", "Ket")),
        ("jumlah", programs.as_table("Program", "Anggaran", "Ket", total=True)),
        ("nomor-kolom", programs.as_table("No", "Program", "Anggaran", "Ket", numbers=True)),
        ("pagu", programs.as_table("No", "Uraian Program", "Pagu Anggaran (Rp)", "Ket")),
        ("tab", programs.as_tab_lines),
        ("indikator", programs.with_indicators),
        ("berjenjang", programs.by_level),
    ):
        own = name == "berjenjang"  # the activities below a program are no programs elsewhere
        around = pages(lampiran(plan), piece)
        yield Layout(f"B-program-{name}", "B", "asing", around, program=True, own=own)
    for name, money in (
        ("koma", programs.commas),
        ("sen", programs.with_sen),
        ("rp", programs.with_rp),
        ("rp-titik", programs.with_rp_space),
    ):
        piece = programs.as_table("No", "Program", "Anggaran", "Ket", money=money)
        around = pages(lampiran(plan), piece)
        yield Layout(f"E-anggaran-{name}", "E", "asing", around, program=True)


def _offices() -> Iterator[Layout]:
    yield Layout("B-kabupaten", "B", "asing", _kabupaten())
    ministry = national(
        "no=No",
        "sasaran=Sasaran Program/Kegiatan",
        "indikator=Indikator Kinerja Utama",
        "tahunan=Target",
        "satuan=Satuan",
    )
    yield _asing("kementerian", ministry)
    individual = national(
        "no=No.",
        "sasaran=Kinerja Utama",
        "indikator=Indikator Kinerja Individu",
        "satuan=Satuan",
        "tahunan=Target",
    )
    yield _asing("individu", individual)
    outcome = national(
        "no=NO",
        "sasaran=SASARAN STRATEGIS",
        "indikator=INDIKATOR KINERJA UTAMA (IKU)",
        "satuan=SATUAN",
        "tahunan=TARGET",
    )
    yield _asing("iku", outcome)
    described = national(
        "no=No",
        "sasaran=Uraian Sasaran",
        "indikator=Indikator Kinerja Sasaran",
        "pengukuran=Formulasi Perhitungan",
        "sumber_data=Sumber Data",
        "tahunan=Target",
        "satuan=Satuan",
    )
    yield _asing("formulasi", described)
    plan = national(*NATIONAL, "tahunan=Target", "satuan=Satuan")
    blank = replace(plan, sasaran="blank")
    yield _asing("sasaran-kosong", blank)


def _kabupaten() -> tuple[Piece, ...]:
    """A regency: PIHAK KESATU, signatures in one row, sasaran of two kinds in one head."""
    plan = national(
        "no_sasaran=NO",
        "sasaran=SASARAN STRATEGIS/SASARAN",
        "indikator=INDIKATOR KINERJA",
        "tahunan=TARGET",
    )
    return (
        statement.kesatu,
        lambda truth: statement.signatures_in_one_row(truth, "KESATU"),
        _heading,
        lampiran(plan),
    )


def _heading(truth: Truth) -> Part:
    return statement.title(truth) + statement.unit_title(truth) + fixed("")
