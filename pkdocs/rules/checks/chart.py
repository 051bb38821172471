"""Rules of the chart: superiors, signatories, holders, dates, names of files."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, suggest, suggester
from pkdocs.base.text import slug
from pkdocs.domain import selection, wording
from pkdocs.rules import cascade
from pkdocs.rules.blocking import meant_by

_DIBULATKAN = (
    "tiga angka terakhirnya 000, seperti bila Excel membulatkannya; salin ulang dari data "
    "kepegawaian, dengan format sel Teks"
)
_BILA_PPPK = (
    "; pada nomor induk PPPK di situ tertulis kali kontraknya. Bila ia PPPK, isi status: PPPK; "
    "bila PNS, salin ulang NIP-nya"
)
_SHOWN = 10
_UNUSABLE = "belum dapat dipakai; perbaiki dulu galatnya sendiri."
_PERUBAHAN = re.compile(r"-perubahan-[0-9]+$")
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)))
)


def check_chart(
    organisasi: domain.Organisasi,
    katalog: domain.Katalog,
    resolved: cascade.Cascade,
    dropped: Container[str],
) -> Iterator[Problem]:
    """Return the problems of the chart."""
    yield from frames_exist(organisasi, dropped)
    yield from handover_posts_exist(organisasi, dropped)
    yield from superiors_exist(organisasi, dropped)
    yield from signatories_exist(organisasi, resolved)
    yield from chart_has_no_circle(organisasi)
    yield from lines_are_short(organisasi)
    yield from units_have_one_head(organisasi)
    yield from holders_nip(organisasi)
    yield from one_person_one_post(organisasi)
    yield from parties_differ(organisasi)
    yield from file_names(organisasi)
    yield from titles_known(organisasi, resolved)
    yield from holders_known(organisasi, resolved)
    yield from signing_date(organisasi, katalog)


def superiors_exist(organisasi: domain.Organisasi, dropped: Container[str]) -> Iterator[Problem]:
    """J002/J003: the atasan and the pihak_kedua of a post stand in the chart; J031: as one seat.

    Dasar: Perjanjian Kinerja is signed with the atasan langsung.
    """
    hint = suggester(organisasi.jabatan)
    titles = domain.codes_by_titel(organisasi.jabatan.values())
    for jabatan in organisasi.jabatan.values():
        for kode, key, lain in (
            ("J002", "atasan", jabatan.atasan),
            ("J003", "pihak_kedua", jabatan.pihak_kedua),
        ):
            if key == "pihak_kedua" and lain == jabatan.kode:
                pesan = f"jabatan {jabatan.kode}: pihak_kedua menunjuk jabatan itu sendiri."
                yield Problem(jabatan.span, kode, pesan, jabatan=(jabatan.kode,))
            if lain is None or lain in organisasi.jabatan:
                continue
            if lain in titles:
                pesan = (
                    f'jabatan {jabatan.kode}: {key} "{lain}" {selection.name_a_seat(titles[lain])}'
                )
                yield Problem(jabatan.span, "J031", pesan, jabatan=(jabatan.kode,))
                continue
            why = f"tidak ada.{hint(lain)}" if lain not in dropped else _UNUSABLE
            pesan = f'jabatan {jabatan.kode}: {key} "{lain}" {why}'
            yield Problem(jabatan.span, kode, pesan, jabatan=(jabatan.kode,))


def signatories_exist(
    organisasi: domain.Organisasi, resolved: cascade.Cascade
) -> Iterator[Problem]:
    """J019: whoever has indicators has somebody to sign with; else the agreement would be lost."""
    for kode in resolved.given:
        jabatan = organisasi.jabatan.get(kode)
        if jabatan and jabatan.atasan is None and jabatan.pihak_kedua is None:
            pesan = (
                f"jabatan {kode} memiliki indikator, tetapi tidak ada atasan yang menandatangani."
            )
            yield Problem(jabatan.span, "J019", pesan, jabatan=(kode,))


def frames_exist(organisasi: domain.Organisasi, dropped: Container[str]) -> Iterator[Problem]:
    """J017: the posts that get the ornamental frame stand in the chart."""
    touched = meant_by(organisasi)
    titles = domain.codes_by_titel(organisasi.jabatan.values())
    for kode in organisasi.naskah.bingkai:
        if kode in titles:
            pesan = f'bingkai: jabatan "{kode}" {selection.name_a_seat(titles[kode])}'
            yield Problem(organisasi.naskah.span, "J031", pesan, jabatan=titles[kode])
        elif kode not in organisasi.jabatan and kode not in dropped:
            hint = suggest(kode, organisasi.jabatan)
            pesan = f'bingkai: jabatan "{kode}" tidak ada.{hint}'
            yield Problem(organisasi.naskah.span, "J017", pesan, jabatan=touched(kode))


def handover_posts_exist(
    organisasi: domain.Organisasi, dropped: Container[str]
) -> Iterator[Problem]:
    """J036 (warning): who makes the recap, and for whom, stand in the chart as one post each."""
    own = organisasi.penyerahan
    titles = domain.codes_by_titel(organisasi.jabatan.values())
    for key, kode in (("penyusun", own.penyusun), ("kepada", own.kepada)):
        if kode is None or kode in organisasi.jabatan or kode in dropped:
            continue
        hint = suggest(kode, organisasi.jabatan)
        what = selection.name_a_seat(titles[kode]) if kode in titles else f"tidak ada.{hint}"
        pesan = f'{key}: jabatan "{kode}" {what}'
        yield Problem(own.span, "J036", pesan, Berat.PERINGATAN)


def chart_has_no_circle(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J004: following the atasan upwards never comes back to the post."""
    places = {kode: place for place, kode in enumerate(organisasi.jabatan)}
    for found in _circles(organisasi):
        first = found.index(min(found, key=places.__getitem__))
        circle = (*found[first:], *found[:first])
        shown = (
            circle if len(circle) <= _SHOWN else (*circle[:_SHOWN], f"… ({len(circle)} jabatan)")
        )
        words = " -> ".join((*shown, circle[0]))
        pesan = f"garis atasan melingkar: {words}."
        yield Problem(organisasi.jabatan[circle[0]].span, "J004", pesan, jabatan=circle)


