"""Edits made in the bytes of a YAML file, and the proof that they, and nothing else, changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from pkdocs.sources.edits import emit
from pkdocs.sources.edits.kinds import (
    Data,
    Edit,
    EditError,
    Place,
    apply_edits,
    read_back,
    says_so,
    with_mappings,
)
from pkdocs.sources.edits.marks import find_spots
from pkdocs.sources.edits.splices import splice
from pkdocs.sources.yaml_file import parse_source

_BOM = "\ufeff"


def edit_source(raw: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a YAML file with these edits, all else byte for byte as it was.

    Places are those of the file as it is; edits are made as if one after the other. Texts are
    read back without spaces around them; what stands there already is left as it is written.

    Raises:
        EditError: One cannot be made; that text is to be changed by hand.

    Example:
        >>> from pkdocs.sources.edits import Write
        >>> edit_source(b'tahun: "2023"  # ini', [Write(("tahun",), "2024")])
        b'tahun: "2024"  # ini'
    """
    if not edits:
        return raw
    before = parse_source(raw, "").value
    text = raw.decode("utf-8-sig", "replace")
    if before is None or "\r" in text.replace("\r\n", ""):
        raise EditError(edits[0].place)
    old = before.plain()
    edits = with_mappings(old, edits)
    wanted = apply_edits(old, edits)
    changing = [edit for edit in edits if not says_so(old, edit)]
    bom = _BOM if raw.startswith(_BOM.encode()) else ""
    written = (bom + splice(find_spots(text), changing)).encode()
    if _plain(written) != wanted:
        raise EditError(_culprit(raw, edits))
    return written


def new_source(data: Mapping[str, Data], kepala: str = "") -> bytes:
    r"""Return the bytes of a YAML file that holds `data`, below the lines of `kepala` as comment.

    Raises:
        EditError: They hold a character, or a key, that a source must not have.

    Example:
        >>> new_source({"unit": "Kelurahan Contoh", "turunan": []}, "Diisi oleh unit.")
        b'# Diisi oleh unit.\nunit: Kelurahan Contoh\nturunan: []\n'
    """
    head = [f"# {line}".rstrip() for line in kepala.splitlines()]
    written = "".join(f"{line}\n" for line in (*head, *emit.entry_lines(data, 0))).encode()
    if _plain(written) != read_back(data):
        raise EditError(())
    return written


def _plain(raw: bytes) -> Any:
    """The data of a file; None where it is none that the program reads."""
    source = parse_source(raw, "").value
    return source and source.plain()


def _culprit(raw: bytes, edits: Sequence[Edit]) -> Place:
    """The place of the first edit that cannot be made even alone, or of the first of all."""
    for edit in edits if len(edits) > 1 else ():
        try:
            edit_source(raw, [edit])
        except EditError as error:
            return error.place
    return edits[0].place
