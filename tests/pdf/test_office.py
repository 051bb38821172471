"""LibreOffice as an engine: given up, shut in, and never left running."""

import os
import shutil
import signal
import socketserver
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pkdocs.base.files import LOCK, locked
from pkdocs.pdf import office, processes
from pkdocs.pdf.convert import Original, convert
from pkdocs.pdf.engine import LIBREOFFICE, Engine
from pkdocs.word import inspect_document
from tests.helpers import ROOT, make_project, out, run
from tests.support.office import by_name, fake, is_whole, office_processes, pdfs, write_docx
from tests.tools import convert as convert_plainly
from tests.tools import find_soffice, pdf_text
from tests.word.template_factory import template, with_parts

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the programs that behave badly are shell scripts")
@pytest.mark.parametrize(
    "body",
    [
        "exit 0",
        "exit 81",
        'for f in "$@"; do echo "%PDF-1.7" > "$out/$(basename "$f" .docx).pdf"; done',
        "kill -9 $$",
        "sleep 300",
    ],
    ids=["lies", "fails", "writes half a file", "dies", "hangs"],
)
def test_an_engine_that_does_not_work_is_told_and_no_document_is_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr(processes, "START_SECONDS", 0.2)
    monkeypatch.setattr(processes, "DOCUMENT_SECONDS", 0.2)
    program = fake(tmp_path, body)
    sources = [Original(f"{n}.docx", write_docx(tmp_path / f"{n}.docx")) for n in range(5)]
    made = by_name(convert(Engine(LIBREOFFICE, program), sources, 2))
    assert len(made) == 5
    (problem,) = {item.problem for item in made.values()}
    assert problem is not None
    assert (problem.kode, problem.span.berkas) == ("P010", "LibreOffice")
    assert "pasang ulang" in problem.pesan


@pytest.mark.soffice
@pytest.mark.slow
def test_a_document_that_hangs_is_given_up_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(processes, "START_SECONDS", 8.0)
    monkeypatch.setattr(processes, "DOCUMENT_SECONDS", 2.0)
    marked = tmp_path / "macet.docx"
    write_docx(marked, "MACET" * 100)
    program = fake(
        tmp_path,
        'good=(); for f in "$@"; do\n'
        'if unzip -p "$f" word/document.xml | grep -q MACET; then break; fi; good+=("$f"); done\n'
        "if [ ${#good[@]} -gt 0 ]; then\n"
        f'"{engine.program}" "-env:UserInstallation=file://$PWD/asli" --headless '
        '--convert-to pdf:writer_pdf_Export --outdir "$out" "${good[@]}"; fi\n'
        "if [ ${#good[@]} -lt $# ]; then sleep 300; fi",
    )
    good = [write_docx(tmp_path / f"baik-{n}.docx") for n in range(3)]
    paths = [good[0], marked, good[1], good[2]]
    made = by_name(convert(Engine(LIBREOFFICE, program), [Original(p.name, p) for p in paths], 1))
    codes = {name: item.problem.kode if item.problem else "" for name, item in made.items()}
    assert codes == {**dict.fromkeys((p.name for p in good), ""), "macet.docx": "P001"}


