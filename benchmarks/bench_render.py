"""Measures how long one document takes: docxtpl as documented, pkdocs, and the floor.

Run `python benchmarks/bench_render.py`. Ratios of one run can be compared, times cannot. The floor
is deflating parts that are rendered already and writing the zip. The documents of a city share the
texts of their indicators; "pkdocs, all new" has no text in common with the documents before it.
First a template like the city's, then a plain one as the manual of docxtpl shows, whose table has
no row but the repeated one.
"""

import io
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Pt
from docx.table import Table, _Cell
from docxtpl import DocxTemplate
from figures import note

from pkdocs.word import Template
from pkdocs.word.package.archive import Member, deflate, write_archive

COLUMNS = (
    *("NO", "Sasaran", "NO", "Indikator Kinerja", "Sumber Data", "Pengukuran Kinerja"),
    *("I", "II", "III", "IV", "Tahunan", "Keterangan"),
)
WORDS = (
    "nilai yang diperoleh dari hasil penilaian atas penyelenggaraan pelayanan publik "
    "kota administrasi menurut peraturan gubernur nomor tahun tentang persentase jumlah usulan "
    "masyarakat musyawarah perencanaan pembangunan wilayah kecamatan kelurahan ditindaklanjuti "
    "seluruh kegiatan strategis daerah sesuai target triwulan capaian realisasi anggaran laporan "
    "keuangan aset tetap tertib ruang terbuka hijau sampah sumber rumah tangga layak huni drainase "
    "saluran jalan lingkungan pengelolaan kepuasan responden survei indeks unit kerja perangkat"
)
PLAIN_FIELDS = {
    "no": 1,
    "sasaran": 12,
    "indikator": 14,
    "sumber": 2,
    "pengukuran": 150,
    "satuan": 1,
}
"""Columns of the plain template, and the words in a cell of each."""
WITH_TAGS = ("word/document.xml", "word/header1.xml")
ROWS = 16
ROUNDS = 10
FRESH = 400


def main() -> None:
    """Print the milliseconds a document takes each way, and the ratios."""
    note("render", _compare(build_template(), build_context, WITH_TAGS))
    click.echo("\nA plain docxtpl template: ", nl=False)
    note("render plain", _compare(build_plain_template(), build_plain_context, WITH_TAGS[:1]))


def _compare(
    data: bytes, contexts: Callable[[int], dict[str, object]], with_tags: Sequence[str]
) -> dict[str, float]:
    """Print and return the milliseconds of each way to fill one template."""
    template, context = Template.load(data), contexts(0)
    made = template.render(context)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rendered = {name: parts.pop(name) for name in with_tags}
    kept = [deflate(name, content) for name, content in parts.items()]
    fresh = cycle([contexts(number) for number in range(1, FRESH + 1)])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "template.docx"
        path.write_bytes(data)
        ways = {
            "docxtpl": lambda: _by_docxtpl(path, context),
            "pkdocs": lambda: template.render(context),
            "pkdocs, all new": lambda: template.render(next(fresh)),
            "floor": lambda: _floor(kept, rendered),
        }
        times = _measure(ways)
    characters = sum(len(text) for text in _texts(context))
    click.echo(f"{characters:,} characters, document.xml {len(rendered[with_tags[0]]):,} bytes")
    for name, milliseconds in times.items():
        against = times["docxtpl"] / milliseconds, milliseconds / times["floor"]
        click.echo(f"{name:16} {milliseconds:8.3f} ms {against[0]:8.1f} x docxtpl", nl=False)
        click.echo(f" {against[1]:8.2f} x floor")
    return times


def _by_docxtpl(path: Path, context: dict[str, object]) -> bytes:
    made = DocxTemplate(path)
    made.render(context, autoescape=True)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _floor(kept: list[Member], rendered: dict[str, bytes]) -> bytes:
    fresh = (deflate(name, content) for name, content in rendered.items())
    return write_archive([*kept, *fresh])


