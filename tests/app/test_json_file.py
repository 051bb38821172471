"""JSON in a file that a user named: what --json prints, and under the law of all outputs."""

import json
from pathlib import Path
from typing import Any

import pytest

from pkdocs.app.json_file import json_file
from pkdocs.app.terms import Refused
from pkdocs.base.placing import Maker
from tests.helpers import edit, out, run

STATUS = Maker("status")


def test_a_file_is_written_as_utf_8_and_again_by_the_same_command(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for name in ("Désa", "Melati – Satu"):
        json_file(path, STATUS)(['{"nama": "', name, '"}\n'])
        assert f'{{"nama": "{name}",' in path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", ["a.txt", "a", "org.yaml"])
def test_a_file_that_does_not_end_as_json_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="harus berakhiran") as refused:
        json_file(tmp_path / name, STATUS)
    assert refused.value.usage


@pytest.mark.parametrize("name", ["register.json", "register-lain.json"])
def test_beside_a_register_none_is_written_not_even_over_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "register.json").write_text("{}", encoding="utf-8")
    with pytest.raises(Refused, match="tidak boleh di folder keluaran"):
        json_file(tmp_path / name, Maker("status", overwrite=True))
    assert (tmp_path / "register.json").read_text(encoding="utf-8") == "{}"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_of_others_stays_also_one_saved_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write = json_file(path, STATUS)
    path.write_text('{"milik": "orang"}', encoding="utf-8")
    for refused in (lambda: write(['{"a": 1}\n']), lambda: json_file(path, STATUS)):
        with pytest.raises(Refused) as found:
            refused()
        assert [problem.kode for problem in found.value.problems] == ["F012"]
    assert path.read_text(encoding="utf-8") == '{"milik": "orang"}'


def without_mark(data: Any) -> Any:
    last = data[-1] if isinstance(data, list) and data else data
    if isinstance(last, dict):
        assert last.pop("$comment").startswith("pkdocs ")
    return data


COMMANDS = (
    ("check",),
    ("show",),
    ("show", "walikota"),
    ("status",),
    ("recap", "--tanggal", "6 Februari 2023"),
    ("agenda",),
    ("diff", ".", "output/2023"),
    ("read", "isi.xlsx"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_says_in_a_file_what_it_would_print(
    project: Path, command: tuple[str, ...]
) -> None:
    edit(project, "org.yaml", "tanggal: 6 Februari 2023", "tanggal: 24 Mei 2023")  # a warning
    if command[0] == "read":
        run("workbook", "-o", "isi.xlsx", cwd=project)
    printed = run(*command, "--json", cwd=project)
    for _ in range(2):
        kept = run(*command, "--json-file", "hasil.json", cwd=project)
        assert (kept.returncode, kept.stderr) == (printed.returncode, printed.stderr)
        assert kept.stdout == "JSON disimpan: hasil.json\n"
    read = json.loads((project / "hasil.json").read_text(encoding="utf-8"))
    assert without_mark(read) == json.loads(printed.stdout)


def test_a_file_of_others_is_refused_before_anything_is_done_and_replaced_when_asked(
    project: Path,
) -> None:
    (project / "hasil.json").write_text("[1]", encoding="utf-8")
    run("workbook", "-o", "isi.xlsx", cwd=project)
    command = ("read", "isi.xlsx", "--write", "--json-file", "hasil.json")
    done = run(*command, cwd=project)
    assert (done.returncode, done.stdout) == (1, "")
    assert "F012" in done.stderr
    assert (project / "hasil.json").read_text(encoding="utf-8") == "[1]"
    assert run(*command, "--overwrite", cwd=project).returncode == 0


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("read", "a.xlsx", "-o", "b.xlsx"), "--json dan -o"),
        (("diff", ".", ".", "--html", "a.html"), "--json dan --html"),
        (("show", "--pejabat"), "--pejabat tidak dapat dipakai bersama JABATAN atau --json"),
    ],
)
def test_what_gives_no_json_refuses_the_file(
    project: Path, command: tuple[str, ...], words: str
) -> None:
    done = run(*command, "--json-file", "hasil.json", cwd=project)
    assert (done.returncode, words in done.stderr) == (2, True)
    assert not (project / "hasil.json").exists()


def test_among_the_documents_no_file_is_written_that_might_be_taken_for_their_register(
    project: Path,
) -> None:
    for name in ("register.json", "register-status.json"):
        with pytest.raises(Refused, match="tidak boleh di folder keluaran"):
            json_file(out(project) / name, Maker("status", overwrite=True))
