"""The chart read: one bad post or wilayah does not cost the others."""

from pathlib import Path

from pkdocs.domain import Tanggal, Tenggat
from pkdocs.domain.salinan import Sumber
from pkdocs.outputs.carried import read_document
from pkdocs.review.read.salinan import read_salinan
from pkdocs.sources.project import load_project
from tests.foreign import rewrite
from tests.helpers import edit, read_lines, run
from tests.support.folder import files
from tests.support.seats import give_seats


def test_one_unreadable_post_does_not_stop_the_others_either(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "nama: Kepala Subbagian Satu", "nama: [a, b]")
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert "B003 jabatan ke-8 nama: harus berupa teks, bukan daftar." in done.stderr
    assert len(files(fresh_project / "output")) == 7


def test_one_unreadable_wilayah_does_not_stop_the_others(fresh_project: Path) -> None:
    edit(fresh_project, "org.yaml", "      - Melati", '      - "123"\n      - Melati')
    done = run("generate", "-C", str(fresh_project))
    assert done.returncode == 1
    assert 'wilayah ke-1 anak ke-1: "123" bukan teks' in done.stderr
    assert len(files(fresh_project / "output")) == 8


def test_the_seats_of_a_title_are_posts_with_codes_that_stay(fresh_project: Path) -> None:
    chart = load_project(give_seats(fresh_project)).value
    assert chart is not None
    seats = [j for j in chart.organisasi.jabatan.values() if j.titel]
    assert [(j.kode, j.titel, j.kursi, j.peran) for j in seats] == [
        ("analis-peraturan", "analis", "Peraturan", "selaku Ketua Subkelompok Peraturan"),
        ("analis-bantuan", "analis", "Bantuan", ""),
        ("analis-kosong", "analis", "Kosong", ""),
        *((f"pengolah-0{n}", "pengolah", f"0{n}", "") for n in range(1, 6)),
    ]
    assert {j.nama for j in seats} == {"Analis Contoh Ahli Muda", "Pengolah Data Contoh"}


def test_a_pola_gives_each_of_its_wilayah_the_seats(fresh_project: Path) -> None:
    staf = """      - kode: "staf-{kode}"
        nama: "Staf {nama}"
        jenis: pelaksana
        jenjang: Pengawas
        unit: "Kelurahan {nama}"
        atasan: "lurah-{kode}"
        peran: "selaku petugas {nama}"
        kursi: [Satu, {nama: Dua, peran: selaku ketua}]
wilayah:"""
    edit(fresh_project, "org.yaml", "wilayah:", staf)
    edit(fresh_project, "org.yaml", "      - Melati", "      - Melati\n      - Anggrek")
    chart = load_project(fresh_project).value
    assert chart is not None
    found = [(j.kode, j.peran) for j in chart.organisasi.jabatan.values() if j.titel]
    assert found == [
        ("staf-melati-satu", "selaku petugas Melati"),
        ("staf-melati-dua", "selaku ketua"),
        ("staf-anggrek-satu", "selaku petugas Anggrek"),
        ("staf-anggrek-dua", "selaku ketua"),
    ]


def test_each_seat_has_an_agreement_and_a_file_that_reads_back_as_its_data(
    fresh_project: Path,
) -> None:
    folder = give_seats(fresh_project)
    done = run("generate", "-C", str(folder))
    assert done.returncode == 0
    made = files(folder / "output" / "2023")
    assert {"analis-peraturan.docx", "pengolah-05.docx"} <= made
    compared = run("diff", str(folder / "output" / "2023"), str(folder))
    assert "16 jabatan dibandingkan: 0 berubah, 16 sama." in compared.stdout


def test_a_paper_of_a_seat_says_role_and_label_to_who_never_saw_its_data(
    fresh_project: Path,
) -> None:
    folder = give_seats(fresh_project)
    edit(folder, "org.yaml", "  tempat:", "  label_nip: {PNS: NIP., PPPK: NI PPPK.}\n  tempat:")
    posts = ("analis-peraturan", "pengolah-01", "pengolah-02", "analis-kosong")
    assert run("generate", *posts, "-C", str(folder)).returncode == 0
    made = {p.stem: p.read_bytes() for p in (folder / "output" / "2023").glob("*.docx")}
    texts = {stem: " ".join(read_lines(data)) for stem, data in made.items()}
    assert (
        "Dr. H. RANGGA CONTOH, S.Sos., M.Si. NIP. 198001012005011011" in texts["analis-peraturan"]
    )
    assert "NI PPPK. 199001012021212001" in texts["pengolah-01"]
    for stem, data in made.items():
        carried = read_document(data)
        assert carried is not None
        bare = rewrite(data, carried.part, lambda _: b"<x/>")
        read = read_salinan(bare, stem).value
        known = read_salinan(data, stem).value
        assert read is not None
        assert known is not None
        assert (read.sumber, read.tak_terbaca) == (Sumber.TABEL, ())
        assert read.pihak_pertama == known.pihak_pertama
        assert read.pihak_kedua.jabatan == known.pihak_kedua.jabatan
        assert read.jabatan.removeprefix("Pjs. ") == known.jabatan


