"""Rules of the cascade: nothing is given out of thin air, nothing is lost on the way down.

Dasar: Instruksi Walikota e-0005/2023, diktum KEDUA and Lampiran I-III.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pkdocs import cascade, model, wording
from pkdocs.problem import Berat, Problem, suggest

_AllPerjanjian = Mapping[model.KodeJabatan, model.Perjanjian]
_Given = Mapping[model.KodeJabatan, Mapping[model.KodeIndikator, cascade.Pemberian]]


def check_flow(
    organisasi: model.Organisasi,
    katalog: model.Katalog,
    all_perjanjian: _AllPerjanjian,
    dropped: frozenset[str],
) -> Iterator[Problem]:
    """Return the problems of the cascade."""
    given = cascade.collect_pemberian(katalog)
    yield from codes_are_unique(katalog)
    yield from receivers_exist(organisasi, katalog, dropped)
    yield from given_once(katalog)
    yield from chain_carries(organisasi, katalog, given)
    yield from every_indicator_reaches_someone(katalog)
    yield from scopes_are_whole(katalog)
    yield from turunan_has_parent(organisasi, katalog, given, dropped)
    yield from programs_have_posts(organisasi, katalog, dropped)
    yield from score_card_kinds(organisasi, katalog)
    yield from owed_turunan(all_perjanjian)
    yield from to_be_confirmed(organisasi, katalog)


def codes_are_unique(katalog: model.Katalog) -> Iterator[Problem]:
    """K003: every indicator, own ones and score card included, has a code of its own."""
    seen: dict[str, model.Indikator] = {}
    for indikator in _every_indikator(katalog):
        if indikator.kode in seen:
            pesan = (
                f'kode indikator "{indikator.kode}" dipakai dua kali; yang pertama di '
                f"{seen[indikator.kode].span}."
            )
            yield Problem(indikator.span, "K003", pesan)
        seen.setdefault(indikator.kode, indikator)
    yield from _sasaran_numbers(katalog)


def _sasaran_numbers(katalog: model.Katalog) -> Iterator[Problem]:
    """K003: two sasaran, or two indicators of one sasaran, do not share a number."""
    seen: set[str] = set()
    for sasaran in katalog.sasaran:
        if sasaran.no_sasaran in seen:
            pesan = f"nomor sasaran {sasaran.no_sasaran} dipakai dua kali."
            yield Problem(sasaran.span, "K003", pesan)
        seen.add(sasaran.no_sasaran)
        numbers = [i.no_indikator for i in sasaran.indikator]
        for place, indikator in enumerate(sasaran.indikator):
            if indikator.no_indikator in numbers[:place]:
                pesan = (
                    f"nomor indikator {indikator.no_indikator} pada sasaran "
                    f"{sasaran.no_sasaran} dipakai dua kali."
                )
                yield Problem(indikator.span, "K003", pesan)


def _every_indikator(katalog: model.Katalog) -> Iterator[model.Indikator]:
    for _, indikator in cascade.iter_indikator(katalog):
        yield indikator
    for turunan in katalog.turunan:
        yield turunan.indikator
    for sasaran in katalog.score_card.sasaran if katalog.score_card else ():
        yield from sasaran.indikator


def receivers_exist(
    organisasi: model.Organisasi, katalog: model.Katalog, dropped: frozenset[str]
) -> Iterator[Problem]:
    """K001: an indicator is given to a post of the chart; the pemilik stands in it too."""
    if katalog.pemilik not in organisasi.jabatan and katalog.pemilik not in dropped:
        hint = suggest(katalog.pemilik, organisasi.jabatan)
        pesan = f'pemilik "{katalog.pemilik}" tidak ada di bagan.{hint}'
        yield Problem(katalog.span, "K001", pesan)
    for _, indikator in cascade.iter_indikator(katalog):
        for penerima in indikator.penerima:
            if penerima.jabatan in organisasi.jabatan or penerima.jabatan in dropped:
                continue
            hint = suggest(penerima.jabatan, organisasi.jabatan)
            pesan = (
                f'indikator {indikator.kode} diberikan kepada "{penerima.jabatan}" yang tidak '
                f"ada di bagan.{hint}"
            )
            yield Problem(penerima.span, "K001", pesan, jabatan=(penerima.jabatan,))


def given_once(katalog: model.Katalog) -> Iterator[Problem]:
    """K004: a post receives an indicator once, in one way."""
    for _, indikator in cascade.iter_indikator(katalog):
        seen: dict[model.KodeJabatan, model.Penerima] = {}
        for penerima in indikator.penerima:
            if penerima.jabatan in seen:
                pesan = (
                    f"indikator {indikator.kode} diberikan dua kali kepada {penerima.jabatan}; "
                    f"yang pertama di {seen[penerima.jabatan].span}."
                )
                yield Problem(penerima.span, "K004", pesan, jabatan=(penerima.jabatan,))
            seen.setdefault(penerima.jabatan, penerima)


def chain_carries(
    organisasi: model.Organisasi, katalog: model.Katalog, given: _Given
) -> Iterator[Problem]:
    """K005/K006: a post carries only what its chain up to the pemilik carries.

    A superior without any indicator of its own (the Sekretaris Kota has no lampiran) is passed
    over. K006 is the special case the Instruksi makes visible: the Asisten of every ticked Bagian
    is ticked.
    """
    for _, indikator in cascade.iter_indikator(katalog):
        for penerima in indikator.penerima:
            if penerima.jabatan in organisasi.jabatan:
                yield from _chain_gaps(organisasi, katalog, given, indikator, penerima)


def _chain_gaps(
    organisasi: model.Organisasi,
    katalog: model.Katalog,
    given: _Given,
    indikator: model.Indikator,
    penerima: model.Penerima,
) -> Iterator[Problem]:
    touched = (penerima.jabatan,)
    chain = list(cascade.iter_chain(organisasi, penerima.jabatan))
    top = chain[-1] if chain else organisasi.jabatan[penerima.jabatan]
    if katalog.pemilik not in {a.kode for a in chain} | {penerima.jabatan}:
        if top.atasan is not None:  # a gap or a circle above, reported for the chart
            return
        pesan = (
            f"indikator {indikator.kode}: {penerima.jabatan} tidak berada di bawah "
            f"{katalog.pemilik}."
        )
        yield Problem(penerima.span, "K005", pesan, jabatan=touched)
        return
    for atasan in chain:
        if atasan.kode == katalog.pemilik:
            return
        own = given.get(atasan.kode)
        if own and not _carries(own.get(indikator.kode), penerima, atasan):
            kode, why = (
                ("K006", "tidak dicentang")
                if atasan.jenis == "asisten"
                else ("K005", "tidak memuatnya")
            )
            pesan = (
                f"indikator {indikator.kode} diberikan kepada {penerima.jabatan}, tetapi "
                f"atasannya {atasan.kode} {why}."
            )
            yield Problem(penerima.span, kode, pesan, jabatan=touched)


def _carries(
    pemberian: cascade.Pemberian | None, penerima: model.Penerima, atasan: model.Jabatan
) -> bool:
    """Whether the superior carries it; an Asisten above a ticked post must be ticked itself."""
    if pemberian is None:
        return False
    if atasan.jenis != "asisten" or penerima.sifat is not model.Sifat.LANGSUNG:
        return True
    return pemberian.penerima is None or pemberian.penerima.sifat is model.Sifat.LANGSUNG


def every_indicator_reaches_someone(katalog: model.Katalog) -> Iterator[Problem]:
    """K007: every indicator of the pemilik is given on to someone."""
    for _, indikator in cascade.iter_indikator(katalog):
        if not indikator.penerima:
            pesan = f"indikator {indikator.kode} tidak diberikan kepada siapa pun."
            yield Problem(indikator.span, "K007", pesan, jabatan=(katalog.pemilik,))


def scopes_are_whole(katalog: model.Katalog) -> Iterator[Problem]:
    """K008/K009/K010: the scopes of an indicator in one lampiran do not overlap, and make it up.

    Dasar: Lampiran I, 2.1: the services of its definition are shared out among the Asisten.
    """
    for _, indikator in cascade.iter_indikator(katalog):
        by_lampiran: dict[str, list[model.Penerima]] = defaultdict(list)
        for penerima in indikator.penerima:
            if penerima.lingkup:
                by_lampiran[penerima.lampiran].append(penerima)
        for lampiran, sharers in by_lampiran.items():
            yield from _scope_faults(indikator, lampiran, sharers)


def _scope_faults(
    indikator: model.Indikator, lampiran: str, sharers: Sequence[model.Penerima]
) -> Iterator[Problem]:
    owner: dict[str, model.Penerima] = {}
    for penerima in sharers:
        for layanan in penerima.lingkup:
            if layanan not in indikator.layanan:
                pesan = (
                    f'indikator {indikator.kode}: lingkup "{layanan}" bukan '
                    f"layanannya.{suggest(layanan, indikator.layanan)}"
                )
                yield Problem(penerima.span, "K008", pesan, jabatan=(penerima.jabatan,))
            elif layanan in owner:
                codes = (owner[layanan].jabatan, penerima.jabatan)
                pesan = (
                    f'indikator {indikator.kode}: lingkup "{layanan}" diberikan kepada '
                    f"{codes[0]} dan {codes[1]} sekaligus."
                )
                yield Problem(penerima.span, "K009", pesan, jabatan=codes)
            owner.setdefault(layanan, penerima)
    missing = [layanan for layanan in indikator.layanan if layanan not in owner]
    if missing:
        pesan = (
            f"indikator {indikator.kode}, {lampiran}: layanan {wording.join_words(missing)} "
            "tidak masuk lingkup siapa pun."
        )
        everyone = tuple(p.jabatan for p in sharers)
        yield Problem(indikator.span, "K010", pesan, jabatan=everyone)


def turunan_has_parent(
    organisasi: model.Organisasi, katalog: model.Katalog, given: _Given, dropped: frozenset[str]
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


def programs_have_posts(
    organisasi: model.Organisasi, katalog: model.Katalog, dropped: frozenset[str]
) -> Iterator[Problem]:
    """K001: a program line belongs to a post of the chart."""
    for program in katalog.program:
        if program.jabatan not in organisasi.jabatan and program.jabatan not in dropped:
            hint = suggest(program.jabatan, organisasi.jabatan)
            pesan = f'program: jabatan "{program.jabatan}" tidak ada di bagan.{hint}'
            yield Problem(katalog.span, "K001", pesan, jabatan=(program.jabatan,))


def score_card_kinds(organisasi: model.Organisasi, katalog: model.Katalog) -> Iterator[Problem]:
    """K002: the score card is for kinds of post that the chart has. Dasar: KEDUA angka 3."""
    kinds = {jabatan.jenis for jabatan in organisasi.jabatan.values()}
    for jenis in katalog.score_card.berlaku_untuk if katalog.score_card else ():
        if jenis not in kinds and katalog.score_card:
            pesan = f'tidak ada jabatan berjenis "{jenis}" di bagan.{suggest(jenis, kinds)}'
            yield Problem(katalog.score_card.span, "K002", pesan)


def owed_turunan(all_perjanjian: _AllPerjanjian) -> Iterator[Problem]:
    """K012 (warning): who still owes which own indicators."""
    for kode, perjanjian in all_perjanjian.items():
        owed = [b.kode for b in perjanjian.baris if b.sifat is model.Sifat.DITURUNKAN]
        if owed:
            pesan = (
                f"{perjanjian.jabatan.nama} ({kode}) masih harus menyusun indikator turunan "
                f"dari {wording.join_words(owed)}."
            )
            yield Problem(perjanjian.jabatan.span, "K012", pesan, Berat.PERINGATAN, (kode,))


def to_be_confirmed(organisasi: model.Organisasi, katalog: model.Katalog) -> Iterator[Problem]:
    """K013/K014/J015 (warnings): what is inferred or unsettled, and who it touches."""
    for _, indikator in cascade.iter_indikator(katalog):
        for penerima in _once_per_place(indikator.penerima):
            if penerima.perlu_konfirmasi:
                pesan = f"indikator {indikator.kode}: {penerima.perlu_konfirmasi}"
                yield Problem(penerima.span, "K013", pesan, Berat.PERINGATAN)
    card = katalog.score_card
    if card and not card.dikonfirmasi:
        pesan = "indikator Score Card belum dikonfirmasi; perjanjian para penerimanya masih konsep."
        yield Problem(card.span, "K014", pesan, Berat.PERINGATAN)
    by_reason: dict[str, list[model.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        if jabatan.perlu_konfirmasi:
            by_reason[jabatan.perlu_konfirmasi].append(jabatan)
    for reason, posts in by_reason.items():
        pesan = f"{len(posts)} jabatan (yang pertama {posts[0].kode}): {reason}"
        yield Problem(posts[0].span, "J015", pesan, Berat.PERINGATAN)


def _once_per_place(penerima: Sequence[model.Penerima]) -> list[model.Penerima]:
    return list({p.span: p for p in penerima}.values())
