"""The page itself: skeleton, style, program and data, as a stream of bytes.

Nothing in the page may reach the network, and nothing but its own program may run: the policy in
its head says so, by hash. Data never stands in the markup as text: it is deflated, so that 10,000
posts stay a file that can be mailed, and base64 cannot end a script element.
"""

import base64
import hashlib
import html
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from pathlib import Path
from string import Template

from pkdocs.base.files import unwritten, write_chunks
from pkdocs.base.problem import Problem
from pkdocs.domain.salinan import PERIODE, Sumber
from pkdocs.review.compare.banding import Arah, Banding, Kecocokan, Macam
from pkdocs.review.views.page.blok import to_blok

_PER_BLOK = 64
"""Posts that share their tables: few enough to open one at once, many enough to share texts."""
_PROGRAM = ("dasar.js", "data.js", "daftar.js", "jabatan.js", "ringkasan.js", "kendali.js")


@dataclass(frozen=True, slots=True)
class Pengantar:
    """What the page says of the comparison as a whole.

    `ambang` is the likeness (0 to 1) from which two rows are shown as "diduga sama". `catatan` are
    remarks that belong to no post (a file that could not be read); the list is read after the last
    post, so it may still grow while the posts are compared.
    """

    tahun_lama: str
    tahun_baru: str
    ambang: float | None = None
    catatan: Sequence[object] = ()


def write_page(path: Path, bandings: Iterable[Banding], pengantar: Pengantar) -> Problem | None:
    """Write the page whole or not at all; return the Problem F004 when that cannot be.

    Holds one block of posts at a time, however many there are.
    """
    try:
        write_chunks(path, page_chunks(bandings, pengantar))
    except OSError as error:
        return unwritten(path, error)
    return None


def page_chunks(bandings: Iterable[Banding], pengantar: Pengantar) -> Iterator[bytes]:
    """Return the bytes of the page piece by piece, in UTF-8; the same posts give the same bytes."""
    gaya = _read("halaman.css")
    program = "".join(_read(name) for name in _PROGRAM)
    judul = f"Perbandingan Perjanjian Kinerja {pengantar.tahun_lama} dan {pengantar.tahun_baru}"
    skeleton = Template(_read("halaman.html")).substitute(
        aturan=_policy(gaya, program),
        judul=html.escape(judul),
        gaya=gaya,
        program=program,
        data=_DATA,
    )
    head, _, tail = skeleton.partition(_DATA)
    yield head.encode()
    bandings = iter(bandings)
    while chosen := tuple(islice(bandings, _PER_BLOK)):
        indeks, rincian = to_blok(chosen)
        yield _element("indeks", indeks)
        yield _element("rincian", rincian)
    yield _element("pengantar", _preface(pengantar))
    yield tail.encode()


_DATA = "\x00data\x00"


def _read(name: str) -> str:
    return (files("pkdocs.review.views.page") / "aset" / name).read_text(encoding="utf-8")


def _policy(gaya: str, program: str) -> str:
    """Return a policy that lets this style and this program in, and nothing out."""
    return (
        f"default-src 'none'; script-src {_hash(program)}; style-src {_hash(gaya)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _element(kind: str, data: object) -> bytes:
    packed = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 6)
    return b'<script type="text/plain" data-%s>%s</script>\n' % (
        kind.encode(),
        base64.b64encode(packed),
    )


def _preface(pengantar: Pengantar) -> object:
    return {
        "tahun": [pengantar.tahun_lama, pengantar.tahun_baru],
        "ambang": None if pengantar.ambang is None else round(pengantar.ambang * 100),
        "catatan": [str(line) for line in pengantar.catatan],
        "macam": list(Macam),
        "sumber": list(Sumber),
        "arah": list(Arah),
        "kecocokan": list(Kecocokan),
        "periode": list(PERIODE),
    }
