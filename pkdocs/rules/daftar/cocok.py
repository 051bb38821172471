"""Which post of the chart each person of a list is to hold: by code, by name, by likeness.

Only what can be one post is matched; what could be several is told with all of them.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

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


class Cocok(Struct, frozen=True):
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
    found = list(_presumed(found, posts))
    found = list(_only_one(found))
    return tuple(_seated(found, posts))


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


def untaken_cells(all_cocok: Iterable[Cocok]) -> Iterator[Problem]:
    """Return X028 (warnings): what a list says of people with a post and is not taken."""
    for cocok in all_cocok:
        for kepala, sel in cocok.orang.lewat.items() if cocok.jabatan else ():
            pesan = (
                f'{kepala} {cocok.orang.sel["Nama"]} tidak diambil: "{sel.teks}" {_BUKAN[kepala]}.'
            )
            yield Problem(Span(sel.di), "X028", pesan, Berat.PERINGATAN)


_BUKAN = {
    "Status": "bukan PNS atau PPPK",
    "Mulai": "tidak terbaca sebagai tanggal; isi di lembar Kecocokan, misalnya 1 Maret 2024",
}


class _Posts:
    """The posts of a chart by what a list may call them, in a unit and (unit "") anywhere."""

    def __init__(self, organisasi: domain.Organisasi) -> None:
        self.all = organisasi.jabatan
        self.by_kode = {fold(kode): kode for kode in self.all}
        self.by_name: dict[tuple[str, str], list[domain.KodeJabatan]] = defaultdict(list)
        self.by_nip: dict[str, list[domain.KodeJabatan]] = defaultdict(list)
        self.alike: dict[str, dict[_Called, list[domain.KodeJabatan]]] = defaultdict(dict)
        for kode, jabatan in self.all.items():
            unit, titel = fold(jabatan.unit), wording.format_titel(jabatan)
            for name in dict.fromkeys(map(fold_title, (jabatan.nama, titel, jabatan.singkat))):
                for where in (unit, ""):
                    self.by_name[name, where].append(kode)
            for where in (unit, ""):
                self.alike[where].setdefault((titel, jabatan.unit), []).append(kode)
            if jabatan.pejabat and jabatan.pejabat.nip:
                self.by_nip[jabatan.pejabat.nip].append(kode)

    def unit(self, orang: Orang) -> str:
        """Return the unit of a person, folded; "" where the chart does not have it."""
        unit = fold(orang.unit)
        return unit if unit in self.alike else ""

    def named(self, orang: Orang) -> Sequence[domain.KodeJabatan]:
        """Return the posts of that name: in the unit, if the list says one; `Lurah` with its unit.

        In a unit that the chart does not have, no name is sure.
        """
        unit, title = self.unit(orang), fold_title(orang.jabatan)
        if not title or (orang.unit and not unit):
            return ()
        short = unit.partition(" ")[2]
        names = dict.fromkeys((title, f"{title} {unit}", f"{title} {short}"))
        return next((own for name in names if (own := self.by_name.get((name, unit)))), ())


_Called = tuple[str, str]
"""What a post is called, and its unit."""


def _exact(orang: Orang, posts: _Posts) -> Cocok:
    kode = posts.by_kode.get(fold(orang.kode))
    if kode is not None:
        return Cocok(orang, kode, Kesesuaian.KODE)
    found = posts.named(orang)
    nip = plain_nip(orang.sel.get("NIP", ""))
    held = [own for own in posts.by_nip.get(nip, ()) if own in found]
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


def _presumed(found: Sequence[Cocok], posts: _Posts) -> Iterator[Cocok]:
    """Whoever has no post yet, and none of several, by the likeness of its name."""
    taken = {cocok.jabatan for cocok in found}
    still = [c.orang for c in found if c.jabatan is None and not c.bisa and c.orang.jabatan]
    answers: dict[_Called, tuple[float, tuple[domain.KodeJabatan, ...]]] = {}
    for unit in dict.fromkeys(map(posts.unit, still)):
        asked = dict.fromkeys((o.jabatan, o.unit) for o in still if posts.unit(o) == unit)
        answers |= _likeliest(list(asked), posts.alike[unit], taken)
    for cocok in found:
        orang = cocok.orang
        value, codes = answers.get((orang.jabatan, orang.unit), (1.0, ()))
        if cocok.jabatan is not None or cocok.bisa or not codes:
            yield cocok
        elif len(codes) > 1:
            yield Cocok(orang, kemiripan=value, bisa=codes)
        else:
            yield Cocok(orang, codes[0], Kesesuaian.DIDUGA, value)


def _likeliest(
    asked: Sequence[_Called],
    called: Mapping[_Called, Sequence[domain.KodeJabatan]],
    taken: Container[domain.KodeJabatan | None],
) -> Mapping[_Called, tuple[float, tuple[domain.KodeJabatan, ...]]]:
    """The free posts that each of these may mean, as far as none of them is clearly likelier."""
    names = list(called)
    lama, baru = ([write_out(" ".join(own)) for own in side] for side in (asked, names))
    titles = [write_out(fold_title(jabatan)) for jabatan, _ in asked]
    titels = [write_out(titel) for titel, _ in names]
    alike: dict[_Called, list[tuple[float, _Called]]] = defaultdict(list)
    for i, j in candidates(lama, baru):
        in_unit = likeness(lama[i], baru[j]) if asked[i][1] else 0.0
        value = max(likeness(titles[i], titels[j]), in_unit)
        if value >= AMBANG_MIRIP:
            alike[asked[i]].append((value, names[j]))
    found = {}
    for question, own in alike.items():
        own.sort(key=lambda pair: -pair[0])
        near = [name for value, name in own if value > own[0][0] - _SEDIKIT]
        free = tuple(kode for name in near for kode in called[name] if kode not in taken)
        found[question] = (own[0][0], free)
    return found


def _seated(found: Sequence[Cocok], posts: _Posts) -> Iterator[Cocok]:
    """Seats of one title are alike: who may have any of them presumably gets the next free one."""
    taken = {cocok.jabatan for cocok in found}
    free: dict[tuple[domain.KodeJabatan, ...], Iterator[domain.KodeJabatan]] = {}
    for cocok in found:
        if len(cocok.bisa) > 1 and cocok.bisa not in free:
            own = [posts.all[kode] for kode in cocok.bisa]
            one_title = own[0].titel is not None and len({j.titel for j in own}) == 1
            seats = [j.kode for j in own if one_title and j.kode not in taken and not j.pejabat]
            free[cocok.bisa] = iter(seats)
        seat = next(free.get(cocok.bisa, iter(())), None)
        if seat is None or seat in taken:
            yield cocok
        else:
            taken.add(seat)
            yield Cocok(cocok.orang, seat, Kesesuaian.DIDUGA, cocok.kemiripan)
