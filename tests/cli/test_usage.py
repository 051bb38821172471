"""Wrong usage and help, in Indonesian."""

import re
from pathlib import Path

import click
import pytest

from pkdocs.cli import cli
from tests.helpers import ROOT, run


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["generat"], 'perintah "generat" tidak ada. Maksudnya "generate"?'),
        (["show", "--jsn"], "opsi --jsn tidak ada. Maksudnya --json?"),
        (["explain", "walikota"], "INDIKATOR belum disebut."),
        (
            ["tree", "lurah", "melati"],
            "terlalu banyak isian: melati. Nama yang memuat spasi diberi tanda kutip.",
        ),
        (
            ["preview", "--unit", "Kecamatan Mawar"],
            "opsi --unit tidak ada. Opsi itu dipakai oleh generate, pdf, bundle, ",
        ),
        (["freeze", "--und"], "opsi --und tidak ada. Maksudnya --undo?"),
        (["freeze", "--warna"], "opsi --warna tidak ada.\n"),
        (["generate", "--unit"], "opsi --unit memerlukan nilai."),
    ],
)
def test_wrong_usage_is_told_in_indonesian(args: list[str], words: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert words in done.stderr
    assert isinstance(cli, click.Group)
    known = args[0] if args[0] in cli.commands else ""
    assert f'Bantuan: "{f"pkdocs {known}".strip()} --help".' in done.stderr


def test_a_folder_that_is_not_there_is_told_in_words_that_fit_every_command(tmp_path: Path) -> None:
    for command in ("status", "generate", "decide"):
        done = run(command, "-C", str(tmp_path / "nggak"))
        assert done.returncode == 1
        assert done.stderr.endswith(
            "Gagal: sumber masih mengandung galat; perintah ini tidak dijalankan.\n"
        )


def test_every_command_has_indonesian_help_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert isinstance(cli, click.Group)
    assert len(cli.commands) >= 7
    for name, command in cli.commands.items():
        assert command.help, name
        assert f"pkdocs {name}" in readme
        page = run(name, "--help").stdout
        assert page.startswith("Pemakaian: ")
        assert not re.search(r"\b(Usage|Options|Show this)\b", page)
