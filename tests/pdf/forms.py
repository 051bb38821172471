"""The shipped template as offices change it: the signature tables set differently."""

import copy
from collections.abc import Callable, Iterator

from lxml import etree

from pkdocs.outputs import form
from tests.helpers import ROOT
from tests.word.template_factory import with_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = (ROOT / form.TEMPLATE).read_bytes()
Cells = list[etree._Element]
FIRST, SECOND = "PIHAK PERTAMA,", "PIHAK KEDUA,"


def changed(change: Callable[[etree._Element], None], *, only: str = "Tanda tangan") -> bytes:
    """The template with each signature table changed, or only those of that caption."""

    def rewrite(parts: dict[str, bytes]) -> None:
        root = etree.fromstring(parts["word/document.xml"])
        tables = [table for table in root.iter(f"{W}tbl") if caption(table).startswith(only)]
        assert len(tables) >= 1
        for table in tables:
            change(table)
        parts["word/document.xml"] = etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    return with_parts(TEMPLATE, rewrite)


def caption(table: etree._Element) -> str:
    found = table.find(f"{W}tblPr/{W}tblCaption")
    return "" if found is None else str(found.get(f"{W}val"))


def rows(table: etree._Element) -> Iterator[tuple[etree._Element, Cells]]:
    for row in table.findall(f"{W}tr"):
        yield row, row.findall(f"{W}tc")


def take(cell: etree._Element) -> Cells:
    """The content of a cell, taken out of it."""
    content = [child for child in cell if child.tag != f"{W}tcPr"]
    for child in content:
        cell.remove(child)
    return content


def swap_sides(table: etree._Element) -> None:
    for _, cells in rows(table):
        left, right = take(cells[0]), take(cells[-1])
        cells[0].extend(right)
        cells[-1].extend(left)


def stack(table: etree._Element) -> None:
    """Pihak Pertama above Pihak Kedua, both in the left column."""
    columns: tuple[list[etree._Element], ...] = ([], [])
    for row, cells in list(rows(table)):
        for rows_of_party, cell in zip(columns, (cells[-1], cells[0]), strict=True):
            if not "".join(cell.itertext()).strip():
                continue
            alone = copy.deepcopy(row)
            own, *others = alone.findall(f"{W}tc")
            content = copy.deepcopy(take(cell))
            for emptied in (own, *others):
                take(emptied)
            own.extend(content)
            for other in others:
                other.append(etree.Element(f"{W}p"))
            rows_of_party.append(alone)
        table.remove(row)
    table.extend([*columns[0], *columns[1]])


def rewrite_text(*pairs: tuple[str, str]) -> Callable[[etree._Element], None]:
    """A change of whole texts in a table, all at once."""

    def change(table: etree._Element) -> None:
        known = dict(pairs)
        for text in table.iter(f"{W}t"):
            text.text = known.get(text.text or "", text.text)

    return change


def split_label(table: etree._Element) -> None:
    """Another name for Pihak Pertama, half of it bold."""
    for text in table.iter(f"{W}t"):
        if text.text == FIRST:
            run = text.getparent()
            assert run is not None
            bold = copy.deepcopy(run)
            text.text = "Pihak "
            bold.find(f"{W}t").text = "Kesatu"
            bold.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:b/></w:rPr>'))
            run.addnext(bold)


PERNYATAAN, LAMPIRAN = "Tanda tangan perjanjian", "Tanda tangan lampiran"
NAMES = tuple(f"{{{{ pihak_{nth}.nama }}}}" for nth in ("pertama", "kedua"))
POSTS = tuple(f"{{{{ pihak_{nth}.jabatan }}}}," for nth in ("pertama", "kedua"))


def crossed(one: str, other: str) -> Callable[[etree._Element], None]:
    return rewrite_text((one, other), (other, one))


SETTINGS = {
    "biasa": TEMPLATE,
    "tertukar": changed(swap_sides),
    "lampiran tertukar": changed(swap_sides, only=LAMPIRAN),
    "bertumpuk": changed(stack),
    "kesatu": changed(split_label),
    "atasan": changed(rewrite_text((SECOND, "Atasan,"), (FIRST, "Yang berjanji,"))),
    "tanpa label": changed(rewrite_text((FIRST, " "), (SECOND, " "))),
}
"""Settings in which each room is one party's, by name."""
WRONG = {
    "label tertukar": changed(crossed(FIRST, SECOND)),
    "jabatan tertukar": changed(crossed(*POSTS), only=PERNYATAAN),
    "jabatan lampiran tertukar": changed(crossed(*POSTS), only=LAMPIRAN),
    "nama lampiran tertukar": changed(crossed(*NAMES), only=LAMPIRAN),
    "tanpa jabatan dan label": changed(rewrite_text(*((t, " ") for t in (*POSTS, FIRST, SECOND)))),
}
"""Settings in which a room says two things, or nothing."""
