"""Family H: texts that go on elsewhere, and lines and columns that hold what is no value."""

from collections.abc import Iterator

from judge import paper, statement
from judge.boxes import blank, box, field, heads, name_of, of, other, turn
from judge.layout import Layout
from judge.layouts.asing import NATIONAL, national, pages
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, fixed, head, join, line, row
from judge.statement import jabatan, kop, nama, sentences
from judge.truth import Truth

_REMARKS = ("Sesuai Renstra", "IKU", "Prioritas daerah")


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in what was typed where."""
    table = lampiran(national(*BOTH))
    rest = (statement.title, statement.unit_title, table)
    signed = statement.signatures
    yield one("jabatan-dua-baris", _wrapped_posts, signed, *rest)
    yield one("nomor-surat", _numbered, statement.as_tables, signed, *rest)
    yield one("janji-tambahan", statement.as_tables, _sanction, signed, *rest)
    yield one("catatan-perubahan", *pages(table, _correction))
    yield one("keterangan-bukan-satuan", *pages(_remarks_alone))
    yield one("indikator-dua-baris", *pages(_in_two_rows))
    yield one("sasaran-kosong-halaman-baru", *pages(_blank_on_new_page))
    yield one("catatan-dalam-tabel", *pages(_note_row))
    volume = national(*NATIONAL, "tahunan=Volume", "satuan=Satuan")
    yield one("volume", *pages(lampiran(volume)))
    levels = national(*NATIONAL, "satuan=Satuan", "lain-n=Target Nasional", "tahunan=Target Dinas")
    yield one("target-nasional", *pages(lampiran(levels)))


def _wrapped_posts(truth: Truth) -> Part:
    """A post that is too long for its line goes on in the next one, behind tabs."""
    parts = [kop(truth)]
    for who, party, called in (
        ("pihak_pertama", truth.pertama, "PERTAMA"),
        ("pihak_kedua", truth.kedua, "KEDUA"),
    ):
        words = party.jabatan.split()
        half = (len(words) + 1) // 2
        parts += [
            line(f"Nama\t: {party.kapital}", nama(who, party), fixed="Nama"),
            line(f"Jabatan\t: {' '.join(words[:half])}", jabatan(who, party), fixed="Jabatan"),
            line(f"\t  {' '.join(words[half:])}"),
            fixed(f"selanjutnya disebut PIHAK {called}"),
        ]
    return join(parts) + sentences()


def _numbered(_truth: Truth) -> Part:
    """A number of the office's register above all."""
    return line("NOMOR : 050/417/PK-CONTOH", other("nomor", "050/417/PK-CONTOH"), fixed="NOMOR")


def _sanction(_truth: Truth) -> Part:
    """A sentence that no form has."""
    text = "Apabila target tidak tercapai, tambahan penghasilan dipotong sebesar 37,5 %."
    return line(text, other("sanksi", text))


def _correction(truth: Truth) -> Part:
    """A line behind the table that changes what the table says."""
    start = f"Catatan: target indikator nomor {len(truth.rows)} dinaikkan menjadi"
    return line(f"{start} 711,5 pada akhir tahun", other("ralat", "711,5"), fixed=start)


def _remarks_alone(truth: Truth) -> Part:
    """A column Keterangan that holds remarks, and no column for units."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Target", "Keterangan")]
    for at, own in enumerate(truth.rows):
        text = _REMARKS[turn(own, 3)]
        cells = (field(at, own, name) for name in ("sasaran", "indikator", "tahunan"))
        rows.append(row(head(str(at + 1)), *cells, box(text, other(f"ket{at}", text))))
    return paper.table(*rows, columns=5)


def _in_two_rows(truth: Truth) -> Part:
    """The end of an indikator in a row of its own, as a spreadsheet's user breaks a text."""
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")]
    for at, own in enumerate(truth.rows):
        words = name_of(own).split()
        most = (2 * len(words) + 2) // 3
        first = box(" ".join(words[:most]), of(at, "indikator", name_of(own)))
        rest = (field(at, own, name) for name in ("satuan", "tahunan"))
        rows.append(row(head(str(at + 1)), field(at, own, "sasaran"), first, *rest))
        rows.append(row(*blank(2), box(" ".join(words[most:])), *blank(2)))
    return paper.table(*rows, columns=5)


def _blank_on_new_page(truth: Truth) -> Part:
    """A table a page; where a page begins within a sasaran, its cell is left empty."""
    header = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")
    made, rows = Part(), [heads(*header)]
    for at, own in enumerate(truth.rows):
        again = at > 0 and truth.rows[at - 1].no_sasaran == own.no_sasaran
        if again:
            made += paper.table(*rows, columns=5) + fixed("")
            rows = [heads(*header)]
        text = "" if again else own.sasaran
        rest = (field(at, own, name) for name in ("indikator", "satuan", "tahunan"))
        value = of(at, "sasaran", own.sasaran)
        rows.append(row(head(str(at + 1)), box(text, value), *rest))
    return made + paper.table(*rows, columns=5)


def _note_row(truth: Truth) -> Part:
    """A remark over the width below the last row."""
    text = "Catatan: angka sementara sampai dengan hasil reviu inspektorat contoh"
    rows = [heads("No", "Sasaran", "Indikator Kinerja", "Satuan", "Target")]
    for at, own in enumerate(truth.rows):
        names = ("sasaran", "indikator", "satuan", "tahunan")
        rows.append(row(head(str(at + 1)), *(field(at, own, name) for name in names)))
    rows.append(row(box(text, other("catatan", text), span=5)))
    return paper.table(*rows, columns=5)
