"""Files that may hold an agreement and are not read: of which format, and what to do about each.

Told by the ending of a name or by the first bytes; nothing is opened here. A PDF is not read, with
or without a layer of text: its tables have no cells, and a target in the wrong column is worse than
none.
"""

from collections.abc import Sequence
from pathlib import PurePath

from msgspec import Struct

from pkdocs.base.problem import Berat
from pkdocs.base.values import replace

HEAD = 1024
"""How many bytes of a file tell its format."""
_SAVE = "buka di Word, lalu simpan sebagai Dokumen Word (.docx)."
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_ZIP = b"PK\x03\x04"


class Format(Struct, frozen=True):
    """A format that is not read: what to say of a file, and how grave that is.

    `many`: an archive, which may hold any document. `silent`: it is not named by itself, only where
    a post without a document has its name.
    """

    pesan: str
    berat: Berat = Berat.GALAT
    many: bool = False
    silent: bool = False


PDF = Format("PDF tidak dibaca: tabelnya tidak bersel; pakai dokumen Word-nya (.docx).")
_WORD = Format(f"format {{}} tidak dibaca; {_SAVE}")
_MACRO = Format(
    "format {} (bermakro) tidak dibaca; simpan di Word sebagai Dokumen Word (.docx), tanpa makro."
)
_TEMPLATE = Format(f"format {{}} (templat) tidak dibaca; {_SAVE}")
_PAGES = Format("dokumen Pages ({}) tidak dibaca; ekspor dari Pages ke Word (.docx).")
_LINK = Format("{} hanya pintasan ke Google; unduh dokumennya sebagai Microsoft Word (.docx).")
_SHEET = Format(
    "buku kerja ({}) tidak dibaca; bila memuat perjanjian, pakai dokumen Word-nya (.docx).",
    Berat.PERINGATAN,
)
_ARCHIVE = Format("arsip {} tidak dibuka; keluarkan isinya, atau kemas sebagai .zip.", many=True)
_PICTURE = Format("gambar ({}) tidak dibaca.", Berat.PERINGATAN, silent=True)
INNER_ZIP = Format("arsip di dalam arsip tidak dibuka; keluarkan dahulu isinya.", many=True)
UNNAMED_ZIP = Format("isinya arsip; tambahkan .zip pada namanya.", many=True)
UNNAMED_DOCX = Format("isinya dokumen Word; tambahkan .docx pada namanya.")
UNCERTAIN = Format(
    "isinya arsip atau dokumen Word; tambahkan .zip atau .docx pada namanya.", many=True
)
_UNNAMED_OLD = Format(f"isinya dokumen Office lama atau terkunci; {_SAVE}")
_UNNAMED_TEXT = Format(f"isinya dokumen RTF atau OpenDocument; {_SAVE}")

_ENDINGS: dict[str, Format] = {
    **dict.fromkeys(["pdf", "xps", "oxps"], PDF),
    **dict.fromkeys(["doc", "dot", "rtf", "odt", "ott", "fodt", "sxw", "wps", "wpd"], _WORD),
    **dict.fromkeys(["docm", "dotm"], _MACRO),
    "dotx": _TEMPLATE,
    "pages": _PAGES,
    **dict.fromkeys(["gdoc", "gsheet"], _LINK),
    **dict.fromkeys(["xls", "xlsx", "xlsm", "xlsb", "xltx", "ods", "numbers"], _SHEET),
    **dict.fromkeys(["rar", "7z", "tar", "gz", "tgz"], _ARCHIVE),
    **dict.fromkeys(["jpg", "jpeg", "png", "tif", "tiff", "bmp", "heic"], _PICTURE),
}


def of_name(name: str) -> Format | None:
    """Return the format that a name ends in, in letters of any case; None where it is none."""
    ending = PurePath(name).suffix.lower()
    found = _ENDINGS.get(ending[1:])
    return found and replace(found, pesan=found.pesan.format(ending))


def of_bytes(head: bytes, name: str) -> Format | None:
    """Return the format of a file whose ending says nothing, by its first HEAD bytes.

    A zip is for others to look into. Old Office files are told where there is no ending: lists of
    thumbnails and mails are such files too.
    """
    if _is_pdf(head):
        return PDF
    if head.startswith(b"{\\rtf") or _OPEN_DOCUMENT in head:
        return _UNNAMED_TEXT
    ending = PurePath(name).suffix[1:]
    if head.startswith(_OLE) and not ending.isalpha():
        return _UNNAMED_OLD
    return None


def is_zip(head: bytes) -> bool:
    """Return whether a file begins as a zip does."""
    return head.startswith(_ZIP)


def of_members(members: Sequence[str], name: str) -> Format | None:
    """Return the format of a zip whose ending says nothing, by the names in it ([]: not known)."""
    ending = PurePath(name).suffix[1:]
    if "word/document.xml" in members:
        return UNNAMED_DOCX
    if not (members or ending.isalpha()):
        return UNCERTAIN
    if any(member.lower().endswith(".docx") for member in members):
        return UNNAMED_ZIP
    return None


def disguised(data: bytes) -> tuple[str, str] | None:
    """Return the code and the words for a .docx that is something else; None where it may be one.

    R006 another format, T002 locked with a password.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "T002", (
                "berkas terkunci kata sandi; buka di Word, hapus kata sandinya (Berkas > Info > "
                "Proteksi Dokumen), lalu simpan."
            )
        return "R006", f"isinya format Word lama (.doc), bukan .docx; {_SAVE}"
    if _is_pdf(data[:HEAD]):
        return "R006", "isinya PDF, bukan .docx; pakai dokumen Word-nya."
    if data.startswith(b"{\\rtf"):
        return "R006", f"isinya RTF, bukan .docx; {_SAVE}"
    if _OPEN_DOCUMENT in data[:HEAD]:
        return "R006", f"isinya OpenDocument (.odt), bukan .docx; {_SAVE}"
    return None


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:HEAD] and not is_zip(head)
