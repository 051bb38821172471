"""Rules of the chart in their corners; what each says of a project stands in cases/bad."""

from collections.abc import Iterable

import pytest

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.values import replace
from pkdocs.rules.cascade import resolve_cascade
from pkdocs.rules.checks import chart as rules
from tests.support.worlds import NASKAH, chart, indikator, jabatan, katalog_of


def held(kode: str, nip: str = "", sebutan: str = "", nama: str = "Wira Contoh") -> domain.Jabatan:
    pejabat = domain.Pejabat(nama, "", "", nip, sebutan, Span("pejabat.yaml"))
    return replace(jabatan(kode, None), pejabat=pejabat)


def whole(found: Iterable[Problem]) -> list[str]:
    """Each problem with whom it touches."""
    return [f"{problem} [{' '.join(problem.jabatan)}]" for problem in found]


def test_a_circle_is_told_once_and_not_of_those_who_only_stand_below_it() -> None:
    posts = chart(jabatan("di-bawah", "satu"), jabatan("satu", "dua"), jabatan("dua", "satu"))
    (problem,) = rules.chart_has_no_circle(posts)
    assert (problem.kode, problem.jabatan) == ("J004", ("satu", "dua"))


@pytest.mark.parametrize(("count", "cut"), [(10, False), (11, True)])
def test_a_circle_of_more_than_ten_is_cut(count: int, cut: bool) -> None:
    posts = chart(*(jabatan(f"p{n}", f"p{(n + 1) % count}") for n in range(count)))
    (problem,) = rules.chart_has_no_circle(posts)
    assert (f"… ({count} jabatan)" in problem.pesan) is cut


@pytest.mark.parametrize(
    ("nip", "words"),
    [
        ("19800101200501100", "harus 18 angka, ini 17"),
        ("19800101200501100X", "harus 18 angka"),
        ("198013012005011001", "8 angka pertama bukan tanggal lahir"),
        ("198001010000011001", "angka ke-9 sampai ke-12 bukan tahun pengangkatan"),
        ("198001012005131001", "Bila ia PPPK, isi status: PPPK"),
        ("198001011994121001", "tahun pengangkatan terlalu dekat dengan tahun lahir"),
        ("198001012005013001", "angka ke-15 harus 1 atau 2"),
    ],
)
def test_what_is_wrong_with_a_nip_is_said(nip: str, words: str) -> None:
    (problem,) = rules.holders_nip(chart(held("camat", nip)))
    assert problem.kode == "J008"
    assert words in problem.pesan
    assert problem.span == Span("pejabat.yaml")


@pytest.mark.parametrize("nip", ["", "198001012005011001", "198001011995122999"])
def test_a_nip_that_can_be_one_and_none_at_all_are_fine(nip: str) -> None:
    assert list(rules.holders_nip(chart(held("camat", nip)))) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [("PPPK", ""), ("PNS", "bukan bulan pengangkatan."), ("", "Bila ia PPPK, isi status: PPPK")],
)
def test_the_number_of_a_pppk_counts_contracts_where_a_nip_has_the_month(
    status: str, words: str
) -> None:
    post = held("camat", "199001012021212001")
    assert post.pejabat is not None
    own = replace(post, pejabat=replace(post.pejabat, status=status))
    found = [problem.pesan for problem in rules.holders_nip(chart(own))]
    assert [words in pesan for pesan in found] == [True] * bool(words)


def test_the_nip_of_who_holds_a_post_on_the_day_of_a_perubahan_is_looked_at_too() -> None:
    later = held("camat", "1").pejabat
    post = replace(jabatan("camat", None), pengganti=(later,))
    assert [p.kode for p in rules.holders_nip(chart(post))] == ["J008"]


def seats_of(titel: str, *codes: str) -> list[domain.Jabatan]:
    kode = domain.KodeJabatan(titel)
    return [replace(jabatan(own, None), titel=kode) for own in codes]


def test_a_title_with_seats_is_no_atasan_no_pihak_kedua_and_has_no_frame() -> None:
    own = replace(jabatan("bawah", "analis"), pihak_kedua=domain.KodeJabatan("analis"))
    posts = chart(own, *seats_of("analis", "analis-01", "analis-02"))
    wanted = 'mempunyai 2 kursi; sebut salah satu kursinya: "analis-01" atau "analis-02".'
    found = list(rules.superiors_exist(posts, ()))
    assert [(p.kode, p.jabatan, wanted in p.pesan) for p in found] == [
        ("J031", ("bawah",), True),
        ("J031", ("bawah",), True),
    ]
    framed = replace(posts, naskah=replace(posts.naskah, bingkai=(domain.KodeJabatan("analis"),)))
    (problem,) = rules.frames_exist(framed, ())
    assert (problem.kode, problem.jabatan) == ("J031", ("analis-01", "analis-02"))


