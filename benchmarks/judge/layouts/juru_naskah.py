"""Family I: the city's papers as clerks put them together: twice, with letters, of last year."""

from collections.abc import Iterator
from itertools import groupby

from judge import statement
from judge.boxes import other
from judge.lampiran import Plan, columns, lay_out
from judge.layout import Layout
from judge.layouts.juru_kolom import clerk
from judge.layouts.kota import (
    BEFORE,
    KOTA,
    ROMAN,
    SHORT,
    fixed_line,
    lampiran,
    second_title,
    whole,
)
from judge.paper import Part, Value, cell, fixed, head, join, line, paragraph, row, run, table
from judge.statement import jabatan, kop, nama, nip, sentences
from judge.truth import Party, Row, Truth
from pkdocs.base.values import replace

_SHORT = lampiran(SHORT)
_CALLED = (("pihak_pertama", "PERTAMA"), ("pihak_kedua", "KEDUA"))
_DOTS = "…………………………"


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in their papers."""
    yield from _parties()
    pages = whole(_SHORT)
    yield clerk("naskah-dua-kali", *pages, *pages)
    yield clerk("naskah-dua-kali-beda", *pages, *pages[:-1], _other_copy)
    yield clerk("lampiran-per-kelompok", *whole(_by_group))
    yield clerk("kaki-halaman", *whole(_footed))
    yield clerk("surat-pengantar", _letter, *pages)
    yield clerk("daftar-isi-otomatis", _contents, *pages)
    late = (_last_year, *pages[3:])
    yield clerk("tahun-tertinggal", *pages[:2], *late)


def _parties() -> Iterator[Layout]:
    rest = (second_title, statement.block_table, fixed_line, _SHORT)
    yield clerk("gelar-tertukar", _other_degrees, _signed_other_degrees, *rest)
    acting = (second_title, _acting_block, fixed_line, _SHORT)
    yield clerk("plt", _acting, _signed_acting, *acting, own=True)
    yield clerk("pihak-bersarang", _nested, statement.signatures, *rest)
    yield clerk("pihak-satu-dua", _roman_parties, *rest)
    yield clerk("titik-titik", _unfilled, *rest, own=True)


def _of(truth: Truth) -> tuple[tuple[str, Party, str], ...]:
    parties = (truth.pertama, truth.kedua)
    return tuple(
        (who, party, called) for (who, called), party in zip(_CALLED, parties, strict=True)
    )


def _turned(kapital: str) -> str:
    """A name with its degrees elsewhere: those behind in front, those in front behind."""
    name, *behind = kapital.split(", ")
    if name.startswith("Dr. "):
        return ", ".join((name.removeprefix("Dr. "), *behind, "Dr."))
    return " ".join((*(f"{degree}." for degree in behind), name))


def _turned_value(who: str, party: Party) -> Value:
    printed = _turned(party.kapital)
    return Value((who, "nama"), printed, (printed, party.kapital))


def _spaced(digits: str) -> str:
    return f"{digits[:8]} {digits[8:14]} {digits[14:15]} {digits[15:]}"


def _other_degrees(truth: Truth) -> Part:
    """Degrees on the other side of the name, NIP in groups."""
    parts = [kop(truth)]
    for who, party, called in _of(truth):
        name = line(f"Nama : {_turned(party.kapital)}", _turned_value(who, party), fixed="Nama")
        parts.append(name)
        if party.nip:
            spaced = _spaced(party.nip)
            parts.append(line(f"NIP : {spaced}", *nip(who, party, spaced), fixed="NIP"))
        post = line(f"Jabatan : {party.jabatan}", jabatan(who, party), fixed="Jabatan")
        parts += [post, fixed(f"selanjutnya disebut PIHAK {called}")]
    return join(parts) + sentences()


def _signed_other_degrees(truth: Truth) -> Part:
    boxes = []
    for who, party, called in reversed(_of(truth)):
        lines = [fixed(f"PIHAK {called},"), fixed("")]
        lines.append(line(_turned(party.kapital), _turned_value(who, party)))
        if party.nip:
            spaced = _spaced(party.nip)
            lines.append(line(f"NIP. {spaced}", *nip(who, party, spaced), fixed="NIP"))
        boxes.append(cell(join(lines)))
    return fixed(f"Jakarta, 6 Februari {truth.tahun}") + table(row(*boxes), columns=2)


def _acting_post(party: Party, post: str) -> Value:
    printed = f"Plt. {post}"
    accepts = (printed, f"Plt. {party.jabatan}", f"Plt. {party.singkat}")
    return Value(("pihak_pertama", "jabatan"), printed, accepts)


def _as_acting(truth: Truth) -> Truth:
    first = truth.pertama
    acting = replace(first, jabatan=f"Plt. {first.jabatan}", singkat=f"Plt. {first.singkat}")
    return replace(truth, pertama=acting)


def _acting(truth: Truth) -> Part:
    """Who promises is acting: `Plt.` before the post wherever it stands."""
    return statement.as_lines(_as_acting(truth))


def _signed_acting(truth: Truth) -> Part:
    return statement.signatures(_as_acting(truth))


def _acting_block(truth: Truth) -> Part:
    return statement.block_table(_as_acting(truth))


def _nested(truth: Truth) -> Part:
    """A frame of two cells; in each the party in a table of its own, and the sentence behind."""
    rows = []
    for at, (who, party, called) in enumerate(_of(truth)):
        inner = table(
            row(head("Nama"), head(":"), cell(line(party.kapital, nama(who, party)))),
            row(head("Jabatan"), head(":"), cell(line(party.jabatan, jabatan(who, party)))),
            columns=3,
        )
        told = fixed(f"selanjutnya disebut PIHAK {called}")
        rows.append(row(head(f"{at + 1}."), cell(inner + told)))
    return kop(truth) + table(*rows, columns=2) + sentences()


def _roman_parties(truth: Truth) -> Part:
    """A template of elsewhere: `Nama Pejabat`, `Nama Jabatan`, PIHAK I and PIHAK II."""
    parts, boxes = [kop(truth, "I")], []
    for (who, party, _), called in zip(_of(truth), ("I", "II"), strict=True):
        named, post = nama(who, party), jabatan(who, party)
        parts += [
            line(f"Nama Pejabat\t: {party.kapital}", named, fixed="Nama Pejabat"),
            line(f"Nama Jabatan\t: {party.jabatan}", post, fixed="Nama Jabatan"),
            fixed(f"yang selanjutnya disebut PIHAK {called}"),
        ]
        number = line(f"NIP {party.nip}", *nip(who, party), fixed="NIP") if party.nip else Part()
        signed = (fixed(f"PIHAK {called},"), fixed(""), line(party.kapital, named), number)
        boxes.append(cell(join(signed)))
    signatures = fixed(f"Jakarta, 6 Februari {truth.tahun}") + table(row(*boxes[::-1]), columns=2)
    return join(parts) + sentences("I") + fixed("PIHAK II") + signatures


def _unfilled(truth: Truth) -> Part:
    """Dots where the name of the superior, the NIP and the day of signing are still to come."""
    first, second = truth.pertama, truth.kedua
    own, above = jabatan("pihak_pertama", first), jabatan("pihak_kedua", second)
    return (
        kop(truth)
        + line(f"Nama : {first.kapital}", nama("pihak_pertama", first), fixed="Nama")
        + line(f"Jabatan : {first.jabatan}", own, fixed="Jabatan")
        + fixed("selanjutnya disebut PIHAK PERTAMA")
        + fixed(f"Nama : {_DOTS}")
        + line(f"Jabatan : {second.jabatan}", above, fixed="Jabatan")
        + fixed("selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA")
        + sentences()
        + table(
            row(head(""), head(f"Jakarta, …… Februari {truth.tahun}")),
            row(head("PIHAK KEDUA,"), head("PIHAK PERTAMA,")),
            row(head(_DOTS), cell(line(first.kapital, nama("pihak_pertama", first)))),
            row(
                head(f"NIP {_DOTS}"),
                cell(line(f"NIP {first.nip}", *nip("pihak_pertama", first), fixed="NIP")),
            ),
            columns=2,
        )
    )


def _other_copy(truth: Truth) -> Part:
    """The table of the second copy, in which one target was mended and not in the first."""
    last = truth.rows[-1]

    def alter(own: Row) -> Row:
        return replace(own, target=own.target | {"tahunan": "811,5"}) if own == last else own

    made = lay_out(truth, replace(SHORT, alter=alter))
    return replace(made, values=(other("salinan", "811,5"),))


def _shifted(part: Part, start: int) -> Part:
    """The values of a part of the rows, by their places in the whole."""
    moved = (replace(v, key=("baris", str(int(v.key[1]) + start), v.key[2])) for v in part.values)
    return replace(part, values=tuple(moved))


def _by_group(truth: Truth) -> Part:
    """A table a group under a heading; those behind the first have fewer and other columns."""
    fewer = Plan(columns(*BEFORE, "satuan=Satuan", *ROMAN, "tahunan=Tahunan"), groups="none")
    made, at = Part(), 0
    groups = [(name, tuple(rows)) for name, rows in groupby(truth.rows, lambda own: own.kelompok)]
    for number, (name, rows) in enumerate(groups):
        plan = fewer if number else replace(KOTA, groups="none")
        title = f"{'I' * (number + 1)}. {name.upper()}"
        keys = tuple(
            Value(("baris", str(n), "kelompok"), name, (name, title), title)
            for n in range(at, at + len(rows))
        )
        body = lay_out(replace(truth, rows=rows), plan)
        made += fixed(title) + Part(values=keys) + _shifted(body, at)
        at += len(rows)
    return made


def _field(instruction: str, shown: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate")]
    code = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return f'{marks[0]}{code}{marks[1]}{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _footed(truth: Truth) -> Part:
    """Three rows a page; the foot of each was pasted into the text: a number and the page."""
    made, pages_ = Part(), range(0, len(truth.rows), 3)
    for page, at in enumerate(pages_):
        part = lay_out(replace(truth, rows=truth.rows[at : at + 3]), replace(SHORT, groups="none"))
        number = "417/PK-CONTOH/IX"
        foot = line(f"No. Dok. {number}", other("nomor", number), fixed="No. Dok.")
        shown = _field("PAGE", str(page + 1)), _field("NUMPAGES", str(len(pages_)))
        text = paragraph(run("Halaman ") + shown[0] + run(" dari ") + shown[1])
        made += _shifted(part, at) + foot
        made += Part(text, fixed=f"Halaman {page + 1} dari {len(pages_)}")
    return made


def _letter(truth: Truth) -> Part:
    """A covering letter, which names another year, another person and a number."""
    before = int(truth.tahun) - 1
    texts = (
        ("Nomor : ", "611/-075.61"),
        ("Sifat : ", "Penting"),
        ("Lampiran : ", "3 (tiga) berkas"),
        ("Hal : ", "Penyampaian Perjanjian Kinerja"),
        ("Yth. ", "Kepala Biro Organisasi Contoh"),
        ("", f"Menindaklanjuti surat Saudara tanggal 30 Desember {before} dengan ini kami kirim"),
        ("", "Sekretaris Contoh"),
        ("", "RINI CONTOH, S.E."),
        ("NIP ", "198812122012122002"),
    )
    return join(
        line(f"{label}{text}", other(f"surat{at}", text), fixed=label)
        for at, (label, text) in enumerate(texts)
    )


def _contents(truth: Truth) -> Part:
    """Contents by Word's own field: titles and indikator, dots, the pages."""
    titles = ["PERNYATAAN PERJANJIAN KINERJA", "LAMPIRAN PERJANJIAN KINERJA"]
    titles += [own.indikator for own in truth.rows[:4]]
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText>'
    begin += '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    lines = []
    for at, text in enumerate(titles):
        link = f'<w:hyperlink w:anchor="_Toc{at}">{run(text)}{run(chr(9))}'
        link += f"{_field(f'PAGEREF _Toc{at}', str(at + 1))}</w:hyperlink>"
        lines.append(paragraph((begin if not at else "") + link))
    end = paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    words = " ".join((*titles, *(str(at + 1) for at in range(len(titles)))))
    return fixed("DAFTAR ISI") + Part("".join(lines) + end, fixed=words)


def _last_year(truth: Truth) -> Part:
    """The title of the lampiran still names the year before."""
    before = str(int(truth.tahun) - 1)
    text = "PERJANJIAN KINERJA KEPALA PERANGKAT DAERAH TAHUN"
    return line(f"{text} {before}", other("tahun lalu", before), fixed=text)
