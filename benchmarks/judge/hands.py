"""How offices write: a target as a text (a Hand), and a text as runs of XML (a Pen)."""

from collections.abc import Callable
from typing import TypeAlias
from xml.sax.saxutils import escape

from judge.paper import run

Hand: TypeAlias = Callable[[str, str], str]
"""A target and its satuan, as printed."""
Pen: TypeAlias = Callable[[str], str]
"""A text as XML of runs."""
_ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="20"/>'
_BOOKMAN = (
    '<w:rFonts w:ascii="Bookman Old Style" w:hAnsi="Bookman Old Style"/>'
    '<w:color w:val="000000" w:themeColor="text1"/><w:lang w:val="id-ID"/>'
)


def as_printed(target: str, _satuan: str) -> str:
    """Return the target as the city prints it."""
    return target


def with_points(target: str, _satuan: str) -> str:
    """Return it with a decimal point."""
    return target.replace(",", ".")


def with_space(target: str, _satuan: str) -> str:
    """Return it as `100 %`."""
    return target.replace("%", " %")


def with_word(target: str, _satuan: str) -> str:
    """Return it as `100 persen`."""
    return target.replace("%", " persen")


def with_dash(target: str, _satuan: str) -> str:
    """Return it with a dash where it is not measured."""
    return "-" if target == "N/A" else target


def with_decimals(target: str, _satuan: str) -> str:
    """Return it with two decimals."""
    number = target.removesuffix("%")
    if not number.replace(",", "", 1).isdigit():
        return target
    whole, _, tail = number.partition(",")
    return f"{whole},{tail.ljust(2, '0')}{target[len(number) :]}"


def without_percent(target: str, satuan: str) -> str:
    """Return it without its sign where the column Satuan says percent anyway."""
    return target.removesuffix("%") if satuan.startswith("Persen") else target


def with_unit(target: str, satuan: str) -> str:
    """Return it with its unit behind: `88,5 Nilai`."""
    return target if "%" in target or target == "N/A" else f"{target} {satuan}"


def in_thousands(target: str, _satuan: str) -> str:
    """Return another, large number for each: `307.500`."""
    number = "".join(letter for letter in target if letter.isdigit())
    return f"{int(number) * 1250:,}".replace(",", ".") if target[0].isdigit() else target


def at_least(target: str, _satuan: str) -> str:
    """Return it with a sign before: `≥ 90%`."""
    return f"≥ {target}" if target[0].isdigit() else target


def at_most(target: str, _satuan: str) -> str:
    """Return it with a sign before: `≤90%`."""
    return f"≤{target}" if target[0].isdigit() else target


def plain(text: str) -> str:
    """Return one run."""
    return run(text)


def arial(text: str) -> str:
    """Return one run in a font and a size of its own."""
    return run(text, _ARIAL)


def bookman(text: str) -> str:
    """Return one run in another font, with a colour of the theme and a language."""
    return run(text, _BOOKMAN)


def split(text: str) -> str:
    """Return the runs of a text typed at several times, as Word saves it."""
    pieces = [text[at : at + 4] for at in range(0, len(text), 4)] or [""]
    mark = '<w:proofErr w:type="spellStart"/>'
    runs = [run(piece, "<w:b/>" if at % 2 else "") for at, piece in enumerate(pieces)]
    return f'<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>{mark}'.join(
        (runs[0], "".join(runs[1:]))
    )


def controlled(text: str) -> str:
    """Return the text in a content control."""
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="isian"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    )


def linked(text: str) -> str:
    """Return the text in a smart tag and a link within the document, as pasted from the web."""
    return f'<w:hyperlink w:anchor="atas">{run(text)}</w:hyperlink>'


def with_symbols(text: str) -> str:
    """Return ≥ and ≤ as Word's own symbols."""
    symbols = {"≥": "F0B3", "≤": "F0A3"}
    runs = [
        f'<w:r><w:sym w:font="Symbol" w:char="{symbols[piece]}"/></w:r>'
        if piece in symbols
        else run(piece)
        for piece in text.replace("≥", "\0≥\0").replace("≤", "\0≤\0").split("\0")
        if piece
    ]
    return "".join(runs)


def with_field(text: str) -> str:
    """Return the text as the result of a field, as merged from a spreadsheet."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText> MERGEFIELD isi </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def accepted(text: str) -> str:
    """Return the text as inserted with changes tracked, an older word struck out before."""
    return (
        '<w:del w:id="7" w:author="x" w:date="2022-01-01T00:00:00Z"><w:r><w:delText>lama'
        "</w:delText></w:r></w:del>"
        f'<w:ins w:id="8" w:author="x" w:date="2022-01-01T00:00:00Z">{run(text)}</w:ins>'
    )


def soft(text: str) -> str:
    """Return the text with no-break spaces and soft hyphens, as pasted from a PDF."""
    pasted = escape(text).replace(" ", "\u00a0", 1)
    middle = pasted[:6] + "\u00ad" + pasted[6:] if len(pasted) > 12 else pasted
    return f'<w:r><w:t xml:space="preserve">{middle}</w:t></w:r>'
