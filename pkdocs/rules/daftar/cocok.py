"""Which post of the chart each person of a list is to hold: by code, by name, by likeness.

Only what can be one post is matched; what could be several is told with all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from pkdocs import domain
from pkdocs.base.likeness import AMBANG_MIRIP, candidates, likeness
from pkdocs.base.problem import Berat, Problem, Span, suggester
from pkdocs.base.text import fold, fold_title, write_out
from pkdocs.domain import wording
from pkdocs.domain.nama import plain_nip
from pkdocs.rules.daftar.orang import Orang

_SEDIKIT = 0.05
"""A post must be likelier than the next one by so much, or nobody can say which is meant."""
_DISEBUT = 5


class Kesesuaian(StrEnum):
    """By what a person and a post were brought together; `DIDUGA` is to be confirmed."""

    KODE = "kode jabatan sama"
    NAMA = "nama jabatan sama"
    DIDUGA = "diduga"


@dataclass(frozen=True, slots=True)
class Cocok:
    """A person of a list and the post; None: none, or `bisa` any of these.

    `kemiripan` is how alike the names of the post are, 0 to 1.
    """

    orang: Orang
    jabatan: domain.KodeJabatan | None = None
    kesesuaian: Kesesuaian | None = None
    kemiripan: float = 1.0
    bisa: tuple[domain.KodeJabatan, ...] = ()


def match_posts(organisasi: domain.Organisasi, all_orang: Sequence[Orang]) -> tuple[Cocok, ...]:
    """Return for each person of a list, in its order, which post he is to hold.

    By code; else by the name of the post, in its unit where the list says one; of several seats of
    a name it is the one that he holds already, else presumably the next that nobody holds; else
    presumably by likeness. A post that two are named for is neither's.
    """
    posts = _Posts(organisasi)
    found = [_exact(orang, posts) for orang in all_orang]
    found = list(_only_one(found))
    found = list(_seated(found, posts))
    found = list(_presumed(found, posts))
    return tuple(_only_one(found))


def untaken(organisasi: domain.Organisasi, all_cocok: Iterable[Cocok]) -> Iterator[Problem]:
    """Return X039 (warnings): the people of a list for whom there is no post, or more than one."""
    hint = suggester(dict.fromkeys(jabatan.nama for jabatan in organisasi.jabatan.values()))
    for cocok in all_cocok:
        if cocok.jabatan is None:
            orang = cocok.orang
            meant = orang.jabatan or orang.kode
            where = f" ({orang.unit})" if orang.unit else ""
            more = ", …" if len(cocok.bisa) > _DISEBUT else ""
            listed = f"{', '.join(cocok.bisa[:_DISEBUT])}{more}"
            why = f"bisa {listed}; isi kodenya" if cocok.bisa else "tidak ditemukan di bagan"
            maksud = "" if cocok.bisa else hint(meant)
            pesan = f'jabatan "{meant}"{where} {why}. {orang.sel["Nama"]} tidak diambil.{maksud}'
            yield Problem(Span(orang.di), "X039", pesan, Berat.PERINGATAN)


class _Posts:
    """The posts of a chart by what a list may call them."""

    def __init__(self, organisasi: domain.Organisasi) -> None:
        self.all = organisasi.jabatan
        self.by_kode = {fold(kode): kode for kode in self.all}
        self.by_name: dict[str, list[domain.KodeJabatan]] = defaultdict(list)
        self.by_unit: dict[str, list[domain.KodeJabatan]] = defaultdict(list)
        for kode, jabatan in self.all.items():
            self.by_unit[fold(jabatan.unit)].append(kode)
            called = (jabatan.nama, wording.format_titel(jabatan), jabatan.singkat)
            for name in dict.fromkeys(map(fold_title, called)):
                self.by_name[name].append(kode)

    def named(self, orang: Orang) -> list[domain.KodeJabatan]:
        """Return the posts of that name: in the unit, if the chart has it; `Lurah` with its unit.

        In a unit that the chart does not have, no name is sure.
        """
        unit = fold(orang.unit)
        own = set(self.by_unit.get(unit, ()))
        if unit and not own:
            return []
        short = unit.partition(" ")[2]
        title = fold_title(orang.jabatan)
        for name in dict.fromkeys((title, f"{title} {unit}", f"{title} {short}")):
            found = [kode for kode in self.by_name.get(name, ()) if not unit or kode in own]
            if found:
                return found
        return []

    def held_by(self, codes: Iterable[domain.KodeJabatan], nip: str) -> list[domain.KodeJabatan]:
        """Return which of the posts a person holds already."""
        return [kode for kode in codes if nip and self._nip(kode) == plain_nip(nip)]

    def _nip(self, kode: domain.KodeJabatan) -> str:
        pejabat = self.all[kode].pejabat
        return pejabat.nip if pejabat else ""


def _exact(orang: Orang, posts: _Posts) -> Cocok:
    kode = posts.by_kode.get(fold(orang.kode))
    if kode is not None:
        return Cocok(orang, kode, Kesesuaian.KODE)
    found = posts.named(orang) if orang.jabatan else []
    held = posts.held_by(found, orang.sel.get("NIP", ""))
    one = found if len(found) == 1 else held
    if len(one) == 1:
        return Cocok(orang, one[0], Kesesuaian.NAMA)
    return Cocok(orang, bisa=tuple(found))


def _only_one(found: Sequence[Cocok]) -> Iterator[Cocok]:
    """A post for one person: of the sure ones there must be one; the presumed give way to him."""
    by_post: dict[domain.KodeJabatan, list[Cocok]] = defaultdict(list)
    for cocok in found:
        if cocok.jabatan is not None:
            by_post[cocok.jabatan].append(cocok)
    for cocok in found:
        rivals = by_post.get(cocok.jabatan, []) if cocok.jabatan else []
        if len(rivals) < 2 or cocok is _first(rivals):
            yield cocok
        else:
            yield Cocok(cocok.orang, bisa=(cocok.jabatan,) if cocok.jabatan else ())


def _first(rivals: Sequence[Cocok]) -> Cocok | None:
    """The one that is sure or likelier than the others, None where that is not one."""
    ranked = sorted(rivals, key=_standing)
    return ranked[0] if _standing(ranked[0]) < _standing(ranked[1]) else None


def _standing(cocok: Cocok) -> tuple[bool, float]:
    return cocok.kesesuaian is Kesesuaian.DIDUGA, -cocok.kemiripan


def _seated(found: Sequence[Cocok], posts: _Posts) -> Iterator[Cocok]:
    """Seats of one title are alike: who may have any of them presumably gets the next free one."""
    taken = {cocok.jabatan for cocok in found}
    for cocok in found:
        titles = {posts.all[kode].titel for kode in cocok.bisa}
        seats = [kode for kode in cocok.bisa if kode not in taken and not posts.all[kode].pejabat]
        if len(titles) == 1 and None not in titles and len(cocok.bisa) > 1 and seats:
            taken.add(seats[0])
            yield Cocok(cocok.orang, seats[0], Kesesuaian.DIDUGA)
        else:
            yield cocok


def _presumed(found: Sequence[Cocok], posts: _Posts) -> Iterator[Cocok]:
    """Whoever has no post yet, and none of several, by the likeness of its name."""
    taken = {cocok.jabatan for cocok in found}
    free = [kode for kode in posts.all if kode not in taken]
    still = [at for at, c in enumerate(found) if c.jabatan is None and not c.bisa]
    alike = _alike([found[at].orang for at in still], free, posts)
    by_place = dict(zip(still, alike, strict=True))
    for at, cocok in enumerate(found):
        yield _likeliest(cocok, by_place[at]) if at in by_place else cocok


_Alike = Sequence[tuple[float, domain.KodeJabatan]]


def _alike(
    all_orang: Sequence[Orang], free: Sequence[domain.KodeJabatan], posts: _Posts
) -> list[_Alike]:
    """The posts that each may mean, the likeliest first."""
    lama = [write_out(f"{orang.jabatan} {orang.unit}") for orang in all_orang]
    baru = [write_out(f"{posts.all[k].nama} {posts.all[k].unit}") for k in free]
    found: list[list[tuple[float, domain.KodeJabatan]]] = [[] for _ in all_orang]
    titles = [write_out(fold_title(orang.jabatan)) for orang in all_orang]
    for i, j in candidates(lama, baru):
        jabatan = posts.all[free[j]]
        unit = fold(all_orang[i].unit)
        if not titles[i] or (unit in posts.by_unit and unit != fold(jabatan.unit)):
            continue
        title = likeness(titles[i], write_out(wording.format_titel(jabatan)))
        value = max(title, likeness(lama[i], baru[j]) if unit else 0.0)
        if value >= AMBANG_MIRIP:
            found[i].append((value, free[j]))
    return [sorted(own, key=lambda pair: -pair[0]) for own in found]


def _likeliest(cocok: Cocok, alike: _Alike) -> Cocok:
    if not alike:
        return cocok
    best = [kode for value, kode in alike if value > alike[0][0] - _SEDIKIT]
    if len(best) > 1:
        return replace(cocok, bisa=tuple(best))
    return Cocok(cocok.orang, best[0], Kesesuaian.DIDUGA, alike[0][0])