def test_of_many_seats_only_the_first_are_listed() -> None:
    many = seats_of("analis", *(f"analis-{n:02}" for n in range(1, 31)))
    (problem,) = rules.superiors_exist(chart(jabatan("bawah", "analis"), *many), ())
    assert '"analis-20", …' in problem.pesan
    assert "analis-21" not in problem.pesan


def test_who_stands_in_elsewhere_holds_one_post_of_his_own() -> None:
    own, other = held("satu", "198001012005011001"), held("dua", "198001012005011001", "Plt.")
    assert list(rules.one_person_one_post(chart(own, other))) == []
    both = replace(other, pejabat=own.pejabat)
    (problem,) = rules.one_person_one_post(chart(own, both))
    assert (problem.kode, problem.jabatan) == ("J009", ("satu", "dua"))


def test_persons_without_nip_are_told_apart_by_name() -> None:
    same = [held("satu"), held("dua")]
    assert [p.kode for p in rules.one_person_one_post(chart(*same))] == ["J009"]
    others = [held("satu"), held("dua", nama="Wira Lain")]
    assert list(rules.one_person_one_post(chart(*others))) == []


def test_the_head_of_a_unit_is_the_one_most_posts_of_it_stand_under() -> None:
    def within(kode: str, atasan: str) -> domain.Jabatan:
        return replace(jabatan(kode, atasan), unit="Bagian")

    posts = chart(
        jabatan("walikota", None),
        within("tamu", "walikota"),
        within("kepala", "walikota"),
        within("staf", "kepala"),
    )
    (problem,) = rules.units_have_one_head(posts)
    assert (problem.kode, problem.jabatan) == ("J006", ("tamu",))
    assert "kepala unit ini kepala" in problem.pesan


PLACE = Span("org.yaml", 5, 3)


def test_each_circle_is_told_and_posts_beside_or_behind_them_are_not() -> None:
    posts = chart(
        jabatan("puncak", None),
        jabatan("bawah", "satu"),
        jabatan("satu", "dua"),
        jabatan("dua", "tiga"),
        jabatan("tiga", "satu"),
        jabatan("yatim", "tidak-ada"),
        replace(jabatan("sendiri", "sendiri"), span=PLACE),
    )
    assert whole(rules.chart_has_no_circle(posts)) == [
        "x.yaml:1:1: J004 garis atasan melingkar: satu -> dua -> tiga -> satu. [satu dua tiga]",
        "org.yaml:5:3: J004 garis atasan melingkar: sendiri -> sendiri. [sendiri]",
    ]


def test_who_stands_above_or_signs_stands_in_the_chart() -> None:
    signs = domain.KodeJabatan
    posts = chart(
        jabatan("puncak", None),
        replace(jabatan("satu", "pncak"), span=PLACE),
        jabatan("dua", "hilang"),
        replace(jabatan("tiga", "puncak"), pihak_kedua=signs("tiga")),
        replace(jabatan("empat", "puncak"), pihak_kedua=signs("hilang")),
        replace(jabatan("lima", "puncak"), pihak_kedua=signs("pncak")),
        replace(jabatan("enam", "puncak"), pihak_kedua=signs("dua")),
    )
    later = "belum dapat dipakai; perbaiki dulu galatnya sendiri."
    assert whole(rules.superiors_exist(posts, frozenset(("hilang",)))) == [
        'org.yaml:5:3: J002 jabatan satu: atasan "pncak" tidak ada. Maksudnya "puncak"? [satu]',
        f'x.yaml:1:1: J002 jabatan dua: atasan "hilang" {later} [dua]',
        "x.yaml:1:1: J003 jabatan tiga: pihak_kedua menunjuk jabatan itu sendiri. [tiga]",
        f'x.yaml:1:1: J003 jabatan empat: pihak_kedua "hilang" {later} [empat]',
        'x.yaml:1:1: J003 jabatan lima: pihak_kedua "pncak" tidak ada. Maksudnya "puncak"? [lima]',
    ]


def test_who_has_indicators_has_somebody_to_sign_with() -> None:
    signed = replace(jabatan("bertanda", None), pihak_kedua=domain.KodeJabatan("puncak"))
    posts = chart(jabatan("puncak", None), jabatan("kosong", None), signed, jabatan("a", "puncak"))
    given = [(kode, domain.Sifat.LANGSUNG) for kode in ("hilang", "bertanda", "puncak", "a")]
    katalog = katalog_of("a", indikator("1.1", given))
    assert whole(rules.signatories_exist(posts, resolve_cascade(posts, katalog))) == [
        (
            "x.yaml:1:1: J019 jabatan puncak memiliki indikator, tetapi tidak ada atasan yang "
            "menandatangani. [puncak]"
        )
    ]


