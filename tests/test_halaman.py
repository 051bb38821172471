"""The page of a comparison, without a browser: whole, small, closed, and the same every time."""

import base64
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pkdocs.review.compare.banding import Banding, Macam
from pkdocs.review.views.page import Pengantar, page_chunks, write_page
from tests.helpers import ROOT
from tests.perbandingan import HOSTILE, few, many

PENGANTAR = Pengantar("2022", "2023", 0.6)


def make(bandings: tuple[Banding, ...], pengantar: Pengantar = PENGANTAR) -> str:
    return b"".join(page_chunks(bandings, pengantar)).decode()


def unpack(page: str, kind: str) -> list[dict[str, list[object]]]:
    packed = re.findall(f'<script type="text/plain" data-{kind}>([A-Za-z0-9+/=]*)</script>', page)
    return [json.loads(zlib.decompress(base64.b64decode(text))) for text in packed]


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
    assert any(HOSTILE in str(text) for blok in unpack(page, "rincian") for text in blok["teks"])


def test_a_text_of_many_posts_is_kept_once_per_block() -> None:
    bloks = unpack(make(tuple(many(130))), "rincian")
    assert [len(blok["jabatan"]) for blok in bloks] == [64, 64, 2]
    for blok in bloks:
        assert len(blok["teks"]) == len(set(map(str, blok["teks"])))


def test_the_measurement_of_rows_that_stayed_is_left_out() -> None:
    stayed, changed = few()[1], few()[0]
    assert not any("Hasil survei" in str(t) for t in unpack(make((stayed,)), "rincian")[0]["teks"])
    assert any("Hasil survei" in str(t) for t in unpack(make((changed,)), "rincian")[0]["teks"])


def test_posts_are_taken_from_the_stream_as_they_are_needed() -> None:
    taken = 0

    def counted() -> Iterator[Banding]:
        nonlocal taken
        for banding in many(1000):
            taken += 1
            yield banding

    chunks = page_chunks(counted(), PENGANTAR)
    next(chunks)
    assert taken == 0
    next(chunks)
    assert taken == 64


def test_remarks_that_come_up_while_comparing_are_on_the_page() -> None:
    remarks: list[str] = []

    def comparing() -> Iterator[Banding]:
        yield from few()
        remarks.append("2022/rusak.docx: bukan berkas Word.")

    page = b"".join(page_chunks(comparing(), Pengantar("2022", "2023", None, remarks))).decode()
    (preface,) = unpack(page, "pengantar")
    assert preface["catatan"] == ["2022/rusak.docx: bukan berkas Word."]
    assert preface["macam"] == [str(kind) for kind in Macam]


def test_a_comparison_that_fails_leaves_the_old_page_and_nothing_half_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "banding.html"
    assert write_page(path, few(), PENGANTAR) is None
    before = path.read_bytes()

    def failing() -> Iterator[Banding]:
        yield from many(200)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_page(path, failing(), PENGANTAR)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    problem = write_page(tmp_path / "tidak-ada" / "banding.html", few(), PENGANTAR)
    assert problem is not None
    assert problem.kode == "F004"
    assert "berkas atau foldernya tidak ada" in problem.pesan


def test_every_pair_of_colours_has_enough_contrast_in_light_and_dark() -> None:
    css = (ROOT / "pkdocs" / "review" / "views" / "page" / "aset" / "halaman.css").read_text(
        encoding="utf-8"
    )
    schemes = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    assert len(schemes) == 3, "light, dark, print"
    for scheme in schemes:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", scheme))
        pairs = [(t, g) for t in ("teks", "redup", "aksen") for g in ("dasar", "lembar", "pilih")]
        pairs += [("hapus", "latar-hapus"), ("sisip", "latar-sisip"), ("awas", "latar-awas")]
        pairs += [(text, "pilih") for text in ("hapus", "sisip", "awas")]
        pairs += [(text, "dasar") for text in ("hapus", "sisip", "awas")]
        for text, ground in pairs:
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground, scheme)
        assert contrast(colours["garis-kuat"], colours["lembar"]) >= 3


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
