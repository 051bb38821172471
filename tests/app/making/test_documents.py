"""Making documents as a use case: plain arguments in, an object that says what happened out."""

from pathlib import Path

import pytest

from pkdocs.app.making.documents import Making, make_documents
from pkdocs.app.terms import Refused, Which
from pkdocs.base.files import locked
from tests.helpers import edit, out, run, run_process


def test_all_documents_are_made_and_the_result_says_so(
    fresh_project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    done = make_documents(fresh_project, making=Making(workers=1))
    assert len(done.report.made) == 8
    assert {path.stem for path in out(fresh_project).glob("*.docx")} == set(done.report.made)
    assert (done.folder, done.failed, done.pdfs) == (out(fresh_project), False, None)
    assert done.empty == ("sekretaris-kota",)
    assert capfd.readouterr() == ("", "")


def test_a_second_call_finds_nothing_to_do(project: Path) -> None:
    done = make_documents(project)
    assert (done.nothing_to_do, done.report.made, len(done.report.kept)) == (True, [], 8)


def test_some_posts_are_made_into_another_folder(fresh_project: Path, tmp_path: Path) -> None:
    which = Which(unit="Bagian Satu")
    done = make_documents(fresh_project, which, Making(workers=1), output=tmp_path / "lain")
    assert done.report.made == ["kabag-satu", "kasubbag-satu"]
    assert not out(fresh_project).exists()


def test_an_error_of_one_post_keeps_that_one_from_being_made(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", '"198506062010061006"', '"198599062010061006"')
    done = make_documents(fresh_project, making=Making(workers=1))
    assert [problem.kode for problem in done.errors] == ["J008"]
    assert (done.blocked, done.failed) == (("kabag-dua",), True)
    assert "kabag-dua" not in done.report.made
    assert "kabag-satu" in done.report.made


def test_what_cannot_begin_is_refused_with_its_problems(fresh_project: Path) -> None:
    (fresh_project / "templates" / "perjanjian-kinerja.docx").write_bytes(b"bukan docx")
    with pytest.raises(Refused, match="tidak ada dokumen yang dibuat") as refused:
        make_documents(fresh_project)
    assert [problem.kode for problem in refused.value.problems] == ["T001"]
    assert not refused.value.usage
    assert not out(fresh_project).exists()


@pytest.mark.parametrize(
    ("which", "making", "words"),
    [
        (Which(["lurah kamboja"]), Making(), "tidak ada di bagan"),
        (Which(unit="Bagian Sembilan"), Making(), 'unit "Bagian Sembilan"'),
        (Which(), Making(perubahan=" "), "memerlukan alasan"),
        (Which(), Making(perubahan="x", archives=True), "lalu arsipnya"),
    ],
)
def test_what_cannot_be_meant_is_refused_as_wrong_usage(
    fresh_project: Path, which: Which, making: Making, words: str
) -> None:
    with pytest.raises(Refused, match=words) as refused:
        make_documents(fresh_project, which, making)
    assert refused.value.usage


def test_progress_hears_of_every_document(fresh_project: Path) -> None:
    heard: list[int] = []
    told: list[tuple[str, int]] = []

    class Progress:
        def __init__(self, label: str, total: int) -> None:
            told.append((label, total))

        def __enter__(self) -> object:
            return heard.append

        def __exit__(self, *_: object) -> None:
            return

    make_documents(fresh_project, making=Making(workers=1), progress=Progress)  # type: ignore[arg-type]
    assert told == [("Membuat dokumen", 8)]
    assert sum(heard) == 8


def test_a_folder_in_use_hides_no_error_of_the_sources(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", '"198506062010061006"', '"198599062010061006"')
    out(fresh_project).mkdir(parents=True)
    with locked(out(fresh_project)), pytest.raises(Refused) as refused:
        make_documents(fresh_project, making=Making(workers=1))
    assert [problem.kode for problem in refused.value.problems] == ["J008", "F007"]


def test_a_doubt_about_what_is_printed_is_told_and_stops_nothing(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "nama: Wira Contoh", "nama: WIRA CONTOH")
    edit(fresh_project, "indicators.yaml", "Arsip tertata", "Arsip # tertata")
    done = make_documents(fresh_project, making=Making(workers=1))
    assert [problem.kode for problem in done.doubts] == ["S011", "J022"]
    assert (len(done.report.made), done.failed) == (8, False)
    printed = run("generate", "kabag-satu", "--all", "-C", str(fresh_project))
    assert (printed.returncode, printed.stderr.count("S011"), "J022" in printed.stderr) == (
        0,
        1,
        False,
    )


AS_ON_WINDOWS = """
import multiprocessing, os, sys
multiprocessing.set_start_method("spawn")
os.cpu_count = lambda: 64
from pkdocs.cli import main
try:
    main(["generate", *sys.argv[1:]])
finally:
    print("kolam" if "concurrent.futures.process" in sys.modules else "sendiri")
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("posts", "options", "how"),
    [
        (0, (), "sendiri"),
        (300, (), "sendiri"),
        (0, ("--workers", "2"), "kolam"),
        (2_000, (), "kolam"),
    ],
)
def test_where_processes_are_started_anew_a_pool_is_opened_only_where_it_is_worth_it(
    fresh_project: Path, posts: int, options: tuple[str, ...], how: str
) -> None:
    names = "".join(f"      - Melati {n}\n" for n in range(posts))
    edit(fresh_project, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
    done = run_process(*options, "-C", str(fresh_project), code=AS_ON_WINDOWS)
    assert done.returncode == 0
    told = done.stdout.splitlines()
    assert told[-1] == how
    assert told[0].startswith(f"{posts + 8} dokumen dibuat")
