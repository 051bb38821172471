"""Options and profiles of the test run."""

import os
from pathlib import Path

import hypothesis
import pytest

from tests.helpers import make_project, run

hypothesis.settings.register_profile("dev", max_examples=30, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected files")
    parser.addoption("--slow", action="store_true", help="run the slow tests too, as CI does")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests to CI, and to who asks for them."""
    if config.getoption("--slow") or os.environ.get("PKDOCS_REQUIRE_TOOLS") == "1":
        return
    later = pytest.mark.skip(reason="slow: CI runs it, and pytest --slow")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(later)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The base project with all its documents made."""
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "-C", str(folder)).returncode == 0
    return folder
