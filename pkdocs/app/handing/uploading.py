"""Which signed PDF of each post is uploaded: of the document that counts, and no other.

A scan that was received comes first, then the PDF beside the document where that is signed
electronically. What is not uploaded is told with its reason. Nothing is written.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.handing.entries import read_signed
from pkdocs.app.handing.vetting import pages_of
from pkdocs.base import files
from pkdocs.base.text import join_words, one_name
from pkdocs.base.values import replace
from pkdocs.batch.wire import Shared
from pkdocs.domain.salinan import Salinan
from pkdocs.domain.unggah import file_name
from pkdocs.outputs.carried import as_carried
from pkdocs.outputs.upload import BarisUnggah, format_mb
from pkdocs.pdf.scanned import count_pages, is_locked, is_written
from pkdocs.pdf.signed import is_signed, unsigned_parties
from pkdocs.rules.riwayat import Kunci, Riwayat
from pkdocs.rules.year import Year
from pkdocs.store import scans, standing
from pkdocs.store.folder import Folder
from pkdocs.store.register import hash_bytes
from pkdocs.store.standing import Reason, Standing, State, stem_of

_SCAN, _ELECTRONIC = "pindaian", "tanda tangan elektronik"


class Signed(Struct, frozen=True, dict=True):
    """Where signed PDF are looked for: in the project in `folder`, and beside its documents."""

    folder: Path
    year: Year
    now: Folder
    riwayat: Mapping[Kunci, Riwayat]
    unggah: domain.Unggah

    @cached_property
    def agreements(self) -> Shared:
        """Return the agreements of the year."""
        return Shared(self.year.perjanjian)

    @cached_property
    def changed(self) -> standing.Changed:
        """Return whether the sources say something else than a frozen agreement."""
        return standing.changed_in(self.agreements)


def upload_rows(signed: Signed, chosen: Iterable[domain.Jabatan]) -> list[BarisUnggah]:
    """Return what is uploaded of each post that has an agreement or signed one, or why nothing is.

    Example:
        >>> from pkdocs.store.folder import Folder
        >>> from pkdocs.store.register import Register
        >>> now = Folder(project, {}, Register(2023))
        >>> signed = Signed(project, year, now, {}, year.organisasi.penyerahan.unggah)
        >>> [row.sebab for row in upload_rows(signed, [perjanjian.jabatan])]
        ['dokumennya belum dibuat']
    """
    rows = [row for own in chosen if (row := _row(signed, own))]
    return _without_twins(signed, _without_clashes(rows))


def read_pdf(signed: Signed, row: BarisUnggah) -> bytes | None:
    """Return the PDF of a row as it was found; None where it is not that any more."""
    found = _bytes_of(signed, row)
    return found if found is not None and hash_bytes(found) == row.sha256 else None


def lies_here(signed: Signed, path: Path) -> bool:
    """Return whether the very bytes of a file lie in the project, so that none are lost with it.

    That is how a PDF of a pack is known as one: a signed file can carry no mark.

    Raises:
        OSError: It cannot be read.
    """
    data = files.read_whole(path, scans.MOST_BYTES)
    if isinstance(scans.read_scan(signed.folder, hash_bytes(data)), bytes):
        return True
    beside = (signed.now.path / name for name in signed.now.files if name.lower().endswith(".pdf"))
    alike = (own for own in beside if signed.now.files[own.name][0] == len(data))
    return any(files.read_whole(own, scans.MOST_BYTES) == data for own in alike)


def _row(signed: Signed, jabatan: domain.Jabatan) -> BarisUnggah | None:
    """The row of a post, None where it neither has nor ever signed an agreement."""
    if jabatan.kode not in signed.year.perjanjian:
        last = standing.last_frozen(signed.now.register, jabatan.kode)
        return BarisUnggah(jabatan, last.nomor, sebab=NO_ROWS) if last else None
    found = standing.counting(standing.of_post(signed.now, jabatan.kode, signed.changed))
    row = BarisUnggah(jabatan, found.nomor if found else 0)
    if found is None or found.state is not State.FROZEN:
        return replace(row, sebab=_unsigned(found))
    plain = signed.agreements.plain(jabatan.kode)
    own = found.agreed(plain)
    if misnamed := _misnamed(signed, found, own):
        return replace(row, sebab=misnamed)
    named = replace(row, berkas=file_name(signed.unggah.nama_berkas, own))
    scan = _scan_of(signed, (jabatan.kode, found.nomor))
    if scan:
        return _judged(signed, replace(named, asal=_SCAN, sha256=scan))
    pdf = signed.now.place(f"{found.stem}.pdf")
    if pdf.name in signed.now.files and is_signed(pdf):
        own_pdf = found.entri is None or found.entri.pdf_docx in ("", found.entri.sha256)
        electronic = replace(named, asal=_ELECTRONIC)
        return _judged(signed, electronic) if own_pdf else replace(row, sebab=OF_ANOTHER)
    return replace(row, sebab=_unscanned(signed, jabatan.kode, found.nomor))


def _misnamed(signed: Signed, found: Standing, own: domain.Perjanjian) -> str:
    """Why the sources do not give the name under which the signed PDF is uploaded, "" if they do.

    Once they say something else than was signed, its NIP and post are those that its document has.
    """
    if found.entri is None or Reason.SOURCES_CHANGED not in found.reasons:
        return ""
    used = [key for key in _NAMED if f"{{{key}}}" in signed.unggah.nama_berkas]
    paper, told = read_signed(signed.now, found.entri), as_carried(own)
    if used and paper is None:
        return _NAME_UNKNOWN
    wrong = [_NAMED[key][0] for key in used if paper and not _NAMED[key][1](paper, told)]
    return _NAME_CHANGED.format(join_words(wrong)) if wrong else ""


_NAMED: Mapping[str, tuple[str, Callable[[Salinan, Salinan], bool]]] = {
    "nip": ("NIP Pihak Pertama", lambda one, two: one.pihak_pertama.nip == two.pihak_pertama.nip),
    "jabatan": ("nama jabatan", lambda one, two: one.jabatan == two.jabatan),
}
"""What the name of a file may take from the paper, in words, and whether two say the same."""
OF_ANOTHER = (
    "PDF-nya ditandatangani secara elektronik, tetapi dibuat dari dokumen lain daripada yang "
    "dibekukan; bandingkan keduanya, lalu tandatangani PDF yang baru, atau lepaskan tanda beku dan "
    "pulihkan dokumen yang ditandatangani"
)
NO_ROWS = (
    "sudah ditandatangani, tetapi sumbernya tidak memberinya indikator lagi; periksa sumbernya"
)
_NAME_CHANGED = (
    "{} di sumber bukan yang ditandatangani, sehingga nama berkasnya akan keliru; pulihkan di "
    "sumbernya, atau buat PK Perubahan"
)
_NAME_UNKNOWN = (
    "sumber berubah sejak ditandatangani, dan dokumen yang ditandatangani tidak ada di folder ini, "
    "sehingga nama berkasnya tidak pasti; salin dari folder tempat dibekukan"
)


def _unsigned(found: Standing | None) -> str:
    """Why the document that counts cannot have a signed PDF."""
    entri = found.entri if found else None
    if found is None or entri is None:
        return "dokumennya belum dibuat"
    if entri.keadaan == domain.Keadaan.KONSEP:
        return f"masih konsep: {'; '.join(entri.alasan)}"
    what = f"perubahan {found.nomor} " if found.nomor else ""
    return f"{what}belum ditandatangani"


def _scan_of(signed: Signed, kunci: Kunci) -> str:
    own = signed.riwayat.get(kunci)
    return own.pindaian.pdf if own and own.pindaian else ""


def _unscanned(signed: Signed, kode: str, nomor: int) -> str:
    """Why a signed agreement has no PDF; an earlier one's is not taken for it."""
    older = [own for own in range(nomor) if _scan_of(signed, (kode, own))]
    if older:
        named = f"perubahan {older[-1]}" if older[-1] else "perjanjian pertama"
        return f"hanya ada pindaian {named}, yang digantikan perubahan {nomor}"
    return "tidak ada pindaian atau PDF bertanda tangan elektronik"


