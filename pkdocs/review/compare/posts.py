"""Which document of last year is of the same post as which of this year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pkdocs.base.problem import Problem, Span
from pkdocs.base.text import fold, fold_title
from pkdocs.review.compare.banding import Kecocokan
from pkdocs.review.read.folder import Dokumen, Side, read_bytes
from pkdocs.review.read.salinan import Identity, read_identity


@dataclass(frozen=True, slots=True)
class PasanganDokumen:
    """Two documents of one post; None where there is none."""

    lama: Dokumen | None
    baru: Dokumen | None
    kecocokan: Kecocokan | None = None


def pair_sides(lama: Side, baru: Side, problems: list[Problem]) -> Iterator[PasanganDokumen]:
    """Return the documents of two sides in pairs: by code, then by the normalised name of the post.

    In the order of the new side, then those that are new, then those that are gone. A post whose
    other document may be one that could not be read is no new or gone post: Problem R008.
    """
    old = {d.kode: d for d in lama.dokumen if d.kode}
    new = {d.kode for d in baru.dokumen if d.kode}
    loose = [d for d in lama.dokumen if d.kode not in new]
    fresh = [d for d in baru.dokumen if d.kode not in old]
    titles = _by_title(loose, fresh)
    for dokumen in baru.dokumen:
        partner = old.get(dokumen.kode)
        by_name = titles.get(dokumen.berkas)
        if partner is not None:
            yield PasanganDokumen(partner, dokumen, Kecocokan.KODE)
        elif by_name is not None:
            yield PasanganDokumen(by_name, dokumen, Kecocokan.TEKS)
    for dokumen in fresh:
        if dokumen.berkas not in titles and not _hindered(dokumen, lama, problems):
            yield PasanganDokumen(None, dokumen)
    taken = {d.berkas for d in titles.values()}
    for dokumen in loose:
        if dokumen.berkas not in taken and not _hindered(dokumen, baru, problems):
            yield PasanganDokumen(dokumen, None)


def _hindered(dokumen: Dokumen, other: Side, problems: list[Problem]) -> bool:
    if not {dokumen.stem, dokumen.kode} & other.unread:
        return False
    pesan = f"tidak dibandingkan: dokumen bernama sama di {other.path} tidak terbaca."
    problems.append(Problem(Span(dokumen.berkas), "R008", pesan))
    return True


def _by_title(lama: Iterable[Dokumen], baru: Iterable[Dokumen]) -> dict[str, Dokumen]:
    """The documents of last year by the file of this year's with the same post name.

    Name and unit first, then the name alone; only where one document of each side has it.
    """
    olds = {d.berkas: (d, _names(d)) for d in lama}
    news = {d.berkas: (d, _names(d)) for d in baru}
    found: dict[str, Dokumen] = {}
    for depth in (0, 1):
        first = _unique((key, names[depth]) for key, (_, names) in olds.items())
        second = _unique((key, names[depth]) for key, (_, names) in news.items())
        for name, key in second.items():
            if key in news and first.get(name) in olds:
                found[key] = olds.pop(first[name])[0]
                del news[key]
    return found


def _unique(named: Iterable[tuple[str, frozenset[str]]]) -> Mapping[str, str]:
    pairs = [(name, key) for key, names in named for name in names]
    count = Counter(name for name, _ in pairs)
    return {name: key for name, key in pairs if count[name] == 1}


def _names(dokumen: Dokumen) -> tuple[frozenset[str], frozenset[str]]:
    """The names a post may be known by: with its unit, and alone.

    A lampiran says `Lurah` and `Kelurahan Contoh` where the statement says `Lurah Contoh`; a name
    of one word alone is no name of a post.
    """
    identity = _complete(dokumen)
    title, unit = fold_title(identity.jabatan), fold(identity.unit)
    if not title:
        return frozenset(), frozenset()
    place = unit.partition(" ")[2]
    whole = {title} if " " in title or not unit else set()
    if unit and not (place and place in title):
        whole |= {f"{title} {unit}", f"{title} {place}".strip()}
    return frozenset((f"{title} / {unit}",)), frozenset(whole)


def _complete(dokumen: Dokumen) -> Identity:
    """Whose a document is, read from it where the register knows the code alone."""
    if dokumen.identity and dokumen.identity.jabatan:
        return dokumen.identity
    data = read_bytes(dokumen)
    read = None if isinstance(data, Problem) else read_identity(data, dokumen.berkas)
    return (read and read.value) or Identity(dokumen.kode, "", "", "")
