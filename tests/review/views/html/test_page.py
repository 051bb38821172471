"""The page of a comparison, without a browser: whole, small, closed, and the same every time."""

import base64
import hashlib
import html
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pkdocs.base.values import replace
from pkdocs.review.compare.banding import Banding, Macam
from pkdocs.review.views.html import Preface, page_chunks, write_page
from tests.helpers import ROOT
from tests.review.views.bandings import (
    HOSTILE,
    alike,
    alone,
    counted,
    everything,
    few,
    many,
    new_post,
    tally_of,
)

PREFACE = Preface("2022", "2023", 0.6)


def make(bandings: tuple[Banding, ...], preface: Preface = PREFACE) -> str:
    return b"".join(page_chunks(bandings, preface)).decode()


def unpack(page: str, kind: str) -> list[dict[str, list[object]]]:
    packed = re.findall(f'<script type="text/plain" data-{kind}>([A-Za-z0-9+/=]*)</script>', page)
    return [json.loads(zlib.decompress(base64.b64decode(text))) for text in packed]


def shown_text(fragment: str) -> str:
    """The text of a fragment of HTML as a browser would show it, hidden characters as they are."""
    signs = re.sub(r"<span class=\"hidden-sign\"[^>]*>U\+([0-9A-F]{4})</span>", r"&#x\1;", fragment)
    return html.unescape(re.sub(r"<[^>]*>", "", signs))


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert make(few()) == make(few())


def test_nothing_in_the_page_leads_to_another_place() -> None:
    page = make(few())
    assert "http:" not in page
    assert "https:" not in page
    assert re.findall(r'(?:src|href)="([^"#]*)"', page) == ["data:,"]
    assert "url(" not in page
    assert "@import" not in page


def test_the_policy_lets_in_only_the_style_and_the_program_of_the_page() -> None:
    page = make(few())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src 'none'; ")
    for element in ("style", "script"):
        (text,) = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_text_of_the_documents_never_stands_in_the_markup() -> None:
    page = make(few())
    assert page.count("</script>") == page.count("<script")
    assert "HYPERLINK" not in page
    assert "Wira" not in page
    details = [text for block in unpack(page, "details") for text in block["fragments"]]
    assert any(HOSTILE in shown_text(str(text)) for text in details)


def test_a_text_of_many_posts_is_kept_once_per_block() -> None:
    blocks = unpack(make(tuple(many(130))), "details")
    assert [len(block["posts"]) for block in blocks] == [64, 64, 2]
    for block in blocks:
        fragments = list(map(str, block["fragments"]))
        assert len(fragments) == len(set(fragments))
        row = "Indeks Contoh Layanan ke-7 bagi Warga Kota Rekaan"
        assert sum(row in fragment for fragment in fragments) == 1


def test_the_measurement_of_rows_that_stayed_is_left_out() -> None:
    stayed, changed = (
        [str(text) for text in unpack(make((banding,)), "details")[0]["fragments"]]
        for banding in (few()[1], few()[0])
    )
    assert not any("Hasil survei" in text for text in stayed)
    assert any("Hasil survei" in text for text in changed)


def test_posts_are_taken_from_the_stream_as_they_are_needed() -> None:
    taken = 0

    def counted() -> Iterator[Banding]:
        nonlocal taken
        for banding in many(1000):
            taken += 1
            yield banding

    chunks = page_chunks(counted(), PREFACE)
    next(chunks)
    assert taken == 0
    next(chunks)
    assert taken == 64


def test_remarks_that_come_up_while_comparing_are_on_the_page() -> None:
    remarks: list[str] = []

    def comparing() -> Iterator[Banding]:
        yield from few()
        remarks.append("2022/rusak.docx: bukan berkas Word.")

    page = b"".join(page_chunks(comparing(), Preface("2022", "2023", None, remarks))).decode()
    (preface,) = unpack(page, "preface")
    assert "<li>2022/rusak.docx: bukan berkas Word.</li>" in preface["overview"]
    found = re.findall(r'<option value="([^"]*)">\1 \(', str(preface["kinds"]))
    assert found == [str(kind) for kind in Macam if kind in found]
    assert len(found) > 10


def test_the_overview_opens_on_what_many_posts_have_in_common() -> None:
    tally = tally_of()
    posts = counted(tally, (*alike(7), everything()))
    page = b"".join(page_chunks(posts, Preface("2022", "2023", None, (), tally.decisions))).decode()
    overview = str(unpack(page, "preface")[0]["overview"])
    text = " ".join(shown_text(overview).split())
    told = "target triwulan II, IV dan tahunan ▲ naik 0,2586,75877 Lurah Rekaan 0, Lurah Rekaan 3,"
    assert f"1.1 Indeks Contoh Layanan ke-1 bagi Warga Kota Rekaan{told}" in text
    assert "Dan 20 perubahan pada satu jabatan saja." in text
    assert text.index("Perubahan yang sama") < text.index("Menurut jenis perubahan")


def test_a_page_whose_posts_are_in_no_chart_does_not_say_so() -> None:
    assert "seperti bagan" in make(few())
    other = make(few(), Preface("2022", "2023", in_order=False))
    assert "seperti bagan" not in other


def test_rows_of_a_post_that_stands_alone_are_kept_apart_from_those_of_a_new_one() -> None:
    new = replace(alone(), tanpa_pembanding="", beda=new_post().beda)
    details = unpack(make((alone(), new)), "details")[0]
    first, second = (
        " ".join(str(details["fragments"][number]) for number in post)  # type: ignore[attr-defined]
        for post in details["posts"]
    )
    assert ("indikator baru" in first, "indikator baru" in second) == (False, True)


def test_a_comparison_that_fails_leaves_the_old_page_and_nothing_half_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "banding.html"
    assert write_page(path, few(), PREFACE) is None
    before = path.read_bytes()

    def failing() -> Iterator[Banding]:
        yield from many(200)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_page(path, failing(), PREFACE)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    problem = write_page(tmp_path / "tidak-ada" / "banding.html", few(), PREFACE)
    assert problem is not None
    assert problem.kode == "F004"
    assert "berkas atau foldernya tidak ada" in problem.pesan


def test_every_pair_of_colours_has_enough_contrast_in_light_and_dark() -> None:
    css = (ROOT / "pkdocs" / "review" / "views" / "html" / "static" / "page.css").read_text(
        encoding="utf-8"
    )
    schemes = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    assert len(schemes) == 3, "light, dark, print"
    for scheme in schemes:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", scheme))
        pairs = [(t, g) for t in ("text", "faint", "accent") for g in ("ground", "sheet", "chosen")]
        pairs += [("gone", "gone-ground"), ("come", "come-ground"), ("warn", "warn-ground")]
        pairs += [(text, "chosen") for text in ("gone", "come", "warn")]
        pairs += [(text, "ground") for text in ("gone", "come", "warn")]
        for text, ground in pairs:
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground, scheme)
        assert contrast(colours["line-strong"], colours["sheet"]) >= 3


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