def _circles(organisasi: domain.Organisasi) -> Iterator[list[domain.KodeJabatan]]:
    """Each circle once: no post is walked over twice."""
    seen: set[domain.KodeJabatan] = set()
    for start in organisasi.jabatan:
        path, end = _upwards(organisasi, start, seen)
        seen.update(path)
        if end in path:
            yield path[path.index(end) :]


def _upwards(
    organisasi: domain.Organisasi, start: domain.KodeJabatan, known: Container[domain.KodeJabatan]
) -> tuple[list[domain.KodeJabatan], domain.KodeJabatan | None]:
    """The posts from one upwards, and where they end: at one known, one met before, a gap, None."""
    path: dict[domain.KodeJabatan, None] = {}
    kode: domain.KodeJabatan | None = start
    while kode in organisasi.jabatan and kode is not None:
        if kode in known or kode in path:
            break
        path[kode] = None
        kode = organisasi.jabatan[kode].atasan
    return list(path), kode


def lines_are_short(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J024: no post has more superiors than an office has levels; one problem for all of them."""
    deep = [kode for kode, levels in _levels(organisasi).items() if levels > domain.MOST_LEVELS]
    if deep:
        pesan = (
            f"garis atasan lebih dari {domain.MOST_LEVELS} tingkat pada {len(deep)} jabatan (yang "
            f"pertama {deep[0]}); periksa atasan mereka."
        )
        yield Problem(organisasi.jabatan[deep[0]].span, "J024", pesan, jabatan=tuple(deep))


def _levels(organisasi: domain.Organisasi) -> Mapping[domain.KodeJabatan, int]:
    """How many posts stand in the line of each, itself too; 0 where the line is a circle."""
    levels: dict[domain.KodeJabatan, int] = {}
    for start in organisasi.jabatan:
        path, end = _upwards(organisasi, start, levels)
        above = levels.get(end, -1) if end else -1
        circle = end in path or above == 0
        for place, own in enumerate(reversed(path), start=1):
            levels[own] = 0 if circle else max(0, above) + place
    return levels


def units_have_one_head(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J006: in a unit only its head reports to someone outside of it (Pergub 152/2019).

    The head is the one that most posts of the unit stand under; the others are reported.
    """
    by_unit: dict[str, list[domain.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        by_unit[jabatan.unit].append(jabatan)
    for unit, members in by_unit.items():
        outward = [j for j in members if _reports_outside(organisasi, j)]
        if len(outward) < 2:
            continue
        below = Counter(a.kode for j in members for a in domain.iter_chain(organisasi, j.kode))
        head = max(outward, key=lambda jabatan: below[jabatan.kode])
        for jabatan in outward:
            if jabatan is not head:
                atasan = organisasi.jabatan[jabatan.atasan or jabatan.kode]
                pesan = (
                    f"jabatan {jabatan.kode} ({unit}): atasannya {atasan.kode} berada di unit lain "
                    f"({atasan.unit}), padahal kepala unit ini {head.kode}."
                )
                yield Problem(jabatan.span, "J006", pesan, jabatan=(jabatan.kode,))


def _reports_outside(organisasi: domain.Organisasi, jabatan: domain.Jabatan) -> bool:
    atasan = organisasi.jabatan.get(jabatan.atasan) if jabatan.atasan else None
    return atasan is not None and atasan.unit != jabatan.unit


def holders_nip(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J008: a NIP has 18 digits: date of birth, month of appointment, sex 1/2, serial of three.

    The number of a PPPK (`status`) has the count of contracts where a NIP has the month. The serial
    begins with 001: Excel keeps 15 digits of a number and makes 000 of the others.
    Dasar: Peraturan Kepala BKN 22/2007; Peraturan BKN 1/2019 (nomor induk PPPK).
    """
    tahun = organisasi.naskah.tanggal.tahun
    for jabatan in organisasi.jabatan.values():
        for pejabat in (jabatan.pejabat, *jabatan.pengganti):
            nip, status = (pejabat.nip, pejabat.status) if pejabat else ("", "")
            if pejabat and nip and (wrong := _nip_fault(nip, tahun, status)):
                pesan = f"jabatan {jabatan.kode}: NIP tidak sah: {wrong}."
                yield Problem(pejabat.span, "J008", pesan, jabatan=(jabatan.kode,))


def _nip_fault(nip: str, tahun: int, status: str) -> str:
    if len(nip) != 18 or not nip.isdecimal():
        return f"harus 18 angka, ini {len(nip)}"
    lahir, diangkat = (int(nip[0:4]), int(nip[4:6]), int(nip[6:8])), int(nip[8:12])
    if not wording.is_calendar_date(*lahir):
        return "8 angka pertama bukan tanggal lahir"
    if not wording.is_calendar_date(diangkat, 1, 1):
        return "angka ke-9 sampai ke-12 bukan tahun pengangkatan"
    if status != "PPPK" and not 1 <= int(nip[12:14]) <= 12:
        return "angka ke-13 dan ke-14 bukan bulan pengangkatan" + ("" if status else _BILA_PPPK)
    return _nip_doubt(nip, diangkat - lahir[0], tahun - diangkat)


def _nip_doubt(nip: str, umur: int, masa: int) -> str:
    """What no NIP can say of a life: how old at the appointment, how long ago, which person."""
    if umur < 15:
        return "tahun pengangkatan terlalu dekat dengan tahun lahir"
    if masa < 0:
        return "tahun pengangkatan sesudah tahun penandatanganan"
    if nip[14] not in "12":
        return "angka ke-15 harus 1 atau 2"
    return _DIBULATKAN if nip.endswith("000") else ""


def one_person_one_post(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J009/J011: one person holds one post, unless the others are held as Plt. or Plh.

    Persons are told apart by NIP, or by name where none is given. One NIP has one name, and so has
    one NRK that is printed.
    """
    by_person: dict[str, list[domain.Jabatan]] = defaultdict(list)
    by_nrk: dict[str, list[domain.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        if jabatan.pejabat:
            by_person[jabatan.pejabat.nip or jabatan.pejabat.nama.casefold()].append(jabatan)
            if jabatan.pejabat.bernrk and jabatan.pejabat.nrk:
                by_nrk[jabatan.pejabat.nrk].append(jabatan)
    for posts in by_person.values():
        yield from _double_holder(posts)
        yield from _two_names(posts, "NIP")
    for posts in by_nrk.values():
        yield from _two_names(posts, "NRK")


def _double_holder(posts: Sequence[domain.Jabatan]) -> Iterator[Problem]:
    own = [(j, j.pejabat) for j in posts if j.pejabat and not j.pejabat.sebutan]
    for jabatan, pejabat in own[1:]:
        pesan = (
            f"pejabat jabatan {jabatan.kode} juga memangku {own[0][0].kode}; "
            'bila merangkap, isi sebutan "Plt." atau "Plh." pada salah satunya.'
        )
        codes = (own[0][0].kode, jabatan.kode)
        yield Problem(pejabat.span, "J009", pesan, jabatan=codes)


def _two_names(posts: Sequence[domain.Jabatan], number: str) -> Iterator[Problem]:
    first = posts[0].pejabat
    for jabatan in posts[1:]:
        if first and jabatan.pejabat and jabatan.pejabat.nama != first.nama:
            pesan = (
                f"{number} pejabat jabatan {jabatan.kode} sama dengan pada {posts[0].kode}, "
                "namanya lain."
            )
            codes = (posts[0].kode, jabatan.kode)
            yield Problem(jabatan.pejabat.span, "J011", pesan, jabatan=codes)


def parties_differ(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """J018 (warning): nobody signs an agreement with himself; as Plt. he may without noticing."""
    for jabatan in organisasi.jabatan.values():
        kode = jabatan.pihak_kedua or jabatan.atasan
        atasan = organisasi.jabatan.get(kode) if kode else None
        own, other = jabatan.pejabat, atasan.pejabat if atasan else None
        if own and other and (own.nip or own.nama) == (other.nip or other.nama):
            pesan = f"jabatan {jabatan.kode}: Pihak Pertama dan Pihak Kedua adalah orang yang sama."
            yield Problem(own.span, "J018", pesan, Berat.PERINGATAN, (jabatan.kode,))


def file_names(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """F001/F002: names of files (the codes) and archives may be used on Windows, and differ."""
    seen: dict[str, domain.KodeJabatan] = {}
    for kode, jabatan in organisasi.jabatan.items():
        key = kode.casefold()
        if key in _RESERVED:
            pesan = f'kode "{kode}" tidak dapat menjadi nama berkas di Windows; ganti kodenya.'
            yield Problem(jabatan.span, "F001", pesan, jabatan=(kode,))
        if _PERUBAHAN.search(key):
            pesan = f'kode "{kode}" berakhir seperti nama berkas PK Perubahan; ganti kodenya.'
            yield Problem(jabatan.span, "F001", pesan, jabatan=(kode,))
        if key in seen:
            pesan = f'kode "{kode}" dan "{seen[key]}" menjadi nama berkas yang sama di Windows.'
            yield Problem(jabatan.span, "F002", pesan, jabatan=(kode, seen[key]))
        seen.setdefault(key, kode)
    yield from _archive_names(organisasi)


def _archive_names(organisasi: domain.Organisasi) -> Iterator[Problem]:
    """The same for units, whose names become those of archives and of bundles."""
    seen: dict[str, str] = {}
    by_unit: dict[str, list[domain.Jabatan]] = defaultdict(list)
    for jabatan in organisasi.jabatan.values():
        by_unit[jabatan.unit].append(jabatan)
    for unit, members in by_unit.items():
        name, codes = slug(unit), tuple(jabatan.kode for jabatan in members)
        if not name or name in _RESERVED:
            pesan = f'nama unit "{unit}" tidak dapat menjadi nama arsip; ganti namanya.'
            yield Problem(members[0].span, "F001", pesan, jabatan=codes)
        elif name in seen:
            pesan = f'nama unit "{unit}" dan "{seen[name]}" menjadi nama arsip yang sama.'
            yield Problem(members[0].span, "F002", pesan, jabatan=codes)
        seen.setdefault(name, unit)


def titles_known(organisasi: domain.Organisasi, resolved: cascade.Cascade) -> Iterator[Problem]:
    """J012: a post that has indicators has a jenjang with a title for its lampiran."""
    titles = organisasi.naskah.judul_lampiran
    hint = suggester(titles)
    for kode in resolved:
        jabatan = organisasi.jabatan[kode]
        if jabatan.jenjang not in titles:
            pesan = (
                f'jabatan {kode}: jenjang "{jabatan.jenjang}" belum berjudul di '
                f"naskah judul_lampiran.{hint(jabatan.jenjang)}"
            )
            yield Problem(jabatan.span, "J012", pesan, jabatan=(kode,))


def holders_known(organisasi: domain.Organisasi, resolved: cascade.Cascade) -> Iterator[Problem]:
    """J016 (warning): who signs without a name or number gets a dotted line to fill by hand."""
    first = [organisasi.jabatan[kode] for kode in resolved]
    signers = {j.kode: j for own in first for j in (own, resolved.signatory(own)) if j}
    vacant = [j for j in signers.values() if not domain.Pihak(j, j.pejabat).bernama]
    if vacant:
        nip = "NIP/NRK" if organisasi.naskah.bernrk else "NIP"
        pesan = (
            f"{len(vacant)} jabatan penanda tangan belum berpejabat atau belum ber-{nip} (yang "
            f"pertama {vacant[0].kode}); nama atau {nip}-nya dicetak sebagai titik-titik."
        )
        yield Problem(vacant[0].span, "J016", pesan, Berat.PERINGATAN)


def signing_date(organisasi: domain.Organisasi, katalog: domain.Katalog) -> Iterator[Problem]:
    """J014 (warning): signed later than due, in another year, or changed before it was signed.

    Dasar: Permenpan RB 53/2014: at the latest one month after the budget paper is passed; that
    day is `batas_tanggal`. Real dates slip, so this only warns.
    """
    naskah = organisasi.naskah
    tanggal, batas = naskah.tanggal, naskah.batas_tanggal
    yield from _outside_year(naskah, "penandatanganan", tanggal, katalog.tahun)
    if naskah.tanggal_perubahan:
        yield from _outside_year(naskah, "PK Perubahan", naskah.tanggal_perubahan, katalog.tahun)
        if naskah.tanggal_perubahan.akhir < tanggal.awal:
            pesan = (
                f"tanggal PK Perubahan {wording.format_tanggal(naskah.tanggal_perubahan)} "
                f"mendahului perjanjian induknya, {wording.format_tanggal(tanggal)}."
            )
            yield Problem(naskah.span, "J014", pesan, Berat.PERINGATAN)
    late = batas and tanggal.awal > batas.akhir
    if batas and late and tanggal.tahun == katalog.tahun:
        pesan = (
            f"tanggal penandatanganan {wording.format_tanggal(tanggal)} melewati batas "
            f"{wording.format_tanggal(batas)}."
        )
        yield Problem(naskah.span, "J014", pesan, Berat.PERINGATAN)


def _outside_year(
    naskah: domain.Naskah, which: str, tanggal: domain.Tanggal, tahun: int
) -> Iterator[Problem]:
    if tanggal.tahun != tahun:
        pesan = f"tanggal {which} {wording.format_tanggal(tanggal)} di luar tahun {tahun}."
        yield Problem(naskah.span, "J014", pesan, Berat.PERINGATAN)
