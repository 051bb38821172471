"""Everything that exists only to travel to another process or to be shared between documents.

Nothing else in the house pickles or remembers. Measured (benchmarks/bench_batch.py, 10,005 posts):
without shared rows a document costs several times as much, without excerpts a worker would hold
the whole year. What is made here is the same as without it, which tests/batch/test_wire.py holds.
"""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.batch.worker import AnyTask, Bench, make_chunk
from pkdocs.outputs.document import RowTexts, read_rows
from pkdocs.outputs.form import Form
from pkdocs.rules.cascade import Alike, Cascade, Given, Kind, Share
from pkdocs.rules.rantai import Derived, Own

_REMEMBERED = 256
_Key = TypeVar("_Key")
_Made = TypeVar("_Made")


class Memory(Struct, frozen=True):
    """What was made before for posts that are alike: their rows, and what those come to."""

    rows: dict[Kind, tuple[domain.Baris, ...]] = field(default_factory=dict)
    texts: dict[tuple[Alike, bool], RowTexts] = field(default_factory=dict)


class Shared:
    """The agreements of a cascade; what posts have in common is resolved and written once."""

    def __init__(self, cascade: Cascade, memory: Memory | None = None) -> None:
        self.cascade = cascade
        self._memory = memory or Memory()

    def __getitem__(self, kode: domain.KodeJabatan) -> domain.Perjanjian:
        if kode not in self.cascade:
            raise KeyError(kode)
        rows = self._rows(kode)
        ways = zip(rows, self.cascade.melalui(kode, rows), strict=True)
        return self.cascade.perjanjian(
            kode, tuple(replace(row, melalui=atasan) for row, atasan in ways)
        )

    def plain(self, kode: domain.KodeJabatan) -> domain.Perjanjian:
        """Return the agreement of a post with rows that do not say through whom they came.

        Posts that are alike have the very same rows: thousands of them cost little memory.

        Raises:
            KeyError: The post has no agreement.
        """
        return self.cascade.perjanjian(kode, self._rows(kode))

    def keadaan(self, kode: domain.KodeJabatan) -> domain.Keadaan:
        """Return whether the agreement of a post may be signed, whomever its rows came through.

        Raises:
            KeyError: The post has no agreement.
        """
        return self.plain(kode).keadaan

    def row_texts(self, kode: domain.KodeJabatan) -> RowTexts:
        """Return what the rows of a post come to in a document."""
        berprogram = kode in self.cascade.program
        if kode in self.cascade.target_sendiri:
            return read_rows(self._rows(kode), berprogram=berprogram)
        alike = self.cascade.alike(kode), berprogram
        return _recall(
            self._memory.texts, alike, lambda: read_rows(self._rows(kode), berprogram=berprogram)
        )

    def _rows(self, kode: domain.KodeJabatan) -> tuple[domain.Baris, ...]:
        kind = self.cascade.kind(kode)
        common = _recall(self._memory.rows, kind, lambda: self.cascade.common(kode))
        return self.cascade.adapted(kode, common)


def _recall(known: dict[_Key, _Made], key: _Key, make: Callable[[], _Made]) -> _Made:
    found = known.get(key)
    if found is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        found = known[key] = make()
    return found


class Excerpt(Struct, frozen=True):
    """What a chunk needs of the chart and the catalogue beyond the `Ground`: little to send.

    `jabatan` are its posts and those above them; `kinds` says for each what it is given and what it
    derives, -1 for nothing. `derived` is what they derive.
    """

    jabatan: tuple[domain.Jabatan, ...]
    kinds: tuple[tuple[int, int], ...]
    derived: Mapping[int, Own]
    program: tuple[domain.Program, ...]
    target_sendiri: tuple[domain.TargetSendiri, ...]
    konfirmasi: tuple[domain.Konfirmasi, ...]
    tawaran: tuple[domain.Tawaran, ...]


