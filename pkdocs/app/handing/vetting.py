"""A scan held against the document that it is said to be of: its pages, and its targets.

It changes nothing, and does not say whose the scan is.
"""

from collections.abc import Iterator
from pathlib import Path

from pkdocs.base import files
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.domain.salinan import BarisSalinan
from pkdocs.outputs.carried import read_document
from pkdocs.pdf.scanned import Pindaian, count_pages
from pkdocs.rules.riwayat import Kunci
from pkdocs.rules.target_pindaian import BarisTarget, unread_targets
from pkdocs.store import standing
from pkdocs.store.folder import Folder
from pkdocs.store.standing import Reason, stem_of
from pkdocs.word import TemplateError

_FEW = 4
_LEAST = 2
"""Pages of every agreement: statement and lampiran. Dasar: Format Perjanjian Kinerja."""


def vet(now: Folder, kunci: Kunci, path: Path, scanned: Pindaian) -> Iterator[Problem]:
    """Give what speaks against a scan of the agreement `kunci` whose document lies in `now`.

    Problems: U022 it has fewer pages, blank ones not counted; U018 targets were not read at their
    place, an error where the document is not frozen yet: a scan does not freeze it then.

    Example:
        >>> from pkdocs.store.folder import read_folder
        >>> from pkdocs.store.register import Register
        >>> now = read_folder(project, Register(2023))
        >>> page = Pindaian(("satu",), ())
        >>> [own.kode for own in vet(now, ("walikota", 0), project / "a.pdf", page)]
        ['U022']
    """
    yield from _too_short(now, kunci, path, scanned)
    yield from _otherwise(now, kunci, path, scanned)


def pages_of(now: Folder, kunci: Kunci) -> int:
    """Return how many pages an agreement has: those of its PDF where that is of this document.

    Without one, as many as every agreement has at least.
    """
    return _pages(_pdf_of(now, kunci))


def _pages(pdf: Path | None) -> int:
    return (count_pages(pdf) if pdf else 0) or _LEAST


def _pdf_of(now: Folder, kunci: Kunci) -> Path | None:
    found = standing.document(now, *kunci)
    current = found.entri is not None and Reason.PDF_CURRENT in found.reasons
    return now.place(f"{found.stem}.pdf") if current else None


def _too_short(now: Folder, kunci: Kunci, path: Path, scanned: Pindaian) -> Iterator[Problem]:
    """U022: fewer pages than the document has."""
    pdf = _pdf_of(now, kunci)
    wanted = _pages(pdf)
    count = len(scanned.halaman) - len(scanned.kosong)
    if count < wanted:
        by = _BY_PDF.format(pdf.name) if pdf else ""
        pesan = (
            f"hanya {count} dari {wanted} halaman {stem_of(*kunci)}{by}. Tidak "
            "diterima; pindai semua halaman, pernyataan dan lampiran, menjadi satu PDF."
        )
        yield _problem(path, "U022", pesan)


def _otherwise(now: Folder, kunci: Kunci, path: Path, scanned: Pindaian) -> Iterator[Problem]:
    """U018: rows of the document whose targets were not read on its scan.

    An error where nobody has said yet that the document is what was signed: a scan does not.
    """
    stem = stem_of(*kunci)
    missing = unread_targets(scanned.baris, _targets(now.place(f"{stem}.docx")))
    if missing:
        few = "; ".join(f"{own.nomor} ({', '.join(own.target)})" for own in missing[:_FEW])
        more = "; dan lain-lain" if missing[_FEW:] else ""
        entri = now.register.dokumen.get(stem)
        known = entri is not None and entri.beku
        pesan = (
            f"target di {stem}.docx yang tidak terbaca sama di pindaian: baris {few}{more}. "
            f"{_COMPARE if known else _NOT_FROZEN.format(kunci[0])}"
        )
        yield _problem(path, "U018", pesan, Berat.PERINGATAN if known else Berat.GALAT)


def _targets(docx: Path) -> list[BarisTarget]:
    """The targets that a document prints; none where it was edited by hand, or is gone."""
    try:
        carried = read_document(files.read_whole(docx))
    except (TemplateError, OSError):
        return []
    salinan = carried.salinan(docx.name) if carried and carried.sealed else None
    return [_printed(own) for own in (salinan.baris if salinan else ())]


def _printed(own: BarisSalinan) -> BarisTarget:
    target = tuple(text for text in own.target.values() if text)
    return BarisTarget(f"{own.no_sasaran}.{own.no_indikator}", own.indikator, target)


def _problem(path: Path, kode: str, pesan: str, berat: Berat = Berat.GALAT) -> Problem:
    return Problem(Span(path.as_posix()), kode, pesan, berat)


_BY_PDF = " (menurut {0}; bila kertasnya tidak sebanyak itu, pindahkan PDF itu)"
_COMPARE = "Bandingkan keduanya; yang ditandatangani harus sama."
_NOT_FROZEN = (
    "Tidak diterima dan tidak dibekukan. Bandingkan kertas dan dokumennya: bila sama (pemindai "
    "salah baca), pkdocs freeze {0}, lalu terima pindaiannya sekali lagi; bila berbeda, buat "
    "dahulu dokumen seperti yang ditandatangani."
)
