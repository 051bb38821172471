"""The page of a comparison in a real browser: what a reviewer sees, types and prints."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pkdocs.review.views.html import Preface, write_page
from tests.helpers import ROOT
from tests.review.views.bandings import HOSTILE, alone, doubtful, few, many, same
from tests.review.views.html.browser import Browser, started
from tests.tools import find_program, pdf_pages

pytestmark = [pytest.mark.chromium, pytest.mark.slow]

REMARK = "2022/rusak.docx: bukan berkas Word; tidak dibandingkan."
NAMES = ".item .name"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("peramban")) as browser:
        yield browser


@pytest.fixture
def browser(shared: Browser) -> Iterator[Browser]:
    """A wide window; whatever a test does, the page neither complains nor reaches out."""
    shared.size(1400)
    shared.emulate("prefers-color-scheme", "light")
    yield shared
    assert shared.complaints() == []
    asked = shared.requests()
    assert asked, "the log holds at least the page itself"
    assert {address.partition(":")[0] for address in asked} <= {"file", "about", "data"}
    assert len([address for address in asked if address.startswith("file")]) == sum(
        address.partition("#")[0].endswith(".html") for address in asked
    )


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("halaman") / "banding.html"
    assert write_page(path, few(), Preface("2022", "2023", 0.6, (REMARK,))) is None
    return path


@pytest.fixture(scope="module")
def big_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("halaman") / "besar.html"
    assert write_page(path, many(10_000), Preface("2022", "2023", 0.6)) is None
    return path


def shown(browser: Browser) -> list[str]:
    return browser.texts(NAMES)


def opened(browser: Browser, kode: str) -> None:
    browser.wait(f"document.querySelector('article.jabatan')?.dataset.kode === {json.dumps(kode)}")


# Overview and filters


def test_the_overview_counts_posts_kinds_and_targets(browser: Browser, page: Path) -> None:
    browser.open(page)
    figures = [" ".join(e.text.split()) for e in browser.all(".main button")]
    assert figures == [
        "6 jabatan dibandingkan",
        "2 berubah",
        "1 jabatan baru",
        "1 jabatan hilang",
        "2 sama",
        "3 target naik",
        "2 target turun",
        "3 target tidak terbanding",
    ]
    assert REMARK in browser.text(".overview .remarks")
    rows = [" ".join(e.text.split()) for e in browser.all(".columns tbody tr")]
    assert "Target berubah 1 8" in rows
    assert "Indikator berubah bunyi 2 2" in rows
    assert "disunting tangan 1" in rows
    assert "pasangan diduga sama 1" in rows


def test_a_post_in_doubt_is_named_at_the_top_and_opened_from_there(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "samar.html"
    write_page(path, (same(), doubtful(), alone()), Preface("2022", "2023", 0.6))
    browser.open(path)
    assert [" ".join(e.text.split()) for e in browser.all(".main button")][-5:-3] == [
        "1 belum pasti",
        "1 tanpa pembanding",
    ]
    assert "“9O,5”" in browser.text(".overview .unread-posts")
    browser.one(".overview .unread-posts a").click()
    opened(browser, "camat-samar")
    assert browser.text(".jabatan .about .chip") == "belum pasti"
    browser.press("ESCAPE")
    for state, name in (("pasti", "Camat Samar"), ("tanpa", "Lurah Sendiri Rekaan")):
        browser.choose("state", state)
        assert shown(browser) == [name]
    browser.choose("state", "berubah")
    assert shown(browser) == []


def test_a_figure_of_the_overview_leads_to_its_posts(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.one(".main li:nth-child(3) button").click()
    assert shown(browser) == ["Lurah Baru Rekaan"]
    browser.one("#clear").click()
    assert len(shown(browser)) == 6


def test_posts_are_filtered_by_state_unit_and_kind(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.choose("state", "berubah")
    assert len(shown(browser)) == 4
    assert "Camat Rekaan" not in shown(browser)
    browser.choose("unit", "=Unit Contoh")
    assert shown(browser) == ["Kepala Bagian Contoh Rekaan"]
    browser.choose("unit", "")
    browser.choose("kind", "down")
    assert shown(browser) == ["Kepala Bagian Contoh Rekaan"]
    assert browser.text("#counts").startswith("1 dari 6 jabatan · 20 perubahan")


def test_words_are_found_in_posts_officials_and_indicators(browser: Browser, page: Path) -> None:
    browser.open(page)
    for words, count in {
        "sari rekaan": 1,
        "SELESAI layanan": 1,
        "ke-7 kabag": 1,
        "lurah": 2,
        "tidak ada di mana pun": 0,
        "=HYPERLINK()": 1,
    }.items():
        browser.search(words)
        assert len(shown(browser)) == count, words
    browser.search("tidak ada di mana pun")
    assert browser.text("#counts") == "Tidak ada jabatan yang cocok dari 6."


def test_posts_can_be_ordered_by_the_number_of_changes(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.choose("order", "nama")
    names = shown(browser)
    assert names[1:3] == ["Camat Rekaan", "Kepala Bagian Contoh Rekaan"]
    browser.choose("order", "jumlah")
    assert shown(browser)[0] == "Kepala Bagian Contoh Rekaan"


# One post


def test_an_opened_post_shows_both_sides_with_words_marked(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.one(".item").click()
    opened(browser, "kabag-contoh")
    rows = {
        " ".join(row.text.split()): row
        for row in browser.all(".comparison > tbody > tr.differs")
        if "Hasil survei contoh ke-4" in row.text
    }
    (text,) = rows
    assert "layanan di kelurahan rekaan" in text
    assert "layanan di kecamatan dan kelurahan rekaan" in text
    marks = [(m.tag_name, m.text.strip()) for m in browser.all("tr.differs ins, tr.differs del")]
    assert ("ins", "kecamatan dan") in marks
    assert ("ins", "tertimbang") in marks
    assert ("del", "bersih,") in marks
    assert ("ins", "aman,") in marks
    assert ("del", "Wira Contoh") in marks
    assert "Program dan anggaran berubah Program Contoh Rp1.000.000 Rp1.250.000" in " ".join(
        browser.text(".comparison > tbody").split()
    )
    struck, underlined = (
        browser.run(f"return getComputedStyle(document.querySelector('{tag}')).textDecorationLine")
        for tag in ("del", "ins")
    )
    assert (struck, underlined) == ("line-through", "underline")


def test_a_target_is_shown_with_direction_and_amount(browser: Browser, page: Path) -> None:
    browser.open(page, "#kabag-contoh")
    tables = [" ".join(e.text.split()) for e in browser.all(".figures tbody")]
    assert tables[0] == (
        "2022 N/A 86,75 N/A 86,75 86,75 2023 N/A 87,00 N/A 87,00 87,00 "
        "Beda ▲ naik 0,25 ▲ naik 0,25 ▲ naik 0,25"
    )
    assert "agregasi tetap (tidak tercantum pada 2022)" in browser.text(".pair")
    assert tables[1].endswith("Beda ▼ turun 5 ▼ turun 5")
    assert "◆ tidak terbanding" in tables[2]


def test_a_likely_pair_says_how_like_its_rows_are(browser: Browser, page: Path) -> None:
    browser.open(page, "#kabag-contoh")
    assert browser.text(".chip.likely") == "diduga sama, kemiripan 82%"
    browser.press("?")
    assert "paling sedikit 60%" in browser.text("#help")


def test_what_was_edited_or_not_read_stands_above_all_else(browser: Browser, page: Path) -> None:
    browser.open(page, "#!5")
    remarks, unread = browser.texts(".jabatan .remarks")
    assert "disunting tangan: teksnya yang dipakai" in remarks
    assert "8b,75" in unread
    assert [e.text for e in browser.all(".kelompok")] == ["Sasaran Strategis"]
    assert [e.text for e in browser.all("thead .source")] == ["tabel Word", "disunting tangan"]
    assert browser.text(".figures .unread") == "tidak terbaca"
    assert browser.all(".comparison del, .comparison ins") == [], "what is unread has not changed"


def test_new_and_gone_posts_show_their_one_agreement(browser: Browser, page: Path) -> None:
    browser.open(page, "#lurah-baru-rekaan")
    assert "tidak ada perjanjian" in browser.text(".comparison thead th:nth-child(2)")
    assert len(browser.all(".pair")) == 2
    assert browser.all(".comparison del, .comparison ins") == []
    assert "Lain-lain – satuan Nilai · agregasi tetap" in browser.text(".pair")
    browser.open(page, "#lurah-lama-rekaan")
    assert "tidak ada perjanjian" in browser.text(".comparison thead th:nth-child(3)")
    assert "Indeks Contoh Layanan ke-1" in browser.text(".pair")


def test_rows_that_stayed_can_be_hidden(browser: Browser, page: Path) -> None:
    browser.open(page, "#camat-rekaan")
    assert all(row.is_displayed() for row in browser.all(".pair"))
    browser.press("s")
    assert not any(row.is_displayed() for row in browser.all(".pair"))
    browser.press("s")
    assert all(row.is_displayed() for row in browser.all(".pair"))


def test_whatever_stands_in_a_document_is_shown_as_text(browser: Browser, page: Path) -> None:
    browser.open(page, "#" + "%3D1%2B1-%3Cb%3E")
    assert browser.all("img, #content script, #content .comparison b, .item b:not(.alert)") == []
    assert "<b>tebal</b> &amp;" in browser.text(".comparison")
    assert browser.run("return document.title").startswith("</script><img")  # type: ignore[attr-defined]
    heading = browser.text("h2:not(dialog h2)")
    assert heading.startswith('</script><img src=x onerror="document.title=1"><!-- "=HYPERLINK()"')
    assert [e.text for e in browser.all("h2 .hidden-sign")] == ["U+202E", "U+2028"]
    assert HOSTILE[-5:] in heading
    assert ("del", "lama") in [(e.tag_name, e.text) for e in browser.all("td del")]
    browser.size(390)
    assert browser.run("return document.documentElement.scrollWidth") == 390


# Keyboard and address


def test_the_page_can_be_read_with_the_keyboard_alone(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press("/")
    assert browser.run("return document.activeElement.id") == "search"
    browser.press("lurah", "ENTER")
    assert browser.run("return document.activeElement.id") == "list"
    browser.press("j", "ENTER")
    opened(browser, "lurah-lama-rekaan")
    assert browser.run("return document.activeElement.tagName") == "H2"
    browser.press("k")
    opened(browser, "lurah-baru-rekaan")
    browser.press("ESCAPE")
    browser.wait("document.querySelector('.overview') !== null")
    assert browser.run("return document.activeElement.id") == "list"
    browser.press("ARROW_DOWN")
    active = "#" + str(browser.one("#list").get_attribute("aria-activedescendant"))
    assert browser.text(f"{active} .name") == "Lurah Lama Rekaan"
    assert browser.one(active).get_attribute("aria-selected") == "true"


def test_single_letters_can_be_switched_off(browser: Browser, page: Path) -> None:
    browser.open(page, "#camat-rekaan")
    browser.press("?")
    browser.one("#shortcuts").click()
    browser.one("#help form button").click()
    browser.press("?", "k")
    assert not browser.one("#help").is_displayed()
    opened(browser, "camat-rekaan")


def test_the_focus_can_be_seen(browser: Browser, page: Path) -> None:
    browser.open(page)
    seen = set()
    for _ in range(12):
        browser.press("TAB")
        outline = browser.run(
            "const e = document.activeElement, s = getComputedStyle(e);"
            "return [e.id || e.tagName, s.outlineStyle, parseFloat(s.outlineWidth)]"
        )
        assert isinstance(outline, list)
        seen.add(outline[0])
        assert outline[1] != "none", outline
        assert outline[2] >= 1, outline
    assert {"skip", "search", "unit", "kind", "list"} <= seen


def test_an_address_opens_its_post_and_the_way_back_works(browser: Browser, page: Path) -> None:
    browser.open(page, "#lurah-baru-rekaan")
    opened(browser, "lurah-baru-rekaan")
    browser.one("h2").click()
    browser.press("k")
    opened(browser, "camat-rekaan")
    browser.driver.back()
    opened(browser, "lurah-baru-rekaan")


# Paper, narrow windows, everyone


def test_an_opened_post_prints_without_the_list(
    browser: Browser, page: Path, tmp_path: Path
) -> None:
    browser.open(page, "#kabag-contoh")
    pages = pdf_pages(browser.pdf(tmp_path / "satu.pdf"))
    text = " ".join(" ".join(pages).split())
    assert "Kepala Bagian Contoh Rekaan" in text
    assert "naik 0,25" in text
    assert "Camat Rekaan" not in text
    assert "Cari" not in text
    assert all("2022/kabag-contoh.docx" in one for one in pages), "the head repeats on each page"
    assert len(pages) > 1
    for number, one in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}" in "".join(one.split())


def test_the_filtered_posts_print_with_all_their_details(
    browser: Browser, page: Path, tmp_path: Path
) -> None:
    browser.open(page)
    browser.search("lurah")
    browser.one("#to-print").click()
    browser.wait("document.querySelectorAll('article.jabatan').length === 2")
    text = " ".join(" ".join(pdf_pages(browser.pdf(tmp_path / "dua.pdf"))).split())
    assert "Lurah Baru Rekaan" in text
    assert "Lurah Lama Rekaan" in text
    assert "Camat Rekaan" not in text
    browser.choose("state", "baru")
    browser.wait("document.querySelectorAll('article.jabatan').length === 1")
    assert browser.text("article.jabatan h2") == "Lurah Baru Rekaan"


@pytest.mark.parametrize("width", [360, 390])
def test_a_narrow_window_shows_list_or_post_and_never_scrolls_sideways(
    browser: Browser, page: Path, width: int
) -> None:
    browser.size(width, 740)
    for address in ("", "#!ringkasan", "#kabag-contoh", "#!5"):
        browser.open(page, address)
        assert browser.one("#content").is_displayed() == bool(address)
        assert browser.one("#list").is_displayed() != bool(address)
        assert browser.run("return document.documentElement.scrollWidth") == width
        inner = "const i = document.getElementById('content'); return i.scrollWidth - i.clientWidth"
        assert browser.run(inner) == 0, address


@pytest.fixture(scope="module")
def axe() -> str:
    """The program of the accessibility checker."""
    library = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    install = "npm install --no-save --no-package-lock axe-core"
    found = find_program("axe-core", str(library) if library.exists() else None, install)
    return Path(found).read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_nothing(
    axe: str, browser: Browser, page: Path, scheme: str
) -> None:
    browser.emulate("prefers-color-scheme", scheme)
    for address in ("", "#kabag-contoh", "#!5", "#!cetak"):
        browser.open(page, address)
        browser.run(axe)
        report = browser.driver.execute_async_script("axe.run().then(arguments[0])")
        assert len(report["passes"]) > 15
        wrong = {v["id"]: [n["html"][:200] for n in v["nodes"]] for v in report["violations"]}
        assert wrong == {}, address


# Ten thousand


@pytest.mark.slow
def test_ten_thousand_posts_load_filter_and_open_with_few_elements(
    browser: Browser, big_page: Path
) -> None:
    assert big_page.stat().st_size < 8_000_000
    browser.open(big_page)
    assert browser.text(".main li:nth-child(1) b") == "10.000"
    assert browser.text("#counts").startswith("10.000 dari 10.000 jabatan · 10.002 perubahan")
    elements = browser.run("return document.querySelectorAll('*').length")
    assert isinstance(elements, int)
    assert elements < 2000
    browser.search("rekaan 9999")
    assert shown(browser) == ["Lurah Rekaan 9999"]
    browser.press("ENTER", "ENTER")
    opened(browser, "lurah-9999-k11")
    browser.press("ESCAPE")
    browser.wait("document.querySelector('.overview') !== null")
    browser.one("#clear").click()
    browser.choose("state", "berubah")
    assert browser.text("#counts").startswith("3.334 dari 10.000")
    browser.one("#list").click()
    browser.press("ESCAPE")
    browser.press("END")
    assert shown(browser)[-1] == "Lurah Rekaan 9999"
    assert len(shown(browser)) < 60


def test_too_many_posts_are_not_printed_at_once(browser: Browser, big_page: Path) -> None:
    browser.open(big_page, "#!cetak")
    assert browser.all("article.jabatan") == []
    assert "saringlah dahulu" in browser.text(".bar")
    assert not browser.one(".bar button:last-child").is_enabled()
    browser.choose("unit", "=Unit K3")
    browser.wait("document.querySelectorAll('article.jabatan').length === 228")
    assert "228 jabatan yang tersaring, lebih dari 50" in browser.text(".bar")
    assert browser.one(".bar button:last-child").is_enabled()
