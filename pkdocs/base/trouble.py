"""What the system refused, in words for an official: why, and what to do.

By the number that Windows gives where it gives one, for it says more than `errno`: System Error
Codes of the Windows documentation (winerror.h).
"""

import errno
import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from pkdocs.base.problem import Problem, Span

_Words = tuple[str, str]
"""Why, and what to do about it: a sentence with a space before it, "" for nothing."""
_PROGRAMS = {".docx": "Word", ".xlsx": "Excel", ".pdf": "pembaca PDF"}
"""Which program may hold a file open, so that nobody else can write there."""


def unwritten(path: Path, error: OSError) -> Problem:
    """Return the Problem F004 for a file that could not be read or written; the old one is intact.

    Example:
        >>> print(unwritten(Path("a.docx"), OSError(16, "busy")).pesan.partition(": ")[2])
        berkasnya sedang dipakai program lain (mungkin Word). Tutup berkas itu di Word, lalu ulangi.
    """
    why, what = _words(error, path)
    pesan = f"berkas tidak dapat dibaca atau ditulis: {why}.{what}"
    return Problem(Span(path.as_posix()), "F004", pesan)


def unusable(folder: Path, error: OSError) -> Problem:
    """Return the Problem F003 for an output folder that cannot be used."""
    why, what = _words(error, folder)
    pesan = f"folder keluaran tidak dapat dipakai: {why}.{what}"
    return Problem(Span(folder.as_posix()), "F003", pesan)


def reason(error: OSError) -> str:
    """Return why the system refused, of the file that the error names."""
    return _words(error, PurePath(str(error.filename or "")))[0]


def _words(error: OSError, path: PurePath) -> _Words:
    program = _PROGRAMS.get(path.suffix.lower(), "")
    winerror = getattr(error, "winerror", None) or 0
    if winerror in IN_USE or (not winerror and error.errno in BUSY):
        return _held(program)
    if winerror == _DENIED or (not winerror and error.errno == errno.EACCES):
        return _denied(program)
    if winerror == _NO_PATH and len(os.path.abspath(path)) > _MOST_FOLDER:  # noqa: PTH100 - follows no link
        return _LONG
    found = _BY_WINERROR.get(winerror) or _BY_ERRNO.get(error.errno or 0)
    number = f"Windows nomor {winerror}" if winerror else f"sistem nomor {error.errno}"
    return found or (f"galat {number}", "")


def _held(program: str) -> _Words:
    by = f" (mungkin {program})" if program else ""
    close = f"Tutup berkas itu di {program}" if program else "Tutup program itu"
    return f"berkasnya sedang dipakai program lain{by}", f" {close}, lalu ulangi."


def _denied(program: str) -> _Words:
    if not program:
        return "tidak ada izin", ""
    why = f"tidak ada izin, atau berkasnya sedang dibuka di {program}"
    return why, f" Tutup berkas itu di {program}, lalu ulangi."


_NO_PATH, _DENIED = 3, 5
_MOST_FOLDER = 247
"""The characters that the path of a folder may have in Windows: room for a short name is left."""
IN_USE = frozenset({32, 33, 170, 303, 391, 397, 1224})
"""Shared, locked, busy, about to go, in use or locked in the cloud, mapped into memory."""
BUSY = frozenset({errno.EBUSY, errno.ETXTBSY})
_ROOM = " Kosongkan tempat, lalu ulangi."
_SHORTER = r" Pindahkan proyek ke folder yang namanya pendek, misalnya C:\pkdocs, lalu ulangi."
_LONG: _Words = ("nama lengkapnya, dengan foldernya, terlalu panjang untuk Windows", _SHORTER)
_AWAY: _Words = (
    "folder jaringan tidak terjangkau",
    " Sambungkan kembali jaringan atau VPN, lalu ulangi.",
)
_CLOUD: _Words = (
    "OneDrive (atau penyimpanan awan lain) tidak dapat mengambil atau menyimpan berkas ini",
    " Tunggu sampai selesai menyinkron, lalu ulangi; atau pindahkan proyek ke folder di luarnya.",
)
_CLOUD_OFF: _Words = (
    "OneDrive (atau penyimpanan awan lain) tidak berjalan",
    " Jalankan dahulu, lalu ulangi; atau pindahkan proyek ke folder di luarnya.",
)
_CLOUD_DENIED: _Words = (
    "OneDrive (atau penyimpanan awan lain) menolak",
    " Masuk (login) kembali di sana, lalu ulangi; atau pindahkan proyek ke folder di luarnya.",
)
_VIRUS: _Words = (
    "antivirus menahan berkas ini",
    " Minta pengelola komputer mengizinkan pkdocs, lalu ulangi.",
)
_READ_ONLY: _Words = ("tempat itu hanya dapat dibaca", "")
_NAMES: _Words = ("nama berkas atau foldernya tidak dapat dipakai di Windows", "")
_FULL: _Words = ("ruang penyimpanan penuh", _ROOM)
_QUOTA: _Words = ("jatah penyimpanan habis", _ROOM)
_BY_WINERROR: Mapping[int, _Words] = {
    3: ("foldernya tidak ada", ""),
    **dict.fromkeys((15, 21), ("drive-nya tidak siap", " Pasang kembali, lalu ulangi.")),
    **dict.fromkeys((19, 381), _READ_ONLY),
    **dict.fromkeys((39, 112), _FULL),
    **dict.fromkeys((51, 53, 54, 55, 59, 64, 67, 121, 1222, 1231), _AWAY),
    **dict.fromkeys((123, 267), _NAMES),
    206: _LONG,
    **dict.fromkeys((225, 226), _VIRUS),
    **dict.fromkeys((362, 404), _CLOUD_OFF),
    **dict.fromkeys((363, 387, 389, 393, 394, 398, 426, 434, 475, 1920), _CLOUD),
    **dict.fromkeys((386, 395), _CLOUD_DENIED),
    388: (_CLOUD[0], _AWAY[1]),
    1295: _QUOTA,
}
_BY_ERRNO: Mapping[int, _Words] = {
    errno.EPERM: ("tidak ada izin", ""),
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _QUOTA,
    errno.ENXIO: ("itu bukan berkas biasa (pipa, soket, atau perangkat)", ""),
    errno.EFBIG: ("terlalu besar", ""),
    errno.ESTALE: ("foldernya diganti yang lain selama pkdocs bekerja; periksa, lalu ulangi", ""),
    errno.ENOMEM: ("memori komputer tidak cukup", ""),
    errno.EMFILE: ("terlalu banyak berkas terbuka", ""),
    errno.ELOOP: ("di tempat itu ada tautan, bukan berkas", ""),
    errno.ENOENT: ("berkas atau foldernya tidak ada", ""),
    errno.EEXIST: ("di tempat itu ada berkas, bukan folder", ""),
    errno.ENOTDIR: ("di tempat itu ada berkas, bukan folder", ""),
    errno.EISDIR: ("di tempat itu ada folder, bukan berkas", ""),
    errno.ENOTEMPTY: ("foldernya tidak kosong", ""),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", ""),
}