@pytest.mark.soffice
@pytest.mark.slow
@pytest.mark.parametrize("names", ["INT", "INT INT", "TERM", "HUP"])
def test_stopped_in_the_middle_nothing_is_left_running_and_the_rest_is_made_next_time(
    tmp_path: Path, names: str
) -> None:
    find_soffice()
    folder = make_project(tmp_path / "proyek")
    assert run("generate", "-C", str(folder)).returncode == 0
    command = [sys.executable, "-m", "pkdocs", "pdf", "--workers", "1", "-C", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    deadline = time.monotonic() + 60
    while not pdfs(out(folder)) and time.monotonic() < deadline:
        time.sleep(0.02)
    for name in names.split():
        process.send_signal(signal.Signals[f"SIG{name}"])
        time.sleep(0.01)
    process.communicate(timeout=30)
    assert process.returncode == 130
    deadline = time.monotonic() + 10
    while office_processes(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert office_processes(tmp_path) == []
    for left in (tmp_path / "sementara").glob("pkdocs-pdf-*"):  # the next run sweeps it
        assert len(names.split()) == 2
        shutil.rmtree(left)
    assert run("pdf", "-C", str(folder)).returncode == 0
    assert len(pdfs(out(folder))) == 8
    assert all(map(is_whole, out(folder).glob("*.pdf")))


def test_what_a_killed_run_left_is_swept_and_a_running_one_is_left_alone(tmp_path: Path) -> None:
    temporary = tmp_path / "sementara"
    left, running, young = (temporary / f"pkdocs-pdf-{n}" for n in ("sisa", "jalan", "baru"))
    for folder in (left, running, young):
        (folder / "kerja-0" / "profil").mkdir(parents=True)
        (folder / LOCK).touch()
    with locked(running) as free:
        assert free
        for folder in (left, running):
            os.utime(folder, (1, 1))
        assert list(convert(Engine(LIBREOFFICE, tmp_path), [], 1)) == []
        assert {path.name for path in temporary.iterdir()} == {running.name, young.name}
    shutil.rmtree(running)
    shutil.rmtree(young)


@pytest.mark.slow
@pytest.mark.soffice
def test_nothing_is_fetched_even_where_no_rule_saw_it(tmp_path: Path, engine: Engine) -> None:
    asked: list[bytes] = []

    class Listener(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            asked.append(self.rfile.readline())
            self.wfile.write(b"HTTP/1.0 404 Not Found\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_address[1]}/a.png"
        path = tmp_path / "luar.docx"
        path.write_bytes(with_outside_picture(address))
        assert inspect_document(path.read_bytes())
        folder = tmp_path / "sementara" / "kerja"
        folder.mkdir()
        assert engine.program is not None
        ours = office.Office(engine.program, folder, threading.Event())
        assert list(ours.convert([path], folder)) == [folder / "luar.pdf"]
        assert asked == []
        convert_plainly(path, "pdf", tmp_path)
        assert asked  # LibreOffice as it comes does fetch it
        server.shutdown()
        thread.join()


def with_outside_picture(address: str) -> bytes:
    """A picture that names a relation which calls itself a link to click on."""
    office_kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    relation = (
        f'<Relationship Id="rId99" Type="{office_kinds}/hyperlink" Target="{address}" '
        'TargetMode="External"/></Relationships>'
    )
    picture = (
        f'<w:body><w:p><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        '<wp:extent cx="990000" cy="990000"/><wp:docPr id="7" name="x"/>'
        f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData uri="{drawing}/picture">'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="x"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{office_kinds}" '
        'r:link="rId99"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )

    def add(parts: dict[str, bytes]) -> None:
        rels, body = "word/_rels/document.xml.rels", "word/document.xml"
        parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())
        parts[body] = parts[body].replace(b"<w:body>", picture.encode())

    return with_parts(template("Contoh"), add)


@pytest.mark.slow
@pytest.mark.soffice
def test_soffice_killed_in_the_middle_costs_nothing(tmp_path: Path, engine: Engine) -> None:
    sources = [Original(f"{n}.docx", write_docx(tmp_path / f"{n}.docx")) for n in range(6)]
    made = convert(engine, sources, 1)
    found = [next(made)]
    for number in office_processes(tmp_path):
        os.kill(int(number), signal.SIGKILL)
    found += made
    assert [item.problem for item in found] == [None] * 6


@pytest.mark.slow
@pytest.mark.soffice
def test_two_runs_side_by_side_do_not_disturb_each_other(tmp_path: Path) -> None:
    find_soffice()
    places = [tmp_path / name for name in ("satu", "dua")]
    for place in places:
        place.mkdir()
        for number in range(3):
            write_docx(place / f"{number}.docx", f"{place.name} {number}")
    commands = [
        [sys.executable, "-m", "pkdocs", "pdf", *map(str, sorted(place.glob("*.docx")))]
        for place in places
    ]
    running = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for command in commands]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    for place in places:
        for number in range(3):
            assert pdf_text(place / f"{number}.pdf").split() == [place.name, str(number)]
