"""The templates of the Instruksi: what is wrong with one is told with its name."""

from pathlib import Path

import pytest

from pkdocs.outputs.instruksi import document
from pkdocs.outputs.instruksi.template import PaperForm, load_template
from tests.helpers import ROOT
from tests.word.template_factory import with_parts

SHIPPED = (ROOT / document.FORM.name).read_bytes()


def put(folder: Path, old: str = "", new: str = "", part: str = "word/document.xml") -> Path:
    """A project with the shipped template, one place of it changed."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        assert old in text
        parts[part] = text.replace(old, new).encode()

    path = folder / document.FORM.name
    path.parent.mkdir()
    path.write_bytes(with_parts(SHIPPED, change))
    return folder


def told(folder: Path, form: PaperForm = document.FORM) -> list[tuple[str, str]]:
    return [(own.kode, own.span.berkas) for own in load_template(folder, form).problems]


def test_the_shipped_template_is_in_order_with_and_without_arms(tmp_path: Path) -> None:
    assert load_template(ROOT, document.FORM).problems == ()
    found = load_template(put(tmp_path), document.FORM)
    assert (found.problems, found.value is not None) == ((), True)


@pytest.mark.parametrize(
    ("old", "new", "kode"),
    [
        ("{{ pembuka }}", "{{ pembukaan }}", "T090"),
        ("{{ penutup }}", "", "T091"),
        ("{{ penutup }}", "{{ penutup }", "T101"),
        ("{{ penutup }}", "{{ penutup|upper }}", "T105"),
    ],
)
def test_a_change_that_cannot_work_is_told(tmp_path: Path, old: str, new: str, kode: str) -> None:
    assert (kode, document.FORM.name) in told(put(tmp_path, old, new))


def test_every_header_says_konsep(tmp_path: Path) -> None:
    folder = put(tmp_path, "konsep ", "tempat ", "word/header1.xml")
    assert told(folder) == [("T093", document.FORM.name)]


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == [("T000", document.FORM.name)]


def test_arms_that_are_no_picture_are_told_as_the_arms(tmp_path: Path) -> None:
    folder = put(tmp_path)
    (folder / "templates" / "lambang.png").write_bytes(b"bukan gambar")
    assert told(folder) == [("T201", "templates/lambang.png")]
    assert told(folder, PaperForm(document.FORM.name, document.FORM.fields)) == []
