"""The agreement that a document carries, read back from its bytes, and whether it was edited.

It reads what `document` put inside; what a document prints is for `review.read` to read.
"""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.domain.salinan import PERIODE, BarisSalinan, Kepala, PihakSalinan, Salinan, Sumber
from pkdocs.outputs import form_rows
from pkdocs.outputs.document import SEAL, archive_seal, digest
from pkdocs.outputs.form import NAMESPACE
from pkdocs.outputs.record import to_embedded
from pkdocs.word import TemplateError, read_custom_text, read_file
from pkdocs.word.package.container import MAX_FILE, inflate_member, open_archive

_ITEM = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_SPOILT = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
_ROWS_FROM = ', "baris": ['
_KELOMPOK = {
    "strategis": "Sasaran Strategis",
    "khusus": "Sasaran Khusus",
    "operasional": "Sasaran Operasional",
}

_TEXT, _MAYBE = (str,), (str, type(None))
_HEAD: "dict[str, Any]" = {
    "kode": _TEXT,
    "jabatan": {"nama": _TEXT, "unit": _TEXT, "jenjang": _TEXT},
    "tahun": (int,),
}
_PIHAK = {"nama": _MAYBE, "nip": _MAYBE, "jabatan": _TEXT}
_BARIS = {
    **dict.fromkeys(("kode", "no_sasaran", "kelompok", "sasaran", "no_indikator"), _TEXT),
    **dict.fromkeys(("indikator", "sifat", "sumber_data", "satuan", "agregasi"), _TEXT),
    "lingkup": _MAYBE,
    "target": dict.fromkeys(PERIODE, _MAYBE),
    "pengukuran": [{"judul": _TEXT, "isi": [_TEXT]}],
}
_SHAPE = {
    **_HEAD,
    "pihak_pertama": _PIHAK,
    "pihak_kedua": _PIHAK,
    "program": [{"program": _TEXT, "anggaran": _TEXT, "keterangan": _TEXT}],
}
"""What is believed of the data inside: the types of a value, `[…]` for a list of such values. Data
of another shape, as another version of pkdocs may write them, are none: then the paper is read."""


