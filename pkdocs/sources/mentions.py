"""Which texts of a source name a year, and what its targets are, each with place and owner.

It reads every value but those that are never printed, so that a key which is new here is looked at
too. What is stale, or decided, is for `rules.renewal`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from pkdocs.base.values import replace
from pkdocs.domain.tinjauan import Teks, named_years
from pkdocs.sources.yaml_file import Node, Source

DASAR = "dasar"
_NOT_PRINTED = frozenset(
    (
        *("tahun", "tahun_lalu", "tinjauan", "mutu", "pilihan", "catatan", "konfirmasi", "pejabat"),
        *("kode", "induk", "no_sasaran", "no_indikator", "jenis", "agregasi", "kelompok", "semua"),
        *("anggaran", "atasan", "pihak_kedua", "pegawai", "tenggat", "unggah"),
    )
)
_BEGINNINGS = ("alasan", "batas_", "berkas_", "perlu_", "tanggal")
"""How other keys begin that are never printed, or are checked by themselves."""
_OFFERED = "tawaran"
_LISTS = ("sasaran", "indikator", "turunan", "program", "jabatan")
_END = 1 << 62
_TARGET = ("tw1", "tw2", "tw3", "tw4", "tahunan")


class _Owner(Struct, frozen=True):
    """Whose texts stand below a node, as `Teks` says it, and its name for people."""

    di: str = ""
    indikator: str = ""
    sasaran: str = ""
    jabatan: str = ""


_NOBODY = _Owner()
Place = tuple[str | int, ...]


def dated_texts(source: Source, main: str) -> Iterator[tuple[Place, Teks]]:
    """Return each text that names a year, with its path; `main` is the file not named in `di`.

    Texts have single spaces, as they are compared. An offered turunan prints nothing yet.
    """
    for path, owner, node in _looked_at(source):
        text = _plain(node)
        if next(named_years(text), None):
            yield path, _teks(source, main, owner, path, text)


def proposals(source: Source, main: str) -> Iterator[Teks]:
    """Return what a new year takes over until somebody confirms it: targets and program lines.

    What posts bring themselves (turunan) is offered, and taken one by one. Each has a place of its
    own: of two program lines of one post and name, the second is called so.
    """
    found = Counter[str]()
    for teks in _proposals(source, main):
        found[teks.di] += 1
        count = found[teks.di]
        yield teks if count == 1 else replace(teks, di=f"{teks.di} (baris ke-{count})")


def _proposals(source: Source, main: str) -> Iterator[Teks]:
    for path, owner, node in _walk(source.akar, (), _NOBODY):
        isi = node.isi
        if not isinstance(isi, dict) or path[:1] == ("turunan",):
            continue
        if "tahunan" in isi:
            values = "; ".join(f"{k} {_plain(own)}" for k, own in isi.items() if k in _TARGET)
            satuan = source.text((*path, "satuan")) or source.text((*path[:-1], "satuan"))
            end = f"; satuan {satuan}" if satuan else ""
            yield _proposal(source, main, _promiser(path, owner), path, f"{values}{end}")
        elif path[:1] == ("program",) and len(path) == 2:
            amount = f"anggaran {_plain(isi.get('anggaran'))}"
            what = replace(owner, di=f"{owner.di}: {_plain(isi.get('program'))}")
            yield _proposal(source, main, what, path, amount)


def _promiser(path: Place, owner: _Owner) -> _Owner:
    """Whose target that is: of an indicator, or of one post."""
    if path[-1] == "target":
        return replace(owner, di=f"target {owner.indikator}")
    jabatan = owner.jabatan or str(path[-1])
    return replace(owner, di=f"target {owner.indikator} ({jabatan})", jabatan=jabatan)


def _proposal(source: Source, main: str, owner: _Owner, path: Place, text: str) -> Teks:
    di = owner.di if source.berkas == main else f"{source.berkas}: {owner.di}"
    return replace(_teks(source, main, owner, path, text), di=di)


def _teks(source: Source, main: str, owner: _Owner, path: Place, text: str) -> Teks:
    keys = [step for step in path if isinstance(step, str)]
    own = [key for key in keys if key not in _LISTS] or ["nama"]
    where = f"{owner.di}, {own[0]}" if owner.di else ", ".join(keys)
    return Teks(
        di=where if source.berkas == main else f"{source.berkas}: {where}",
        teks=text,
        span=source.span(path),
        indikator=owner.indikator,
        sasaran=owner.sasaran,
        jabatan=owner.jabatan,
        dicetak=path != (DASAR,),
    )


def _looked_at(source: Source) -> Iterator[tuple[Place, _Owner, Node]]:
    """The texts of a source that may name a year: on a line with one, and not of a hidden key."""
    lines = source.bertahun
    pending: list[tuple[Place, _Owner, Node, int]] = [((), _NOBODY, source.akar, _END)]
    while pending:
        path, owner, node, end = pending.pop()
        if isinstance(node.isi, str):
            yield path, owner, node
            continue
        below = list(_children(node))
        ends = [child.baris for _, child in below[1:]] + [end]
        for (step, child), last in reversed(list(zip(below, ends, strict=False))):
            at = bisect_left(lines, child.baris)
            if at < len(lines) and lines[at] <= last:
                own = (*path, step)
                pending.append((own, _owner(child, own, owner), child, last))


def _walk(node: Node, path: Place, owner: _Owner) -> Iterator[tuple[Place, _Owner, Node]]:
    yield path, owner, node
    for step, child in _children(node):
        own = (*path, step)
        yield from _walk(child, own, _owner(child, own, owner))


def _children(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node.isi, list):
        yield from enumerate(node.isi)
    elif isinstance(node.isi, dict) and _OFFERED not in node.isi:
        yield from ((key, child) for key, child in node.isi.items() if _is_printed(key, child))


def _is_printed(key: str, child: Node) -> bool:
    names_file = key == "score_card" and isinstance(child.isi, str)
    return not (names_file or key in _NOT_PRINTED or key.startswith(_BEGINNINGS))


def _owner(node: Node, path: Place, above: _Owner) -> _Owner:
    """Whose a node is: the indikator, sasaran or jabatan that it is, else whose its parent is."""
    if path[0] == "score_card" and len(path) == 3:  # ("score_card", post, indicator)
        return _Owner(indikator=str(path[2]), jabatan=str(path[1]))
    if not isinstance(node.isi, dict) or not isinstance(path[-1], int):
        return above
    isi = node.isi
    kode = _plain(isi.get("kode"))
    if "no_indikator" in isi:
        return _Owner(f"indikator {kode}", indikator=kode)
    if "no_sasaran" in isi:
        return _Owner(f"sasaran {_plain(isi['no_sasaran'])}", sasaran=_plain(isi.get("sasaran")))
    if path[0] == "program":
        jabatan = _plain(isi.get("jabatan"))
        return _Owner(f"program {jabatan}", jabatan=jabatan)
    is_post = path[0] == "jabatan" and kode  # a seat in a title has none: it is its title's
    return _Owner(f"jabatan {kode}", jabatan=kode) if is_post else above


def _plain(node: Node | None) -> str:
    return " ".join(node.isi.split()) if node is not None and isinstance(node.isi, str) else ""
