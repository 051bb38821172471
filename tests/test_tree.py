"""The tests mirror the package: what holds a module stands where one looks for it."""

from pathlib import Path

from tests.helpers import ROOT

WITHOUT = {
    "cli/frame.py": "options and words that every command shares; each command's tests use them",
}
"""Modules without a test file of their own, and why."""
ROOMS_TO_COME: tuple[str, ...] = ("word", "review")


def modules() -> set[str]:
    package = ROOT / "pkdocs"
    found = {path.relative_to(package) for path in package.rglob("*.py")}
    return {path.as_posix() for path in found if not path.name.startswith("__")}


def expected_test(module: str) -> Path:
    path = Path(module)
    return ROOT / "tests" / path.parent / f"test_{path.name}"


def test_every_module_has_its_test_file_or_a_reason() -> None:
    found = modules()
    assert len(found) > 60
    missing = {module for module in found if not expected_test(module).is_file()}
    later = {module for module in missing if module.startswith(ROOMS_TO_COME)}
    assert missing - later == set(WITHOUT)


def test_every_test_file_in_a_room_has_its_module() -> None:
    tests = ROOT / "tests"
    rooms = {path.partition("/")[0] for path in modules()}
    found = [path for room in rooms for path in (tests / room).rglob("test_*.py")]
    assert len(found) > 30
    names = {path.relative_to(tests).as_posix().replace("test_", "", 1) for path in found}
    assert names - modules() == set()