def _measure(ways: dict[str, Callable[[], bytes]]) -> dict[str, float]:
    """Return the best milliseconds of each way; the ways take turns, so load meets all alike."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            repeats = 2 if name == "docxtpl" else 100
            start = time.perf_counter()
            for _ in range(repeats):
                way()
            best[name] = min(best[name], (time.perf_counter() - start) / repeats * 1000)
    return best


def build_template() -> bytes:
    """Return a statement page and a landscape table of twelve columns, as a docx."""
    made = Document()
    _add_statement(made)
    section = made.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_paragraph("{{ judul_lampiran }}")
    _add_table(made.add_table(rows=0, cols=len(COLUMNS), style="Table Grid"))
    _set_fonts(made)
    header = made.sections[0].header
    header.paragraphs[0].text = "{%p if konsep %}"
    header.add_paragraph("{{ konsep }}")
    header.add_paragraph("{%p endif %}")
    header.add_paragraph("")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def build_plain_template() -> bytes:
    """Return one table as the manual of docxtpl shows: a row with tags around it, nothing else."""
    made = Document()
    made.add_paragraph("{{ judul }}")
    table = made.add_table(rows=0, cols=len(PLAIN_FIELDS), style="Table Grid")
    rest = [""] * (len(PLAIN_FIELDS) - 1)
    _add_row(table, ("{%tr for b in baris %}", *rest))
    _add_row(table, [f"{{{{ b.{field} }}}}" for field in PLAIN_FIELDS])
    _add_row(table, ("{%tr endfor %}", *rest))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def build_plain_context(variant: int = 0) -> dict[str, object]:
    """Return data for `ROWS` rows of the plain template, as many characters in all."""
    numbers = range(variant * 1_000 + 1, variant * 1_000 + ROWS + 1)
    return {
        "judul": "PERJANJIAN KINERJA",
        "baris": [_build_plain_row(number) for number in numbers],
    }


def _build_plain_row(number: int) -> dict[str, object]:
    return {
        field: _text(number * 100 + place, words)
        for place, (field, words) in enumerate(PLAIN_FIELDS.items())
    }


def build_context(variant: int = 0) -> dict[str, object]:
    """Return data for `ROWS` rows, about 24,000 characters in all; each variant has its own."""
    sasaran = [_build_sasaran(variant * 1_000 + number) for number in range(1, ROWS + 1)]
    pihak = {"nama": "Yani Wahyu Purwoko", "jabatan": "Walikota", "baris_nip": "NIP 19730224"}
    return {
        "kop": ["PEMERINTAH PROVINSI DAERAH KHUSUS", "IBUKOTA JAKARTA"],
        "judul_lampiran": "PERJANJIAN KINERJA KEPALA PERANGKAT DAERAH TAHUN 2023",
        "tahun": "2023",
        "konsep": "",
        "pihak_pertama": pihak,
        "pihak_kedua": pihak,
        "kelompok": [{"judul": "Sasaran Strategis", "sasaran": sasaran}],
    }


def _build_sasaran(number: int) -> dict[str, object]:
    baris = {
        "no": str(number),
        "indikator": [_text(number, 10)],
        "lingkup": "",
        "sumber_data": "e-SAKIP" if number % 4 else "PAN&RB",
        "pengukuran": [
            {"jenis": jenis, "tanda": f"{index}.", "teks": _text(number * 10 + index, 18)}
            for index, jenis in enumerate(("judul", *["butir"] * 5, *["paragraf"] * 2))
        ],
        **dict.fromkeys(("tw1", "tw2", "tw3", "tw4", "tahunan"), "86,75"),
        "satuan": "Persentase",
    }
    return {"no": str(number), "sasaran": [_text(number * 7, 12)], "pertama": baris, "berikut": []}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _text(seed: int, words: int) -> str:
    """Return a sentence that differs for each `seed`, the same in every run."""
    chosen: list[str] = []
    vocabulary = WORDS.split()
    for _ in range(words):
        seed = (seed * 1_103_515_245 + 12_345) % 2**31
        chosen.append(vocabulary[(seed >> 16) % len(vocabulary)])
    return " ".join(chosen).capitalize()


def _set_fonts(made: DocumentObject) -> None:
    """Give every run its own font and size, as Word does."""
    cells = (cell for table in made.tables for row in table.rows for cell in row.cells)
    for paragraph in (*made.paragraphs, *(item for cell in cells for item in cell.paragraphs)):
        paragraph.paragraph_format.space_after = Pt(0)
        for run in paragraph.runs:
            run.font.name = "Arial"
            run.font.size = Pt(8)


def _add_statement(made: DocumentObject) -> None:
    for text in (
        *("{%p for baris in kop %}", "{{ baris }}", "{%p endfor %}", "TAHUN {{ tahun }}"),
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif dan akuntabel, kami:",
        "Nama: {{ pihak_pertama.nama }}",
        "Jabatan: {{ pihak_pertama.jabatan }}",
        "Nama: {{ pihak_kedua.nama }}",
        "Jabatan: {{ pihak_kedua.jabatan }}",
        *("{%p if pihak_pertama.baris_nip %}", "{{ pihak_pertama.baris_nip }}", "{%p endif %}"),
    ):
        made.add_paragraph(text)


def _add_table(table: Table) -> None:
    _add_row(table, COLUMNS)
    _add_tag_row(table, "{%tr for k in kelompok %}")
    _add_tag_row(table, "{{ k.judul }}")
    _add_tag_row(table, "{%tr for s in k.sasaran %}")
    _add_indikator_row(table, "s.pertama")
    _add_tag_row(table, "{%tr for b in s.berikut %}")
    _add_indikator_row(table, "b")
    for _ in range(3):
        _add_tag_row(table, "{%tr endfor %}")


def _add_tag_row(table: Table, text: str) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx
    row.cells[0].merge(row.cells[-1]).text = text


def _add_indikator_row(table: Table, name: str) -> None:
    fields = ("tw1", "tw2", "tw3", "tw4", "tahunan", "satuan")
    cells = ("{{ s.no }}", "", f"{{{{ {name}.no }}}}", "", f"{{{{ {name}.sumber_data }}}}", "")
    row = _add_row(table, (*cells, *(f"{{{{ {name}.{field} }}}}" for field in fields)))
    for text in ("{%p for p in s.sasaran %}", "{{ p }}", "{%p endfor %}"):
        row[1].add_paragraph(text)
    for text in (f"{{%p for p in {name}.indikator %}}", "{{ p }}", "{%p endfor %}"):
        row[3].add_paragraph(text)
    for text in (
        *(f"{{%p for u in {name}.pengukuran %}}", "{%p if u.jenis == 'judul' %}", "{{ u.teks }}"),
        *("{%p elif u.jenis == 'butir' %}", "{{ u.tanda }}\t{{ u.teks }}"),
        *("{%p else %}", "{{ u.teks }}", "{%p endif %}", "{%p endfor %}"),
    ):
        row[5].add_paragraph(text)


def _add_row(table: Table, texts: Sequence[str]) -> list[_Cell]:
    cells = table.add_row().cells  # type: ignore[no-untyped-call]  # python-docx
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text
    return list(cells)


if __name__ == "__main__":
    main()
