"""What workbooks came to, in lines and as data: made, read back, owed."""

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from pkdocs.cli import entered

if TYPE_CHECKING:
    from pathlib import Path

    from pkdocs.app.exchanging.listing import Listed
    from pkdocs.app.exchanging.owing import Owed
    from pkdocs.app.exchanging.receiving import IsianDiterima, Received
    from pkdocs.base.problem import Problem
    from pkdocs.domain.lembar import Ditolak, Usulan

_KATALOG = "Katalog dan bagan"
_SHOWN = 160
"""Characters of a text that are shown of each side; the workbook has the whole."""
_FORBIDDEN, _NOT_TAKEN, _UNWRITTEN = "tidak boleh diubah", "tidak diambil", "tidak ditulis"
_REFUSED = {
    _FORBIDDEN: "Tidak boleh diubah dari buku kerja itu, dibiarkan:",
    _NOT_TAKEN: "Boleh diubah, tetapi tidak diambil:",
    _UNWRITTEN: "Berbeda dari sumber, tetapi asal buku kerja tidak diketahui: tidak ditulis:",
}
"""What is refused, as it is counted, and the line above it."""
_FEW = 5
_LONG, _AROUND = 20, 4
"""From how many words on only those around a change are shown, and how many stand before it."""


def made(paths: "Sequence[Path]") -> Iterator[str]:
    """Return the lines after workbooks were made."""
    for path in paths:
        yield f"Buku kerja dibuat: {path}"
    if not paths:
        yield "Tidak ada unit yang berutang isian; tidak ada buku kerja yang dibuat."


def listed(done: "Listed") -> Iterator[str]:
    """Return the lines after a list was matched to posts."""
    yield f"Buku kerja dibuat: {done.path}"
    counts = [f"{count} {by}" for by, count in done.found.items()]
    yield f"Cocok dengan jabatan: {', '.join(counts) or 'tidak seorang pun'}."
    if done.elsewhere:
        yield f"{done.elsewhere} orang pada jabatan yang tidak berperjanjian; tidak dimuat."
    yield f"Isi kolom Setuju, simpan, lalu: pkdocs read {done.path}"


def told(done: "Received") -> Iterator[str]:
    """Return the lines of what workbooks would change, by unit and post, then what is not taken."""
    for unit, posts in done.by_unit().items():
        yield unit or _KATALOG
        for post, changes in posts.items():
            if post:
                yield f"  {post}"
            for change in changes:
                yield from _change(change, "    " if post else "  ")
    yield from entered.told(done.entered)
    yield from _left(done.usulan)
    yield from _left(done.entered.usulan)
    yield from _follows(done.follows)
    yield ""
    yield from _summary(done)


def _follows(problems: "Sequence[Problem]") -> Iterator[str]:
    """What would be wrong then; of many with one code the first few."""
    by_code: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        by_code[problem.kode].append(str(problem))
    if problems:
        yield "Akibatnya bagi sumber:"
    for kode, told in by_code.items():
        for line in told[:_FEW]:
            yield f"  {line}"
        if told[_FEW:]:
            yield f"  … dan {len(told) - _FEW} lagi dengan kode {kode}"


def _change(change: "IsianDiterima", indent: str) -> Iterator[str]:
    where = f"{indent}{change.lembar} {change.baris}".rstrip()
    if change.baru:
        yield f"{where}: baru ({change.di})"
        for kepala, teks in change.baru.items():
            yield f"{indent}  {kepala}: {_short(teks)}"
    else:
        yield f"{where}, {change.kolom}: {_pair(change.dari, change.ke)} ({change.di})"


def _pair(dari: str, ke: str) -> str:
    """Two texts, the one instead of the other; of long ones the words around what changed."""
    old, new = dari.split(), ke.split()
    if len(old) < _LONG or len(new) < _LONG:
        return f"{_short(dari)} → {_short(ke)}"
    most = min(len(old), len(new))
    same = next((at for at in range(most) if old[at] != new[at]), most)
    end = next((at for at in range(most - same) if old[-1 - at] != new[-1 - at]), most - same)
    begin = max(0, same - _AROUND)
    return " → ".join(
        f"{'… ' if begin else ''}{_short(' '.join(words[begin : len(words) - end]))}"
        f"{' …' if end else ''}"
        for words in (old, new)
    )


def _short(teks: str) -> str:
    return textwrap.shorten(" / ".join(teks.split("\n")), _SHOWN, placeholder=" …") or "(kosong)"


def _left(usulan: "Usulan") -> Iterator[str]:
    """What is not taken: said differently by two sides, not for its sender, rows that are gone."""
    if usulan.bentrok:
        yield "Bentrok, tidak diambil; putuskan yang benar, lalu perbaiki di satu tempat:"
    for own in usulan.bentrok:
        isian = own.isian
        other = own.di_lain or "sumber, yang berubah sejak buku kerja dibuat"
        yield f"  {isian.lembar} {isian.baris}, {isian.kolom}:"
        yield f"    {_short(isian.baru)} ({isian.di})"
        yield f"    {_short(own.lain)} ({other})"
    yield from _refused(usulan.ditolak)
    if usulan.hilang:
        yield "Baris yang hilang dari buku kerja; di sumber tidak dihapus:"
    for gone in usulan.hilang:
        yield f"  {gone.berkas}!{gone.lembar}: {gone.kunci}"


