"""What others wrote reaches terminal, page and book as one line that shows all of itself.

Escape sequences, turned directions and line breaks in documents, in the data they carry, in codes
and in file names: whatever a command prints, none of it is in there as such.
"""

import base64
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from functools import partial
from pathlib import Path

import pytest

from pkdocs.base.text import HIDDEN, visible
from tests import foreign
from tests.helpers import ROOT, run, run_process

TURN, STEER = "\u202e", "\x1b[2J\x1b]0;judul\x07"
LINES = [
    ("turned", "Camat\u202egnakaleb", "Camat<U+202E>gnakaleb"),
    ("steered", "a\x1b[31mb\x9b2J", "a<U+001B>[31mb<U+009B>2J"),
    ("broken", "satu\ndua\rtiga\u2028empat", "satu↵dua<U+000D>tiga<U+2028>empat"),
    ("no character", "a\udcffb", "a<U+DCFF>b"),
    ("plain", "Kepala Bagian – “satu”\tdua", "Kepala Bagian – “satu”\tdua"),
]


@pytest.mark.parametrize(("text", "shown"), [line[1:] for line in LINES])
def test_a_text_becomes_one_line_that_shows_what_is_hidden(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


def hostile(folder: Path) -> Path:
    """Documents with hostile words, in a file of a hostile name, and one with a hostile post."""
    folder.mkdir()
    own = foreign.agreement(foreign.data(f"Indeks{TURN}Contoh"), jabatan=f"Camat {TURN}Contoh")
    (folder / f"a{STEER}\nb.docx").write_bytes(own)
    (folder / f"rusak{TURN}\r.docx").write_bytes(b"bukan Word")
    return folder


def assert_clean(text: str) -> None:
    assert text
    lines = text.split("\n")
    assert [line for line in lines if HIDDEN.search(line)] == []


@pytest.fixture
def sides(tmp_path: Path) -> tuple[str, str]:
    first = hostile(tmp_path / f"dulu{TURN}")
    second = tmp_path / "kini"
    second.mkdir()
    own = foreign.agreement(foreign.data("Indeks Lain"), jabatan="Camat Contoh", tahun="2023")
    (second / "camat.docx").write_bytes(own)
    return str(first), str(second)


def test_a_comparison_prints_no_hidden_character(sides: tuple[str, str]) -> None:
    for order in (sides, sides[::-1]):
        done = run("diff", *order)
        assert done.returncode == 1
        assert "<U+202E>" in done.stdout + done.stderr
        assert_clean(done.stdout + done.stderr)


def test_on_a_terminal_only_the_colours_of_the_program_come_through(
    sides: tuple[str, str],
) -> None:
    pty = pytest.importorskip("pty")
    primary, secondary = pty.openpty()
    arguments = [sys.executable, "-m", "pkdocs", "diff", *sides]
    with subprocess.Popen(arguments, stdout=secondary, stderr=subprocess.DEVNULL, cwd=ROOT):
        os.close(secondary)
        printed = b"".join(iter(partial(_read, primary), b""))
    text = printed.decode().replace("\r\n", "\n")
    assert "\x1b[1m" in text
    assert_clean(re.sub("\x1b\\[(0|1|31|32)m", "", text))


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other end is closed
        return b""


def test_json_says_the_same_without_a_hidden_character(sides: tuple[str, str]) -> None:
    done = run("diff", "--json", *sides)
    assert_clean(done.stdout)
    assert json.loads(done.stdout)["lama"] == sides[0]


def test_the_page_has_one_plain_title_and_no_hidden_character(
    sides: tuple[str, str], tmp_path: Path
) -> None:
    page = tmp_path / "banding.html"
    files = [str(next(Path(side).glob("[ac]*.docx"))) for side in sides]
    for order in (sides, files):
        assert run("diff", "--html", str(page), *order).returncode == 1
        text = page.read_text(encoding="utf-8")
        title = re.search("<title>(.*?)</title>", text, re.DOTALL)
        assert title
        assert "<span" not in title[1]
        assert_clean(text)
        for packed in re.findall(r"<script[^>]*>([A-Za-z0-9+/=]{20,})</script>", text):
            data = json.loads(zlib.decompress(base64.b64decode(packed)))
            for fragment in data.get("fragments", [data.get("overview", "")]):
                assert_clean(f"{fragment} ")


def test_the_book_shows_what_is_hidden(sides: tuple[str, str], tmp_path: Path) -> None:
    book = tmp_path / "banding.xlsx"
    assert run("diff", "--xlsx", str(book), *sides).returncode == 1
    with zipfile.ZipFile(book) as archive:
        text = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "&lt;U+202E&gt;" in text
    assert_clean(text)


def test_a_text_is_printed_without_a_hidden_character(sides: tuple[str, str]) -> None:
    for path in Path(sides[0]).iterdir():
        done = run("text", str(path))
        assert done.returncode == 0
        assert_clean(done.stdout + done.stderr)


@pytest.mark.parametrize(
    "command",
    [
        ["show", f"lurah{STEER}\nx"],
        ["diff", f"a{TURN}", "b\x1b[2J"],
        ["text", f"tidak-ada\n{TURN}.docx"],
        ["generate", f"--unit=x{STEER}"],
        [f"perintah{STEER}"],
        ["check", f"-C{TURN}\n"],
        ["pdf", f"x{STEER}.docx"],
    ],
)
def test_what_was_typed_is_repeated_as_one_plain_line(
    command: list[str], fresh_project: Path
) -> None:
    done = run(*command, cwd=fresh_project)
    assert done.returncode in (1, 2)
    assert_clean(done.stdout + done.stderr)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes")
def test_a_file_name_that_is_no_text_is_told_by_its_bytes(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "lama")
    Path(os.fsdecode(folder)).mkdir()
    own = foreign.agreement(foreign.data("Indeks Contoh"))
    for name in (b"camat\xff\xfe.docx", b"rusak\xff.docx"):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(own if name[0] == 99 else b"x")
    both = [os.fsdecode(folder)] * 2
    book, page = str(tmp_path / "a.xlsx"), str(tmp_path / "a.html")
    for options in ([], ["--json"], ["--xlsx", book], ["--html", page], ["--redline", "r"]):
        done = run_process("diff", *options, *both, cwd=tmp_path)
        assert done.returncode in (0, 1), done.stderr
        assert "U+DCFF" in done.stderr
    loose = os.fsdecode(folder + b"/camat\xff\xfe.docx")
    for command in (["text", loose], ["pdf", loose], ["check", "-C", loose]):
        assert run_process(*command, cwd=tmp_path).returncode in (0, 1, 2), command