def test_posts_with_a_frame_stand_in_the_chart() -> None:
    codes = tuple(map(domain.KodeJabatan, ("hilang", "walikota", "walkota", "xyz")))
    naskah = replace(NASKAH, bingkai=codes, span=PLACE)
    posts = replace(chart(jabatan("walikota", None)), naskah=naskah)
    assert whole(rules.frames_exist(posts, frozenset(("hilang",)))) == [
        (
            'org.yaml:5:3: J017 bingkai: jabatan "walkota" tidak ada. Maksudnya "walikota"? '
            "[walkota walikota]"
        ),
        'org.yaml:5:3: J017 bingkai: jabatan "xyz" tidak ada. []',
    ]


def test_who_makes_the_recap_and_for_whom_stand_in_the_chart_as_one_post() -> None:
    posts = chart(jabatan("walikota", None), *seats_of("analis", "analis-01", "analis-02"))

    def found(penyusun: str | None, kepada: str | None) -> list[str]:
        codes = [domain.KodeJabatan(own) if own else None for own in (penyusun, kepada)]
        own = domain.Penyerahan(penyusun=codes[0], kepada=codes[1], span=PLACE)
        return whole(rules.handover_posts_exist(replace(posts, penyerahan=own), {"hilang"}))

    assert found("walikota", "hilang") == found(None, None) == []
    seats = 'mempunyai 2 kursi; sebut salah satu kursinya: "analis-01" atau "analis-02".'
    assert found("analis", "walkota") == [
        f'org.yaml:5:3: J036 peringatan: penyusun: jabatan "analis" {seats} []',
        (
            'org.yaml:5:3: J036 peringatan: kepada: jabatan "walkota" tidak ada. Maksudnya '
            '"walikota"? []'
        ),
    ]


def test_in_each_unit_all_but_its_head_are_told_of() -> None:
    def within(kode: str, atasan: str | None, unit: str) -> domain.Jabatan:
        return replace(jabatan(kode, atasan), unit=unit, span=PLACE)

    posts = chart(
        within("walikota", None, "Kota"),
        within("lain", "walikota", "Lain"),
        within("tamu", "lain", "Bagian"),
        within("kepala", "walikota", "Bagian"),
        within("staf", "kepala", "Bagian"),
        within("bawahan", "staf", "Bagian"),
        within("orang", "tamu", "Bagian"),
        within("yatim", "hilang", "Bagian"),
        within("kedua", "walikota", "Bagian"),
        within("satu-satunya", "walikota", "Utuh"),
    )
    told = "org.yaml:5:3: J006 jabatan {0} (Bagian): atasannya {1} berada di unit lain ({2}), {3}"
    head = "padahal kepala unit ini kepala."
    assert whole(rules.units_have_one_head(posts)) == [
        told.format("tamu", "lain", "Lain", f"{head} [tamu]"),
        told.format("kedua", "walikota", "Kota", f"{head} [kedua]"),
    ]


@pytest.mark.parametrize(
    ("nip", "wrong"),
    [
        ("190001011915011001", False),
        ("200801012023011001", False),
        ("200801012022011001", True),
        ("198001012023122001", False),
        ("198001012024012001", True),
        ("198001012005012001", False),
        ("198001012005010001", True),
        ("198001012005011000", True),
        ("198001012005011100", False),
        ("198010102005101001", False),
        ("198004302005011001", False),
        ("198004312005011001", True),
        ("198011012005111001", False),
        ("19800101200501１001", True),
    ],
)
def test_a_nip_is_judged_at_its_edges(nip: str, wrong: bool) -> None:
    assert len(list(rules.holders_nip(chart(jabatan("kosong", None), held("camat", nip))))) == wrong


def test_a_wrong_nip_is_told_in_whole() -> None:
    assert whole(rules.holders_nip(chart(held("satu"), held("camat", "198001012005011000")))) == [
        (
            "pejabat.yaml:1:1: J008 jabatan camat: NIP tidak sah: tiga angka terakhirnya 000, "
            "seperti bila Excel membulatkannya; salin ulang dari data kepegawaian, dengan format "
            "sel Teks. [camat]"
        )
    ]


NIP = "198001012005011001"


