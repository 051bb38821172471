"""Words of the form that say nothing by themselves: fixed sentences, titles, page numbers, dates.

Only what is known word for word, so that no value can pass for furniture: a fixed sentence has no
digits and at least four words, each three of them in its own order. A title is known by its
beginning, for it names the level of the post in words of each office. Pure.

Dasar: statement and lampiran of the city (PK 2022) and of PermenPANRB 53/2014, lampiran I.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pkdocs.base.text import fold, normalise
from pkdocs.domain.alasan import POLA
from pkdocs.domain.wording import BULAN
from pkdocs.review.read.paper import has_sign

_SENTENCES = """
dalam rangka mewujudkan manajemen pemerintahan yang efektif transparan dan akuntabel serta
berorientasi pada hasil kami yang bertanda tangan di bawah ini
.
selanjutnya disebut sebagai pihak pertama
.
selanjutnya disebut pihak pertama
.
selaku atasan pihak pertama selanjutnya disebut pihak kedua
.
selaku atasan langsung pihak pertama selanjutnya disebut sebagai pihak kedua
.
pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran
perjanjian ini dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan
dalam dokumen perencanaan keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi
tanggung jawab kami
.
yang seharusnya sesuai dengan lampiran perjanjian ini
.
menjadi tanggung jawab pihak pertama
.
pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi
terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang
diperlukan dalam rangka pemberian penghargaan dan sanksi
.
pihak kedua akan memberikan supervisi yang diperlukan
.
akan melakukan evaluasi akuntabilitas kinerja terhadap capaian kinerja
.
akan melakukan evaluasi akuntabilitas terhadap capaian kinerja
.
demikian perjanjian kinerja ini dibuat dengan sebenarnya untuk dilaksanakan sebagaimana mestinya
.
dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya
.
konsep belum untuk ditandatangani
"""


def _threes(text: str) -> Iterator[tuple[str, ...]]:
    """Every three words that follow each other; both names of the first party are one."""
    words = text.replace("kesatu", "pertama").split()
    return zip(words, words[1:], words[2:], strict=False)


_KNOWN_THREES = frozenset(
    three for sentence in _SENTENCES.split(".") for three in _threes(sentence)
)
_LEAST = 4
_SHORT = frozenset(
    (
        *("pihak pertama", "pihak kesatu", "pihak kedua", "lampiran", "perjanjian kinerja"),
        *("lampiran perjanjian kinerja", "lanjutan lampiran perjanjian kinerja", "lanjutan"),
        *("lanjutan lampiran", "mengetahui", "atasan langsung", "mengetahui atasan langsung"),
        *("perjanjian kinerja perubahan", "dan", "dengan", "selaku", "yang berjanji"),
        *("formulir perjanjian kinerja", "pernyataan perjanjian kinerja", "ttd", "nip"),
        *("ni pppk", "nipppk"),
        *("perjanjian kinerja kepala perangkat daerah", "selaku pihak pertama"),
        *("selaku pihak kedua", "sebagai pihak pertama", "sebagai pihak kedua", "catatan"),
        *("yang membuat perjanjian", "yang bertanda tangan di bawah ini", "program", "anggaran"),
        *("konsep", "program dan anggaran", "program anggaran"),
    )
)
_MONTH = "|".join(BULAN)
_DOTS = r"[\s.…_]*"
_DOTTED = re.compile(r"[.…_](?:\s*[.…_])+")
_DOTTED_NRK = re.compile(rf"NRK\b\.?\s*:?\s*(?:…|[._]\s*[._]){_DOTS}")
"""An NRK to be written by hand. Alone its label tells what the unread number beside it is."""
_LONGEST_DATE = 100
_LONGEST_HEAD = 200
_PAGE = re.compile(
    r"(halaman|hal\.?|page)\s*[-–]?\s*\d{1,3}(\s*(dari|of|/)\s*\d{1,3})?", re.IGNORECASE
)
_BARE_PAGE = re.compile(r"[-–]?\s*\d{1,3}\s*[-–]?")
_PLACE = (
    r"(?P<tempat>(?-i:[A-Z][A-Za-z]{2,90}(?: [A-Z][A-Za-z]*){0,4}"
    r"|[A-Z](?: [A-Z]){2,40}(?![A-Za-z])))"
)
"""A place is written as a name: `Berlaku sampai, 30 Juni 2024` says something else."""
_NO_PLACE = re.compile(
    r"\b(?:berlaku|sampai|hingga|dengan|mulai|sejak|dari|sebelum|sesudah|setelah|paling|lambat|batas"
    r"|tenggat|jatuh|tempo|target|realisasi|(?<!kecamatan )selesai|tanggal|periode|masa|tahun"
    r"|triwulan|semester|bulan|(?<!pasar )minggu|(?<!batang )hari|revisi|perubahan|batal"
    r"|dibatalkan|sementara|final|tetap|(?<!akuntabilitas )kinerja|rapat)\b",
    re.IGNORECASE,
)
"""Words that tell a line about something else from a place or an office, not within its name."""
_DATE = re.compile(
    rf"(?:ditetapkan\s+di\s+|dibuat\s+di\s+)?{_PLACE} ?,{_DOTS}"
    rf"(?:(?:\d{{1,2}}\s+|{_DOTS})(?:{_MONTH}|{_DOTS}))?{_DOTS}(?:20\d\d)?{_DOTS}",
    re.IGNORECASE,
)
_SMALL_DATE = re.compile(
    rf"(?P<tempat>[a-z]{{3,90}}) ?, ?\d{{1,2}} (?i:{_MONTH}) 20\d\d",
)
"""A place in small letters is one where a whole date stands behind it."""
_SIGNED = re.compile(
    rf"(?:ditetapkan|dibuat)\s+di\s+{_PLACE}|pada\s+tanggal\s*:?{_DOTS}"
    rf"(?:\d{{1,2}}\s+(?:{_MONTH})\s+20\d\d|{_DOTS})",
    re.IGNORECASE,
)
_BECAUSE = "konsep karena: "
_KONSEP = rf"{_BECAUSE}(?:{POLA})(?:; (?:{POLA}))*\."
"""What the last page of a konsep says of itself.

