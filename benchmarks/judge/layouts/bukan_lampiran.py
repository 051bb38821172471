"""Family G: other tables beside the lampiran, and a lampiran that goes on."""

from collections.abc import Iterator, Sequence

from judge import paper
from judge.lampiran import Plan, columns, lay_out
from judge.layout import Layout, Piece
from judge.layouts.asing import NATIONAL, national, pages
from judge.layouts.kota import KOTA, SHORT, fixed_line, lampiran, second_title, whole
from judge.paper import Part, Value, cell, fixed, head, join, line, row
from judge.truth import Truth
from pkdocs.base.values import replace

_ACTIONS = (
    ("Menyusun jadwal evaluasi", "Dokumen jadwal", "Februari"),
    ("Mengadakan rapat koordinasi", "Notula rapat", "Maret"),
    ("Menyampaikan laporan hasil", "Laporan tertulis", "Desember"),
)
_TEAM = (("Kolonel Contoh", "Ketua"), ("Mayor Contoh", "Sekretaris"), ("Letnan Contoh", "Anggota"))


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family."""
    national_ = national(*NATIONAL, "tahunan=Target", "satuan=Satuan")
    for form, make, plan in (("kota", whole, SHORT), ("asing", pages, national_)):
        for name, piece in (
            ("rencana-aksi", _actions),
            ("tim", _team),
            ("ringkasan", _summary),
            ("ringkasan-lain", _other_summary),
            ("sejarah", _revisions),
        ):
            around = make(lampiran(plan), piece)
            yield Layout(f"G-{name}-{form}", "G", form, around)
    yield from _going_on()
    yield Layout("G-ringkasan-di-depan", "G", "kota", (_front_summary, *whole(lampiran(SHORT))))
    yield Layout("G-dua-tabel-sasaran", "G", "asing", pages(_two_tables))


def _other_table(
    title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], name: str
) -> Part:
    """A table whose words are all to be listed."""
    made = [row(*(head(text) for text in heads))]
    for at, texts in enumerate(rows):
        made.append(
            row(
                *(
                    cell(line(text, Value(("lain", f"{name}{at}.{n}"), text)))
                    for n, text in enumerate(texts)
                )
            )
        )
    return fixed(title) + paper.table(*made, columns=len(heads))


def _actions(_truth: Truth) -> Part:
    rows = [(str(at + 1), *texts) for at, texts in enumerate(_ACTIONS)]
    heads = ("No", "Rencana Aksi", "Keluaran", "Waktu")
    made = _other_table("RENCANA AKSI", heads, rows, "aksi")
    return replace(
        made,
        values=tuple(v for v in made.values if not v.text.isdigit()),
        fixed=made.fixed + " 1 2 3",
    )


def _team(_truth: Truth) -> Part:
    return _other_table("SUSUNAN TIM", ("Nama", "Kedudukan dalam Tim"), _TEAM, "tim")


def _revisions(_truth: Truth) -> Part:
    rows = (("Revisi pertama", "Perbaikan salah ketik"), ("Revisi kedua", "Penyesuaian judul"))
    return _other_table("RIWAYAT DOKUMEN", ("Versi", "Uraian Perubahan"), rows, "revisi")


def _summary(truth: Truth) -> Part:
    """The same indikator and targets once more, in short."""
    heads = ("No", "Indikator Kinerja", "Target")
    made = [row(*(head(text) for text in heads))]
    for at, own in enumerate(truth.rows):
        name = f"{own.indikator} {own.lingkup}".strip()
        made.append(row(head(str(at + 1)), _same(name), _same(own.target["tahunan"])))
    return fixed("RINGKASAN INDIKATOR") + paper.table(*made, columns=3)


def _same(text: str) -> Part:
    """A cell whose words stand in the lampiran already."""
    return cell(line(text))


def _other_summary(truth: Truth) -> Part:
    """A short table that gives other targets: none of them may be taken, each is to be listed."""
    heads = ("No", "Indikator Kinerja", "Target")
    made = [row(*(head(text) for text in heads))]
    for at, own in enumerate(truth.rows[:4]):
        other = f"{311 + at},4"
        value = Value(("lain", f"ringkasan{at}"), other)
        name = f"{own.indikator} {own.lingkup}".strip()
        made.append(row(head(str(at + 1)), _same(name), cell(line(other, value))))
    return fixed("INDIKATOR KINERJA UTAMA") + paper.table(*made, columns=3)


def _front_summary(truth: Truth) -> Part:
    """Contents before the statement: sasaran by number and page."""
    rows = [row(head(own.no_sasaran), _same(own.sasaran), head("1")) for own in truth.rows[:3]]
    table = paper.table(row(head("No"), head("Uraian"), head("Halaman")), *rows, columns=3)
    return fixed("DAFTAR ISI") + table


def _going_on() -> Iterator[Layout]:
    for name, plan in (
        ("lanjutan-teks", replace(KOTA, cuts=(3,), again=False, between="Lanjutan")),
        ("lanjutan-grid", replace(KOTA, cuts=(3,), again=False, between="Lanjutan", wider=True)),
        ("lanjutan-kepala", replace(KOTA, cuts=(3, 7), between="Lanjutan tabel")),
    ):
        yield Layout(f"G-{name}", "G", "kota", whole(lampiran(plan)))
    parts = national(*NATIONAL, "tahunan=Target", "satuan=Satuan")
    yield Layout(
        "G-lanjutan-asing", "G", "asing", pages(lampiran(replace(parts, cuts=(4,), again=False)))
    )
    yield Layout("G-dua-lampiran", "G", "kota", _two_lampiran())


def _two_lampiran() -> tuple[Piece, ...]:
    """The year in one table, the quarters of the same indikator in another behind it."""
    year = columns(
        "no_sasaran=NO",
        "sasaran=Sasaran",
        "no_indikator=NO",
        "indikator=Indikator Kinerja",
        "tahunan=Tahunan",
        "satuan=Keterangan",
    )
    piece = lampiran(Plan(year))
    return (*whole(piece), fixed_line, second_title, _quarters_again)


def _quarters_again(truth: Truth) -> Part:
    """A second table with the quarters: read in the same rows, or listed."""
    own = Plan(
        columns(
            "no=No",
            "indikator=Indikator Kinerja",
            "tw1=TW I",
            "tw2=TW II",
            "tw3=TW III",
            "tw4=TW IV",
        ),
        groups="none",
    )
    made = lay_out(truth, own)
    return replace(made, values=tuple(v for v in made.values if v.key[-1] != "indikator"))


def _two_tables(truth: Truth) -> Part:
    """Two tables with the same header, each for some of the sasaran, under headings."""
    half = max(1, len(truth.rows) // 2)
    plan = national(*NATIONAL, "tahunan=Target", "satuan=Satuan")
    made = lay_out(truth, replace(plan, cuts=(half,), between="B. Sasaran Pendukung"))
    return join((fixed("A. Sasaran Utama"), made))