def test_every_further_post_of_a_person_is_told_against_the_first() -> None:
    again = 'bila merangkap, isi sebutan "Plt." atau "Plh." pada salah satunya.'
    posts = chart(
        held("acting", NIP, "Plt."),
        jabatan("kosong", None),
        *(held(kode, NIP) for kode in ("satu", "dua", "tiga")),
    )
    assert whole(rules.one_person_one_post(posts)) == [
        f"pejabat.yaml:1:1: J009 pejabat jabatan {kode} juga memangku satu; {again} [satu {kode}]"
        for kode in ("dua", "tiga")
    ]


def test_one_nip_has_one_name() -> None:
    named = (("satu", "Wira"), ("dua", "Wira"), ("tiga", "Sari"), ("empat", "Sri"))
    posts = chart(
        *(held(kode, NIP, "Plt.", nama) for kode, nama in named),
        held("lima", "198001012005011002", "Plt.", "Adi"),
    )
    assert whole(rules.one_person_one_post(posts)) == [
        f"pejabat.yaml:1:1: J011 NIP pejabat jabatan {kode} sama dengan pada satu, namanya lain. "
        f"[satu {kode}]"
        for kode in ("tiga", "empat")
    ]


def test_one_nrk_that_is_printed_has_one_name() -> None:
    def numbered(kode: str, nama: str, **fields: object) -> domain.Jabatan:
        post = held(kode, sebutan="Plt.", nama=nama)
        assert post.pejabat is not None
        return replace(post, pejabat=replace(post.pejabat, **fields))  # type: ignore[arg-type]

    posts = chart(
        *(
            numbered(kode, nama, nrk="123456", bernrk=True)
            for kode, nama in (("a", "A"), ("b", "B"))
        ),
        numbered("c", "C", nrk="123456"),
        numbered("d", "D", bernrk=True),
        numbered("e", "E", bernrk=True),
    )
    assert whole(rules.one_person_one_post(posts)) == [
        "pejabat.yaml:1:1: J011 NRK pejabat jabatan b sama dengan pada a, namanya lain. [a b]"
    ]


def test_a_person_without_nip_is_one_whatever_the_letter_case() -> None:
    found = list(rules.one_person_one_post(chart(held("satu"), held("dua", nama="WIRA CONTOH"))))
    assert [p.kode for p in found] == ["J009", "J011"]


