"""Rules of the cascade: nothing is given out of thin air, nothing is lost on the way down.

Dasar: Instruksi Walikota e-0005/2023, diktum KEDUA and Lampiran I-III.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, suggest
from pkdocs.base.text import join_words
from pkdocs.rules import cascade


def check_flow(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    resolved: cascade.Cascade,
) -> Iterator[Problem]:
    """Return the problems of the cascade."""
    if katalog.pemilik in organisasi.jabatan:
        yield from chain_carries(organisasi, katalog, resolved.given)
    yield from scopes_are_whole(katalog)
    yield from owed_turunan(organisasi, resolved)
    yield from to_be_confirmed(organisasi, katalog, resolved)


def chain_carries(
    organisasi: domain.Organisasi, katalog: domain.Katalog, given: cascade.Given
) -> Iterator[Problem]:
    """K005/K006: a post carries only what its chain up to the pemilik carries.

    A superior without any indicator of its own (the Sekretaris Kota has no lampiran) is passed
    over. K006 is the special case the Instruksi makes visible: the Asisten of every ticked Bagian
    is ticked.
    """
    parents = {k: j.atasan for k, j in organisasi.jabatan.items() if k != katalog.pemilik}
    lines = {
        atasan: _line(organisasi, katalog.pemilik, given, atasan)
        for atasan in {parents[kode] for kode in given if kode in parents}
    }
    suspects = _suspects(parents, lines, given)
    if not suspects:
        return
    for _, indikator in domain.iter_indikator(katalog):
        for penerima in indikator.penerima:
            for kode in (kode for kode in penerima.jabatan if kode in suspects):
                for code, why in _gaps(lines[parents[kode]], indikator.kode, penerima.sifat):
                    pesan = f"indikator {indikator.kode} diberikan kepada {kode}, tetapi {why}."
                    yield Problem(penerima.span, code, pesan, jabatan=(kode,))


_Own = Mapping[domain.KodeIndikator, cascade.Pemberian]
_Parents = Mapping[domain.KodeJabatan, domain.KodeJabatan | None]


class _Line(Struct, frozen=True):
    """The superiors between a post and the pemilik that are given something, with what.

    `strays`: the line does not lead to the pemilik. Lines of one `kind` carry the same.
    """

    carriers: tuple[tuple[domain.Jabatan, _Own], ...]
    kind: tuple[tuple[int, bool], ...] = ()
    strays: str = ""


def _line(
    organisasi: domain.Organisasi,
    pemilik: domain.KodeJabatan,
    given: cascade.Given,
    atasan: domain.KodeJabatan | None,
) -> _Line:
    """The line above all posts with this atasan."""
    chain = list(domain.iter_line(organisasi, atasan))
    codes = [jabatan.kode for jabatan in chain]
    if pemilik in codes:
        between = chain[: codes.index(pemilik)]
        carriers = tuple((j, given[j.kode]) for j in between if given.get(j.kode))
        return _Line(carriers, tuple((given.kind(j.kode), _is_asisten(j)) for j, _ in carriers))
    ends = chain[-1].atasan is None if chain else atasan is None
    # else a gap or circle, reported for the chart
    return _Line((), strays=f"jabatan itu tidak berada di bawah {pemilik}" if ends else "")


def _suspects(
    parents: _Parents,
    lines: Mapping[domain.KodeJabatan | None, _Line],
    given: cascade.Given,
) -> set[domain.KodeJabatan]:
    """The posts that may carry what their line does not, found by what posts have in common."""
    whole: dict[object, bool] = {}
    suspects = set()
    for kode, own in given.items():
        if kode in parents:
            line = lines[parents[kode]]
            alike = (given.kind(kode), line.kind, line.strays)
            if alike not in whole:
                whole[alike] = not any(
                    any(_gaps(line, indikator, sifat))
                    for indikator in own
                    for sifat in domain.Sifat
                )
            if not whole[alike]:
                suspects.add(kode)
    return suspects


def _gaps(
    line: _Line, kode: domain.KodeIndikator, sifat: domain.Sifat
) -> Iterator[tuple[str, str]]:
    """Code and words of what is missing in a line of superiors."""
    if line.strays:
        yield "K005", line.strays
    for atasan, own in line.carriers:
        if not _carries(own.get(kode), sifat, atasan):
            ticked = _is_asisten(atasan)
            why = "tidak dicentang" if ticked else "tidak memuatnya"
            yield "K006" if ticked else "K005", f"atasannya {atasan.kode} {why}"


def _is_asisten(jabatan: domain.Jabatan) -> bool:
    return jabatan.jenis == "asisten"


def _carries(
    pemberian: cascade.Pemberian | None, sifat: domain.Sifat, atasan: domain.Jabatan
) -> bool:
    """Whether the superior carries it; an Asisten above a ticked post must be ticked itself."""
    if pemberian is None:
        return False
    if not _is_asisten(atasan) or sifat is not domain.Sifat.LANGSUNG:
        return True
    return pemberian.penerima is None or pemberian.penerima.sifat is domain.Sifat.LANGSUNG


def scopes_are_whole(katalog: domain.Katalog) -> Iterator[Problem]:
    """K008/K009/K010: the scopes of an indicator in one lampiran do not overlap, and make it up.

    Dasar: Lampiran I, 2.1: the services of its definition are shared out among the Asisten.
    """
    for _, indikator in domain.iter_indikator(katalog):
        by_lampiran: dict[str, list[domain.Penerima]] = defaultdict(list)
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
    indikator: domain.Indikator, lampiran: str, sharers: Sequence[domain.Penerima]
) -> Iterator[Problem]:
    owner: dict[str, domain.Penerima] = {}
    for penerima in sharers:
        if not penerima.lingkup:
            pesan = (
                f"indikator {indikator.kode}, {lampiran}: {join_words(penerima.jabatan)} "
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
                    f"{join_words(codes)}."
                )
                yield Problem(penerima.span, "K009", pesan, jabatan=codes)
            owner.setdefault(layanan, penerima)
    missing = [layanan for layanan in indikator.layanan if layanan not in owner]
    if missing:
        pesan = (
            f"indikator {indikator.kode}, {lampiran}: layanan {join_words(missing)} "
            "tidak masuk lingkup siapa pun."
        )
        everyone = tuple(kode for p in sharers for kode in p.jabatan)
        yield Problem(indikator.span, "K010", pesan, jabatan=everyone)


def owed_turunan(organisasi: domain.Organisasi, resolved: cascade.Cascade) -> Iterator[Problem]:
    """K012 (warning): who still owes which own indicators."""
    for kode in resolved:
        owed = resolved.owed(kode)
        if owed:
            jabatan = organisasi.jabatan[kode]
            pesan = (
                f"{jabatan.nama} ({kode}) masih harus menyusun indikator turunan dari "
                f"{join_words(owed)}."
            )
            yield Problem(jabatan.span, "K012", pesan, Berat.PERINGATAN, (kode,))


def to_be_confirmed(
    organisasi: domain.Organisasi, katalog: domain.Katalog, resolved: cascade.Cascade
) -> Iterator[Problem]:
    """K013/J015 (warnings): what is inferred or unsettled; K014/K016: the score card.

    What a unit confirmed for its posts is settled.
    """
    for _, indikator in domain.iter_indikator(katalog):
        for penerima in indikator.penerima:
            if penerima.perlu_konfirmasi:
                yield from _doubted(indikator.kode, penerima, resolved)
    if katalog.score_card:
        yield from _score_card(katalog.score_card, organisasi, resolved)
    by_reason: dict[str, list[domain.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        if jabatan.perlu_konfirmasi and not _has(resolved, jabatan, domain.Hal.NAMA_JABATAN):
            by_reason[jabatan.perlu_konfirmasi].append(jabatan)
    for reason, posts in by_reason.items():
        pesan = f"{len(posts)} jabatan (yang pertama {posts[0].kode}): {reason}"
        yield Problem(posts[0].span, "J015", pesan, Berat.PERINGATAN)


def _doubted(
    kode: domain.KodeIndikator, penerima: domain.Penerima, resolved: cascade.Cascade
) -> Iterator[Problem]:
    still = [own for own in penerima.jabatan if kode not in resolved.settled(own)]
    if still or not penerima.jabatan:
        rest = f" dan {len(still) - 1} lainnya" if len(still) > 1 else ""
        pesan = f"indikator {kode} bagi {''.join(still[:1])}{rest}: {penerima.perlu_konfirmasi}"
        yield Problem(penerima.span, "K013", pesan, Berat.PERINGATAN)


def _has(resolved: cascade.Cascade, jabatan: domain.Jabatan, hal: domain.Hal) -> bool:
    """Whether this was confirmed for the post."""
    return any(konfirmasi.hal is hal for konfirmasi in resolved.konfirmasi(jabatan))


def _score_card(
    card: domain.ScoreCard, organisasi: domain.Organisasi, resolved: cascade.Cascade
) -> Iterator[Problem]:
    if not card.dikonfirmasi:
        theirs = [j for j in organisasi.jabatan.values() if j.jenis in card.berlaku_untuk]
        still = [j for j in theirs if not _has(resolved, j, domain.Hal.SCORE_CARD)]
        some = f" bagi {len(still)} jabatan" if len(still) < len(theirs) else ""
        pesan = (
            f"indikator Score Card belum dikonfirmasi{some}; perjanjian para penerimanya masih "
            "konsep."
        )
        if still or not theirs:
            yield Problem(card.span, "K014", pesan, Berat.PERINGATAN)
    elif not card.sasaran:
        pesan = "Score Card dikonfirmasi, tetapi tidak berisi indikator satu pun."
        yield Problem(card.span, "K016", pesan, Berat.PERINGATAN)
