"""The tests mirror the package: what holds a module stands where one looks for it."""

from pathlib import Path

from tests.helpers import ROOT

WITHOUT = {
    "domain/agenda.py": "values without behaviour: the tests of rules/riwayat make them",
    "domain/entri.py": "values without behaviour: the tests of rules/entri make them",
    "domain/mutu.py": "values without behaviour: the tests of rules/mutu make them",
    "sources/forms/bentuk.py": "the forms of a text: test_words has each pattern told in words",
    "sources/forms/putusan.py": "shapes alone: test_schema holds them to the shipped files",
    "sources/sheets/bahan.py": "values without behaviour: the tests of the sheets make them",
    "word/package/archive.py": "the zip: every document made is one, test_template compares bytes",
    "word/package/blank.py": "one document of a word, which test_convert converts",
    "word/package/opc.py": "relations and content types: test_custom_xml and test_images read them",
    "word/redline/endings.py": "ends of paragraphs: test_redline settles every kind of them",
    "word/template/codegen.py": "what Jinja generates: test_rendering compares it with docxtpl's",
    "word/template/sources.py": "docxtpl's own steps: test_rendering compares what comes of them",
    "word/text/names.py": "names of Word's elements",
    "word/text/values.py": "values without behaviour: test_reading makes them",
}
"""Modules without a test file of their own, and why."""
BESIDES = {
    "app/handing/test_killed.py": "freezing and marking, killed or done by two at once",
    "cli/test_converting.py": "the command pdf, which wants LibreOffice",
    "cli/test_logic.py": "walks all commands",
    "outputs/entry_sheets/test_browser.py": "the page in a real browser",
    "review/views/html/test_browser.py": "the page in a real browser",
    "word/redline/test_in_office.py": "redlines in LibreOffice and before the Open XML SDK",
    "word/redline/test_redline.py": "the one function of the room, in its `__init__`",
}
"""Test files in a room that are of more, or less, than a module."""


def modules() -> set[str]:
    package = ROOT / "pkdocs"
    found = {path.relative_to(package) for path in package.rglob("*.py")}
    return {path.as_posix() for path in found if not path.name.startswith("__")}


def expected_test(module: str) -> Path:
    path = Path(module)
    return ROOT / "tests" / path.parent / f"test_{path.name}"


def test_every_module_has_its_test_file_or_a_reason() -> None:
    found = modules()
    assert len(found) > 100
    assert {module for module in found if not expected_test(module).is_file()} == set(WITHOUT)


def test_every_test_file_in_a_room_has_its_module_or_a_reason() -> None:
    tests = ROOT / "tests"
    rooms = {module.partition("/")[0] for module in modules()}
    found = {
        path.relative_to(tests) for room in rooms for path in (tests / room).rglob("test_*.py")
    }
    assert len(found) > 90
    homeless = {p for p in found if p.as_posix().replace("test_", "", 1) not in modules()}
    assert {path.as_posix() for path in homeless} == set(BESIDES)


def test_what_builds_the_zip_for_windows_has_its_tests_too() -> None:
    found = [p.name for p in (ROOT / "windows").glob("*.py") if not p.name.startswith("__")]
    assert len(found) >= 2
    place = ROOT / "tests" / "windows"
    assert [name for name in found if not (place / f"test_{name}").is_file()] == []


def test_the_top_of_the_package_holds_rooms_only_and_each_says_what_it_is_for() -> None:
    package = ROOT / "pkdocs"
    loose = {path.name for path in package.iterdir() if path.is_file()}
    assert loose == {"__init__.py", "__main__.py", "py.typed"}
    rooms = sorted(path.parent for path in package.glob("*/__init__.py"))
    assert 10 < len(rooms) <= 15
    for room in rooms:
        text = (room / "__init__.py").read_text(encoding="utf-8")
        words = text.split('"""')[1]
        assert len(words.split()) > 15, room.name
