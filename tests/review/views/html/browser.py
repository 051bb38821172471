"""A real browser without a window: Debian's Chromium, driven by selenium, with no way out.

Selenium's own search for a driver goes to the network, so the driver's path is given. Whatever the
page asks for is recorded; it may ask for nothing but itself.
"""

import base64
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.tools import find_program

_PATIENCE = 20
_SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-extensions",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-device-scale-factor=1",
)


class Browser:
    """What a reader does with the page, and what the page did."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, page: Path, address: str = "") -> None:
        """Load the page anew and wait until it says that it is ready."""
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + address)
        self.wait("document.body.dataset.ready === 'ya'")

    def wait(self, condition: str) -> None:
        WebDriverWait(self.driver, _PATIENCE, 0.02).until(
            lambda driver: driver.execute_script(f"return {condition}"), condition
        )

    def run(self, script: str) -> object:
        return self.driver.execute_script(script)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        """Return the visible text, spaces joined."""
        return " ".join(self.one(selector).text.split())

    def texts(self, selector: str) -> list[str]:
        """Return the text of each, read at one moment: a list may be drawn anew at any time."""
        script = "return Array.from(document.querySelectorAll(arguments[0]), (e) => e.innerText)"
        found: list[str] = self.driver.execute_script(script, selector)
        return found

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(getattr(Keys, key, key))

    def choose(self, field: str, value: str) -> None:
        self.one(f"#{field} option[value='{value}']").click()

    def search(self, words: str) -> None:
        self.one("#search").clear()
        self.one("#search").send_keys(words)

    def size(self, width: int, height: int = 900) -> None:
        """Show the page as a screen of that many pixels does, also below a window's least width."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def emulate(self, feature: str, value: str) -> None:
        features = [{"name": feature, "value": value}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def shot(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))

    def pdf(self, path: Path) -> Path:
        """Print what is shown on A4 as a reader would."""
        paper = {"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": False}
        done = self.driver.execute_cdp_cmd("Page.printToPDF", paper)
        path.write_bytes(base64.b64decode(done["data"]))
        return path

    def complaints(self) -> list[str]:
        """Return what the console has said since the last call."""
        return [str(entry["message"]) for entry in self._log("browser")]

    def requests(self) -> list[str]:
        """Return every address that was asked for since the last call."""
        entries = [json.loads(e["message"])["message"] for e in self._log("performance")]
        return [
            entry["params"]["request"]["url"]
            for entry in entries
            if entry["method"] == "Network.requestWillBeSent"
        ]

    def _log(self, kind: str) -> list[dict[str, str]]:
        entries: list[dict[str, str]] = self.driver.get_log(kind)  # type: ignore[no-untyped-call]
        return entries


@contextmanager
def started(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own in `folder`."""
    options = Options()
    options.binary_location = find_program(
        "Chromium", shutil.which("chromium"), "apt-get install chromium"
    )
    driver = find_program(
        "the driver of Chromium", shutil.which("chromedriver"), "apt-get install chromium-driver"
    )
    for switch in (*_SWITCHES, f"--user-data-dir={folder / 'profil'}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    os.environ.update(SE_OFFLINE="true", SE_AVOID_STATS="true")
    browser = webdriver.Chrome(options, Service(driver))
    try:
        browser.get("about:blank")
        reader = Browser(browser)
        reader.requests()  # what the browser's own first page asks itself for
        yield reader
    finally:
        browser.quit()
