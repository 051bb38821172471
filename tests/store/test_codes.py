"""The short codes of how documents stand: one for each, fit for a shell, and not to be changed."""

import re

import pytest

from pkdocs.domain import Keadaan
from pkdocs.store import codes
from pkdocs.store.folder import FileState
from pkdocs.store.standing import PERLU_PERUBAHAN, Reason, Standing, State


def stands(state: State, *reasons: Reason) -> Standing:
    return Standing("a", "a", state, FileState.INTACT, FileState.ABSENT, reasons=reasons)


def test_every_state_and_keadaan_has_a_code_of_its_own_that_a_shell_takes_for_one_word() -> None:
    states = [codes.state_code(stands(state)) for state in State]
    states.append(codes.state_code(stands(State.FROZEN, Reason.SOURCES_CHANGED)))
    keadaan = [codes.KEADAAN[own] for own in Keadaan]
    assert len(set(states)) == len(states) > 14
    assert len(set(keadaan)) == len(keadaan) == 3
    assert [own for own in (*states, *keadaan) if not re.fullmatch("[a-z]+(-[a-z]+)*", own)] == []


def test_a_frozen_one_says_whether_it_must_be_replaced_and_whether_its_file_is_the_signed_one() -> (
    None
):
    frozen = stands(State.FROZEN, Reason.FILE_CHANGED)
    assert (codes.state_code(frozen), codes.is_file_changed(frozen)) == ("beku", True)
    for why in PERLU_PERUBAHAN:
        needs = stands(State.FROZEN, why)
        assert codes.state_code(needs) == "beku-perlu-perubahan"
        assert not codes.is_file_changed(needs)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        (Reason.PDF_CURRENT, "mutakhir"),
        (Reason.PDF_OUTDATED, "usang"),
        (Reason.PDF_LOST, "hilang"),
        (Reason.PDF_EDITED, "diubah"),
        (Reason.FILE_CHANGED, ""),
    ],
)
def test_a_pdf_has_its_own_code(reason: Reason, code: str) -> None:
    assert codes.pdf_code(stands(State.CURRENT, reason)) == code
