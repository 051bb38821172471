"""The register of an output folder: what was made, from what, with which hashes and state.

Written last and whole. It lists only files that the program made, so nothing else is ever removed.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from pathlib import Path

from pkdocs.base.files import write_file
from pkdocs.base.problem import Checked, Problem, Span

NAME = "register.json"
ARCHIVE = "arsip"
"""What `jenis` says of an entry that is a unit's archive, not a document."""
_VERSION = 1
_JENIS = frozenset(("induk", "perubahan", ARCHIVE))
_ESCAPED = "\\u"
_MOST_PERUBAHAN = 1000
_STEM = re.compile(r"[A-Za-z0-9-]+(?:\.baru)?")
_TYPES: Mapping[str, type] = {
    "alasan": tuple,
    "ukuran": int,
    "waktu": int,
    "nomor": int,
    "pdf_ukuran": int,
    "pdf_waktu": int,
    "beku": bool,
}


@dataclass(frozen=True, slots=True)
class Entri:
    """One document: its post and state, its file, and hashes (sha256, hex) of what and from what.

    `masukan` covers Perjanjian, words of the form, template and program version; `perjanjian` the
    Perjanjian alone. `ukuran` and `waktu` (ns) spare reading an untouched file again.
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
    beku: bool = False
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


@dataclass(frozen=True, slots=True)
class Register:
    """All documents of a folder by their stem, and what a complete run made them from.

    `sumber` maps source and template files to their hashes; empty after a run that left some out.
    """

    tahun: int
    sumber: Mapping[str, str] = field(default_factory=dict)
    dokumen: Mapping[str, Entri] = field(default_factory=dict)


def read_register(folder: Path, tahun: int) -> Checked[Register]:
    """Return the folder's register, an empty one where there is none; Problem F005 if broken."""
    path = folder / NAME
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
        if _ESCAPED in text:
            json.dumps(data, ensure_ascii=False).encode()  # refuses lone surrogates
        entries = [_entri(stem, raw) for stem, raw in data["dokumen"].items()]
        dokumen = {entri.stem: entri for entri in entries}
        return Checked(Register(int(data["tahun"]), dict(data["sumber"]), dokumen))
    except FileNotFoundError:
        return Checked(Register(tahun))
    except (
        OSError,
        ArithmeticError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ):
        pesan = (
            "register rusak atau tidak terbaca; pulihkan dari cadangan, atau pindahkan berkas itu "
            "agar dibuat ulang (tanda beku akan hilang)."
        )
        return Checked(None, (Problem(Span(path.as_posix()), "F005", pesan),))


def write_register(folder: Path, register: Register) -> None:
    """Write the register whole, after everything it lists; one line a document."""
    sumber = json.dumps(dict(sorted(register.sumber.items())), ensure_ascii=False)
    head = f'{{"versi": {_VERSION}, "tahun": {register.tahun}, "sumber": {sumber},'
    lines = (
        f"{json.dumps(stem)}: {_line(register.dokumen[stem])}" for stem in sorted(register.dokumen)
    )
    dokumen = ",\n".join(lines)
    text = f'{head}\n"dokumen": {{\n{dokumen}\n}}}}\n'
    write_file(folder / NAME, text.encode())


_ENCODER = json.JSONEncoder(ensure_ascii=False)
_values = attrgetter(*Entri.__slots__)
_USUAL = tuple(f.default for f in fields(Entri))


def _line(entri: Entri) -> str:
    """The entry without what is as usual."""
    values = zip(Entri.__slots__, _values(entri), _USUAL, strict=True)
    return _ENCODER.encode({key: value for key, value, usual in values if value != usual})


def _entri(stem: str, raw: dict[str, object]) -> Entri:
    """An entry out of the file; ValueError or TypeError when it is none of ours.

    Files are removed and replaced by these entries, so each may name only its own.
    """
    alasan = raw["alasan"]
    if not isinstance(alasan, list):
        raise TypeError
    entri = Entri(**{**raw, "alasan": tuple(alasan)})  # type: ignore[arg-type]  # own JSON
    for key in Entri.__slots__:
        if type(getattr(entri, key)) is not _TYPES.get(key, str):
            raise TypeError(key)
    if not all(isinstance(text, str) for text in alasan):
        raise TypeError
    archive = entri.jenis == ARCHIVE
    name = f"{stem.removesuffix('.zip')}.zip" if archive else f"{stem}.docx"
    if not _STEM.fullmatch(stem.removesuffix(".zip")) or entri.berkas != name:
        raise ValueError(entri.berkas)
    if not 0 <= entri.nomor <= _MOST_PERUBAHAN or (archive and entri.beku):
        raise ValueError(entri.nomor)
    if entri.jenis not in _JENIS or entri.lama not in ("", f"{stem.removesuffix('.baru')}.docx"):
        raise ValueError(entri.lama)
    return entri


def file_name(stem: str) -> str:
    """Return the name of the file that the register lists under `stem`."""
    return stem if stem.endswith(".zip") else f"{stem}.docx"


def hash_bytes(data: bytes) -> str:
    """Return the sha256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
