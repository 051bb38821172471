"""Two sides compared, one post at a time: which document is whose, and a count of what was found.

Only identities are held; each document is read when its turn comes, so that a province fits in
memory. What changed between two agreements is asked of `agreements`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from pkdocs.base.files import ORG
from pkdocs.base.problem import Berat, Checked, Problem, Span, has_error
from pkdocs.base.text import fold, fold_title
from pkdocs.domain.salinan import Kepala, Salinan
from pkdocs.review.compare.agreements import compare
from pkdocs.review.compare.banding import Banding, Hasil, Kecocokan, Macam
from pkdocs.review.compare.keputusan import Decisions
from pkdocs.review.compare.unread import Post, owners
from pkdocs.review.read.dokumen import Dokumen, Unread, read_bytes
from pkdocs.review.read.folder import Side, is_document, list_side, other_year
from pkdocs.review.read.salinan import read_kepala, read_salinan
from pkdocs.review.read.same import post_names

_FEW = 5


class PasanganDokumen(Struct, frozen=True):
    """Two documents of one post; None where there is none."""

    lama: Dokumen | None
    baru: Dokumen | None
    kecocokan: Kecocokan | None = None


class Tally(Struct):
    """What a comparison came to: posts, changes by kind, problems; complete once it has run.

    `tanpa_pembanding` counts the posts that nothing stands beside, by why; `tak_dibandingkan` those
    whose agreement could not be read.
    """

    lama: Side
    baru: Side
    hasil: Counter[Hasil] = field(default_factory=Counter)
    tanpa_pembanding: Counter[str] = field(default_factory=Counter)
    tak_dibandingkan: int = 0
    macam: Counter[Macam] = field(default_factory=Counter)
    decisions: Decisions = field(default_factory=Decisions)
    problems: list[Problem] = field(default_factory=list)

    @property
    def jabatan(self) -> int:
        """Return how many posts were compared, new and gone ones too."""
        return self.hasil.total() - self.hasil[Hasil.TANPA_PEMBANDING]

    @property
    def berubah(self) -> int:
        """Return how many posts changed, are new or are gone."""
        return self.jabatan - self.hasil[Hasil.SAMA] - self.hasil[Hasil.BELUM_PASTI]

    @property
    def differs(self) -> bool:
        """Return whether anything changed or was not compared: exit code 1, like diff."""
        return self.hasil.total() > self.hasil[Hasil.SAMA] or has_error(self.problems)

    def add(self, banding: Banding) -> None:
        """Count a post in."""
        self.hasil[banding.hasil] += 1
        if banding.tanpa_pembanding:
            self.tanpa_pembanding[banding.tanpa_pembanding] += 1
        self.macam.update(change.macam for change in banding.beda)
        self.decisions.add(banding)


def open_sides(lama: Path, baru: Path, tahun: tuple[str, str] = ("", "")) -> Tally:
    """Return the two sides with their documents listed, ready to be compared.

    `tahun` are the years asked for, "" where a path was named.
    """
    return join_sides(list_side(lama, tahun[0]), list_side(baru, tahun[1]))


def join_sides(lama: Side, baru: Side) -> Tally:
    """Return two sides ready to be compared, with the problems that they have already."""
    return Tally(lama, baru, problems=[*lama.problems, *baru.problems])


def arrange(side: Side, places: Mapping[str, int]) -> bool:
    """Put the documents of a side in the order of a chart; return whether it knows any of them.

    `places` are the places of posts by their code; those that have none keep their order, behind.
    """
    known = any(dokumen.kode in places for dokumen in side.dokumen)
    if known:
        side.dokumen.sort(key=lambda dokumen: places.get(dokumen.kode, len(places)))
    return known


def compare_all(
    tally: Tally, wanted: Callable[[PasanganDokumen], bool] = lambda _: True
) -> Iterator[tuple[PasanganDokumen, Banding]]:
    """Return each `wanted` post compared, with its two documents; one post at a time is read."""
    for pair in filter(wanted, _pairs(tally)):
        sides = [_read(tally, pair.lama, tally.lama), _read(tally, pair.baru, tally.baru)]
        lama, baru = sides
        if (pair.lama and lama is None) or (pair.baru and baru is None):
            tally.tak_dibandingkan += 1
            continue
        matched = pair.kecocokan
        if matched is Kecocokan.DIDUGA and lama and baru:
            matched = _match(lama, baru)
        banding = compare(lama, baru, matched, tanpa_pembanding=_why_alone(tally, pair))
        tally.add(banding)
        yield pair, banding


def _why_alone(tally: Tally, pair: PasanganDokumen) -> str:
    """Why nothing stands beside a post of one side; "" where it is new or gone, or in a pair."""
    if pair.lama is None and pair.baru is not None:
        return why_lacking(pair.baru, tally.lama, "lama")
    if pair.baru is None and pair.lama is not None:
        return why_lacking(pair.lama, tally.baru, "baru")
    return ""


def why_lacking(dokumen: Dokumen, other: Side, name: str) -> str:
    """Return why the other side (`name`: lama, baru) may merely lack the agreement of a post.

    "" where its chart is known and has no such post: it did not exist. Documents never tell.
    """
    known = other.known
    if known is None:
        return f"tidak ada dokumen {name}"
    if known.has(dokumen.kode, dokumen.kepala):
        return f"jabatannya ada di bagan {name}, tetapi tanpa perjanjian"
    if not known.whole:
        return f"bagan {name} belum lengkap"
    return "" if dokumen.kode else f"namanya tidak ditemukan di bagan {name}"


def _pairs(tally: Tally) -> Iterator[PasanganDokumen]:
    """The documents in pairs; two files named by the user are one pair, whatever they hold."""
    sides = (tally.lama, tally.baru)
    if all(is_document(side.path) and len(side.dokumen) == 1 for side in sides):
        (first,), (second,) = (side.dokumen for side in sides)
        yield PasanganDokumen(first, second, Kecocokan.DIDUGA)
        return
    found: list[Problem] = []
    yield from pair_sides(tally.lama, tally.baru, found)
    tally.problems += found
    errors = (problem for problem in found if problem.berat is Berat.GALAT)
    tally.tak_dibandingkan += sum(max(1, len(problem.jabatan)) for problem in errors)


def _read(tally: Tally, dokumen: Dokumen | None, side: Side) -> Salinan | None:
    if dokumen is None:
        return None
    if side.salinan is not None:
        return side.salinan(dokumen)
    read = dokumen.salinan or _read_whole(dokumen)
    tally.problems += read.problems
    if read.value and side.tahun and read.value.tahun != side.tahun:
        tally.problems.append(other_year(dokumen.berkas, read.value.tahun, side.tahun))
    return read.value


def _read_whole(dokumen: Dokumen) -> Checked[Salinan]:
    data = read_bytes(dokumen)
    if isinstance(data, Problem):
        return Checked(None, (data,))
    return read_salinan(data, dokumen.berkas)


def _match(lama: Salinan, baru: Salinan) -> Kecocokan:
    """By what two agreements are of one post; DIDUGA where nothing says so."""
    if lama.kode and lama.kode == baru.kode:
        return Kecocokan.KODE
    return Kecocokan.TEKS if fold(lama.jabatan) == fold(baru.jabatan) else Kecocokan.DIDUGA


def pair_sides(lama: Side, baru: Side, problems: list[Problem]) -> Iterator[PasanganDokumen]:
    """Return the documents of two sides in pairs: by code, then by the normalised name of the post.

    In the order of the new side, then those that it does not have. A post whose other document may
    be one that could not be read is no new or gone post: Problem R008.
    """
    old = {d.kode: d for d in lama.dokumen if d.kode}
    codes = {d.kode for d in baru.dokumen if d.kode}
    loose = [d for d in lama.dokumen if d.kode not in codes]
    fresh = [d for d in baru.dokumen if d.kode not in old]
    titles = _by_title(loose, fresh)
    taken = {d.berkas for d in titles.values()}
    new = _Hindered.of([d for d in fresh if d.berkas not in titles], lama, baru)
    for dokumen in baru.dokumen:
        partner = old.get(dokumen.kode)
        by_name = titles.get(dokumen.berkas)
        if partner is not None:
            yield PasanganDokumen(partner, dokumen, Kecocokan.KODE)
        elif by_name is not None:
            yield PasanganDokumen(by_name, dokumen, Kecocokan.TEKS)
        elif dokumen.berkas not in new.documents:
            yield PasanganDokumen(None, dokumen)
    gone = _Hindered.of([d for d in loose if d.berkas not in taken], baru, lama)
    for dokumen in loose:
        if dokumen.berkas not in taken and dokumen.berkas not in gone.documents:
            yield PasanganDokumen(dokumen, None)
    problems += (*new.problems, *gone.problems)


class _Hindered(Struct, frozen=True):
    """Documents that have no other half, but whose other half may be a file that was not read."""

    documents: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, alone: Sequence[Dokumen], other: Side, own: Side) -> "_Hindered":
        """Return which of them a file of the other side may belong to.

        Problems: R008 for each, for the files that may belong to anybody, and one for all posts
        whose sources are in error.
        """
        if not (alone and other.unread):
            return cls()
        posts = {d.berkas: _post(d) for d in (*own.dokumen, *other.dokumen)}
        held = [(file, owners(file, posts)) for file in other.unread]
        why = {key: file for file, keys in reversed(held) for key in keys}
        found = [d for d in alone if d.berkas in why]
        documents = frozenset(d.berkas for d in found)
        if other.salinan is not None:
            return cls(documents, (_blocked(found, other),) if found else ())
        problems = [_hindrance(d, why[d.berkas]) for d in found]
        unknown = [file for file, keys in held if not (keys or file.silent)]
        if unknown and len(found) < len(alone):
            problems.append(_unknown(other, unknown))
        return cls(documents, tuple(problems))


def _blocked(found: Sequence[Dokumen], other: Side) -> Problem:
    """The Problem of the posts of a project whose sources are in error."""
    posts = tuple(dokumen.kode or dokumen.stem for dokumen in found)
    why = f"tidak dibandingkan karena sumbernya mengandung galat: {', '.join(posts)}."
    place = Span((other.path / ORG).as_posix())
    return Problem(place, "R008", f"{len(posts)} jabatan {why}", jabatan=posts)


def _post(dokumen: Dokumen) -> Post:
    unit = _complete(dokumen).unit
    return Post.of(dokumen.kode, dokumen.stem, (*_names(dokumen)[1], unit))


def _hindrance(dokumen: Dokumen, file: Unread) -> Problem:
    pesan = f"tidak dibandingkan: pasangannya mungkin {file.berkas}, yang tidak terbaca."
    return Problem(Span(dokumen.berkas), "R008", pesan)


def _unknown(side: Side, unread: Sequence[Unread]) -> Problem:
    shown = ", ".join(Path(file.berkas).name for file in unread[:_FEW])
    more = f" dan {len(unread) - _FEW} lainnya" if len(unread) > _FEW else ""
    pesan = (
        f"pemilik berkas yang tidak terbaca ini tidak diketahui: {shown}{more}; jabatan yang "
        "disebut baru atau hilang mungkin ada di dalamnya."
    )
    return Problem(Span(side.path.as_posix()), "R008", pesan, Berat.PERINGATAN)


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
    kepala = _complete(dokumen)
    title, unit = fold_title(kepala.jabatan), fold(kepala.unit)
    if not title:
        return frozenset(), frozenset()
    return frozenset((f"{title} / {unit}",)), post_names(kepala.jabatan, kepala.unit)


def _complete(dokumen: Dokumen) -> Kepala:
    """Whose a document is, read from it where the register knows the code alone."""
    if dokumen.kepala and dokumen.kepala.jabatan:
        return dokumen.kepala
    data = read_bytes(dokumen)
    read = None if isinstance(data, Problem) else read_kepala(data, dokumen.berkas)
    return (read and read.value) or Kepala(dokumen.kode, "", "", "")
