"""Word as an engine."""

import sys
from pathlib import Path

import pytest

from pkdocs.pdf.convert import Original, convert
from pkdocs.pdf.engine import WORD, Engine
from tests.support.office import by_name, write_docx
from tests.word.template_factory import template, with_parts

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")

WORD_IN_NAME = """
import sys
from pathlib import Path
import pikepdf
def convert(source, target, keep_active):
    print("bar", file=sys.stderr)
    if b"SALAH" in Path(source).read_bytes():
        sys.exit(1)
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name("/Arial"))
    page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    pdf.save(target)
"""


def test_where_word_gives_up_only_that_document_fails_and_what_word_lacks_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docx2pdf.py").write_text(WORD_IN_NAME, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "docx2pdf", raising=False)
    bad = tmp_path / "buruk.docx"
    bad.write_bytes(with_parts(template("a"), lambda parts: parts.update({"SALAH.txt": b""})))
    sources = [
        Original(p.name, p) for p in (bad, *(write_docx(tmp_path / f"{n}.docx") for n in "12"))
    ]
    made = by_name(convert(Engine(WORD), sources, 2))
    problem = made["buruk.docx"].problem
    assert problem is not None
    assert problem.kode == "P001"
    assert [w.kode for w in made["1.docx"].warnings] == ["P009", "P007"]
    assert (made["2.docx"].problem, made["2.docx"].warnings) == (None, ())
    assert "bar" not in capfd.readouterr().err
