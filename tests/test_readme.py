"""What README and docs say of the program is so: options, links, counts."""

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import pytest

from pkdocs.app.years import load_year
from pkdocs.cli import cli
from tests.helpers import ROOT

PAGES = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    ROOT / "benchmarks" / "README.md",
]


def rows() -> dict[str, set[str]]:
    """Return the options that the table of commands lists, by command."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\| `pkdocs ([\w-]+)[^|]*\|[^|]*\|(.*)\|$", text, re.MULTILINE)
    return {name: set(re.findall(r"`(--?[\w-]+)", options)) for name, options in lines}


def options(command: click.Command) -> set[str]:
    return {p.opts[0] for p in command.params if isinstance(p, click.Option)}


def test_the_table_of_commands_lists_every_option_and_no_other() -> None:
    assert isinstance(cli, click.Group)
    assert len(cli.commands) >= 14
    assert rows() == {name: options(command) for name, command in cli.commands.items()}
    assert options(cli) == {"-C", "--version"}
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "`pkdocs -C 2024 check`" in text
    assert "`pkdocs --version`" in text


def test_readme_and_guide_count_the_shipped_agreements_as_they_are() -> None:
    year = load_year(ROOT).value
    assert year is not None
    counts = Counter(str(perjanjian.keadaan) for perjanjian in year.perjanjian.values())
    assert counts == {"siap": 1, "siap, nama belum diisi": 2, "konsep": 97}
    said = {
        "README.md": "one agreement is siap, two are siap with names still to be filled in, and 97",
        "docs/panduan.md": "satu perjanjian siap, dua siap tetapi namanya belum diisi, dan 97",
    }
    for page, words in said.items():
        text = " ".join((ROOT / page).read_text(encoding="utf-8").split())
        assert re.search(rf"{words} (?:are )?konsep", text), page


def prose(page: Path) -> str:
    """Return the text of a page without its blocks of code."""
    return re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page, as GitHub makes them of its headings."""
    found: set[str] = set()
    seen: Counter[str] = Counter()
    for heading in re.findall(r"^#+ +(.+?) *$", prose(page), re.MULTILINE):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchor = re.sub(r"[^\w\- ]", "", words).replace(" ", "-")
        found.add(f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
        seen[anchor] += 1
    return found


def links(page: Path) -> Iterator[str]:
    """Give the links of a page into the project."""
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if not re.match(r"[a-z]+:", target):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    dead = []
    for link in links(page):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(link)
    assert dead == []


def test_there_are_links_to_look_at() -> None:
    assert len(list(links(ROOT / "README.md"))) >= 8
    assert len(list(links(ROOT / "docs" / "panduan.md"))) >= 16
    assert "6-indicatorsyaml" in anchors(ROOT / "docs" / "panduan.md")


def test_two_headings_of_one_text_have_two_anchors(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# Satu *a*\n## Satu a\n```\n# bukan\n```\n### 1.2 `x`: y, z\n", "utf-8")
    assert anchors(page) == {"satu-a", "satu-a-1", "12-x-y-z"}


def typed_commands(page: Path) -> Iterator[list[str]]:
    """Give the words after `pkdocs` of each command in a block of a page."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^ *```\w*\n(.*?)^ *```", text, flags=re.M | re.S):
        yield from map(split, re.findall(r"^ *(?:uv run )?pkdocs (.*)$", block, re.MULTILINE))


def named_commands(page: Path) -> Iterator[list[str]]:
    """Give those that a page speaks of in a sentence, where they need not be whole."""
    yield from map(split, re.findall(r"`(?:uv run )?pkdocs ([^`\n]+)`", prose(page)))


def split(line: str) -> list[str]:
    args = shlex.split(line.partition(" | ")[0].partition("  #")[0])
    return args[2:] if args[0] == "-C" else args


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_program_takes_every_command_that_is_shown(page: Path) -> None:
    assert isinstance(cli, click.Group)
    for name, *rest in typed_commands(page):
        if re.fullmatch("[a-z][a-z-]*", name):  # not what `pkdocs --version` prints
            with cli.commands[name].make_context(name, rest):
                pass
    for name, *rest in named_commands(page):
        if not name.startswith("-") and name != "…":
            known = {own for param in cli.commands[name].params for own in param.opts}
            assert {own for own in rest if own.startswith("-")} <= {*known, "--help"}, name


def test_units_and_jenjang_of_shown_commands_are_of_the_shipped_charts() -> None:
    years = [load_year(folder).value for folder in (ROOT, ROOT / "contoh" / "kota-contoh")]
    posts = [own for year in years if year for own in year.organisasi.jabatan.values()]
    known = {"--unit": {own.unit for own in posts}, "--jenjang": {own.jenjang for own in posts}}
    shown = [
        (option, value)
        for page in (ROOT / "README.md", ROOT / "docs" / "panduan.md")
        for args in (*typed_commands(page), *named_commands(page))
        for option, value in pairwise(args)
        if option in known
    ]
    text = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    shown += re.findall(r'`(--unit|--jenjang) "?([^`"]+)"?`', text)
    assert len(shown) >= 10
    short = {("--unit", "KKPP")}  # taken as the words that it stands for
    assert [own for own in shown if own[1] not in known[own[0]] and own not in short] == []
