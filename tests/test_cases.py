"""Every folder of cases/bad is a wrong project and the exact problems it must give."""

import re
from pathlib import Path

import pytest

from pkdocs import domain
from pkdocs.app.years import load_year
from tests.helpers import CASES, ROOT, edit, make_project, read_lines, run

BAD = sorted(path for path in (CASES / "bad").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", BAD, ids=lambda path: path.name)
def test_a_wrong_project_gives_exactly_the_expected_problems(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = make_project(tmp_path, case)
    found = "".join(f"{problem}\n" for problem in load_year(folder).problems)
    expected = case / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")
    assert case.name[:4].upper() in found


def test_the_base_project_has_no_problems(tmp_path: Path) -> None:
    assert load_year(make_project(tmp_path)).problems == ()


def test_the_documents_of_the_base_project_read_as_reviewed(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = make_project(tmp_path)
    assert run("generate", "-C", str(folder)).returncode == 0
    made = sorted((folder / "output" / "2023").glob("*.docx"))
    expected = CASES / "ok"
    assert [path.stem for path in made] == sorted(path.stem for path in expected.glob("*.txt"))
    for path in made:
        found = "".join(f"{line}\n" for line in read_lines(path.read_bytes()))
        golden = expected / f"{path.stem}.txt"
        if request.config.getoption("--update-golden"):
            golden.write_text(found, encoding="utf-8")
        assert found == golden.read_text(encoding="utf-8")


def test_a_brace_in_a_pola_that_is_no_slot_is_kept(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    edit(folder, "org.yaml", '"Lurah {nama}"', '"Lurah {nama} }{ 1"')
    year = load_year(folder).value
    assert year is not None
    lurah = year.organisasi.jabatan[domain.KodeJabatan("lurah-melati")]
    assert (lurah.nama, lurah.unit) == ("Lurah Melati }{ 1", "Kelurahan Melati")


def codes_of(text: str) -> set[str]:
    return set(re.findall(r"\b[SBJKAFPRT]\d{3}\b", text))


def test_every_documented_code_is_triggered_by_a_test_and_every_code_is_documented() -> None:
    documented = codes_of((ROOT / "docs" / "masalah.md").read_text(encoding="utf-8"))
    assert "K012" in documented
    sources = [p.read_text(encoding="utf-8") for p in (ROOT / "pkdocs").rglob("*.py")]
    in_code = set[str]().union(*(set(re.findall(r'"([SBJKAFPRT]\d{3})"', s)) for s in sources))
    assert in_code - documented == set()
    assert documented - in_code == set()
    tests = [p.read_text(encoding="utf-8") for p in Path(__file__).parent.rglob("*.py")]
    cases = [p.read_text(encoding="utf-8") for p in CASES.rglob("expected.txt")]
    triggered = set[str]().union(*(codes_of(text) for text in (*tests, *cases)))
    assert documented - triggered == set()
