"""The register of an output folder: what was made, from what, with which hashes and state.

Written last and whole. It lists only files that the program made, so nothing else is ever removed.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field

from pkdocs.base.files import look, read_whole, write_file
from pkdocs.base.names import names_beside
from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.base.text import join_words
from pkdocs.base.values import replace

NAME = "register.json"
ARCHIVE = "arsip"
"""What `jenis` says of an entry that is a unit's archive, not a document."""
_VERSION = 1
_JENIS = frozenset(("induk", "perubahan", ARCHIVE))
_MOST_PERUBAHAN = 1000
_MOST_BYTES = 512 * 1024 * 1024
"""A register of a million documents; a file that is larger is none of ours."""
_FEW = 5
_STEM = re.compile(r"[A-Za-z0-9-]+(?:\.baru)?")


class Entri(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One document: its post and state, its file, and hashes (sha256, hex) of what and from what.

    `sha256` is the file that counts: as it was made, or as it was signed. `masukan` covers
    Perjanjian, words of the form, template and program version; `perjanjian` the Perjanjian alone.
    `ukuran` and `waktu` (ns) spare reading an untouched file again.
    """

    kode: str
    berkas: str
    unit: str
    keadaan: str
    alasan: tuple[str, ...]
    sha256: str
    masukan: str
    perjanjian: str
    template: str
    program: str
    ukuran: int = 0
    waktu: int = 0
    jenis: str = "induk"
    nomor: int = 0
    alasan_perubahan: str = ""
    tanggal: str = ""
    """Of a perubahan with a day of its own, as typed."""
    tanggal_berikut: str = ""
    """Of what was signed: the day of the perubahan that was begun after it, here or elsewhere."""
    beku: bool = False
    dibekukan: str = ""
    """Of what was signed: the `waktu` of the event of the agenda that says so; "" unknown."""
    buatan: str = ""
    """Hash of the file as it was made, where another one was signed; "" when it is `sha256`."""
    ditolak: tuple[str, ...] = ()
    """Hashes of what the sources came to say later, and somebody decided needs no PK Perubahan."""
    lama: str = ""
    """The file edited by hand beside which this one was laid; "" when there is none."""
    pdf_sha256: str = ""
    """Hash of the PDF beside it, of the docx it was made from, and of the program."""
    pdf_docx: str = ""
    pdf_mesin: str = ""
    pdf_ukuran: int = 0
    pdf_waktu: int = 0

    @property
    def stem(self) -> str:
        """Return what the register lists it under: an archive by its whole name."""
        return self.berkas.removesuffix(".docx")

    @property
    def is_ready(self) -> bool:
        """Return whether it waits for its signatures: neither a konsep nor signed already."""
        return self.keadaan != "konsep" and not self.beku

    @property
    def pdf(self) -> str:
        """Return the name of its PDF."""
        return f"{Path(self.berkas).stem}.pdf"

    def with_pdf_of(self, old: "Entri | None") -> "Entri":
        """Return the entry of a document made anew, whose PDF is still the one of the `old`."""
        if old is None:
            return self
        return replace(
            self,
            pdf_sha256=old.pdf_sha256,
            pdf_docx=old.pdf_docx,
            pdf_mesin=old.pdf_mesin,
            pdf_ukuran=old.pdf_ukuran,
            pdf_waktu=old.pdf_waktu,
        )


class Register(Struct, frozen=True):
    """All documents of a folder by their stem, and what a complete run made them from.

    `sumber` maps source and template files to their hashes; empty after a run that left some out.
    """

    tahun: int
    sumber: Mapping[str, str] = field(default_factory=dict)
    dokumen: Mapping[str, Entri] = field(default_factory=dict)

    @property
    def printed(self) -> frozenset[str]:
        """Return the hashes of the PDF of its documents as they were made: nobody signed them."""
        return frozenset(entri.pdf_sha256 for entri in self.dokumen.values() if entri.pdf_sha256)


class _File(msgspec.Struct, gc=False):
    """What stands in the file; a field that a later version adds is passed over."""

    tahun: int
    sumber: dict[str, str]
    dokumen: dict[str, Entri]


_DECODER = msgspec.json.Decoder(_File)
_ENCODER = msgspec.json.Encoder()
_FIELDS, _DEFAULTS = Entri.__struct_fields__, Entri.__struct_defaults__
_USUAL = dict(zip(_FIELDS[-len(_DEFAULTS) :], _DEFAULTS, strict=True))
"""What a field is unless it is told."""


def read_register(folder: Path, tahun: int) -> Checked[Register]:
    """Return the folder's register, an empty one where there is none.

    Problems without a value: F005 it is broken; F020 another register lies beside it, so that
    nobody knows which is this folder's.
    """
    try:
        others = names_beside(folder, NAME)
        if others:
            return Checked(None, (_conflict(folder, others),))
        raw = _decode(folder / NAME)
    except FileNotFoundError:
        return Checked(Register(tahun))
    except _BROKEN:
        return Checked(None, (Problem(Span((folder / NAME).as_posix()), "F005", _SPOILT),))
    dokumen = {entri.stem: entri for entri in raw.dokumen.values()}
    return Checked(Register(raw.tahun, raw.sumber, dokumen))


_BROKEN = (OSError, RecursionError, ValueError)
"""What reading raises: the errors of msgspec and of Unicode are ValueErrors."""
_SPOILT = (
    "register rusak atau tidak terbaca; pulihkan dari cadangan, atau pindahkan berkas itu ke luar "
    "folder ini agar dibuat ulang (yang dibekukan tetap dikenal dari agenda.jsonl)."
)


def _decode(path: Path) -> _File:
    raw = _DECODER.decode(read_whole(path, _MOST_BYTES))
    for stem, entri in raw.dokumen.items():
        verify(stem, entri)
    return raw


def _conflict(folder: Path, others: list[str]) -> Problem:
    """F020: which registers there are, which is the latest, and what is frozen in one alone."""
    frozen = {name: _frozen(folder / name) for name in (NAME, *others)}
    times = {name: (look(folder / name) or (0, 0))[1] for name in frozen}
    latest = max(times, key=lambda name: times[name])
    told = [f"terakhir disimpan {latest}", *_frozen_apart(frozen)]
    pesan = (
        f"di samping {NAME} ada {join_words(others)} (salinan dari komputer lain atau buatan "
        f"tangan), maka tidak ada yang ditulis: {'; '.join(told)}. Pindahkan yang salah ke luar "
        f"folder ini, namai yang benar {NAME}, lalu ulangi."
    )
    return Problem(Span((folder / others[0]).as_posix()), "F020", pesan)


def _frozen_apart(frozen: Mapping[str, frozenset[str] | None]) -> Iterator[str]:
    """What tells registers apart: those that cannot be read, and what one alone has as frozen."""
    for name, own in frozen.items():
        others = [other or frozenset() for key, other in frozen.items() if key != name]
        alone = sorted(own.difference(*others)) if own else []
        if own is None:
            yield f"{name} tidak ada atau tidak terbaca"
        elif alone:
            more = [f"{len(alone) - _FEW} lagi"] if len(alone) > _FEW else []
            yield f"beku hanya di {name}: {join_words([*alone[:_FEW], *more])}"
    if len({*frozen.values()}) == 1:
        yield "yang beku sama"


def _frozen(path: Path) -> frozenset[str] | None:
    """The stems of what a register has as frozen; None where it cannot be read."""
    try:
        return frozenset(stem for stem, own in _decode(path).dokumen.items() if own.beku)
    except _BROKEN:
        return None


def write_register(folder: Path, register: Register) -> None:
    """Write the register whole, after everything it lists; one line a document."""
    sumber = _line(dict(sorted(register.sumber.items())))
    head = b'{"versi": %d, "tahun": %d, "sumber": %b,' % (_VERSION, register.tahun, sumber)
    entries = sorted(register.dokumen.items())
    lines = (b"%b: %b" % (_line(stem), _line(_unusual(entri))) for stem, entri in entries)
    dokumen = b",\n".join(lines)
    write_file(folder / NAME, b'%b\n"dokumen": {\n%b\n}}\n' % (head, dokumen))


def _line(value: object) -> bytes:
    """The value as JSON on one line."""
    return msgspec.json.format(_ENCODER.encode(value), indent=0)


def _unusual(entri: Entri) -> dict[str, object]:
    """What is not as usual; msgspec's own way compares by identity, which a worker's text loses."""
    values = msgspec.structs.asdict(entri)
    return {key: value for key, value in values.items() if value != _USUAL.get(key)}


def verify(stem: str, entri: Entri) -> None:
    """Raise ValueError when the entry is none of ours.

    Files are removed and replaced by these entries, so each may name only its own.
    """
    archive = entri.jenis == ARCHIVE
    name = f"{stem.removesuffix('.zip')}.zip" if archive else f"{stem}.docx"
    if not _STEM.fullmatch(stem.removesuffix(".zip")) or entri.berkas != name:
        raise ValueError(entri.berkas)
    if not 0 <= entri.nomor <= _MOST_PERUBAHAN or (archive and entri.beku):
        raise ValueError(entri.nomor)
    if entri.jenis not in _JENIS or entri.lama not in ("", f"{stem.removesuffix('.baru')}.docx"):
        raise ValueError(entri.lama)


def file_name(stem: str) -> str:
    """Return the name of the file that the register lists under `stem`."""
    return stem if stem.endswith(".zip") else f"{stem}.docx"


def hash_file(path: Path) -> str:
    """Return the sha256 of a file in hexadecimal.

    Raises:
        OSError: It cannot be read, or is larger than anything of ours.
    """
    return hash_bytes(read_whole(path, _MOST_BYTES))


def hash_bytes(data: bytes) -> str:
    """Return the sha256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
