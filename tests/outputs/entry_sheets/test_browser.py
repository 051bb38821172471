"""The page in a real browser: what a click copies, and that it reaches out to nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pkdocs.app.handing.entry import Sheets, make_entry_sheets
from pkdocs.app.terms import Which
from tests.review.views.html.browser import Browser, started
from tests.support.typed import copy_kota

pytestmark = [pytest.mark.chromium, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("peramban")) as browser:
        yield browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("halaman")
    make_entry_sheets(copy_kota(where / "2024"), Which(), Sheets(where / "e"))
    return where / "e" / "entri-e-sakip.html"


def open_page(browser: Browser, page: Path) -> None:
    browser.driver.get(page.as_uri())
    browser.wait("document.readyState === 'complete'")


def cell(browser: Browser, name: str) -> str:
    """The script that finds the first value of that name."""
    return f"[...document.querySelectorAll('dt')].find((e) => e.textContent === '{name}')"


def test_a_click_takes_the_whole_value_and_says_so(browser: Browser, page: Path) -> None:
    browser.size(1200)
    open_page(browser, page)
    browser.run(f"{cell(browser, 'NIP')}.nextElementSibling.click()")
    browser.wait("document.getElementById('told').textContent !== ''")
    assert browser.text("#told").startswith("NIP ")
    assert browser.run("return window.getSelection().toString().trim()") == "197001011995011001"
    assert "untuk menyalinnya" in browser.text(".how")


def test_without_its_program_a_click_selects_the_whole_value(browser: Browser, page: Path) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(page.as_uri())
        target = next(e for e in browser.all("dd") if e.text.startswith("Dr. H. Wira"))
        target.click()
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    found = browser.run("return window.getSelection().toString().trim()")
    assert found == "Dr. H. Wira Contoh, S.Sos., M.Si."
    assert "salin dengan Ctrl+C" in browser.text(".how")


def test_nothing_runs_over_the_edge_of_a_narrow_window(browser: Browser, page: Path) -> None:
    for width in (1400, 480, 320):
        browser.size(width)
        open_page(browser, page)
        wide = browser.run("return document.documentElement.scrollWidth")
        assert isinstance(wide, int)
        assert wide <= width


def test_it_neither_complains_nor_reaches_out(browser: Browser, page: Path) -> None:
    browser.complaints()
    browser.requests()
    open_page(browser, page)
    assert browser.complaints() == []
    assert {address.partition(":")[0] for address in browser.requests()} <= {"file", "data"}
