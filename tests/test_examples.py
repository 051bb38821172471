"""The examples in the docstrings of the entry points run, and the entry points have some."""

import ast
import doctest
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import docx
import pytest

import pkdocs.app
import pkdocs.domain
import pkdocs.outputs
from pkdocs import domain
from pkdocs.app.years import load_year
from pkdocs.outputs.form import load_form
from tests.helpers import make_project
from tests.tools import find_soffice

WITH_ENGINE = ("pkdocs.app.making.pdfs", "pkdocs.app.making.printing")
"""Their examples make PDF."""
ROOMS = (pkdocs.app, pkdocs.domain, pkdocs.outputs)
MODULES = [
    *(f"{room.__name__}.{m.name}" for room in ROOMS for m in pkgutil.iter_modules(room.__path__)),
    "pkdocs.rules.cascade",
    "pkdocs.sources.workbook.reading",
    "pkdocs.word.template.template",
]
PLAIN = tuple(
    f"pkdocs.domain.{own}"
    for own in (
        "agenda",
        "entri",
        "instruksi",
        "katalog",
        "lembar",
        "mutu",
        "perjanjian",
        "salinan",
    )
)
"""Values and nothing to call."""
HELPING = (
    "pkdocs.app.exchanging",
    "pkdocs.app.handing",
    "pkdocs.app.looking",
    "pkdocs.app.making",
    "pkdocs.app.starting",
    "pkdocs.app.terms",
    "pkdocs.outputs.entry_sheets",
    "pkdocs.outputs.instruksi",
    "pkdocs.outputs.recap",
    "pkdocs.outputs.workbook",
)
"""What use cases share, or make by it; they show it."""


def examples(module: ModuleType) -> list[doctest.DocTest]:
    return [t for t in doctest.DocTestFinder(recurse=True).find(module) if t.examples]


def use_cases(module: ModuleType) -> set[str]:
    """The public functions that a module of `app` defines and its callers begin with."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.args.args
        and node.args.args[0].arg in ("folder", "path")
    }


@pytest.mark.parametrize(
    "name",
    [pytest.param(m, marks=[pytest.mark.slow] if m in WITH_ENGINE else []) for m in MODULES],
)
def test_the_examples_of_an_entry_point_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module(name)
    found = examples(module)
    assert found or name in (*PLAIN, *HELPING), name
    if name in WITH_ENGINE:
        find_soffice()
    monkeypatch.chdir(tmp_path)
    letter = docx.Document()
    letter.add_paragraph("Kepada {{ nama }}")
    letter.save("surat.docx")
    for number, test in enumerate(found):
        project = make_project(tmp_path / str(number))
        year = load_year(project).value
        assert year is not None
        form = load_form(project, year.organisasi.naskah, year.katalog).value
        perjanjian = year.perjanjian[domain.KodeJabatan("kabag-dua")]
        test.globs |= {"project": project, "year": year, "form": form, "perjanjian": perjanjian}
        report: list[str] = []
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        runner.run(test, out=report.append)
        assert runner.failures == 0, "".join(report)


@pytest.mark.parametrize("name", [n for n in MODULES if n.startswith("pkdocs.app.")])
def test_every_use_case_has_an_example(name: str) -> None:
    module = importlib.import_module(name)
    shown = {test.name.rpartition(".")[2] for test in examples(module)}
    helpers = {"open_year", "find_output", "unusable"}
    assert use_cases(module) - helpers - shown == set()
