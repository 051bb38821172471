"""Anchors for signing services: each must stand in a document exactly once, or signatures move.

A service puts the visible signature where it finds the anchor's text. Pure: no files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from pkdocs import domain
from pkdocs.base.problem import Problem, Span
from pkdocs.base.text import join_words
from pkdocs.outputs import form_rows, form_words

_SHOWN = 3
_Place = tuple[Span, str, str]
"""Where a text comes from, its field in words, and the anchor that it holds."""


def check_anchors(
    naskah: domain.Naskah, all_perjanjian: Mapping[domain.KodeJabatan, domain.Perjanjian]
) -> Iterator[Problem]:
    """Return J020 for anchors inside each other, and J021 for words that hold an anchor.

    A word touches the agreements that print it. Dasar: the e-Sign service of BSrE and SRIKANDI
    take the place of a signature from a text (`tag_koordinat`) in the document.

    Example:
        >>> list(check_anchors(year.organisasi.naskah, year.perjanjian))
        []
    """
    anchors = {
        f"{bagian}.{pihak}": text
        for bagian, own in form_words.format_anchors(naskah.jangkar_ttd).items()
        for pihak, text in own.items()
        if text
    }
    if not anchors:
        return
    yield from _inside_each_other(anchors, naskah.jangkar_ttd.span)
    touched: dict[_Place, list[str]] = {}
    for kode, perjanjian in all_perjanjian.items():
        for place in _holding(perjanjian, naskah, tuple(dict.fromkeys(anchors.values()))):
            touched.setdefault(place, []).append(kode)
    for place, codes in touched.items():
        yield _problem(place, tuple(codes))


def _inside_each_other(anchors: Mapping[str, str], span: Span) -> Iterator[Problem]:
    by_length = sorted(anchors.items(), key=lambda item: len(item[1]))
    for (name, text), (other, longer) in combinations(by_length, 2):
        if text in longer:
            pesan = (
                f'jangkar_ttd: {name} "{text}" juga terbaca di {other} "{longer}"; setiap jangkar '
                "harus ditemukan tepat satu kali. Pakai teks yang lain."
            )
            yield Problem(span, "J020", pesan)


def _holding(
    perjanjian: domain.Perjanjian, naskah: domain.Naskah, anchors: Sequence[str]
) -> Iterator[_Place]:
    """The places whose words hold an anchor; the same words in capitals count once."""
    known: set[tuple[Span, str, str]] = set()
    for span, field, text in _texts(perjanjian, naskah):
        for anchor in anchors:
            same = (span, text.casefold(), anchor)
            if anchor in text and same not in known:
                known.add(same)
                yield span, field, anchor


def _problem(place: _Place, codes: tuple[str, ...]) -> Problem:
    span, field, anchor = place
    listed = join_words(codes)
    if len(codes) > _SHOWN:
        listed = f"{', '.join(codes[:_SHOWN])}, dan {len(codes) - _SHOWN} lagi"
    pesan = (
        f'{field} memuat "{anchor}", jangkar tanda tangan; tanda tangan akan diletakkan di sana '
        f"(perjanjian {listed}). Ganti jangkarnya atau teks itu."
    )
    return Problem(span, "J021", pesan, jabatan=codes)


def _texts(perjanjian: domain.Perjanjian, naskah: domain.Naskah) -> Iterator[tuple[Span, str, str]]:
    """Every text that the document prints, with its place and the name of its field."""
    words = form_words.build_words(perjanjian, naskah)
    places = {
        "pihak_pertama": _holder(perjanjian.pihak_pertama),
        "pihak_kedua": _holder(perjanjian.pihak_kedua),
        **dict.fromkeys(form_words.FRAME, naskah.span),
    }
    for key, value in words.items():
        if key not in ("kelompok", "jangkar_ttd"):
            span = places.get(key, perjanjian.jabatan.span)
            yield from ((span, field, text) for field, text in _leaves(key, value))
    for row in perjanjian.baris:
        named = f"indikator {row.kode}, "
        for sasaran, own in _rows(form_rows.print_rows((row,))):
            for field, text in (*_leaves("sasaran", sasaran), *_leaves("", own)):
                yield row.asal[0].span, named + field, text


def _holder(pihak: domain.Pihak) -> Span:
    return pihak.pejabat.span if pihak.pejabat else pihak.jabatan.span


def _rows(kelompok: Iterable[Mapping[str, object]]) -> Iterator[tuple[object, object]]:
    """The words of each row with those of its sasaran: several where it goes on."""
    for group in kelompok:
        sasaran_rows = group["sasaran"]
        for sasaran in sasaran_rows if isinstance(sasaran_rows, list) else ():
            for row in (sasaran["pertama"], *sasaran["berikut"]):
                yield sasaran["sasaran"], row


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Every text below a value, under the name of its field without numbers."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(name, item)
    elif isinstance(value, Mapping) and "potongan" in value:
        yield f"{name}.teks", "".join(piece["teks"] for piece in value["potongan"])
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}" if name else key, inner)