Compiled where a paper is one: that takes 6 ms, half of all patterns that papers are read by.
"""
_OFFICE = re.compile(
    r"(?i:pemerintah|kementerian|dinas|suku dinas|badan|kota|kabupaten|kecamatan|kelurahan"
    r"|sekretariat|inspektorat|biro|bagian|kantor|puskesmas|rumah sakit|upt|uptd"
    r"|(?:daerah khusus )?(?:ibukota|ibu kota)(?= jakarta))"
    r"(?:[ ,./&()'-]+(?:dan|serta|untuk|bagi|[A-Z][A-Za-z]*))*[ ,.)]*"
)
"""An office by its first word, and names alone behind it."""
_ADDRESS = re.compile(
    r"(?:jalan|jl|alamat|telp|telepon|tlp|fax|faks|faksimile|kode pos|pos[ -]?el|e[ -]?mail"
    r"|website|situs|laman)\b.*",
    re.IGNORECASE,
)
_HOUSE = r"\b(?:no|nomor|kav|kavling|blok|rt|rw|km|lt|lantai|gedung)\b"
_REACHED = re.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+|\S+\.go\.id\b"
    rf"|{_HOUSE}[ .:]*(?:[a-z]{{1,2}}[-.]?)?\d[\d ()./-]*[a-z]?\b"
    r"|\b(?:telp|telepon|tlp|hp|wa|fax|faks|faksimile|ext|kode pos)\b"
    r"[ .:]*\(?\+?\d[\d ()./-]*[a-z]?\b"
    rf"|^(?:jalan|jl)\b\.?(?: (?!{_HOUSE})(?-i:[A-Z])[a-z.']*)*(?: |(?<=[ivx])/)"
    r"\d{1,3}[a-z]?(?:-(?:\d{1,3}[a-z]?|[a-z]))?\b"
    r"|\(0\d{2,3}\)|\b\d{5,}\b",
    re.IGNORECASE,
)
"""Numbers of an address, by the word before each; any other number in it may be a value."""
_PAGE_BEHIND = re.compile(rf"[ |/-]*\b{_PAGE.pattern}$| ?\| ?\d{{1,3}}$", re.IGNORECASE)
_YEAR_BEHIND = re.compile(
    r"(?: tahun| ?[-–|]? ?perjanjian kinerja(?: tahun)?)? (?P<tahun>20\d\d)$", re.IGNORECASE
)
"""The year, or the title with it, behind the name of an office."""
_PARTS = re.compile(
    r"^\s*(?:lampiran\s+)?perjanjian\s+kinerja(?:\s+[^\W\d]+){0,8}?(?=\s+tahun\b|\s*$)"
    r"|\bperjanjian\s+kinerja\b"
    r"|\b(?:lanjutan\s+)?lampiran\b|\bpihak\s+(?:pertama|kesatu|kedua)\b"
    r"|\b(?:NIP(?:PPK)?|NI PPPK)\b\.?"
    r"|\btahun(?:\s+anggaran)?\b|\bselanjutnya\s+disebut(?:\s+sebagai)?\b"
    r"|\bselaku\s+atasan(?:\s+langsung)?\b",
    re.IGNORECASE,
)


def is_office_head(text: str, tahun: str = "") -> bool:
    """Return whether a line is of the head of an office and nothing else: its name, its address.

    The year of the agreement or the number of a page may stand behind it; another year is told.
    """
    plain = _PAGE_BEHIND.sub("", normalise(text).strip())
    dated = _YEAR_BEHIND.search(plain)
    if dated and dated["tahun"] == tahun:
        plain = plain[: dated.start()]
    if len(plain) > _LONGEST_HEAD or _NO_PLACE.search(plain) or has_sign(plain.replace("+", "")):
        return False
    if _ADDRESS.fullmatch(plain):
        return not re.search(r"\d", _REACHED.sub("", plain))
    return plain[:1].isupper() and _OFFICE.fullmatch(plain) is not None


@lru_cache(maxsize=4096)
def is_fixed(text: str) -> bool:
    """Return whether a line outside the lampiran is furniture as a whole."""
    plain = " ".join(text.split())
    folded = fold(plain)
    words = folded.split()
    if has_sign(plain):
        return False
    return (
        folded in _SHORT
        or (len(words) >= _LEAST and _KNOWN_THREES.issuperset(_threes(folded)))
        or _PAGE.fullmatch(plain) is not None
        or _is_konsep(plain)
        or _DOTTED_NRK.fullmatch(plain) is not None
        or _is_date(plain)
    )


def _is_konsep(plain: str) -> bool:
    begins = plain[: len(_BECAUSE)].casefold() == _BECAUSE
    return begins and re.fullmatch(_KONSEP, plain, re.IGNORECASE) is not None


def is_page_number(text: str) -> bool:
    """Return whether a line in the header or footer of a page numbers it: `2`, `- 2 -`."""
    plain = " ".join(text.split())
    return bool(_PAGE.fullmatch(plain) or _BARE_PAGE.fullmatch(plain))


def _is_date(plain: str) -> bool:
    """Whether a line says where and when the agreement is signed, and nothing else.

    Dots to write on are one: patterns of dots behind dots would try every way to part them.
    """
    plain = _DOTTED.sub("…", plain)
    if len(plain) > _LONGEST_DATE:
        return False
    dated = re.search(rf"20\d\d|…|{_MONTH}", plain, re.IGNORECASE)
    found = _SIGNED.fullmatch(plain) or (_DATE.fullmatch(plain) if dated else None)
    found = found or _SMALL_DATE.fullmatch(plain)
    if not found:
        return False
    place = found["tempat"] or ""
    return not _NO_PLACE.search(place.replace(" ", "") if place[1:2] == " " else place)


def fixed_parts(text: str) -> Iterator[tuple[int, int]]:
    """Return where in a line words of the form stand: `PERJANJIAN KINERJA`, `PIHAK KEDUA`."""
    for found in _PARTS.finditer(text):
        yield found.span()
