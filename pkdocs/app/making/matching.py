"""Whether agreements and lampiran made earlier say what the catalogue says now.

Only then can they not contradict each other. What each carries inside is compared, indikator by
indikator, not a hash of the catalogue: a hash would tell that something differs and not what, and
would be another as soon as an indikator changes that has nothing to do with the post.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pkdocs import domain
from pkdocs.app.terms import find_output
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.text import join_words
from pkdocs.domain.salinan import BarisSalinan, Salinan
from pkdocs.outputs import carried
from pkdocs.outputs.instruksi import carried as lampiran
from pkdocs.rules.lampiran import LAMPIRAN, differences, receivers
from pkdocs.rules.year import Year
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import file_name
from pkdocs.store.signed import read_books
from pkdocs.store.standing import counting, of_post, unasked
from pkdocs.word import TemplateError, read_file

_SHOWN = 5
"""So many indikator that differ are named."""
_SIGNED = "Bila katalognya memang berubah, buat PK Perubahan (pkdocs generate --perubahan ALASAN)"
_UNSIGNED = "Buat lagi dengan pkdocs generate"
_FIELDS = {
    "target": "target",
    "satuan": "satuan",
    "lingkup": "lingkup",
    "sasaran": "kata",
    "indikator": "kata",
    "sumber_data": "kata",
    "pengukuran": "kata",
}
"""What of a row is the catalogue's, and what it is called."""


def check_matching(folder: Path, year: Year, instruksi: domain.Instruksi) -> Iterator[Problem]:
    """Yield warnings where Instruksi, agreements and catalogue do not say the same.

    M016: by the sources themselves. M017: a lampiran in the project's folder or one right below it,
    or the agreement that counts of a post with a column, was made from another catalogue; not of
    a konsep.

    Example:
        >>> from pkdocs.sources.instruksi import load_instruksi
        >>> words = load_instruksi(project, year.organisasi, year.katalog).value
        >>> list(check_matching(project, year, words))
        []
    """
    yield from differences(year.perjanjian)
    for own in instruksi.lampiran:
        yield from _lampiran(folder, year, own)
    yield from _of_posts(folder, year)


def _lampiran(folder: Path, year: Year, own: domain.LampiranInstruksi) -> Iterator[Problem]:
    """A lampiran made earlier; that of another year says nothing of this one."""
    now = lampiran.record(own, year.perjanjian)
    name = f"lampiran-{len(own.nomor)}.docx"
    for path in sorted((*folder.glob(name), *folder.glob(f"*/{name}"))):
        isi = _isi(path)
        if isi and isi.get("tahun") == now["tahun"]:
            said = list(lampiran.differing(isi, now))
            if said:
                yield _other(folder, path, said, "Buat lagi dengan pkdocs instruksi")


def _of_posts(folder: Path, year: Year) -> Iterator[Problem]:
    """The agreements made earlier of posts that have a column in a lampiran."""
    place = find_output(year, folder, None)
    books = read_books(folder, place, year.katalog.tahun).value
    if books is None:
        return  # who asks for documents is told why
    now = read_folder(place, books.register)
    codes = {own.kode for _, own in domain.iter_indikator(year.katalog)}
    posts = dict.fromkeys(j.kode for nama in LAMPIRAN for j in receivers(nama, year.perjanjian))
    for kode in posts:
        if kode in year.perjanjian:
            yield from _of_post(folder, now, year.perjanjian[kode], codes)


def _of_post(
    folder: Path,
    now: Folder,
    perjanjian: domain.Perjanjian,
    codes: set[domain.KodeIndikator],
) -> Iterator[Problem]:
    found = counting(of_post(now, perjanjian.jabatan.kode, unasked))
    entri = found.entri if found else None
    if found is None or entri is None or entri.keadaan == domain.Keadaan.KONSEP:
        return  # nobody signs a konsep: it contradicts nothing, and is made again
    path = now.place(file_name(found.stem))
    old = _inside(path)
    new = carried.as_carried(perjanjian)
    if old:
        before = {row.kode: row for row in old.baris if row.kode in codes}
        after = {row.kode: row for row in new.baris if row.kode in codes}
        said = [words for kode in {**before, **after} if (words := _said(kode, before, after))]
        if said:
            yield _other(folder, path, said, _SIGNED if entri.beku else _UNSIGNED)


def _said(kode: str, before: dict[str, BarisSalinan], after: dict[str, BarisSalinan]) -> str:
    """What of an indikator is another, "" where nothing is."""
    old, new = before.get(kode), after.get(kode)
    if old is None or new is None:
        return f"indikator {kode} {'tidak' if old is None else 'hanya'} ada di sana"
    other = dict.fromkeys(
        word for name, word in _FIELDS.items() if getattr(old, name) != getattr(new, name)
    )
    return f"{join_words(list(other))} indikator {kode}" if other else ""


def _other(folder: Path, path: Path, said: list[str], what: str) -> Problem:
    """M017: what a file says otherwise than the catalogue, as much of it as fits a line."""
    shown = said[:_SHOWN] + ([f"{len(said) - _SHOWN} lagi"] if len(said) > _SHOWN else [])
    pesan = (
        f"dibuat dari katalog lain; berbeda: {join_words(shown)}. Instruksi dan perjanjian harus "
        f"dari katalog yang sama. {what}, atau kembalikan katalognya."
    )
    return Problem(Span(path.relative_to(folder).as_posix()), "M017", pesan, Berat.PERINGATAN)


def _isi(path: Path) -> lampiran.Isi | None:
    """What a lampiran carries, None where it cannot be read or carries nothing."""
    with suppress(TemplateError, OSError):
        return lampiran.read(read_file(path))
    return None


def _inside(path: Path) -> Salinan | None:
    """The agreement that a document carries, None where it cannot be read or carries none."""
    with suppress(TemplateError, OSError):
        inside = carried.read_document(read_file(path))
        return inside.salinan("") if inside else None
    return None
