"""Two agreements of one post -> what changed between them, as a Banding. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pkdocs.base.text import fold, join_lines, lookalikes, normalise
from pkdocs.domain.salinan import PERIODE, BarisSalinan, Salinan, Sumber
from pkdocs.review.compare import targets
from pkdocs.review.compare.banding import Banding, Kecocokan, Macam, PasanganBaris, Perubahan
from pkdocs.review.compare.post import compare_post
from pkdocs.review.compare.rows import Pair, pair_rows, pair_sasaran, untrusted_codes

_ORDER = {macam: place for place, macam in enumerate(Macam)}


def compare(
    lama: Salinan | None, baru: Salinan | None, kecocokan: Kecocokan | None = None
) -> Banding:
    """Return what changed; with one side None the post is new or gone.

    What was not read on one side (None) is no change; `catatan` lists it.
    """
    if lama is None or baru is None:
        return _single(lama, baru)
    pairs = _same_rows(lama.baris, baru.baris) or pair_rows(lama.baris, baru.baris)
    partners = pair_sasaran(lama.baris, baru.baris, pairs)
    rows = _rows(lama.baris, baru.baris, pairs, partners)
    changes = [*compare_post(lama, baru), *_sasaran(lama.baris, baru.baris, partners)]
    changes += [change for row in rows for change in row.perubahan]
    return Banding(
        lama,
        baru,
        kecocokan,
        tuple(rows),
        tuple(sorted(changes, key=lambda change: _ORDER[change.macam])),
        (*_notes("lama", lama), *_notes("baru", baru), *_codes(lama, baru, pairs)),
    )


def _same_rows(lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan]) -> list[Pair]:
    """The pairs of two agreements whose rows are all the same, which most are; else none."""
    if lama != baru or len({row.kode for row in baru}) < len(baru):
        return []
    return [Pair(i, i, Kecocokan.KODE) for i in range(len(baru))]


def _single(lama: Salinan | None, baru: Salinan | None) -> Banding:
    if baru is not None:
        change = Perubahan(Macam.JABATAN_BARU, baru=baru.jabatan)
        rows = tuple(PasanganBaris(None, row) for row in baru.baris)
        return Banding(None, baru, None, rows, (change,), tuple(_notes("baru", baru)))
    if lama is None:
        raise ValueError("nothing to compare")
    change = Perubahan(Macam.JABATAN_HILANG, lama=lama.jabatan)
    rows = tuple(PasanganBaris(row, None) for row in lama.baris)
    return Banding(lama, None, None, rows, (change,), tuple(_notes("lama", lama)))


def _notes(side: str, salinan: Salinan) -> Iterator[str]:
    if salinan.sumber is Sumber.TEKS:
        yield f"{side}: disunting tangan ({salinan.berkas}); yang dibandingkan teksnya."
    for text in salinan.tak_terbaca:
        yield f"{side}: {text}"
    for row in salinan.baris:
        texts = (row.sasaran, row.indikator, *row.target.values(), *(row.pengukuran or ()))
        found = dict.fromkeys(sign for text in texts for sign in lookalikes(text or ""))
        if found:
            named = ", ".join(found)
            yield f'{side}: {named} dibaca sebagai huruf Latin pada indikator "{row.indikator}".'


def _codes(lama: Salinan, baru: Salinan, pairs: Sequence[Pair]) -> Iterator[str]:
    for before, after in untrusted_codes(lama.baris, baru.baris, pairs):
        yield (
            f'kode {before.kode} dahulu "{before.indikator}", sekarang "{after.indikator}"; '
            "keduanya tidak dianggap satu indikator."
        )


@dataclass(frozen=True, slots=True)
class _Sasaran:
    """A sasaran as an agreement has it: its text, and the groups it stands in."""

    teks: str
    all_kelompok: tuple[str, ...]

    @property
    def kelompok(self) -> str:
        return " dan ".join(self.all_kelompok)

    @property
    def names(self) -> list[str]:
        """Its text, once for each of its groups: there it is a sasaran of its own."""
        if len(self.all_kelompok) < 2:
            return [self.teks]
        return [f"{self.teks} ({kelompok})" for kelompok in self.all_kelompok]


def _by_text(baris: Sequence[BarisSalinan]) -> dict[str, _Sasaran]:
    """The sasaran of an agreement by their folded text, in its order."""
    rows: dict[str, list[BarisSalinan]] = {}
    for row in baris:
        if row.sasaran:
            rows.setdefault(fold(row.sasaran), []).append(row)
    return {
        key: _Sasaran(
            min(row.sasaran for row in own),
            tuple(sorted({row.kelompok for row in own if row.kelompok})),
        )
        for key, own in rows.items()
    }


def _sasaran(
    lama: Sequence[BarisSalinan], baru: Sequence[BarisSalinan], partners: Mapping[str, str]
) -> Iterator[Perubahan]:
    old, new = _by_text(lama), _by_text(baru)
    came = set(partners.values())
    for text, sasaran in new.items():
        if text not in came:
            yield from (Perubahan(Macam.SASARAN_BARU, baru=name) for name in sasaran.names)
    for text, sasaran in old.items():
        if text not in partners:
            yield from (Perubahan(Macam.SASARAN_HILANG, lama=name) for name in sasaran.names)
        elif partners[text] in new:
            yield from _sasaran_changes(sasaran, new[partners[text]])


def _sasaran_changes(lama: _Sasaran, baru: _Sasaran) -> Iterator[Perubahan]:
    if normalise(lama.teks) != normalise(baru.teks):
        yield Perubahan(Macam.SASARAN_BERUBAH, lama.teks, baru.teks)
    if lama.kelompok and baru.kelompok and fold(lama.kelompok) != fold(baru.kelompok):
        yield Perubahan(Macam.SASARAN_PINDAH, lama.kelompok, baru.kelompok, indikator=baru.teks)


def _rows(
    lama: Sequence[BarisSalinan],
    baru: Sequence[BarisSalinan],
    pairs: Sequence[Pair],
    partners: Mapping[str, str],
) -> list[PasanganBaris]:
    """The rows in the order of the new agreement; one that is gone stays behind its neighbour."""
    by_new = {pair.baru: pair for pair in pairs}
    by_old = {pair.lama: pair for pair in pairs}
    behind: dict[int, list[int]] = {}
    place = -1
    for i in range(len(lama)):
        if i in by_old:
            place = by_old[i].baru
        else:
            behind.setdefault(place, []).append(i)
    rows = [_gone(lama[i]) for i in behind.get(-1, ())]
    for j, row in enumerate(baru):
        pair = by_new.get(j)
        rows.append(_both(lama[pair.lama], row, pair, partners) if pair else _come(row))
        rows += [_gone(lama[i]) for i in behind.get(j, ())]
    return rows


def _gone(row: BarisSalinan) -> PasanganBaris:
    change = Perubahan(
        Macam.INDIKATOR_HILANG, lama=row.indikator, indikator=row.indikator, kode=row.kode
    )
    return PasanganBaris(row, None, perubahan=(change,))


def _come(row: BarisSalinan) -> PasanganBaris:
    change = Perubahan(
        Macam.INDIKATOR_BARU, baru=row.indikator, indikator=row.indikator, kode=row.kode
    )
    return PasanganBaris(None, row, perubahan=(change,))


def _both(
    lama: BarisSalinan, baru: BarisSalinan, pair: Pair, partners: Mapping[str, str]
) -> PasanganBaris:
    named = [
        replace(change, indikator=baru.indikator, kode=baru.kode or lama.kode)
        for change in (*_moved(lama, baru, partners), *_texts(lama, baru), *_target(lama, baru))
    ]
    named.sort(key=lambda change: _ORDER[change.macam])
    return PasanganBaris(lama, baru, pair.kecocokan, pair.kemiripan, tuple(named))


def _moved(
    lama: BarisSalinan, baru: BarisSalinan, partners: Mapping[str, str]
) -> Iterator[Perubahan]:
    if lama.sasaran is baru.sasaran or not (lama.sasaran and baru.sasaran):
        return
    if partners.get(fold(lama.sasaran)) != fold(baru.sasaran):
        yield Perubahan(Macam.INDIKATOR_PINDAH, lama.sasaran, baru.sasaran)


def _texts(lama: BarisSalinan, baru: BarisSalinan) -> Iterator[Perubahan]:
    # A lingkup may be printed as a line of its own or at the end of the indikator.
    whole = [normalise(f"{row.indikator} {row.lingkup or ''}") for row in (lama, baru)]
    if whole[0].replace("(", "").replace(")", "") != whole[1].replace("(", "").replace(")", ""):
        yield from _text(Macam.INDIKATOR_BERUBAH, lama.indikator, baru.indikator)
        yield from _text(Macam.LINGKUP, lama.lingkup, baru.lingkup)
    if not _same_satuan(lama.satuan, baru.satuan):
        yield from _text(Macam.SATUAN, lama.satuan, baru.satuan)
    yield from _text(Macam.AGREGASI, lama.agregasi, baru.agregasi)
    yield from _text(Macam.SUMBER_DATA, lama.sumber_data, baru.sumber_data)
    if lama.pengukuran is None or baru.pengukuran is None or lama.pengukuran == baru.pengukuran:
        return
    if join_lines(lama.pengukuran) != join_lines(baru.pengukuran):
        yield Perubahan(Macam.PENGUKURAN, "\n".join(lama.pengukuran), "\n".join(baru.pengukuran))


def _same_satuan(lama: str | None, baru: str | None) -> bool:
    return targets.is_percent(lama or "") and targets.is_percent(baru or "")


def _text(macam: Macam, lama: str | None, baru: str | None) -> Iterator[Perubahan]:
    if lama is None or baru is None or lama == baru:
        return
    if normalise(lama) != normalise(baru):
        yield Perubahan(macam, lama, baru)


def _target(lama: BarisSalinan, baru: BarisSalinan) -> Iterator[Perubahan]:
    for periode in PERIODE:
        before, after = lama.target.get(periode), baru.target.get(periode)
        if before is None or after is None or (before == after and lama.satuan == baru.satuan):
            continue
        old = targets.read_nilai(before, normalise(lama.satuan or baru.satuan or ""))
        new = targets.read_nilai(after, normalise(baru.satuan or lama.satuan or ""))
        if not targets.same_nilai(old, new):
            arah, selisih = targets.move(old, new)
            yield Perubahan(
                Macam.TARGET, before, after, periode=periode, arah=arah, selisih=selisih
            )
