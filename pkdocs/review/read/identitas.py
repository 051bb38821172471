"""Who promises what to whom for which year, as the statement page and the lampiran print it. Pure.

Label and value may stand in cells or in a line (`Nama : …`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pkdocs.base.text import fold, fold_title, normalise, sebutan
from pkdocs.domain.salinan import PihakSalinan
from pkdocs.word.text.values import Block, Table, WordText

_LABELS = {
    "nama": "nama",
    "nip": "nip",
    "jabatan": "jabatan",
    "unit kerja": "unit",
    "unit": "unit",
    "perangkat daerah": "unit",
    "skpd": "unit",
    "skpd ukpd": "unit",
    "opd": "unit",
}
_LINE = re.compile(r"^([A-Za-z /]{3,20}?)\s*:\s*(.*)$")
_YEAR = re.compile(r"\bTAHUN\s+(?:ANGGARAN\s+)?(20\d\d)\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(lampiran )?tahun (anggaran )?20\d\d")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s*")
_PARTY = re.compile(r"\bPIHAK\s+(PERTAMA|KEDUA)\b", re.IGNORECASE)
_NIP = re.compile(r"\bNIP\.?\s*:?\s*((?:\d[ .]?){17}\d)")
WIDEST = 6
"""Tables with wider rows are no blocks of names or signatures."""
_DOTS = re.compile(r"[\s.…_]*|-")

Fields = dict[str, str]


@dataclass
class Identitas:
    """What was read: each statement's two parties, each lampiran's block, the years named."""

    pertama: list[Fields] = field(default_factory=list)
    kedua: list[Fields] = field(default_factory=list)
    lampiran: list[Fields] = field(default_factory=list)
    tahun: list[str] = field(default_factory=list)
    nip: dict[str, str] = field(default_factory=dict)
    """NIP by the folded name it stands under."""

    @property
    def jabatan(self) -> str:
        """Return the post of Pihak Pertama: in full on the statement page, else in the lampiran."""
        for found in (*self.pertama, *self.lampiran):
            if found.get("jabatan"):
                return found["jabatan"]
        return ""

    @property
    def unit(self) -> str:
        """Return the unit kerja that the lampiran names."""
        return next((block["unit"] for block in self.lampiran if "unit" in block), "")

    def first(self) -> PihakSalinan:
        """Return Pihak Pertama; the lampiran writes the name in its own letters."""
        own = (self.pertama or [{}])[0]
        block = (self.lampiran or [{}])[0]
        nama = block.get("nama", own.get("nama"))
        nip = block.get("nip", own.get("nip"))
        jabatan = own.get("jabatan", block.get("jabatan"))
        role = sebutan(block.get("jabatan", ""))
        if jabatan and role and not sebutan(jabatan):
            jabatan = f"{role} {jabatan}"
        return self._pihak(nama, nip, jabatan)

    def second(self) -> PihakSalinan:
        """Return Pihak Kedua, as the statement page names it."""
        own = (self.kedua or [{}])[0]
        return self._pihak(own.get("nama"), own.get("nip"), own.get("jabatan"))

    def _pihak(self, nama: str | None, nip: str | None, jabatan: str | None) -> PihakSalinan:
        if nip is None and nama:
            nip = self.nip.get(fold(nama))
        digits = None if nip is None else re.sub(r"\D", "", nip)
        return PihakSalinan(nama, digits, jabatan)

    def agreements(self) -> list[str]:
        """Return the posts of all agreements in the file, in reading order, each once."""
        named = [block.get("jabatan", "") for block in self.pertama] or [
            block.get("jabatan", "") for block in self.lampiran
        ]
        return list({fold_title(text): text for text in named if text}.values())


def read_identitas(text: WordText) -> Identitas:
    """Return the parties and the year of a document, from its lines and its small tables."""
    found = Identitas()
    pending: Fields = {}
    lines = list(_lines(text.blocks))
    for line in lines:
        if _is_title(line):
            found.tahun += _YEAR.findall(line)
        pending = _note(found, pending, line)
    _close(found, pending)
    found.nip = _signatures(lines)
    found.tahun = list(dict.fromkeys(found.tahun))
    return found


def _is_title(line: str) -> bool:
    """Whether a year in the line is the agreement's, and not that of a law it names."""
    folded = fold(line)
    return "perjanjian kinerja" in folded or _BARE_YEAR.fullmatch(folded) is not None


def _note(found: Identitas, pending: Fields, line: str) -> Fields:
    """Take one line in; return the fields that wait for the line that says whose they are."""
    labelled = _field(line)
    if labelled:
        key, value = labelled
        if key in pending:
            _close(found, pending)
            pending = {}
        pending[key] = value
        return pending
    party = _PARTY.findall(line)
    if not party or not pending or "selanjutnya" not in line.casefold():
        return pending
    # "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA": the last one named counts.
    (found.pertama if party[-1].upper() == "PERTAMA" else found.kedua).append(pending)
    return {}


def _close(found: Identitas, pending: Fields) -> None:
    """Fields that no PIHAK followed: the block above the lampiran."""
    if "jabatan" in pending and ("unit" in pending or "nip" in pending):
        found.lampiran.append(pending)


def _field(line: str) -> tuple[str, str] | None:
    match = _LINE.match(_NUMBERED.sub("", line).strip())
    label = _LABELS.get(fold(match[1])) if match else None
    if match is None or label is None:
        return None
    value = normalise(match[2])
    return label, "" if _DOTS.fullmatch(value) else value


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Every line of the document outside the lampiran's table; a row of cells is one line."""
    for block in blocks:
        if isinstance(block, str):
            yield from block.replace("\t", " ").split("\n")
        else:
            yield from _table_lines(block)


def _table_lines(table: Table) -> Iterator[str]:
    width = max((len(row) for row in table.rows), default=0)
    for row in table.rows:
        nested = [inner for cell in row if not cell.merged for inner in cell.tables]
        for inner in nested:
            yield from _table_lines(inner)
        texts = [cell.text.strip() for cell in row if not cell.merged]
        fields = _fields(texts) if width <= 4 else []
        if fields:
            yield from fields
        elif width <= WIDEST:
            for text in texts:
                yield from text.replace("\t", " ").split("\n")


def _fields(texts: Sequence[str]) -> list[str]:
    """Cells of labels and values as lines; several labels in one cell have their values beside."""
    labels = (
        [_NUMBERED.sub("", line).rstrip(" :") for line in texts[0].split("\n")] if texts else []
    )
    if not labels or any(fold(label) not in _LABELS for label in labels):
        return []
    values = [text.lstrip(": ") for text in texts[1:] if text.strip(": \n")]
    if len(labels) == 1:
        return [f"{labels[0]} : {' '.join(' '.join(values).split())}"]
    parts = values[-1].split("\n") if values else []
    if len(parts) != len(labels):
        return []
    return [f"{label} : {part.lstrip(': ')}" for label, part in zip(labels, parts, strict=True)]


def _signatures(lines: Sequence[str]) -> dict[str, str]:
    """The NIP under each name, as the signatures print it."""
    found: dict[str, str] = {}
    above = ""
    for line in lines:
        match = _NIP.search(line)
        if match and above:
            found.setdefault(fold(above), re.sub(r"\D", "", match[1]))
        elif line.strip():
            above = line
    return found