def _refused(all_ditolak: "Sequence[Ditolak]") -> Iterator[str]:
    """What may not be taken, by why; of a workbook of unknown origin what it says otherwise."""
    for why, heading in _REFUSED.items():
        own = [refused for refused in all_ditolak if _why(refused) == why]
        if own:
            yield heading
        for refused in own:
            isian = refused.isian
            where = f"{isian.kolom} {isian.baris}".rstrip()
            said = _pair(isian.sekarang, isian.baru) if why == _UNWRITTEN else refused.alasan
            yield f"  {isian.di}: {where}: {said}"


def _why(refused: "Ditolak") -> str:
    """The words by which a refusal is counted."""
    if refused.alasan.tanpa_asal:
        return _UNWRITTEN
    return _FORBIDDEN if refused.alasan.terlarang else _NOT_TAKEN


def _summary(done: "Received") -> Iterator[str]:
    usulan = done.usulan
    counts = (
        (len(done.baru), "baris baru"),
        (len(done.isian), "sel berubah"),
        (usulan.sama, "sel sama"),
        (usulan.lama, "sel dibiarkan karena sumbernya berubah"),
        (len(usulan.bentrok), "bentrok"),
        *((sum(_why(own) == why for own in usulan.ditolak), why) for why in _REFUSED),
        *entered.counts(done.entered),
        (len(done.problems), "masalah"),
    )
    said = ", ".join(f"{count} {what}" for count, what in counts if count)
    yield f"{len(done.buku)} buku kerja dibaca: {said or 'tidak ada isinya'}."
    for name in done.held:
        yield f"{name} tidak ditulis: sumber akan galat karenanya. Perbaiki, lalu baca lagi."
    if done.written:
        yield f"Ditulis: {', '.join(path.as_posix() for path in done.written)}"
    elif done.changes:
        names = ", ".join(done.changes)
        yield f"Belum ada yang ditulis ({names}); tambahkan --write bila sudah benar."
    else:
        left = done.held or usulan.ditolak or usulan.bentrok or not done.buku
        yield "Tidak ada yang ditulis." if left else "Tidak ada yang perlu ditulis."


def as_data(done: "Received") -> dict[str, Any]:
    """Return what workbooks came to as plain data."""
    usulan = done.usulan
    return {
        "buku": [{"berkas": b.berkas, "sha256": b.sha256} for b in done.buku],
        "perubahan": [
            {
                "unit": unit,
                "jabatan": post,
                "lembar": change.lembar,
                "baris": change.baris,
                "kolom": change.kolom,
                "dari": change.dari,
                "ke": change.ke,
                "baru": dict(change.baru),
                "di": change.di,
            }
            for unit, posts in done.by_unit().items()
            for post, changes in posts.items()
            for change in changes
        ],
        "bentrok": [
            {
                "lembar": own.isian.lembar,
                "baris": own.isian.baris,
                "kolom": own.isian.kolom,
                "nilai": own.isian.baru,
                "di": own.isian.di,
                "lain": own.lain,
                "di_lain": own.di_lain,
            }
            for own in usulan.bentrok
        ],
        "ditolak": [
            {
                "lembar": own.isian.lembar,
                "baris": own.isian.baris,
                "kolom": own.isian.kolom,
                "dari": own.isian.sekarang,
                "ke": own.isian.baru,
                "di": own.isian.di,
                "alasan": own.alasan,
            }
            for own in usulan.ditolak
        ],
        "hilang": [
            {"berkas": g.berkas, "lembar": g.lembar, "baris": g.kunci} for g in usulan.hilang
        ],
        "diinput": entered.as_data(done.entered),
        "sama": usulan.sama,
        "akibat": [problem.as_dict() for problem in done.follows],
        "masalah": [problem.as_dict() for problem in done.problems],
        "ditulis": [path.as_posix() for path in done.written],
    }


def owed(done: "Owed") -> Iterator[str]:
    """Return the lines of who owes what, by unit, and where that was written."""
    for unit in done.units:
        when = f"buku kerja terakhir diterima {unit.hari}" if unit.hari else "belum menjawab"
        yield f"{unit.unit}: {len(unit.utang)} hal, {when}"
        for utang in unit.utang:
            yield f"  {utang.teks}"
    total = sum(len(unit.utang) for unit in done.units)
    yield (
        f"{len(done.units)} unit masih berutang {total} hal."
        if done.units
        else "Tidak ada yang berutang isian."
    )
    for path in done.written:
        yield f"Ditulis: {path}"
