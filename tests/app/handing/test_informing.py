"""The recap as files: whose they are, what stands in the way, which templates they need."""

import itertools
import os
import signal
import sys
from pathlib import Path

import openpyxl
import pytest

from pkdocs.app.handing.informing import Places, check_letters
from pkdocs.app.handing.recapping import recap
from pkdocs.app.terms import Refused
from tests.helpers import edit, out, read_lines, run
from tests.word.template_factory import with_parts

HARI = "1 Maret 2023"
NOTA = "templates/nota-dinas.docx"


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def replaced(project: Path, old: str, new: str) -> None:
    """The template of the nota dinas, one place of it changed."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        assert old in text
        parts["word/document.xml"] = text.replace(old, new).encode()

    path = project / NOTA
    path.write_bytes(with_parts(path.read_bytes(), change))


def test_a_book_a_nota_dinas_and_a_tanda_terima_for_each_unit_with_papers(
    project: Path, tmp_path: Path
) -> None:
    book, letters = tmp_path / "rekap.xlsx", tmp_path / "surat"
    edit(project, "org.yaml", "jabatan:", "penyerahan: {penyusun: kabag-dua}\njabatan:")
    command = ("recap", "--xlsx", str(book), "--docx", str(letters), "-C", str(project))
    done = run(*command)
    assert done.returncode == 0, done.stderr
    assert f"Ditulis: {book}\n" in done.stdout
    assert openpyxl.load_workbook(book).sheetnames == ["Rekap", "Ringkasan"]
    assert files(letters) == [
        "nota-dinas.docx",
        "tanda-terima-bagian-dua.docx",
        "tanda-terima-bagian-satu.docx",
        "tanda-terima-kecamatan-mawar.docx",
        "tanda-terima-kelurahan-melati.docx",
        "tanda-terima-kota-contoh.docx",
        "tanda-terima-sekretariat-kota.docx",
    ]
    assert "Kepala Bagian Dua" in read_lines((letters / "nota-dinas.docx").read_bytes())
    before = {path: path.read_bytes() for path in letters.iterdir()}
    assert run(*command).returncode == 0
    assert {path: path.read_bytes() for path in letters.iterdir()} == before


def test_what_somebody_else_made_or_changed_stays_unless_asked(
    project: Path, tmp_path: Path
) -> None:
    letters = tmp_path / "surat"
    letters.mkdir()
    (letters / "nota-dinas.docx").write_bytes(b"milik orang")
    places = Places(docx=letters)
    with pytest.raises(Refused) as refused:
        recap(project, HARI, places=places)
    assert [problem.kode for problem in refused.value.problems] == ["F012"]
    assert files(letters) == ["nota-dinas.docx"]
    done = recap(project, HARI, places=Places(docx=letters, overwrite=True))
    assert len(done.written) == 7


def test_files_of_another_ending_and_folders_of_documents_are_refused(project: Path) -> None:
    with pytest.raises(Refused, match=r"\.xlsx"):
        recap(project, HARI, places=Places(xlsx=project / "rekap.xls"))
    with pytest.raises(Refused, match="folder keluaran"):
        recap(project, HARI, places=Places(docx=out(project)))


def test_two_units_of_one_file_are_told_and_nothing_is_written(
    project: Path, tmp_path: Path
) -> None:
    assert run("freeze", "kabag-dua", "-C", str(project)).returncode == 0
    edit(project, "org.yaml", "unit: Bagian Dua", 'unit: "Bagian-Satu"')
    with pytest.raises(Refused) as refused:
        recap(project, HARI, places=Places(docx=tmp_path / "surat"))
    assert [problem.kode for problem in refused.value.problems] == ["F013"]
    assert not (tmp_path / "surat").exists()


def test_a_template_that_is_not_there_is_told_by_who_needs_it_alone(
    project: Path, tmp_path: Path
) -> None:
    (project / NOTA).unlink()
    assert check_letters(project) == ()
    with pytest.raises(Refused) as refused:
        recap(project, HARI, places=Places(docx=tmp_path / "surat"))
    assert [str(problem.span.berkas) for problem in refused.value.problems] == [NOTA]
    assert recap(project, HARI).rekap.hitungan.wajib == 9


def test_staff_may_leave_out_fields_and_are_told_of_those_that_are_none(project: Path) -> None:
    replaced(project, "{{ hari }}", "hari ini")
    assert check_letters(project) == ()
    replaced(project, "{{ kepada }}", "{{ kepda }}")
    done = run("check", "-C", str(project))
    told = f'{NOTA}:1:1: T090 placeholder "kepda" tidak dikenal. Maksudnya "kepada"?'
    assert told in done.stdout


def test_what_a_template_cannot_print_is_told_with_its_name(project: Path, tmp_path: Path) -> None:
    replaced(project, "{{ hari }}", "{{ tahun[9] }}")
    with pytest.raises(Refused) as refused:
        recap(project, HARI, places=Places(docx=tmp_path / "surat"))
    assert {problem.span.berkas for problem in refused.value.problems} == {NOTA}


def killed_at(moment: int, project: Path, places: Places) -> bool:
    """Whether a recap in a process of its own was killed at that opening or renaming of a file."""
    child = os.fork()
    if child == 0:  # pragma: no cover - it does not live to tell
        left = itertools.count(moment, -1)

        def hook(event: str, _args: tuple[object, ...]) -> None:
            if event in ("open", "os.rename", "os.remove", "os.mkdir") and next(left) == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        recap(project, HARI, places=places)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.slow
def test_killed_at_any_moment_every_file_is_whole_or_not_there(
    project: Path, tmp_path: Path
) -> None:
    where = tmp_path / "surat"
    where.mkdir()
    places = Places(xlsx=where / "rekap.xlsx", docx=where)
    recap(project, HARI, places=Places(xlsx=tmp_path / "a.xlsx", docx=tmp_path / "a"))
    wanted = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}
    wanted["rekap.xlsx"] = (tmp_path / "a.xlsx").read_bytes()
    before = {p: p.read_bytes() for p in project.rglob("*") if p.is_file()}
    moments = 0
    while killed_at(moments, project, places):
        found = {p.name: p.read_bytes() for p in where.iterdir() if not p.name.startswith(".")}
        assert found.items() <= wanted.items()
        moments += 1
    assert moments > 5
    assert {p: p.read_bytes() for p in project.rglob("*") if p.is_file()} == before
    assert wanted.items() <= {p.name: p.read_bytes() for p in where.iterdir()}.items()
