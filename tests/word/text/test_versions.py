"""Of several versions of a content the one that Word shows is read."""

import pytest

from pkdocs.word.text.lines import lines, walk_for
from pkdocs.word.text.versions import is_known, shown_version
from tests.foreign import p
from tests.word.text.shapes import NAMES, element

WORD_2010 = "http://schemas.microsoft.com/office/word/2010"
KNOWN = {
    "wps": f"{WORD_2010}/wordprocessingShape",
    "w14": f"{WORD_2010}/wordml",
    "cx1": "http://schemas.microsoft.com/office/drawing/2015/9/8/chartex",
    "v": "urn:schemas-microsoft-com:vml",
}


def choice(text: str, space: str = KNOWN["wps"], requires: str = "x") -> str:
    inner = f"<w:t>{text}</w:t>"
    return f'<mc:Choice {NAMES} xmlns:x="{space}" Requires="{requires}">{inner}</mc:Choice>'


def said(*versions: str) -> str:
    """What a part with these versions of a content says."""
    both = f"<mc:AlternateContent {NAMES}>{''.join(versions)}</mc:AlternateContent>"
    part = element(p(inner=f"<w:r>{both}</w:r>")).getparent()
    return "".join(lines(walk_for(part), part))


OLD = f"<mc:Fallback {NAMES}><w:t>lama</w:t></mc:Fallback>"


@pytest.mark.parametrize("space", KNOWN.values(), ids=KNOWN)
def test_the_newer_version_is_shown_where_word_knows_it(space: str) -> None:
    assert said(choice("baru", space), OLD) == "baru"


@pytest.mark.parametrize(
    ("versions", "shown"),
    [
        ((choice("baru", "urn:lain"), OLD), "lama"),
        ((choice("baru", f"{WORD_2010}/lain"), OLD), "lama"),
        ((choice("baru", requires="x w lain"), OLD), "lama"),
        ((choice("baru", requires="x w"), OLD), "baru"),
        ((choice("baru", requires=""), OLD), "lama"),
        ((choice("satu", "urn:lain"), choice("dua"), choice("tiga"), OLD), "dua"),
        ((choice("baru", "urn:lain"),), ""),
        (("<!-- x -->", choice("baru"), OLD), "baru"),
        (("<!-- x -->", OLD), "lama"),
        ((), ""),
    ],
)
def test_the_first_version_that_word_knows_is_shown(versions: tuple[str, ...], shown: str) -> None:
    assert said(*versions) == shown


def test_a_version_is_known_by_the_names_that_it_requires() -> None:
    made = element(
        f"<mc:AlternateContent>{choice('a', 'urn:lain')}{choice('b')}{OLD}</mc:AlternateContent>"
    )
    assert [is_known(own) for own in made] == [False, True, False]
    assert shown_version(made) is made[1]
