"""Many Perjanjian to files, one after another; a post that fails does not stop the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pkdocs import form, model, output, project
from pkdocs.problem import Checked, Problem, sort_problems
from pkdocs.year import load_year


@dataclass(frozen=True, slots=True)
class Made:
    """A document that was written, or the Problem why it was not."""

    perjanjian: model.Perjanjian
    path: Path
    problem: Problem | None = None


def load_form(folder: Path, organisasi: model.Organisasi) -> Checked[form.Form]:
    """Return the form of the project in `folder`."""
    return form.load_form(folder, project.TEMPLATE, project.LAMBANG, organisasi.naskah)


def check_project(folder: Path) -> tuple[Problem, ...]:
    """Return every problem of the sources and of the template."""
    year = load_year(folder)
    if year.value is None:
        return year.problems
    ready = load_form(folder, year.value.organisasi)
    return sort_problems((*year.problems, *ready.problems))


def write_documents(
    ready: form.Form, all_perjanjian: Iterable[model.Perjanjian], folder: Path
) -> Iterator[Made]:
    """Write `<kode>.docx` of each Perjanjian into the folder; return what became of each."""
    for perjanjian in all_perjanjian:
        path = folder / f"{perjanjian.jabatan.kode}.docx"
        data = form.render_document(ready, perjanjian)
        try:
            output.write_file(path, data)
        except OSError as error:
            yield Made(perjanjian, path, output.unwritten(path, error))
        else:
            yield Made(perjanjian, path)
