"""click speaks Indonesian: each of its messages is translated, and none by a guess."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from pkdocs.cli import translation
from tests.helpers import run

UNSAID = {
    "Confirm the action without prompting.",
    "Do you want to continue?",
    # of programs written wrongly, and of what pkdocs has none of
    "Value must be an iterable.",
    "Could not determine name for option with declarations {decls!r}",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Invalid start character for option ({option})",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Takes {nargs} values but 1 was given.",
    "Takes {nargs} values but {len} were given.",
    "{len_type} values are required, but {len_value} was given.",
    "{len_type} values are required, but {len_value} were given.",
    "{value!r} does not match the format {format}.",
    "{value!r} does not match the formats {formats}.",
    "{value!r} is not a valid UUID.",
    "Choice({choices})",
}
"""Messages of click that no user of pkdocs can get."""


def messages(module: ModuleType) -> Iterator[str]:
    """Give what a module of click asks gettext for."""
    assert module.__file__
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
            given = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant)]
            yield from (text for text in given if isinstance(text, str))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_message_of_click_is_translated_or_is_one_that_nobody_gets() -> None:
    asked = {text for module in translation.TRANSLATED for text in messages(module)}
    assert len(asked) > 50
    said = {text for text in asked - UNSAID if not text.startswith("No options defined")}
    assert said == set(translation.WORDS)
    assert asked >= UNSAID


@pytest.mark.parametrize(("english", "ours"), translation.WORDS.items())
def test_a_translation_fills_in_nothing_that_click_does_not_give(english: str, ours: str) -> None:
    assert fields(ours) <= fields(english)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["generate", "--workers", "0"], "nilai --workers harus bilangan bulat paling kecil 1."),
        (["generate", "--workers", "dua"], "nilai --workers harus bilangan bulat paling kecil 1."),
        (
            ["preview", "walikota", "--dpi", "1"],
            "nilai --dpi harus bilangan bulat paling kecil 30 dan paling besar 600.",
        ),
        (
            ["generate", "--pdf-engine", "wrod"],
            "nilai --pdf-engine harus salah satu dari word, libreoffice.",
        ),
        (["generate", "--zip=1"], "opsi --zip tidak memakai nilai."),
        (["tree", "a", "b", "c"], "terlalu banyak isian: b c."),
        (["-C"], "opsi -C memerlukan nilai."),
        (["apa"], 'perintah "apa" tidak ada.\n'),
    ],
)
def test_what_is_wrong_is_told_with_what_can_be_used(args: list[str], words: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"Salah pakai: {words}" in done.stderr


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert done.returncode == 2
    assert done.stdout.startswith("Pemakaian: pkdocs [OPSI] PERINTAH …\n")
    assert "\nOpsi:\n" in done.stdout
    assert "\nPerintah:\n" in done.stdout
