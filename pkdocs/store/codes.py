"""How a document stands as short codes: for programs, which must not go by words.

ASCII, small letters, no spaces. They stay the same whatever the words become.
"""

from collections.abc import Mapping

from pkdocs.domain import Keadaan
from pkdocs.store.standing import PERLU_PERUBAHAN, Reason, Standing, State

KEADAAN: Mapping[str, str] = {
    Keadaan.SIAP: "siap",
    Keadaan.TANPA_NAMA: "siap-tanpa-nama",
    Keadaan.KONSEP: "konsep",
}
"""Of the words of a keadaan, as an agreement or a register has them."""
STATE: Mapping[State, str] = {
    State.ABSENT: "belum-dibuat",
    State.PACKED: "dalam-arsip",
    State.LOST: "hilang",
    State.EDITED: "disunting",
    State.FOREIGN: "pkdocs-lain",
    State.INTACT: "utuh",
    State.CURRENT: "mutakhir",
    State.OUTDATED: "usang",
    State.FROZEN: "beku",
    State.SUPERSEDED: "beku-digantikan",
    State.SPARE: "tidak-diperlukan",
    State.ORPHAN: "yatim",
    State.FROZEN_ORPHAN: "beku-yatim",
    State.UNREAD: "sumber-galat",
    State.UNASSIGNED: "tanpa-indikator",
    State.STRANGER: "tidak-tercatat",
}
_PERLU_PERUBAHAN = "beku-perlu-perubahan"
_PDF: Mapping[Reason, str] = {
    Reason.PDF_CURRENT: "mutakhir",
    Reason.PDF_OUTDATED: "usang",
    Reason.PDF_LOST: "hilang",
    Reason.PDF_EDITED: "diubah",
}


def state_code(standing: Standing) -> str:
    """Return the code of how a document stands; of a frozen one also whether it must change."""
    if any(why in standing.reasons for why in PERLU_PERUBAHAN):
        return _PERLU_PERUBAHAN
    return STATE[standing.state]


def pdf_code(standing: Standing) -> str:
    """Return the code of its PDF, "" where there is none that pkdocs made."""
    return next((_PDF[reason] for reason in standing.reasons if reason in _PDF), "")


def is_file_changed(standing: Standing) -> bool:
    """Return whether the file of a frozen document is not as it was signed."""
    return bool({Reason.FILE_CHANGED, Reason.FILE_LOST} & set(standing.reasons))
