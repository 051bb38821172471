"""The tests mirror the package: what holds a module stands where one looks for it."""

from pathlib import Path

from tests.helpers import ROOT

WITHOUT = {
    "cli/frame.py": "options and words that all commands share: the tests of each command hold it",
}
"""Modules without a test file of their own, and why."""
TO_COME = (
    "word/",
    "review/",
    "cli/reviewing.py",
    "base/identity.py",
    "base/likeness.py",
    "base/packing.py",
)
"""Rooms and modules whose tests are on their way; nothing may be added."""


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
    assert {module for module in missing if not module.startswith(TO_COME)} == set(WITHOUT)


def test_every_test_file_in_a_room_has_its_module() -> None:
    tests = ROOT / "tests"
    rooms = {module.partition("/")[0] for module in modules()}
    found = [path for room in rooms for path in (tests / room).rglob("test_*.py")]
    assert len(found) > 30
    names = {path.relative_to(tests).as_posix().replace("test_", "", 1) for path in found}
    assert names - modules() == {"outputs/document.py"}


def test_what_is_to_come_is_still_missing() -> None:
    found = modules()
    for name in TO_COME:
        inside = [module for module in found if module.startswith(name)]
        assert any(not expected_test(module).is_file() for module in inside), name
