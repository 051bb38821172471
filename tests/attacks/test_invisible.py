"""Characters that nobody sees: in sources each kind is told, in a tag too; what is seen passes."""

import sys
import unicodedata

import pytest

from pkdocs.base.text import hidden
from pkdocs.sources.yaml_file import parse_source
from pkdocs.word import inspect_template
from tests.word.template_factory import template

IGNORABLE = (
    "00AD 034F 061C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F "
    "FEFF FFA0 FFF0-FFF8 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF"
)
"""Default_Ignorable_Code_Point, as Unicode lists it."""
EMPTY = "2028 2029 2800 16FE4 1D159 FFF9-FFFB FDD0-FDEF"
SEEN = "\u00a0 – — “kutip” ≥ é ② ﬁ 漢 👍 \t\n\u0301"


def numbers(ranges: str) -> list[int]:
    found: list[int] = []
    for item in ranges.split():
        first, _, last = item.partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


UNSEEN = sorted(
    {*numbers(IGNORABLE), *numbers(EMPTY)}
    | {n for n in range(sys.maxunicode + 1) if unicodedata.category(chr(n)) == "Cf"}
)


def test_every_kind_of_unseen_character_is_known() -> None:
    assert len(UNSEEN) > 4_000
    assert [f"U+{n:04X}" for n in UNSEEN if hidden(f"a{chr(n)}b") != chr(n)] == []


def test_what_a_reader_sees_is_not_hidden() -> None:
    assert hidden(SEEN) == ""


@pytest.mark.parametrize("sign", "\u00ad\u200b\u2060\u3164\u115f\u2800\u202e\ufeff\ufe0f\U000e0041")
def test_a_source_says_where_an_unseen_character_stands(sign: str) -> None:
    source = f'jabatan:\n  - nama: "Camat {sign}Tambora"\n'.encode()
    (problem,) = parse_source(source, "org.yaml").problems
    assert str(problem).startswith("org.yaml:2:11: S009 teks memuat karakter tersembunyi")
    assert f"U+{ord(sign):04X}" in problem.pesan


@pytest.mark.parametrize("sign", "\u00a0\u2007\u202f\u200b\u200d\u2060\ufeff\u00ad\u3164\u202e")
@pytest.mark.parametrize(
    "tag",
    [
        "{{{{{0}nama }}}}",
        "{{{{ na{0}ma }}}}",
        "{{%p{0}if nama %}}",
        "{{% if nama{0}%}}",
        "{{#{0}#}}",
    ],
)
def test_a_tag_with_a_character_that_is_no_plain_space_is_told_once(tag: str, sign: str) -> None:
    written = tag.format(sign)
    (finding,) = inspect_template(template("Awal", written, "Akhir"), strict=False)
    assert finding.code == "T101"
    assert f"U+{ord(sign):04X}" in finding.message
    assert "ketik ulang tag itu" in finding.message
