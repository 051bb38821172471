"""Files that stick: every command that writes ends with its summary, and one file is one problem.

What passes is not seen; what does not pass is told of that file alone, the others are written and
known; where everything sticks nothing is half-written.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pkdocs.cli import cli
from tests.helpers import edit, out, run
from tests.support.folder import edit_by_hand, register_of, times
from tests.support.pindaian import KABAG_DUA, KABAG_SATU, scan
from tests.support.sticky import Sticky
from tests.support.typed import copy_kota, type_into


def nothing(project: Path) -> Path:
    """All is ready there."""
    return project


def scanned(project: Path) -> Path:
    for name, paper in (("satu", KABAG_SATU), ("dua", KABAG_DUA)):
        (project / f"{name}.pdf").write_bytes(scan(paper))
    return project


def received(project: Path) -> Path:
    scanned(project)
    names = [str(project / f"{name}.pdf") for name in ("satu", "dua")]
    assert run("freeze", "--scan", *names, "-C", str(project)).returncode == 0
    return project


def packed(project: Path) -> Path:
    """Packs of two, of which one is taken back: its PDF is to go."""
    received(project)
    assert run("upload-pack", "-o", "unggah", "-C", str(project), cwd=project).returncode == 0
    done = run("freeze", "--undo", "--scan", str(project / "dua.pdf"), "-C", str(project))
    assert done.returncode == 0
    return project


def frozen(project: Path) -> Path:
    assert run("freeze", "kabag-dua", "-C", str(project)).returncode == 0
    return project


def owing(project: Path) -> Path:
    """Another project, two units of which have to fill in a NIP."""
    folder = copy_kota(project / "2024")
    text = (folder / "pegawai.yaml").read_text(encoding="utf-8")
    (folder / "pegawai.yaml").write_text(text.replace("nip:", "# nip:", 6), encoding="utf-8")
    return folder


def last_year(project: Path) -> Path:
    shutil.copytree(project, project / "lama")
    return project


def undecided(project: Path) -> Path:
    """A new year, of whose texts one is to say other years."""
    edit(project, "indicators.yaml", "[Opini badan pemeriksa.]", '["Laporan 2019-2022."]')
    last_year(project)
    done = run("next-year", "2024", "baru", "-C", "lama", cwd=project)
    assert done.returncode == 0
    decisions = project / "baru" / "tinjauan.yaml"
    text = decisions.read_text(encoding="utf-8").replace("putusan:\n", "putusan: tetap\n")
    before, _, after = text.partition("Laporan 2019-2022")
    after = after.replace("putusan: tetap", "putusan: 2020-2023", 1)
    decisions.write_text(f"{before}Laporan 2019-2022{after}", encoding="utf-8")
    return project / "baru"


def filled_in(project: Path) -> Path:
    folder = copy_kota(project / "2024")
    assert run("workbook", "-o", "asal.xlsx", cwd=folder).returncode == 0
    typed = {("Turunan", "1.2.loket", own): "≤ 2" for own in (*TW, "Tahunan")}
    type_into(folder / "asal.xlsx", folder / "isi.xlsx", typed)
    return folder


def unneeded(project: Path) -> Path:
    """Two posts without indicators, whose documents are to go."""
    edit(project, "indicators.yaml", "- semua: lurah", "- jabatan: kasubbag-satu")
    return project


def other_papers(project: Path) -> Path:
    shutil.copytree(out(project), project / "lain")
    for name in ("walikota", "kabag-dua"):
        edit_by_hand(project / "lain" / f"{name}.docx")
    return project


def two_books(project: Path) -> Path:
    """What another computer noted lies there, too."""
    other = Path(shutil.copytree(project, project / "sana"))
    assert run("freeze", "kabag-dua", "-C", str(other)).returncode == 0
    shutil.move(other / "agenda.jsonl", project / "lain.jsonl")
    return project


REDLINES = "merah"
"""Where what has the hour in it lies."""
TW = ("TW I", "TW II", "TW III", "TW IV")


@dataclass(frozen=True)
class Case:
    """A command that writes, what is there before, and a file of its that sticks.

    `others` are files that are written all the same, `told` the code of the problem.
    """

    args: tuple[str, ...]
    sticks: str
    others: tuple[str, ...] = ()
    before: Callable[[Path], Path] = nothing
    told: str = "F004"
    made: bool = True
    """Whether the documents are made before."""
    office: bool = False
    """Whether it needs LibreOffice."""
    ends: int = 0
    """Its exit code where nothing sticks: a comparison has something to look at."""


CASES = {
    "generate": Case(
        ("generate",), "walikota.docx", ("output/2023/lurah-melati.docx",), made=False
    ),
    "register": Case(("generate",), "register.json", ("output/2023/walikota.docx",), made=False),
    "zip": Case(
        ("generate", "--zip"), "kota-contoh.zip", ("output/2023/bagian-satu.zip",), made=False
    ),
    "prune": Case(("generate", "--prune"), "lurah-melati.docx", (), unneeded),
    "freeze": Case(("freeze", "kabag-dua"), "register.json", ("agenda.jsonl",)),
    "scan": Case(("freeze", "--scan", "satu.pdf", "dua.pdf"), "agenda.jsonl", (), scanned),
    "upload-pack": Case(
        ("upload-pack", "-o", "unggah"),
        "PK_2023_198506062010061006_kabag-dua.pdf",
        ("unggah/bagian-satu/daftar-unggah.xlsx", "unggah/bagian-dua/daftar-unggah.xlsx"),
        received,
    ),
    "upload-pack again": Case(
        ("upload-pack", "-o", "unggah"),
        "PK_2023_198506062010061006_kabag-dua.pdf",
        ("unggah/bagian-satu/daftar-unggah.xlsx", "unggah/bagian-dua/daftar-unggah.xlsx"),
        packed,
    ),
    "upload-pack --zip": Case(
        ("upload-pack", "--zip", "-o", "unggah"),
        "bagian-satu.zip",
        ("unggah/bagian-dua.zip",),
        received,
    ),
    "entry-sheets": Case(
        ("entry-sheets", "-o", "entri"), "entri-e-sakip.xlsx", ("entri/entri-e-sakip.html",)
    ),
    "workbook": Case(
        ("workbook", "--each-unit", "isian"),
        "kota-contoh.xlsx",
        ("isian/bagian-layanan-warga.xlsx",),
        owing,
    ),
    "owed": Case(
        ("owed", "--surat", "surat"),
        "kota-contoh.txt",
        ("surat/bagian-layanan-warga.txt",),
        owing,
    ),
    "instruksi": Case(("instruksi", "-o", "ins"), "instruksi.docx", ("ins/lampiran-1.docx",)),
    "init": Case(("init", "baru"), "templates", ()),
    "next-year": Case(("next-year", "2024", "baru", "-C", "lama"), "org.yaml", (), last_year),
    "decide": Case(("decide",), "indicators.yaml", (), undecided),
    "read": Case(("read", "isi.xlsx", "--write"), "bagian-layanan-warga.yaml", (), filled_in),
    "redline": Case(
        ("diff", "output/2023", "lain", "--redline", REDLINES),
        "walikota.docx",
        ("merah/kabag-dua.docx",),
        other_papers,
        ends=1,
    ),
    "diff --html": Case(
        ("diff", "output/2023", "lain", "--html", "beda.html"),
        "beda.html",
        (),
        other_papers,
        ends=1,
    ),
    "diff --xlsx": Case(
        ("diff", "output/2023", "lain", "--xlsx", "beda.xlsx"),
        "beda.xlsx",
        (),
        other_papers,
        ends=1,
    ),
    "pdf": Case(("pdf",), "2023/walikota.pdf", ("output/2023/kabag-dua.pdf",), office=True),
    "pdf of files": Case(
        ("pdf", "lain/walikota.docx", "lain/kabag-dua.docx"),
        "lain/walikota.pdf",
        ("lain/kabag-dua.pdf",),
        other_papers,
        office=True,
    ),
    "generate --zip --pdf": Case(
        ("generate", "--zip", "--pdf"),
        "kota-contoh.zip",
        ("output/2023/bagian-satu.zip",),
        made=False,
        office=True,
    ),
    "bundle": Case(
        ("bundle", "-o", "cetak/"), "bagian-satu.pdf", ("cetak/bagian-dua.pdf",), office=True
    ),
    "preview": Case(
        ("preview", "walikota"),
        "walikota-hal-1.png",
        ("pratinjau/walikota-hal-2.png",),
        office=True,
    ),
    "schema": Case(("schema",), "org.schema.json", ("schema/indicators.schema.json",)),
    "status": Case(("status", "--xlsx", "status.xlsx"), "status.xlsx"),
    "recap": Case(("recap", "--docx", "surat"), "nota-dinas.docx"),
    "tree": Case(("tree", "--svg", "pohon.svg"), "pohon.svg"),
    "status --json-file": Case(("status", "--json", "--json-file", "status.json"), "status.json"),
    "agenda": Case(("agenda", "--join", "lain.jsonl"), "agenda.jsonl", (), two_books),
    "mark": Case(("mark", "diserahkan", "kabag-dua"), "agenda.jsonl", (), frozen),
}


READING = {"check", "show", "explain", "text"}
"""Commands that write nothing."""


def test_every_command_that_writes_is_tried() -> None:
    assert {case.args[0] for case in CASES.values()} | READING == set(cli.commands)


def trees(project: Path) -> dict[str, bytes]:
    """All that lies in a project, but for what has a time in it."""
    return {
        path.relative_to(project).as_posix(): b""
        if path.parent.name == REDLINES
        else path.read_bytes()
        for path in project.rglob("*")
        if path.is_file() and path.name not in {"register.json", "agenda.jsonl", ".pkdocs.lock"}
    }


def leftovers(project: Path) -> list[str]:
    return [path.name for path in project.rglob(".pkdocs-*")]


@pytest.fixture
def ready(request: pytest.FixtureRequest, case: Case) -> Path:
    folder: Path = request.getfixturevalue("project" if case.made else "fresh_project")
    return case.before(folder)


def done_by(case: Case, folder: Path) -> tuple[int, str, str]:
    done = run(*case.args, cwd=folder)
    return done.returncode, done.stdout, done.stderr


EVERYDAY = {"generate", "register"}


def marks(name: str, case: Case) -> list[pytest.MarkDecorator]:
    wanted = [] if name in EVERYDAY else [pytest.mark.slow]
    return [*wanted, *([pytest.mark.soffice] if case.office else [])]


each = pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=name, marks=marks(name, case)) for name, case in CASES.items()],
)


@each
def test_what_passes_is_not_seen(case: Case, ready: Path, tmp_path: Path, sticky: Sticky) -> None:
    twin = Path(shutil.copytree(ready, tmp_path / "kembar" / ready.name))
    usual = done_by(case, twin)
    sticky.hold(times=2)
    assert done_by(case, ready) == usual
    assert usual[0] == case.ends
    assert sticky.refused > 2
    assert trees(ready) == trees(twin)
    assert leftovers(ready) == []


@each
def test_a_file_that_sticks_is_one_problem_and_the_others_are_written(
    case: Case, ready: Path, sticky: Sticky
) -> None:
    sticky.hold(case.sticks)
    code, stdout, stderr = done_by(case, ready)
    assert (code, stderr.count("sedang dipakai program lain")) == (1, 1), stderr + stdout
    (line,) = [line for line in stderr.splitlines() if "sedang dipakai" in line]
    assert f"{case.sticks}:1:1: {case.told}" in line
    assert [name for name in case.others if not (ready / name).is_file()] == []
    assert leftovers(ready) == []
    sticky.hold(times=0)
    assert done_by(case, ready)[0] == case.ends


@each
def test_where_everything_sticks_nothing_is_half_written(
    case: Case, ready: Path, sticky: Sticky
) -> None:
    before = trees(ready)
    sticky.hold(acts=("replace", "open"))
    code, stdout, stderr = done_by(case, ready)
    assert code == 1, stderr + stdout
    assert "sedang dipakai program lain" in stderr
    assert "galat yang bukan kesalahan Anda" not in stderr
    assert trees(ready).items() <= before.items()


def test_work_that_no_register_tells_of_is_known_by_the_next_run(
    fresh_project: Path, sticky: Sticky
) -> None:
    sticky.hold("register.json")
    done = run("generate", cwd=fresh_project)
    assert "8 dokumen dibuat" in done.stdout
    assert not (out(fresh_project) / "register.json").exists()
    before = times(fresh_project)
    sticky.hold(times=0)
    again = run("generate", cwd=fresh_project)
    assert (again.returncode, again.stderr) == (0, "")
    assert (
        before.keys()
        == times(fresh_project).keys()
        == {f"{k}.docx" for k in register_of(fresh_project).dokumen}
    )


def test_a_leftover_that_sticks_refuses_no_run(fresh_project: Path, sticky: Sticky) -> None:
    out(fresh_project).mkdir(parents=True)
    left = out(fresh_project) / ".pkdocs-0123456789abcdef.tmp"
    left.write_bytes(b"")
    sticky.hold(left.name)
    done = run("generate", cwd=fresh_project)
    assert (done.returncode, done.stderr) == (0, "")
    assert left.exists()
    sticky.hold(times=0)
    assert run("generate", "--all", cwd=fresh_project).returncode == 0
    assert not left.exists()


def test_many_files_that_stick_are_not_all_waited_for(
    fresh_project: Path, sticky: Sticky, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("pkdocs.base.disk.time.sleep", pauses.append)
    monkeypatch.setattr("pkdocs.base.disk.time.monotonic", lambda: 100 + sum(pauses))
    sticky.hold(acts=("replace",))
    monkeypatch.setattr("pkdocs.base.disk.PATIENCE", 2.0)
    done = run("generate", cwd=fresh_project)
    assert done.stderr.count("F004") == 9
    assert 3.5 < sum(pauses) <= 4