def test_who_is_printed_with_an_nrk_is_read_back_with_it_by_who_never_saw_its_data(
    fresh_project: Path,
) -> None:
    folder = give_seats(fresh_project)
    edit(folder, "org.yaml", "  tempat:", "  label_nip: {PNS: NRK.}\n  tempat:")
    posts = ("analis-peraturan", "pengolah-01", "pengolah-02")
    made = run("generate", *posts, "-C", str(folder))
    assert made.returncode == 0
    assert "Siap, tetapi nama atau NIP/NRK pihaknya belum diisi" in made.stdout
    numbers = {
        "analis-peraturan": ("NRK. 123456", "123456", ""),
        "pengolah-01": ("NI PPPK 199001012021212001", "199001012021212001", "123456"),
        "pengolah-02": ("NRK. ……", "", "123456"),
    }
    for stem, (line, first, second) in numbers.items():
        data = (folder / "output" / "2023" / f"{stem}.docx").read_bytes()
        assert f" {line}" in " ".join(read_lines(data))
        carried = read_document(data)
        assert carried is not None
        bare = rewrite(data, carried.part, lambda _: b"<x/>")
        for docx, sumber in ((data, Sumber.DATA), (bare, Sumber.TABEL)):
            read = read_salinan(docx, stem).value
            assert read is not None
            assert (read.sumber, read.tak_terbaca) == (sumber, ())
            assert (read.pihak_pertama.nip, read.pihak_kedua.nip or "") == (first, second)


def test_only_persons_of_the_status_with_that_label_are_printed_with_their_nrk(
    fresh_project: Path,
) -> None:
    folder = give_seats(fresh_project)
    people = folder / "pegawai.yaml"
    bagus = "memangku: [{jabatan: pengolah-02, sebutan: Pjs.}]"
    later = "memangku: [{jabatan: pengolah-02, selesai: Juni 2023}]"
    heir = """
  - nama: Ganti Contoh
    nrk: "654321"
    memangku: [{jabatan: pengolah-02, mulai: Juli 2023}]"""
    edit(folder, "pegawai.yaml", bagus, f"{later}{heir}")
    edit(folder, "org.yaml", "  tempat:", "  tanggal_perubahan: 1 Agustus 2023\n  tempat:")
    assert "Ganti" in people.read_text(encoding="utf-8")

    def numbers() -> dict[str, list[str | None]]:
        chart = load_project(folder).value
        assert chart is not None
        seats = (j for j in chart.organisasi.jabatan.values() if j.titel)
        holders = {j.kode: (j.pejabat, *j.pengganti) for j in seats}
        return {kode: [p.nomor if p else None for p in own] for kode, own in holders.items()}

    nip = {
        "analis-peraturan": ["198001012005011011"],
        "analis-bantuan": ["198001012005011011"],
        "analis-kosong": [None],
        "pengolah-01": ["199001012021212001"],
        "pengolah-02": ["199101012015011001", ""],
        **{f"pengolah-0{n}": [None] for n in (3, 4, 5)},
    }
    assert numbers() == nip
    edit(folder, "org.yaml", "  tempat:", "  label_nip: {PNS: NRK, PPPK: NIPPPK}\n  tempat:")
    assert numbers() == nip | {
        "analis-peraturan": ["123456"],
        "analis-bantuan": ["123456"],
        "pengolah-02": ["", "654321"],
    }


def test_last_days_are_days_and_one_that_is_none_is_told(fresh_project: Path) -> None:
    days = "{ditandatangani: 28 Februari 2023, diinput: Maret 2023, diserahkan: 2023-03-31}"
    block = f"penyerahan:\n  tenggat: {days}\n  penyusun: kabag-dua\n  kepada: walikota\njabatan:"
    edit(fresh_project, "org.yaml", "jabatan:", block)
    loaded = load_project(fresh_project)
    assert loaded.value is not None
    own = loaded.value.organisasi.penyerahan
    assert own.tenggat == Tenggat(
        ditandatangani=Tanggal(2023, 2, 28), diserahkan=Tanggal(2023, 3, 31)
    )
    assert (own.penyusun, own.kepada) == ("kabag-dua", "walikota")
    assert [str(p) for p in loaded.problems if p.kode == "J037"] != []
