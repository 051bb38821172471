"""Rules of the cascade: nothing is given out of thin air, nothing is lost on the way down.

Dasar: Instruksi Walikota e-0005/2023, diktum KEDUA and Lampiran I-III.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pkdocs import cascade, model, wording
from pkdocs.problem import Berat, Problem, suggest


def check_flow(
    organisasi: model.Organisasi,
    katalog: model.Katalog,
    resolved: cascade.Cascade,
    dropped: frozenset[str],
) -> Iterator[Problem]:
    """Return the problems of the cascade."""
    if katalog.pemilik in organisasi.jabatan:
        yield from chain_carries(organisasi, katalog, resolved.given)
    yield from scopes_are_whole(katalog)
    yield from turunan_has_parent(organisasi, katalog, resolved.given, dropped)
    yield from owed_turunan(organisasi, resolved)
    yield from to_be_confirmed(organisasi, katalog)


def chain_carries(
    organisasi: model.Organisasi, katalog: model.Katalog, given: cascade.Given
) -> Iterator[Problem]:
    """K005/K006: a post carries only what its chain up to the pemilik carries.

    A superior without any indicator of its own (the Sekretaris Kota has no lampiran) is passed
    over. K006 is the special case the Instruksi makes visible: the Asisten of every ticked Bagian
    is ticked.
    """
    lines: dict[model.KodeJabatan | None, tuple[model.Jabatan, ...]] = {}
    for _, indikator in cascade.iter_indikator(katalog):
        known: dict[tuple[model.KodeJabatan | None, model.Sifat], list[tuple[str, str]]] = {}
        for penerima in indikator.penerima:
            for kode in penerima.jabatan:
                jabatan = organisasi.jabatan.get(kode)
                if jabatan is None or kode == katalog.pemilik:
                    continue
                above = (jabatan.atasan, penerima.sifat)
                if jabatan.atasan not in lines:
                    lines[jabatan.atasan] = tuple(cascade.iter_chain(organisasi, kode))
                if above not in known:
                    line = (jabatan, *lines[jabatan.atasan])
                    gaps = _gaps(line, katalog.pemilik, given, (indikator.kode, penerima.sifat))
                    known[above] = list(gaps)
                for code, why in known[above]:
                    pesan = f"indikator {indikator.kode} diberikan kepada {kode}, tetapi {why}."
                    yield Problem(penerima.span, code, pesan, jabatan=(kode,))


def _gaps(
    line: Sequence[model.Jabatan],
    pemilik: model.KodeJabatan,
    given: cascade.Given,
    carried: tuple[model.KodeIndikator, model.Sifat],
) -> Iterator[tuple[str, str]]:
    """Code and words of what is missing above the first post of a line of superiors."""
    codes = [jabatan.kode for jabatan in line]
    if pemilik not in codes:
        if line[-1].atasan is None:  # else a gap or circle, reported for the chart
            yield "K005", f"jabatan itu tidak berada di bawah {pemilik}"
        return
    for atasan in line[1 : codes.index(pemilik)]:
        own = given.get(atasan.kode)
        if own and not _carries(own.get(carried[0]), carried[1], atasan):
            ticked = atasan.jenis == "asisten"
            why = "tidak dicentang" if ticked else "tidak memuatnya"
            yield "K006" if ticked else "K005", f"atasannya {atasan.kode} {why}"


def _carries(
    pemberian: cascade.Pemberian | None, sifat: model.Sifat, atasan: model.Jabatan
) -> bool:
    """Whether the superior carries it; an Asisten above a ticked post must be ticked itself."""
    if pemberian is None:
        return False
    if atasan.jenis != "asisten" or sifat is not model.Sifat.LANGSUNG:
        return True
    return pemberian.penerima is None or pemberian.penerima.sifat is model.Sifat.LANGSUNG


def scopes_are_whole(katalog: model.Katalog) -> Iterator[Problem]:
    """K008/K009/K010: the scopes of an indicator in one lampiran do not overlap, and make it up.

    Dasar: Lampiran I, 2.1: the services of its definition are shared out among the Asisten.
    """
    for _, indikator in cascade.iter_indikator(katalog):
        by_lampiran: dict[str, list[model.Penerima]] = defaultdict(list)
        for penerima in indikator.penerima:
            by_lampiran[penerima.lampiran].append(penerima)
        shared = {k: v for k, v in by_lampiran.items() if any(p.lingkup for p in v)}
        for lampiran, sharers in shared.items():
            yield from _scope_faults(indikator, lampiran, sharers)
        if indikator.layanan and not shared:
            pesan = (
                f"indikator {indikator.kode}: layanannya tidak dibagi sebagai lingkup siapa pun."
            )
            yield Problem(indikator.span, "K010", pesan, jabatan=())


def _scope_faults(
    indikator: model.Indikator, lampiran: str, sharers: Sequence[model.Penerima]
) -> Iterator[Problem]:
    owner: dict[str, model.Penerima] = {}
    for penerima in sharers:
        if not penerima.lingkup:
            pesan = (
                f"indikator {indikator.kode}, {lampiran}: {wording.join_words(penerima.jabatan)} "
                "tanpa lingkup, padahal yang lain berlingkup."
            )
            yield Problem(penerima.span, "K009", pesan, jabatan=penerima.jabatan)
        for layanan in penerima.lingkup:
            if layanan not in indikator.layanan:
                pesan = (
                    f'indikator {indikator.kode}: lingkup "{layanan}" bukan '
                    f"layanannya.{suggest(layanan, indikator.layanan)}"
                )
                yield Problem(penerima.span, "K008", pesan, jabatan=penerima.jabatan)
            elif layanan in owner:
                codes = (*owner[layanan].jabatan, *penerima.jabatan)
                pesan = (
                    f'indikator {indikator.kode}: lingkup "{layanan}" diberikan sekaligus kepada '
                    f"{wording.join_words(codes)}."
                )
                yield Problem(penerima.span, "K009", pesan, jabatan=codes)
            owner.setdefault(layanan, penerima)
    missing = [layanan for layanan in indikator.layanan if layanan not in owner]
    if missing:
        pesan = (
            f"indikator {indikator.kode}, {lampiran}: layanan {wording.join_words(missing)} "
            "tidak masuk lingkup siapa pun."
        )
        everyone = tuple(kode for p in sharers for kode in p.jabatan)
        yield Problem(indikator.span, "K010", pesan, jabatan=everyone)


def turunan_has_parent(
    organisasi: model.Organisasi,
    katalog: model.Katalog,
    given: cascade.Given,
    dropped: frozenset[str],
) -> Iterator[Problem]:
    """K011: an own indicator comes from one that was `diturunkan` to that very post."""
    for turunan in katalog.turunan:
        if turunan.jabatan in dropped:
            continue
        span, kode = turunan.indikator.span, turunan.indikator.kode
        touched = (turunan.jabatan,)
        if turunan.jabatan not in organisasi.jabatan:
            hint = suggest(turunan.jabatan, organisasi.jabatan)
            pesan = f'turunan {kode}: jabatan "{turunan.jabatan}" tidak ada di bagan.{hint}'
            yield Problem(span, "K001", pesan, jabatan=touched)
            continue
        pemberian = given.get(turunan.jabatan, {}).get(turunan.induk)
        rule = pemberian.penerima if pemberian else None
        if rule is None or rule.sifat is not model.Sifat.DITURUNKAN:
            pesan = (
                f"turunan {kode}: indikator {turunan.induk} tidak diturunkan kepada "
                f"{turunan.jabatan}."
            )
            yield Problem(span, "K011", pesan, jabatan=touched)


def owed_turunan(organisasi: model.Organisasi, resolved: cascade.Cascade) -> Iterator[Problem]:
    """K012 (warning): who still owes which own indicators."""
    for kode in resolved:
        owed = resolved.owed(kode)
        if owed:
            jabatan = organisasi.jabatan[kode]
            pesan = (
                f"{jabatan.nama} ({kode}) masih harus menyusun indikator turunan dari "
                f"{wording.join_words(owed)}."
            )
            yield Problem(jabatan.span, "K012", pesan, Berat.PERINGATAN, (kode,))


def to_be_confirmed(organisasi: model.Organisasi, katalog: model.Katalog) -> Iterator[Problem]:
    """K013/J015 (warnings): what is inferred or unsettled; K014/K016: the score card."""
    for _, indikator in cascade.iter_indikator(katalog):
        for penerima in indikator.penerima:
            if penerima.perlu_konfirmasi:
                first, rest = penerima.jabatan[:1], len(penerima.jabatan) - 1
                whom = f"{''.join(first)}{f' dan {rest} lainnya' if rest > 0 else ''}"
                pesan = f"indikator {indikator.kode} bagi {whom}: {penerima.perlu_konfirmasi}"
                yield Problem(penerima.span, "K013", pesan, Berat.PERINGATAN)
    if katalog.score_card:
        yield from _score_card(katalog.score_card)
    by_reason: dict[str, list[model.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        if jabatan.perlu_konfirmasi:
            by_reason[jabatan.perlu_konfirmasi].append(jabatan)
    for reason, posts in by_reason.items():
        pesan = f"{len(posts)} jabatan (yang pertama {posts[0].kode}): {reason}"
        yield Problem(posts[0].span, "J015", pesan, Berat.PERINGATAN)


def _score_card(card: model.ScoreCard) -> Iterator[Problem]:
    if not card.dikonfirmasi:
        pesan = "indikator Score Card belum dikonfirmasi; perjanjian para penerimanya masih konsep."
        yield Problem(card.span, "K014", pesan, Berat.PERINGATAN)
    elif not card.sasaran:
        pesan = "Score Card dikonfirmasi, tetapi tidak berisi indikator satu pun."
        yield Problem(card.span, "K016", pesan, Berat.PERINGATAN)
