"""Rules of the catalogue: codes, numbers, and that what it names stands in the chart."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span, suggest, suggester
from pkdocs.base.text import without_bold
from pkdocs.domain import selection
from pkdocs.rules.blocking import meant_by, unknown_posts


def check_catalogue(
    organisasi: domain.Organisasi, katalog: domain.Katalog, dropped: Container[str]
) -> Iterator[Problem]:
    """Return the problems of the catalogue."""
    yield from codes_are_unique(katalog)
    yield from receivers_exist(organisasi, katalog, dropped)
    yield from given_once(katalog)
    yield from every_indicator_reaches_someone(katalog)
    yield from entry_systems_known(katalog)
    yield from stars_in_pairs(katalog)
    yield from programs_have_posts(organisasi, katalog, dropped)
    yield from score_card_kinds(organisasi, katalog)


def codes_are_unique(katalog: domain.Katalog) -> Iterator[Problem]:
    """K003: every indicator, own ones and score card included, has a code of its own."""
    seen: dict[str, tuple[domain.Indikator, tuple[str, ...]]] = {}
    for indikator, owner in _every_indikator(katalog):
        first = seen.setdefault(indikator.kode, (indikator, owner))
        if first[0] is not indikator:
            pesan = (
                f'kode indikator "{indikator.kode}" dipakai dua kali; yang pertama di '
                f"{first[0].span}."
            )
            touched = (*first[1], *owner) if first[1] and owner else ()
            yield Problem(indikator.span, "K003", pesan, jabatan=touched)
    yield from _sasaran_numbers(katalog.sasaran)
    yield from _sasaran_numbers(katalog.score_card.sasaran if katalog.score_card else ())
    yield from _turunan_numbers(katalog)


def _sasaran_numbers(all_sasaran: Iterable[domain.Sasaran]) -> Iterator[Problem]:
    """K003: two sasaran, or two indicators of one sasaran, do not share a number."""
    seen: set[str] = set()
    for sasaran in all_sasaran:
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


def _turunan_numbers(katalog: domain.Katalog) -> Iterator[Problem]:
    """K003: two own indicators that a post derives from one induk, for one sasaran, do neither."""
    places: dict[tuple[str, ...], list[domain.Turunan]] = defaultdict(list)
    for turunan in katalog.turunan:
        key = (turunan.induk, turunan.sasaran, turunan.indikator.no_indikator)
        places[key].append(turunan)
    for sharers in places.values():
        seen: dict[domain.KodeJabatan, domain.Indikator] = {}
        for turunan in sharers if len(sharers) > 1 else ():
            yield from _number_taken(turunan, seen)


def _number_taken(
    turunan: domain.Turunan, seen: dict[domain.KodeJabatan, domain.Indikator]
) -> Iterator[Problem]:
    own = turunan.indikator
    for kode in turunan.jabatan:
        first = seen.setdefault(kode, own)
        if first is not own:
            pesan = (
                f"turunan {own.kode}: no_indikator {own.no_indikator} sudah dipakai {first.kode} "
                f"({first.span}), juga turunan {turunan.induk} milik {kode}; beri nomor "
                "menurut urutannya."
            )
            yield Problem(own.span, "K003", pesan, jabatan=(kode,))


def _every_indikator(
    katalog: domain.Katalog,
) -> Iterator[tuple[domain.Indikator, tuple[str, ...]]]:
    """Every indicator, with the post whose own it is (none: the catalogue's)."""
    for _, indikator in domain.iter_indikator(katalog):
        yield indikator, ()
    for turunan in katalog.turunan:
        yield turunan.indikator, turunan.jabatan
    for sasaran in katalog.score_card.sasaran if katalog.score_card else ():
        for indikator in sasaran.indikator:
            yield indikator, ()


def receivers_exist(
    organisasi: domain.Organisasi, katalog: domain.Katalog, dropped: Container[str]
) -> Iterator[Problem]:
    """K001: an indicator is given to a post of the chart; the pemilik stands in it too."""
    hint = suggester(organisasi.jabatan)
    if katalog.pemilik not in organisasi.jabatan and katalog.pemilik not in dropped:
        pesan = f'pemilik "{katalog.pemilik}" tidak ada di bagan.{hint(katalog.pemilik)}'
        yield Problem(katalog.span, "K001", pesan)
    touched = meant_by(organisasi)
    for _, indikator in domain.iter_indikator(katalog):
        for penerima in indikator.penerima:
            for kode in [k for k in penerima.jabatan if k not in organisasi.jabatan]:
                if kode in dropped:
                    continue
                pesan = (
                    f'indikator {indikator.kode} diberikan kepada "{kode}" yang tidak ada di '
                    f"bagan.{hint(kode)}"
                )
                yield Problem(penerima.span, "K001", pesan, jabatan=touched(kode))


def given_once(katalog: domain.Katalog) -> Iterator[Problem]:
    """K004: a post receives an indicator once, in one way."""
    for _, indikator in domain.iter_indikator(katalog):
        everyone = [kode for penerima in indikator.penerima for kode in penerima.jabatan]
        if len(set(everyone)) == len(everyone):
            continue
        seen: dict[domain.KodeJabatan, domain.Penerima] = {}
        twice: dict[tuple[Span, Span], list[domain.KodeJabatan]] = defaultdict(list)
        for kode, penerima in ((k, p) for p in indikator.penerima for k in p.jabatan):
            if kode in seen:
                twice[penerima.span, seen[kode].span].append(kode)
            seen.setdefault(kode, penerima)
        for (span, first), posts in twice.items():
            rest = f" dan {len(posts) - 1} jabatan lain" if len(posts) > 1 else ""
            whom = f"kepada {posts[0]}{rest}; yang pertama di {first}."
            pesan = f"indikator {indikator.kode} diberikan dua kali {whom}"
            yield Problem(span, "K004", pesan, jabatan=tuple(posts))


def every_indicator_reaches_someone(katalog: domain.Katalog) -> Iterator[Problem]:
    """K007: every indicator of the pemilik is given on to someone.

    K017 (warning) instead where none is: of a past year often only the pemilik's paper is known.
    """
    everything = [indikator for _, indikator in domain.iter_indikator(katalog)]
    if not any(indikator.penerima for indikator in everything):
        pesan = (
            "tidak satu pun indikator diberikan kepada jabatan lain; hanya perjanjian "
            f"{katalog.pemilik} yang memuatnya."
        )
        yield Problem(katalog.span, "K017", pesan, Berat.PERINGATAN)
        return
    for indikator in everything:
        if not any(p.jabatan for p in indikator.penerima):
            pesan = f"indikator {indikator.kode} tidak diberikan kepada siapa pun."
            yield Problem(indikator.span, "K007", pesan, jabatan=(katalog.pemilik,))


def entry_systems_known(katalog: domain.Katalog) -> Iterator[Problem]:
    """K018 (warning): where a realisation is entered is known. Dasar: Lampiran III, Catatan."""
    unknown = [i for i, _ in _every_indikator(katalog) if not i.sistem_input]
    if unknown:
        pesan = (
            f"{len(unknown)} indikator tanpa sistem_input (yang pertama {unknown[0].kode}); "
            "tempat capaiannya dimasukkan belum diketahui."
        )
        yield Problem(unknown[0].span, "K018", pesan, Berat.PERINGATAN)


def stars_in_pairs(katalog: domain.Katalog) -> Iterator[Problem]:
    """K029 (warning): no `**` is printed; bold words of Pengukuran have it on both sides.

    Dasar: the agreement of 2022, where some words of Pengukuran are bold.
    """
    for span, name, text in _printed(katalog):
        if "**" in text:
            near = text[max(0, text.index("**") - 20) :][:42].strip()
            pesan = (
                f'{name}: tanda ** akan tercetak, dekat "{near}". Apit kata yang tebal dengan ** '
                "di kedua sisinya, di dalam satu alinea isi pengukuran; di tempat lain hapuslah."
            )
            yield Problem(span, "K029", pesan, Berat.PERINGATAN)


def _printed(katalog: domain.Katalog) -> Iterator[tuple[Span, str, str]]:
    """The texts of the catalogue as a document prints them, each with its place and its name."""
    card = katalog.score_card.sasaran if katalog.score_card else ()
    for sasaran in (*katalog.sasaran, *card):
        yield sasaran.span, f"sasaran {sasaran.no_sasaran}", sasaran.sasaran
    for indikator, _ in _every_indikator(katalog):
        texts = [indikator.indikator, indikator.sumber_data, indikator.satuan]
        for uraian in indikator.pengukuran:
            isi = (b.teks if isinstance(b, domain.Butir) else b for b in uraian.isi)
            texts += [uraian.judul, *map(without_bold, isi)]
        yield from ((indikator.span, f"indikator {indikator.kode}", text) for text in texts)


def programs_have_posts(
    organisasi: domain.Organisasi, katalog: domain.Katalog, dropped: Container[str]
) -> Iterator[Problem]:
    """K001: a program line belongs to a post of the chart; J031: of a title to one seat."""
    told = unknown_posts(organisasi, dropped)
    titles = domain.codes_by_titel(organisasi.jabatan.values()) if katalog.program else {}
    for program in katalog.program:
        if program.jabatan in titles:
            seats = titles[program.jabatan]
            pesan = f'program: jabatan "{program.jabatan}" {selection.name_a_seat(seats)}'
            yield Problem(program.span, "J031", pesan, jabatan=seats)
        else:
            yield from told("program", program.jabatan, program.span)


def score_card_kinds(organisasi: domain.Organisasi, katalog: domain.Katalog) -> Iterator[Problem]:
    """K002: the score card is for kinds of post that the chart has. Dasar: KEDUA angka 3."""
    kinds = {jabatan.jenis for jabatan in organisasi.jabatan.values()}
    for jenis in katalog.score_card.berlaku_untuk if katalog.score_card else ():
        if jenis not in kinds and katalog.score_card:
            pesan = f'tidak ada jabatan berjenis "{jenis}" di bagan.{suggest(jenis, kinds)}'
            yield Problem(katalog.score_card.span, "K002", pesan)
