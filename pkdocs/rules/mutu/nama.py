"""Rules of names: one name means one thing, in an agreement and in the whole year. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pkdocs import domain
from pkdocs.base.problem import Problem
from pkdocs.base.text import fold, join_lines, join_words
from pkdocs.rules.mutu.milik import Milik

_SHOWN = 5
_Codes = tuple[str, ...]


def check_names(everything: Iterable[Milik]) -> Iterator[Problem]:
    """Return the names that stand twice in one agreement, or mean different things elsewhere."""
    by_name: dict[str, list[Milik]] = defaultdict(list)
    for milik in everything:
        by_name[fold(milik.indikator.indikator)].append(milik)
    for group in by_name.values():
        if len(group) > 1:
            together = _together(group)
            yield from named_twice(group, together)
            if len(group) > max(map(len, together), default=0):
                yield from means_one_thing(group)


def _together(group: Sequence[Milik]) -> dict[_Codes, list[domain.KodeJabatan]]:
    """Which indicators of one name stand in one agreement, and in whose."""
    held: dict[domain.KodeJabatan, list[str]] = defaultdict(list)
    for milik in group:
        for kode in milik.jabatan:
            held[kode].append(milik.indikator.kode)
    found: dict[_Codes, list[domain.KodeJabatan]] = defaultdict(list)
    for kode, codes in held.items():
        if len(codes) > 1:
            found[tuple(codes)].append(kode)
    return found


def named_twice(
    group: Sequence[Milik], together: dict[_Codes, list[domain.KodeJabatan]]
) -> Iterator[Problem]:
    """M008: two rows of one agreement do not have the same name."""
    by_kode = {milik.indikator.kode: milik for milik in group}
    for codes, posts in together.items():
        rest = f" dan {len(posts) - 1} jabatan lain" if len(posts) > 1 else ""
        last = by_kode[domain.KodeIndikator(codes[-1])]
        pesan = (
            f'nama "{last.indikator.indikator}" juga dipakai {_listed(codes[:-1])} dalam '
            f"perjanjian yang sama ({posts[0]}{rest}); bedakan namanya."
        )
        yield last.problem("M008", pesan)


def means_one_thing(group: Sequence[Milik]) -> Iterator[Problem]:
    """M009: what has one name has one unit and one definition in all agreements."""
    first, last = group[0].indikator, group[-1]
    all_indikator = [milik.indikator for milik in group]
    parts = (
        ("satuan", {fold(i.satuan) for i in all_indikator}),
        ("definisi", _meanings(all_indikator, ("definisi",))),
        ("cara menghitung", _meanings(all_indikator, ("metode", "uraian"))),
    )
    differing = [what for what, found in parts if len(found) > 1]
    if differing:
        codes = tuple(i.kode for i in all_indikator)
        pesan = (
            f'nama "{first.indikator}" dipakai {_listed(codes)} dengan {join_words(differing)} '
            "yang berbeda; samakan, atau bedakan namanya."
        )
        yield last.problem("M009", pesan)


def _meanings(all_indikator: Iterable[domain.Indikator], kinds: tuple[str, ...]) -> set[str]:
    """The different texts of these parts of Pengukuran; what has none says nothing against any."""
    found = (
        join_lines(
            tuple(
                block.teks if isinstance(block, domain.Butir) else block
                for uraian in indikator.pengukuran
                if uraian.jenis in kinds
                for block in uraian.isi
            )
        )
        for indikator in all_indikator
    )
    return {fold(text) for text in found} - {""}


def _listed(codes: Sequence[str]) -> str:
    if len(codes) <= _SHOWN:
        return join_words(codes)
    return f"{len(codes)} indikator ({', '.join(codes[:_SHOWN])}, …)"