def _judged(signed: Signed, row: BarisUnggah) -> BarisUnggah:
    """The row with the size and hash of its PDF, and why that cannot be uploaded."""
    data = _bytes_of(signed, row)
    if data is None:
        return replace(row, sebab=f"{row.asal} hilang, rusak, atau diubah sejak diterima")
    known = replace(row, ukuran=len(data), sha256=hash_bytes(data))
    most = signed.unggah.maks_mb
    if len(data) > most * 1_000_000:
        return replace(known, sebab=f"{format_mb(len(data))} MB, lebih dari {most} MB")
    if is_locked(data):
        return replace(known, sebab="dikunci dengan sandi atau dibatasi izinnya")
    return replace(known, sebab=_unsigned_pdf(known, data) or _cut_short(signed, known, data))


def _cut_short(signed: Signed, row: BarisUnggah, data: bytes) -> str:
    """Why a PDF is not the whole agreement, "" where it has all pages."""
    count = count_pages(io.BytesIO(data))
    wanted = pages_of(signed.now, (row.jabatan.kode, row.nomor))
    return f"hanya {count} dari {wanted} halaman" if count < wanted else ""


def _unsigned_pdf(row: BarisUnggah, data: bytes) -> str:
    """Why a PDF is not what both parties signed, on paper or electronically; "" where it is."""
    if row.asal == _SCAN and not is_written(data):
        return ""
    lacking = unsigned_parties(io.BytesIO(data))
    if lacking:
        return f"belum ditandatangani secara elektronik oleh {join_words(lacking)}"
    return "" if is_signed(io.BytesIO(data)) else "bukan pindaian kertas yang ditandatangani"


def _bytes_of(signed: Signed, row: BarisUnggah) -> bytes | None:
    if row.asal == _SCAN:
        found = scans.read_scan(signed.folder, row.sha256)
        return found if isinstance(found, bytes) else None
    stem = stem_of(row.jabatan.kode, row.nomor)
    try:
        return files.read_whole(signed.now.place(f"{stem}.pdf"), scans.MOST_BYTES)
    except OSError:
        return None


def _without_clashes(rows: Sequence[BarisUnggah]) -> list[BarisUnggah]:
    """The rows, where two of a unit would be one file with that for the reason."""
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        by_name[row.jabatan.unit, one_name(row.berkas)].append(row.jabatan.kode)
    return [
        replace(row, sebab=f"nama berkasnya sama dengan milik {_others(row, same)}")
        if not row.sebab and len(same := by_name[row.jabatan.unit, one_name(row.berkas)]) > 1
        else row
        for row in rows
    ]


def _without_twins(signed: Signed, rows: Sequence[BarisUnggah]) -> list[BarisUnggah]:
    """The rows, where one file is signed for two posts with that for the reason."""
    by_hash: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        by_hash[row.sha256].add(row.jabatan.kode)
    for kode, nomor in signed.riwayat:
        by_hash[_scan_of(signed, (kode, nomor))].add(kode)
    return [
        replace(row, sebab=f"berkas yang sama dengan milik {_others(row, by_hash[row.sha256])}")
        if not row.sebab and len(by_hash[row.sha256]) > 1
        else row
        for row in rows
    ]


def _others(row: BarisUnggah, codes: Iterable[str]) -> str:
    return join_words(sorted({*codes} - {row.jabatan.kode}))
