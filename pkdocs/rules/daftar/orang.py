"""The people of a list, whatever its columns are called and in whichever order they stand."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from pkdocs.base.text import fold, sebutan
from pkdocs.base.values import replace
from pkdocs.domain.lembar import BarisTerbaca, Guna, Kolom, LembarTerbaca, SelTerbaca
from pkdocs.domain.nama import plain_nip, read_nama
from pkdocs.domain.wording import parse_tanggal

KEPALA: Mapping[str, tuple[str, ...]] = {
    "Nama": (
        *("Nama", "Nama Lengkap", "Nama Pegawai", "Nama Pejabat", "Nama PNS", "Nama ASN"),
        *("Nama dan Gelar", "Nama Lengkap dan Gelar", "Nama Gelar", "Pejabat"),
    ),
    "Gelar depan": ("Gelar Depan", "Gelar di Depan"),
    "Gelar belakang": ("Gelar Belakang", "Gelar di Belakang"),
    "NIP": (
        *("NIP", "NIP Baru", "NIP Pegawai", "NIP/NI PPPK", "NI PPPK"),
        *("Nomor Induk Pegawai", "Nomor Induk Pegawai (NIP)"),
    ),
    "NRK": ("NRK", "Nomor Registrasi Kepegawaian", "Nomor Registrasi Pegawai"),
    "NIP/NRK": ("NIP/NRK", "NIP dan NRK", "NRK/NIP", "NRK dan NIP"),
    "Pangkat": ("Pangkat",),
    "Golongan": ("Golongan", "Gol", "Gol. Ruang", "Golongan Ruang"),
    "Pangkat/Gol": (
        *("Pangkat/Gol", "Pangkat/Golongan", "Pangkat dan Golongan", "Pangkat/Gol. Ruang"),
        *("Pangkat/Golongan Ruang", "Gol/Pangkat", "Golongan/Pangkat"),
    ),
    "Status": ("Status", "Status Pegawai", "Status Kepegawaian", "Jenis Pegawai", "Jenis ASN"),
    "Sebutan": ("Sebutan",),
    "Mulai": ("Mulai", "TMT Jabatan"),
    "Kode": ("Kode", "Kode Jabatan"),
    "Jabatan": ("Jabatan", "Nama Jabatan", "Jabatan Sekarang", "Jabatan Saat Ini", "Jabatan Baru"),
    "Unit": (
        *("Unit", "Unit Kerja", "Nama Unit Kerja", "Unit Organisasi", "Satuan Kerja", "SKPD"),
        *("UKPD", "OPD", "Perangkat Daerah", "SKPD/UKPD", "Lokasi Kerja", "Bagian"),
    ),
}
"""The columns of a list, each by the header words it may have; their letters count alone."""
_HITUNGAN = frozenset(("no", "nomor", "nourut", "nomorurut"))
"""Letters of the header word over what only counts the rows."""
_BELUM = {"non", "bukan", "calon"}
"""Words by which a status is none of those behind them."""
_TERBATAS = ("Status", "Mulai")
"""The columns of which only some words are taken."""
_ORANG = ("Gelar depan", "Gelar belakang", "NIP", "NRK", "Pangkat", "Golongan", "Sebutan")
_GOLONGAN = re.compile(r"\b(IV|I{1,3})\s*[/.\-]?\s*([a-e])\b", re.IGNORECASE)
_NIP = re.compile(r"(?<!\d)\d{8}[ .-]*\d{6}[ .-]*\d[ .-]*\d{3}(?!\d)")
_NRK = re.compile(r"\d{6}")
_PPPK = re.compile(r"[IVX]{1,5}")
"""A grade that stands alone; `Tingkat I` is a rank."""


class Orang(Struct, frozen=True):
    """A person of a list: `sel` are his texts by the header words of the sheet Pegawai.

    `kode`, `jabatan` and `unit` are as the list has them, "" where it does not say. `ragu` is what
    of the name is not sure: then it was not taken apart. `lewat` are the cells that hold something
    and are not taken, by the header words of the sheet Pegawai.
    """

    sel: Mapping[str, str]
    kode: str
    jabatan: str
    unit: str
    di: str
    ragu: str = ""
    lewat: Mapping[str, SelTerbaca] = field(default_factory=dict)


def list_columns(kepala: Iterable[str]) -> tuple[Kolom, ...]:
    """Return the columns of a list from its header words; () where they are those of no list.

    The names are its keys. A column that only counts the rows is known and not read.

    Example:
        >>> [str(own.guna) for own in list_columns(["NO", "N A M A", "JABATAN", "AGAMA"])]
        ['tampil', 'kunci', 'isi', 'lain']
    """
    words = tuple(dict.fromkeys(kepala))
    found = {own: kolom for kolom, own in find_columns(words).items()}
    return tuple(Kolom(own, _guna(own, found.get(own))) for own in words) if found else ()


def _guna(kepala: str, kolom: str | None) -> Guna:
    if kolom is None:
        return Guna.TAMPIL if _letters(kepala) in _HITUNGAN else Guna.LAIN
    return Guna.KUNCI if kolom == "Nama" else Guna.ISI


def _letters(kepala: str) -> str:
    """A header word as it is compared: `N I P` and `NIP.` are one."""
    return fold(kepala).replace(" ", "")


def find_columns(kepala: Iterable[str]) -> Mapping[str, str]:
    """Return which header word is which column of a list; {} where they are those of no list.

    A list has names, and says for each the post or its code.

    Example:
        >>> find_columns(["NO", "NAMA LENGKAP", "JABATAN"])
        {'Nama': 'NAMA LENGKAP', 'Jabatan': 'JABATAN'}
    """
    written: dict[str, str] = {}
    for own in kepala:
        written.setdefault(_letters(own), own)
    found: dict[str, str] = {}
    for kolom, words in KEPALA.items():
        known = next((written[own] for own in map(_letters, words) if own in written), None)
        if known is not None:
            found[kolom] = known
    return found if "Nama" in found and {"Jabatan", "Kode"} & found.keys() else {}


def read_orang(lembar: LembarTerbaca) -> tuple[Orang, ...]:
    """Return the people of a list; rows without a name (numbers of columns, sums) are none."""
    columns = find_columns(lembar.kepala)
    return tuple(_people(lembar.baris, columns))


def _people(rows: Iterable[BarisTerbaca], columns: Mapping[str, str]) -> Iterator[Orang]:
    empty = SelTerbaca("", "")
    for row in rows:
        said = {k: " ".join(row.sel.get(own, empty).teks.split()) for k, own in columns.items()}
        if any(letter.isalpha() for letter in said.get("Nama", "")):
            orang = _orang(said, row.di)
            left = (k for k in _TERBATAS if _letters(said.get(k, "")) and k not in orang.sel)
            yield replace(orang, lewat={kepala: row.sel[columns[kepala]] for kepala in left})


def _orang(said: Mapping[str, str], di: str) -> Orang:
    jabatan = said.get("Jabatan", "")
    own = {kepala: said[kepala] for kepala in _ORANG if said.get(kepala)}
    own |= _ranked(said.get("Pangkat/Gol", "")) | _named(said) | _serving(said)
    own |= _numbered(said.get("NIP/NRK", ""))
    if nip := _nip(said.get("NIP", "")):
        own["NIP"] = nip
    if before := own.get("Sebutan") or _before(jabatan):
        own["Sebutan"] = before
    ragu = "" if "Gelar belakang" in own or "Gelar depan" in own else read_nama(own["Nama"]).ragu
    return Orang(own, said.get("Kode", ""), jabatan, said.get("Unit", ""), di, ragu)


def _before(jabatan: str) -> str:
    """Plt., Plh., Ymt. or such before a post; another short word shortens the post: `Ass. Umum`."""
    found = sebutan(jabatan)
    return found if found.startswith(("P", "Y")) else ""


def _named(said: Mapping[str, str]) -> dict[str, str]:
    """The name, taken apart where that is sure and the list does not do it itself."""
    if said.get("Gelar depan") or said.get("Gelar belakang"):
        return {"Nama": said["Nama"]}
    nama = read_nama(said["Nama"])
    if nama.ragu:
        return {"Nama": said["Nama"]}
    parts = {
        "Nama": nama.nama,
        "Gelar depan": nama.gelar_depan,
        "Gelar belakang": nama.gelar_belakang,
    }
    return {kepala: teks for kepala, teks in parts.items() if teks}


def _nip(teks: str) -> str:
    """A NIP without spaces and what was put around it; another number as it was typed."""
    found = "".join(re.findall(r"[0-9]", teks))
    return found if len(found) == 18 else plain_nip(teks)


def _numbered(teks: str) -> dict[str, str]:
    """NIP and NRK out of one text, in any order: `19700101 199501 1 001 / 110001`."""
    found = _NIP.search(teks)
    if found is None:
        kepala = "NRK" if _NRK.fullmatch(teks) else "NIP"
        return {kepala: _nip(teks)} if teks else {}
    rest = "".join(re.findall(r"[0-9]+", f"{teks[: found.start()]} {teks[found.end() :]}"))
    return {"NIP": _nip(found[0])} | ({"NRK": rest} if rest else {})


def _ranked(teks: str) -> dict[str, str]:
    """Rank and grade out of one text: `Penata Tk. I (III/d)`."""
    found = _GOLONGAN.search(teks)
    if found is None:
        return {"Golongan" if _PPPK.fullmatch(teks) else "Pangkat": teks} if teks else {}
    golongan = f"{found[1].upper()}/{found[2].lower()}"
    rest = " ".join(f"{teks[: found.start()]} {teks[found.end() :]}".split()).strip(" ()/,-–")
    return {"Golongan": golongan} | ({"Pangkat": rest} if rest else {})


def _serving(said: Mapping[str, str]) -> dict[str, str]:
    """Status and first day, as far as the sources know such words."""
    words = set(fold(said.get("Status", "")).split())
    known = "PPPK" if words & {"pppk", "p3k"} else "PNS" if "pns" in words else ""
    status = "" if words & _BELUM else known
    mulai = said.get("Mulai", "")
    try:
        parse_tanggal(mulai)
    except ValueError:
        mulai = ""
    found = {"Status": status, "Mulai": mulai}
    return {kepala: teks for kepala, teks in found.items() if teks}
