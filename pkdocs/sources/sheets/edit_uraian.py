"""What changed cells of Pengukuran Kinerja write: the least edits of the uraian of an indicator."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pkdocs.domain.lembar import Langkah
from pkdocs.sources.edits import Append, Edit, Remove, Write
from pkdocs.sources.sheets.uraian import (
    JUDUL,
    UraianSel,
    build_isi,
    read_pengukuran,
)


def edit_pengukuran(
    place: Langkah, lama: Sequence[Mapping[str, Any]], texts: Mapping[str, str]
) -> list[Edit]:
    """Return the edits that make the pengukuran at `place` say what cells say, by their jenis.

    What did not change stays as it is written, down to the line. A new uraian stands where the
    form has its jenis.

    Raises:
        ValueError: Nothing is left.
    """
    kept = {n: own for n, own in enumerate(lama) if own["jenis"] not in texts}
    added: list[dict[str, Any]] = []
    for jenis, teks in texts.items():
        old = [n for n, own in enumerate(lama) if own["jenis"] == jenis]
        for n, part in _paired(lama, old, read_pengukuran(jenis, teks)):
            if n is None:
                added.append(_uraian(jenis, part))
            else:
                kept[n] = {
                    **lama[n],
                    "judul": part.judul,
                    "isi": build_isi(part.baris, lama[n]["isi"]),
                }
    if not kept and not added:
        raise ValueError(texts)
    if any(_order(own) < _order(lama[max(kept)]) for own in added if kept):
        return [Write(place, _sorted_in([kept[n] for n in sorted(kept)], added))]
    changed = [edit for n in sorted(kept) for edit in _changed((*place, n), lama[n], kept[n])]
    gone = [Remove((*place, n)) for n in range(len(lama)) if n not in kept]
    if len(gone) == len(lama):
        return [Write(place, added)]
    return [*changed, *gone, *(Append(place, own) for own in added)]


def new_pengukuran(texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the pengukuran of a new indicator from the texts of cells, by their jenis."""
    return [
        _uraian(jenis, part)
        for jenis in JUDUL
        for part in read_pengukuran(jenis, texts.get(jenis, ""))
    ]


def _uraian(jenis: str, part: UraianSel) -> dict[str, Any]:
    judul = {"judul": part.judul} if part.judul else {}
    return {"jenis": jenis, **judul, "isi": build_isi(part.baris)}


def _paired(
    lama: Sequence[Mapping[str, Any]], old: Sequence[int], parts: Sequence[UraianSel]
) -> Iterator[tuple[int | None, UraianSel]]:
    """Each part with the uraian that it was: by place where none came or went, else by sub-head."""
    if len(old) == len(parts):
        yield from zip(old, parts, strict=True)
        return
    left = list(old)
    for part in parts:
        same = next((n for n in left if (lama[n].get("judul") or "") == part.judul), None)
        if same is not None:
            left.remove(same)
        yield same, part


def _order(uraian: Mapping[str, Any]) -> int:
    return list(JUDUL).index(uraian["jenis"])


def _sorted_in(
    kept: Sequence[Mapping[str, Any]], added: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """All uraian, each new one before the first whose jenis comes later on the form."""
    found = [_plain(own) for own in kept]
    for own in added:
        later = (n for n, other in enumerate(found) if _order(other) > _order(own))
        found.insert(next(later, len(found)), _plain(own))
    return found


def _plain(uraian: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in uraian.items() if key != "judul" or value}


def _changed(place: Langkah, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
    """The edits of an uraian; text by text where its paragraphs and lists are as many as before."""
    before, after = old.get("judul") or "", new.get("judul") or ""
    if before != after:
        yield Write((*place, "judul"), after) if after else Remove((*place, "judul"))
    if list(map(_shape, old["isi"])) != list(map(_shape, new["isi"])):
        yield Write((*place, "isi"), new["isi"])
        return
    for own in _leaves(new["isi"]):
        if _leaf(old["isi"], own) != _leaf(new["isi"], own):
            yield Write((*place, "isi", *own), _leaf(new["isi"], own))


def _shape(block: Any) -> int:
    return 0 if isinstance(block, str) else len(block["daftar"])


def _leaves(isi: Sequence[Any]) -> Iterator[Langkah]:
    for n, block in enumerate(isi):
        if isinstance(block, str):
            yield (n,)
        else:
            yield from ((n, "daftar", m) for m in range(len(block["daftar"])))


def _leaf(isi: Any, way: Langkah) -> Any:
    for step in way:
        isi = isi[step]
    return isi