class Carried(Struct, frozen=True):
    """The Perjanjian that a document carries, as JSON text, and the seal beside it.

    `part` is the name of the part that it stands in, `own` also those of its copies; `members` are
    all parts of the document.
    """

    text: str
    seal: bytes
    part: str
    own: Set[str]
    members: Sequence[zipfile.ZipInfo]

    @property
    def sealed(self) -> bool:
        """Return whether the seal holds: nobody has edited the document since."""
        others = (i for i in self.members if i.filename not in self.own)
        return self.seal == digest((i.filename, i.CRC, i.file_size) for i in others).encode()

    @property
    def perjanjian(self) -> str:
        """Return the hash (hex) of the agreement, which is that of its `Content.perjanjian`."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def head(self) -> Kepala | None:
        """Return whose agreement it is; None where somebody has spoilt the text."""
        try:
            return read_head(self.text)
        except _SPOILT:
            return None

    def salinan(self, berkas: str) -> Salinan | None:
        """Return the agreement, `berkas` naming its file; None where somebody spoilt the text."""
        try:
            return from_embedded(self.text, berkas)
        except _SPOILT:
            return None


def read_document(docx: bytes) -> Carried | None:
    """Return the agreement that `document` put inside a docx, None where there is none of ours.

    Inflates that one part alone.

    Raises:
        TemplateError: The bytes are no docx, or out of bounds.

    Example:
        >>> from pkdocs.outputs.document import document
        >>> carried = read_document(document(perjanjian, form))
        >>> carried.sealed, carried.salinan("kabag-dua.docx").jabatan
        (True, 'Kepala Bagian Dua')
    """
    with open_archive(docx) as archive:
        members = archive.infolist()
        items = [info for info in members if _ITEM.fullmatch(info.filename)]
        found = {info.filename: inflate_member(docx, info) for info in items}
    for name in sorted(found):
        text = read_custom_text(found[name], NAMESPACE)
        if text is not None:
            own = {other for other in found if found[other] == found[name]}
            return Carried(text, found[name].partition(SEAL)[2][:64], name, own, members)
    return None


def is_sealed(path: Path) -> bool:
    """Return whether the file is a document or archive of ours that nobody has edited since.

    Opening and saving it in Word breaks the seal. A file that is no such document has none.
    """
    return _archive_sealed(path) if path.suffix.lower() == ".zip" else _document_sealed(path)


def hash_agreements(path: Path) -> str:
    """Return one hash (hex) of the agreement in a document, or of all in an archive; "" unread.

    That of a document is the hash of its `Content.perjanjian`. A PDF beside it says nothing more.
    """
    try:
        if path.suffix.lower() != ".zip":
            return _hash_carried(read_file(path))
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if info.filename.endswith(".docx")]
            if any(info.file_size > MAX_FILE for info in members):
                return ""
            found = {info.filename: _hash_carried(archive.read(info)) for info in members}
            return hash_members(found)
    except (TemplateError, OSError, RuntimeError, zlib.error, zipfile.BadZipFile):
        return ""


def hash_members(agreements: Mapping[str, str]) -> str:
    """Return one hash (hex) of the agreements of an archive, given as their hashes by name."""
    lines = (f"{name} {sha256}" for name, sha256 in sorted(agreements.items()))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _hash_carried(docx: bytes) -> str:
    carried = read_document(docx)
    return carried.perjanjian if carried else ""


def _archive_sealed(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = ((i.filename, i.CRC, i.file_size) for i in archive.infolist())
            return archive.comment == archive_seal(parts)
    except (OSError, zipfile.BadZipFile):
        return False


def _document_sealed(path: Path) -> bool:
    try:
        carried = read_document(read_file(path))
    except (TemplateError, OSError):
        return False
    return carried is not None and carried.sealed


def read_head(text: str) -> Kepala:
    """Return whose agreement a document carries inside, without reading its rows.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: The text is not of our making.
    """
    raw = _load(text, _HEAD)
    jabatan = raw["jabatan"]
    return Kepala(
        kode=str(raw["kode"]),
        jabatan=str(jabatan["nama"]),
        unit=str(jabatan["unit"]),
        tahun=str(raw["tahun"]),
        nomor=int(raw.get("nomor", 0)),
    )


def as_carried(perjanjian: domain.Perjanjian, berkas: str = "") -> Salinan:
    """Return an agreement as its document would carry it, to be held against one that does.

    Example:
        >>> as_carried(perjanjian).jabatan
        'Kepala Bagian Dua'
    """
    return from_embedded(to_embedded(perjanjian), berkas)


def from_embedded(text: str, berkas: str) -> Salinan:
    """Return the agreement that a document carries inside, as JSON text.

    Raises:
        ValueError, TypeError, LookupError, AttributeError: The text is not of our making.
    """
    raw, baris = _load_rows(text)
    return Salinan(
        kode=str(raw["kode"]),
        jabatan=str(raw["jabatan"]["nama"]),
        unit=str(raw["jabatan"]["unit"]),
        tahun=str(raw["tahun"]),
        berkas=berkas,
        sumber=Sumber.DATA,
        pihak_pertama=_pihak_of(raw["pihak_pertama"]),
        pihak_kedua=_pihak_of(raw["pihak_kedua"]),
        baris=baris,
        jenjang=str(raw["jabatan"]["jenjang"]),
        program=tuple(map(_program_of, raw["program"])),
    )


def _load(text: str, shape: Any) -> Any:
    raw = json.loads(text)
    _expect(raw, shape)
    return raw


def _load_rows(text: str) -> tuple[Any, tuple[BarisSalinan, ...]]:
    """The data without their rows, and these; parted only where each half is JSON by itself."""
    head, mark, rest = text.partition(_ROWS_FROM)
    if mark and rest.endswith("]}") and head.strip() != "{":
        with suppress(json.JSONDecodeError):
            return _load(f"{head}}}", _SHAPE), _rows_of(f"[{rest[:-1]}")
    whole = _load(text, _SHAPE)
    return whole, _rows_of(json.dumps(whole["baris"]))


@lru_cache(maxsize=64)
def _rows_of(text: str) -> tuple[BarisSalinan, ...]:
    """Rows from their JSON text; hundreds of documents have the same."""
    return tuple(map(_baris_of, _load(text, [_BARIS])))


def _expect(value: Any, shape: Any) -> None:
    """Raise an error where a value has not the shape, or holds what is no character."""
    if isinstance(shape, dict):
        for key, inner in shape.items():
            _expect(value[key], inner)
    elif isinstance(shape, list):
        for item in value:
            _expect(item, shape[0])
        if not isinstance(value, list):
            raise TypeError(type(value))
    elif type(value) not in shape:
        raise TypeError(type(value))
    elif isinstance(value, str):
        value.encode()


def _pihak_of(raw: Mapping[str, str | None]) -> PihakSalinan:
    return PihakSalinan(raw["nama"] or "", raw["nip"] or "", raw["jabatan"])


def _program_of(raw: Mapping[str, str]) -> Mapping[str, str]:
    anggaran = raw["anggaran"]
    rupiah = wording.format_angka(wording.parse_angka(anggaran)) if anggaran else ""
    return {**raw, "anggaran": rupiah}


def _baris_of(raw: dict[str, Any]) -> BarisSalinan:
    """A row as the document prints it."""
    printed = form_rows.print_baris(raw["sifat"], raw)
    return BarisSalinan(
        kode=raw["kode"],
        no_sasaran=raw["no_sasaran"],
        kelompok=_KELOMPOK.get(raw["kelompok"], raw["kelompok"]),
        sasaran=raw["sasaran"],
        no_indikator=raw["no_indikator"],
        indikator=printed["indikator"],
        target={key: value or "N/A" for key, value in raw["target"].items()},
        lingkup=raw["lingkup"] or "",
        sumber_data=printed["sumber_data"],
        satuan=printed["satuan"],
        agregasi=raw["agregasi"],
        pengukuran=tuple(_pengukuran_of(raw["pengukuran"])),
    )


def _pengukuran_of(uraian: Sequence[dict[str, Any]]) -> Iterator[str]:
    for part in uraian:
        if part["judul"]:
            yield f"{part['judul']}:"
        for block in part["isi"]:
            yield from (line.strip() for line in block.split("\n") if line.strip())