@pytest.mark.parametrize(
    ("own", "other", "same"),
    [
        ((NIP, "Wira"), (NIP, "Wira W."), True),
        ((NIP, "Wira"), ("198001012005011002", "Wira"), False),
        (("", "Wira"), ("", "Wira"), True),
        (("", "Wira"), ("", "Sari"), False),
        (("", "Wira"), (NIP, "Wira"), False),
    ],
)
def test_nobody_signs_with_himself_unwarned(
    own: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    above = held("atasan", other[0], "", other[1])
    below = replace(held("bawahan", own[0], "Plt.", own[1]), atasan=above.kode)
    elsewhere = replace(below, kode=domain.KodeJabatan("lain"), atasan=None, pihak_kedua=above.kode)
    empty = jabatan("kosong", "atasan")
    gap = replace(below, kode=domain.KodeJabatan("yatim"), atasan=domain.KodeJabatan("hilang"))
    said = "Pihak Pertama dan Pihak Kedua adalah orang yang sama."
    assert whole(rules.parties_differ(chart(empty, gap, above, below, elsewhere))) == [
        f"pejabat.yaml:1:1: J018 peringatan: jabatan {kode}: {said} [{kode}]"
        for kode in ("bawahan", "lain")
        if same
    ]


def test_codes_can_be_files_on_windows_and_units_archives() -> None:
    codes = ("con", "lpt1", "com9", "com10", "nul-x", "a-perubahan-1", "a-perubahan-1-b", "B", "b")
    posts = [replace(jabatan(kode, None), unit=f"Unit {at}") for at, kode in enumerate(codes)]
    windows = "tidak dapat menjadi nama berkas di Windows; ganti kodenya."
    assert whole(rules.file_names(chart(*posts))) == [
        *(f'x.yaml:1:1: F001 kode "{kode}" {windows} [{kode}]' for kode in ("con", "lpt1", "com9")),
        (
            'x.yaml:1:1: F001 kode "a-perubahan-1" berakhir seperti nama berkas PK Perubahan; '
            "ganti kodenya. [a-perubahan-1]"
        ),
        'x.yaml:1:1: F002 kode "b" dan "B" menjadi nama berkas yang sama di Windows. [b B]',
    ]


def test_units_become_archives_of_different_names() -> None:
    units = (("a", "Bagian Satu"), ("b", "---"), ("c", "Con"), ("d", "BAGIAN satu"), ("e", "Con"))
    posts = [
        replace(jabatan(kode, None), unit=unit, span=Span("org.yaml", line))
        for line, (kode, unit) in enumerate(units, start=1)
    ]
    name = "tidak dapat menjadi nama arsip; ganti namanya."
    assert whole(rules.file_names(chart(*posts))) == [
        f'org.yaml:2:1: F001 nama unit "---" {name} [b]',
        f'org.yaml:3:1: F001 nama unit "Con" {name} [c e]',
        (
            'org.yaml:4:1: F002 nama unit "BAGIAN satu" dan "Bagian Satu" menjadi nama arsip yang '
            "sama. [d]"
        ),
    ]


def test_a_jenjang_without_title_and_signers_without_name_are_told() -> None:
    posts = chart(
        jabatan("puncak", None),
        replace(jabatan("walikota", "puncak"), jenjang="Tngi"),
        held("camat", NIP),
        replace(held("lurah"), atasan=domain.KodeJabatan("walikota"), span=PLACE),
    )
    titled = replace(posts, naskah=replace(NASKAH, judul_lampiran={"J": "", "Tinggi": ""}))
    given = resolve_cascade(posts, katalog_of("walikota", indikator("1.1", [])))
    assert whole(rules.titles_known(titled, given)) == [
        (
            'x.yaml:1:1: J012 jabatan walikota: jenjang "Tngi" belum berjudul di naskah '
            'judul_lampiran. Maksudnya "Tinggi"? [walikota]'
        )
    ]
    lurah = katalog_of("walikota", indikator("1.1", [("lurah", domain.Sifat.LANGSUNG)]))
    assert whole(rules.holders_known(titled, resolve_cascade(posts, lurah))) == [
        (
            "x.yaml:1:1: J016 peringatan: 3 jabatan penanda tangan belum berpejabat atau belum "
            "ber-NIP (yang pertama walikota); nama atau NIP-nya dicetak sebagai titik-titik. []"
        )
    ]
    by_nrk = replace(titled, naskah=replace(titled.naskah, label_nip={"PNS": "NRK"}))
    (vacant,) = rules.holders_known(by_nrk, resolve_cascade(posts, lurah))
    assert "belum ber-NIP/NRK (yang" in vacant.pesan
    assert "nama atau NIP/NRK-nya dicetak" in vacant.pesan


def date(text: str | None) -> domain.Tanggal | None:
    return domain.Tanggal(*map(int, text.split("-"))) if text else None


@pytest.mark.parametrize(
    ("signed", "due", "changed", "told"),
    [
        ("2023-2-6", "2023-2-28", None, []),
        ("2023-2-28", "2023-2-28", None, []),
        ("2023-3", "2023-2-28", None, ["penandatanganan …… Maret 2023 melewati batas 28 Feb"]),
        ("2023-2", "2023-2-28", None, []),
        ("2023-2-6", "2023-2", None, []),
        ("2023-3-1", "2023-2", None, ["penandatanganan 1 Maret 2023 melewati batas …… Feb"]),
        ("2023-11-6", "2023", None, []),
        ("2024-3-1", "2023-2-28", None, ["penandatanganan 1 Maret 2024 di luar tahun 2023."]),
        ("2023-3-1", None, None, []),
        ("2023-2-6", None, "2023-2-6", []),
        ("2023-2-6", None, "2023-2", []),
        ("2023-2-6", None, "2023", []),
        ("2023-12-31", None, "2023", []),
        ("2023-2-6", None, "2023-2-5", ["PK Perubahan 5 Februari 2023 mendahului perjanjian"]),
        (
            "2023-2-6",
            None,
            "2022-2-7",
            ["PK Perubahan 7 Februari 2022 di luar", "PK Perubahan 7 Februari 2022 mendahului"],
        ),
    ],
)
def test_dates_are_in_their_order(
    signed: str, due: str | None, changed: str | None, told: list[str]
) -> None:
    naskah = replace(
        NASKAH,
        tanggal=date(signed) or NASKAH.tanggal,
        batas_tanggal=date(due),
        tanggal_perubahan=date(changed),
        span=PLACE,
    )
    found = list(rules.signing_date(replace(chart(), naskah=naskah), katalog_of("walikota")))
    assert len(found) == len(told)
    for problem, words in zip(found, told, strict=True):
        assert str(problem).startswith(f"org.yaml:5:3: J014 peringatan: tanggal {words}")
        assert (problem.berat, problem.jabatan) == (Berat.PERINGATAN, ())
