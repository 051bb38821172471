"""Every problem code: documented, and really met by somebody's wrong project, file or document."""

import re
from pathlib import Path

from tests.helpers import CASES, ROOT
from tests.support.assertions import asserted_codes

OF_A_YEAR = "SBJKA"
"""What is wrong with the sources: each has a folder in cases/bad, whose problems are compared."""
WITHOUT_FOLDER = {"S002": "a file of 64 MB", "B009": "a file of thousands of errors"}
CODE = r"[SBJKANFPRTMXU]\d{3}"


def documented_codes() -> set[str]:
    text = (ROOT / "docs" / "masalah.md").read_text(encoding="utf-8")
    return set(re.findall(rf"\b{CODE}\b", text))


def codes_of_cases() -> set[str]:
    """The codes of the lines of problems, not those that words mention."""
    lines = [
        line
        for path in (CASES / "bad").glob("*/expected.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    found = (re.match(rf"\S+:\d+:\d+: ({CODE}) ", line) for line in lines)
    return {match[1] for match in found if match}


def test_every_documented_code_is_triggered_by_a_test_and_every_code_is_documented() -> None:
    documented = documented_codes()
    assert "K012" in documented
    sources = [p.read_text(encoding="utf-8") for p in (ROOT / "pkdocs").rglob("*.py")]
    in_code = set[str]().union(*(set(re.findall(rf'"({CODE})"', s)) for s in sources))
    assert in_code - documented == set()
    assert documented - in_code == set()
    cases = codes_of_cases()
    assert len(cases) > 60
    of_a_year = {kode for kode in documented if kode[0] in OF_A_YEAR}
    assert of_a_year - cases == set(WITHOUT_FOLDER)
    others = [p for p in (ROOT / "tests").rglob("test_*.py") if p.name != "test_codes.py"]
    asserted = asserted_codes(others)
    assert len(asserted) > 60
    assert documented - cases - set(asserted) == set()


def test_only_what_an_assertion_compares_counts_as_triggered(tmp_path: Path) -> None:
    path = tmp_path / "test_x.py"
    path.write_text(
        """
FAULTS = {"a": ("R101", 1)}
@pytest.mark.parametrize(("text", "kode"), [("a", "T001"), ("b", "T002")])
def test_x(text, kode):
    \"\"\"Says S001.\"\"\"
    code, _ = FAULTS["a"]
    unused = "T009"
    assert kode in codes(text) and "T003" == first  # T004
    assert "T005" not in codes(text)
    assert first != "T006", "T007"
    assert code in done
    with pytest.raises(TemplateError, match="T008"):
        pass
""",
        encoding="utf-8",
    )
    found = asserted_codes([path])
    assert set(found) == {"T001", "T002", "T003", "R101", "T008"}