def excerpt(cascade: Cascade, codes: Iterable[domain.KodeJabatan]) -> Excerpt:
    """Return what the agreements of these posts need beyond the ground."""
    everyone = cascade.organisasi.jabatan
    chart = {kode: everyone[kode] for kode in codes}
    for jabatan in tuple(chart.values()):
        for above in domain.iter_line(cascade.organisasi, jabatan.atasan):
            if above.kode in chart:
                break
            chart[above.kode] = above
    chart |= {a.kode: a for a in map(cascade.signatory, tuple(chart.values())) if a}
    derived = cascade.derived
    return Excerpt(
        jabatan=tuple(chart.values()),
        kinds=tuple((cascade.given.kind(kode), derived.kind(kode)) for kode in chart),
        derived={derived.kind(kode): derived.of(kode) for kode in chart if kode in derived.kinds},
        program=tuple(p for kode in chart for p in cascade.program.get(kode, ())),
        target_sendiri=tuple(t for kode in chart for t in cascade.target_sendiri.get(kode, ())),
        tawaran=tuple(t for kode in chart for t in cascade.renewal.offered.get(kode, ())),
        konfirmasi=tuple(dict.fromkeys(k for j in chart.values() for k in cascade.konfirmasi(j))),
    )


class Ground(Struct, frozen=True):
    """What all documents of a run stand on, sent to a process once for all chunks.

    The chart and the catalogue are without posts, `shares` is all that posts are given. Rows made
    for one chunk serve the next.
    """

    form: Form
    folder: str
    organisasi: domain.Organisasi
    katalog: domain.Katalog
    shares: tuple[Share, ...]
    memory: Memory = field(default_factory=Memory)

    def cascade(self, part: Excerpt) -> Cascade:
        """Return the cascade of an excerpt: the same agreements as in the whole year."""
        codes = [jabatan.kode for jabatan in part.jabatan]
        given, derived = (
            {kode: both[at] for kode, both in zip(codes, part.kinds, strict=True) if both[at] >= 0}
            for at in (0, 1)
        )
        return Cascade(
            replace(self.organisasi, jabatan={j.kode: j for j in part.jabatan}),
            replace(
                self.katalog,
                program=part.program,
                target_sendiri=part.target_sendiri,
                konfirmasi=part.konfirmasi,
                tawaran=part.tawaran,
            ),
            Given(self.shares, given),
            Derived(part.derived, derived),
        )

    def bench(self, part: Excerpt) -> Bench:
        """Return where the chunk of an excerpt is made."""
        return Bench(self.form, Path(self.folder), Shared(self.cascade(part), self.memory))


def ground(form: Form, folder: Path, cascade: Cascade) -> Ground:
    """Return what all documents of a run stand on, without any post."""
    organisasi = replace(cascade.organisasi, jabatan={})
    katalog = replace(
        cascade.katalog,
        sasaran=(),
        turunan=(),
        program=(),
        target_sendiri=(),
        konfirmasi=(),
        tawaran=(),
    )
    return Ground(form, str(folder.resolve()), organisasi, katalog, cascade.given.shares)


def pack_chunk(cascade: Cascade, chunk: Sequence[AnyTask]) -> bytes:
    """Return a chunk with no more of the year than it takes, packed."""
    return pack((excerpt(cascade, (kode for task in chunk for kode in task.posts)), tuple(chunk)))


def make_packed(ground: bytes, chunk: bytes) -> bytes:
    """Do as `make_chunk` in another process; ground, chunk and outcomes are packed."""
    part, tasks = unpack(chunk)
    return pack(make_chunk(_unpacked_once(ground).bench(part), tasks))


@lru_cache(maxsize=1)
def _unpacked_once(ground: bytes) -> Ground:
    """The ground, unpacked once in a process: its memory serves all chunks."""
    found: Ground = unpack(ground)
    return found


def pack(value: object) -> bytes:
    """Return a value of our own as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Any:
    """Return the value that `pack` was given; only for bytes of our own process or cluster."""
    return pickle.loads(data)  # noqa: S301 - from our own process or cluster
