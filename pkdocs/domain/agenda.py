"""What happens to agreements after they are made, as frozen values: an event, and its kinds.

It decides nothing: what the events of an agreement come to is for `rules.riwayat`.
"""

from enum import StrEnum
from typing import NamedTuple


class Peristiwa(StrEnum):
    """What happened. Dasar: Instruksi e-0005/2023, KETIGA sampai KELIMA."""

    BEKU = "dibekukan"
    """Signed: what it says changes only through a PK Perubahan."""
    PERUBAHAN = "perubahan dimulai"
    TANPA_PERUBAHAN = "perubahan tidak perlu"
    """The sources say something else now, and somebody decided that it needs no PK Perubahan."""
    PINDAIAN = "pindaian diterima"
    DIINPUT = "diinput"
    DIUNGGAH = "diunggah"
    DISERAHKAN = "diserahkan"
    DITERIMA = "diterima"
    BUKU = "buku kerja diterima"


class Kejadian(NamedTuple):
    """An event: when (ISO, with its zone), who, what, of which year; and whose, of which document.

    `kode` is a post or seat, `nomor` 0 its first agreement, 1 and up a perubahan. Hashes are sha256
    (hex): `docx` and `pdf` of files, `perjanjian` of what was agreed (as `Content.perjanjian`),
    `sha256` of any other file, or of what the row said that was entered. `sistem` and `indikator`
    say which rows were entered where. `tanggal` is the day that it was for, as typed. `batal` takes
    the last such event back; of signings the one that `melepas` names by its `waktu`. `asal` is
    the file of another computer that it was joined from.

    A tuple, for half a million are read at once, and a dataclass takes three times as long.
    """

    waktu: str
    pelaku: str
    peristiwa: Peristiwa
    tahun: int
    kode: str = ""
    nomor: int = 0
    unit: str = ""
    docx: str = ""
    pdf: str = ""
    perjanjian: str = ""
    sha256: str = ""
    sistem: str = ""
    indikator: tuple[str, ...] = ()
    tanggal: str = ""
    catatan: str = ""
    batal: bool = False
    asal: str = ""
    melepas: str = ""
