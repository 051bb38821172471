"""Copies beside a file: every one is seen, and the file itself never is."""

import os
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.names import as_spelled, copies_beside, names_beside, unread_copies
from pkdocs.store.agenda import NAME as AGENDA
from pkdocs.store.register import NAME as REGISTER

CONFLICTS = (
    "register-PC-01.json",
    "register (1).json",
    "register (PC-01's conflicted copy 2026-11-27).json",
    "register (conflicted copy 2026-11-27 101112).json",
    "register.sync-conflict-20261127-101112-ABCDEFG.json",
    "register_conflict-20261127-101112.json",
    "register - Copy.json",
    "register - Salin (2).json",
    "Salinan register.json",
    "Copy of register.json",
    "REGISTER-PC-01.JSON",
    "register2.json",
)


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_sync_programs_and_explorer_write_is_beside_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert names_beside(tmp_path, REGISTER) == [name]
    (tmp_path / REGISTER).touch()
    assert names_beside(tmp_path, REGISTER) == [name]


@pytest.mark.parametrize(
    "name",
    [
        REGISTER,
        ".pkdocs-0123456789abcdef.tmp",
        ".pkdocs.lock",
        "._register.json",
        "~register.json",
        "register.json.bak",
        "register-PC-01.json.tmp",
        "camat-tambora.docx",
        "status.json",
    ],
)
def test_ours_alone_and_what_nobody_opens_is_none(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert names_beside(tmp_path, REGISTER) == []


def test_a_folder_is_no_copy_and_where_no_folder_is_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "register lama.json").mkdir()
    assert names_beside(tmp_path, REGISTER) == []
    assert names_beside(tmp_path / "tiada", REGISTER) == []


def test_one_in_other_letters_is_another_file_only_where_letters_count(tmp_path: Path) -> None:
    (tmp_path / "Register.json").touch()
    assert names_beside(tmp_path, REGISTER) == ["Register.json"]


LETTERS = st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cc"])
AROUND = st.text(LETTERS, max_size=12)


@given(
    name=st.sampled_from([REGISTER, AGENDA]),
    before=AROUND.filter(lambda text: not text.startswith((".", "~"))),
    after=AROUND,
    loud=st.booleans(),
    there=st.booleans(),
)
def test_whatever_stands_around_its_name_no_other_file_is_passed_over(
    name: str, before: str, after: str, loud: bool, there: bool
) -> None:
    stem, dot, ending = name.partition(".")
    other = f"{before}{stem.upper() if loud else stem}{after}{dot}{ending}"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if there:
            (folder / name).touch()
        if other != name:
            (folder / other).touch()
        listed = [own for own in os.listdir(folder) if own != name]  # noqa: PTH208 - names
        assert names_beside(folder, name) == sorted(listed)
        assert set(listed) == {other} - {name}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("org-PC-01.yaml", True),
        ("org (1).yaml", True),
        ("Salinan org.yaml", True),
        ("org.sync-conflict-20261127-101112-ABC.yaml", True),
        ("org_lama.yaml", True),
        ("ORG.yaml", True),
        ("organisasi.yaml", False),
        ("org-2022.yaml", False),
        ("2022 org.yaml", False),
        ("org2.yaml", False),
        ("org.yml.txt", False),
    ],
)
def test_a_copy_of_a_source_has_its_name_as_a_word_and_not_a_year_alone(
    tmp_path: Path, name: str, expected: bool
) -> None:
    (tmp_path / "org.yaml").touch()
    (tmp_path / name).touch()
    assert copies_beside(tmp_path, "org.yaml") == ([name] if expected else [])


def test_accents_written_in_two_ways_are_one_name(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "pegawai-é (1).yaml")).touch()
    assert len(names_beside(tmp_path, unicodedata.normalize("NFC", "pegawai-é.yaml"))) == 1


def test_a_file_is_given_by_the_name_that_it_has_there(tmp_path: Path) -> None:
    for name in ("a.docx", "B.docx"):
        (tmp_path / name).touch()
    asked = [tmp_path / name for name in ("a.docx", "b.docx", "B.docx", "c.docx")]
    assert as_spelled(asked) == asked  # on Linux `b.docx` is not there


@pytest.mark.slow
def test_where_letters_are_nothing_a_file_is_still_given_by_its_own(case_insensitive: Path) -> None:
    (case_insensitive / "Camat.DOCX").touch()
    (case_insensitive / "Register.json").touch()
    assert as_spelled([case_insensitive / "camat.docx"]) == [case_insensitive / "Camat.DOCX"]
    assert names_beside(case_insensitive, REGISTER) == []
    (case_insensitive / "REGISTER (1).json").touch()
    assert names_beside(case_insensitive, REGISTER) == ["REGISTER (1).json"]


def test_beside_files_of_units_and_what_is_no_yaml_no_copy_lies_unread(tmp_path: Path) -> None:
    names = ["org.yaml", "data/pegawai.yml", "turunan/bagian-satu.yaml", "templates/lambang.png"]
    copies = [f"{Path(own).with_suffix('')} (1){Path(own).suffix}" for own in names]
    for own in (*names, *copies):
        (tmp_path / own).parent.mkdir(exist_ok=True)
        (tmp_path / own).touch()
    assert unread_copies(tmp_path, names) == ["data/pegawai (1).yml", "org (1).yaml"]
    assert unread_copies(tmp_path, [*names, *copies]) == []
