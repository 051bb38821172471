"""At most one document a post: which one is compared, and what is said of the others.

The year of the side, the latest perubahan, loose before packed. Of what is left, the register, then
a name that says "copy" tell which is compared; where another differs, that is never silent.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import not_
from pathlib import Path

from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.text import fold, fold_title
from pkdocs.domain.salinan import Kepala
from pkdocs.review.read.dokumen import Dokumen, read_bytes
from pkdocs.review.read.filenames import is_copy
from pkdocs.review.read.salinan import read_kepala

_BESIDE = ".baru"
_FEW = 5


def usual_year(found: Iterable[Dokumen]) -> str:
    """Return the year of most documents, the earliest of several; "" without any."""
    years = Counter(dokumen.tahun for dokumen in found if dokumen.tahun)
    return min(years, key=lambda year: (-years[year], year), default="")


def choose(
    folder: Path, found: Iterable[Dokumen], tahun: str
) -> tuple[list[Dokumen], list[Problem]]:
    """Return one document a post, in the order of their names, and the Problems with the others.

    `tahun` is the year that is wanted. Problems: R003 another document of a post, R009 a loose one
    beside one in an archive.
    """
    ordered = [_order(group, tahun) for group in _groups(found)]
    problems: list[Problem] = []
    same: list[Dokumen] = []
    for first, *rest in ordered:
        rivals = [d for d in rest if _are_rivals(first, d, tahun)]
        own = read_bytes(first) if rivals else b""
        equal = [read_bytes(dokumen) == own for dokumen in rivals]
        same += compress(rivals, equal)
        problems += _rivalry(first, list(compress(rivals, map(not_, equal))))
    problems += [_same(folder, same)] if same else []
    if any(len({bool(d.member) for d in group}) > 1 for group in ordered):
        problems.append(_loose_and_packed(folder))
    return sorted((g[0] for g in ordered), key=lambda d: (d.stem, d.berkas)), problems


def _groups(found: Iterable[Dokumen]) -> list[list[Dokumen]]:
    """The documents by post: by code, else by name; a name that one code has belongs to it."""
    groups: dict[tuple[str, ...], list[Dokumen]] = defaultdict(list)
    for dokumen in found:
        groups[_post(dokumen)].append(dokumen)
    bare = [key for key in groups if key[1:]]
    named = defaultdict(list)
    for key in [key for key in groups if key[0] and bare]:
        kepala = _head(groups[key][0])
        named[fold_title(kepala.jabatan)].append((fold(kepala.unit), key))
    for key in bare:
        _, title, unit = key
        fits = [own for other, own in named[title] if other == unit or not (other and unit)]
        if len(fits) == 1:
            groups[fits[0]] += groups.pop(key)
    return list(groups.values())


def _head(dokumen: Dokumen) -> Kepala:
    """Whose a document is, read from it where the register knows the code alone."""
    if dokumen.kepala and dokumen.kepala.jabatan:
        return dokumen.kepala
    data = read_bytes(dokumen)
    read = None if isinstance(data, Problem) else read_kepala(data, dokumen.berkas)
    return (read and read.value) or Kepala(dokumen.kode, "", "", "")


def _post(dokumen: Dokumen) -> tuple[str, ...]:
    if dokumen.kode or dokumen.kepala is None:
        return (dokumen.kode,)
    return ("", fold_title(dokumen.kepala.jabatan), fold(dokumen.kepala.unit))


def _order(group: Iterable[Dokumen], tahun: str) -> list[Dokumen]:
    def behind(dokumen: Dokumen) -> tuple[object, ...]:
        older = _is_of_another_year(dokumen, tahun), -_nomor(dokumen), bool(dokumen.member)
        return (*older, _doubt(dokumen), dokumen.berkas)

    return sorted(group, key=behind)


def _are_rivals(one: Dokumen, other: Dokumen, tahun: str) -> bool:
    """Whether neither year, perubahan nor archive puts one behind the other for certain."""
    years = _is_of_another_year(one, tahun) == _is_of_another_year(other, tahun)
    counted = one.kode and other.kode  # of a document made elsewhere no number is known
    same = _nomor(one) == _nomor(other) or not counted
    return years and same and bool(one.member) == bool(other.member)


def _is_of_another_year(dokumen: Dokumen, tahun: str) -> bool:
    return dokumen.tahun not in ("", tahun)


def _nomor(dokumen: Dokumen) -> int:
    return dokumen.kepala.nomor if dokumen.kepala else 0


def _doubt(dokumen: Dokumen) -> tuple[bool, ...]:
    """What puts a document behind another as it seems."""
    stem = dokumen.stem
    known = (not dokumen.registered, not dokumen.kode, not dokumen.tahun)
    return (*known, stem.endswith(_BESIDE), is_copy(stem))


def _rivalry(first: Dokumen, others: Sequence[Dokumen]) -> Iterator[Problem]:
    """Of documents that differ the one compared; only a register settles which one counts."""
    if not others:
        return
    why = next((reason for reason, holds in _reasons(first, others) if holds), "")
    pesan = (
        f"ada dokumen lain untuk jabatan yang sama ({_names(others)}) dan isinya lain; "
        f"yang dibandingkan ini{why}."
    )
    if first.registered:
        yield Problem(Span(first.berkas), "R003", pesan, Berat.PERINGATAN)
        return
    yield Problem(Span(first.berkas), "R003", f"{pesan} Pindahkan yang tidak berlaku.")


def _reasons(first: Dokumen, others: Sequence[Dokumen]) -> Iterator[tuple[str, bool]]:
    yield ", karena tercatat di register", first.registered
    beside = all(d.stem.endswith(_BESIDE) for d in others)
    yield f", karena nama yang lain berakhiran {_BESIDE}", beside
    copies = not is_copy(first.stem) and all(is_copy(d.stem) for d in others)
    yield ", karena nama yang lain nama salinan", copies


def _same(folder: Path, same: Sequence[Dokumen]) -> Problem:
    pesan = f"{len(same)} salinan yang sama persis dilewati: {_names(same)}."
    return Problem(Span(folder.as_posix()), "R003", pesan, Berat.PERINGATAN)


def _names(documents: Sequence[Dokumen]) -> str:
    shown = [Path(d.berkas).name for d in documents[:_FEW]]
    more = len(documents) - len(shown)
    return ", ".join([*shown, *([f"dan {more} lainnya"] if more else [])])


def _loose_and_packed(folder: Path) -> Problem:
    pesan = (
        "folder memuat dokumen lepas dan arsip untuk jabatan yang sama; "
        "yang dibandingkan dokumen lepasnya."
    )
    return Problem(Span(folder.as_posix()), "R009", pesan, Berat.PERINGATAN)
