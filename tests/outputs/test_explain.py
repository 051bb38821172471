"""Why an indicator stands in an agreement: the chain from the mayor."""

from pathlib import Path

from tests.helpers import edit, run
from tests.support.units import with_units


def test_explain_gives_the_chain_from_the_mayor_with_file_and_line(fresh_project: Path) -> None:
    done = run("explain", "kasubbag-satu", "2.1", "-C", str(fresh_project))
    assert done.stdout.splitlines() == [
        "2.1 Persentase arsip tertata",
        "pada Perjanjian Kinerja Kepala Subbagian Satu (kasubbag-satu): langsung (dicentang)",
        "",
        "indikator   indicators.yaml:62",
        "Walikota Kota Contoh (org.yaml:17)",
        "   pemilik: memuat semua indikator",
        "└─ Sekretaris Kota Contoh (org.yaml:25)",
        "      tidak memiliki indikator ini; dilewati",
        "   └─ Asisten Satu (org.yaml:32)",
        "         langsung (dicentang), Lampiran I (indicators.yaml:76)",
        "      └─ Kepala Bagian Satu (org.yaml:46)",
        "            langsung (dicentang), Lampiran II (indicators.yaml:78)",
        "         └─ Kepala Subbagian Satu (org.yaml:60)",
        "               langsung (dicentang), Lampiran III (indicators.yaml:80)",
    ]


def test_explain_of_an_own_indicator_names_its_parent(fresh_project: Path) -> None:
    done = run("explain", "kabag-satu", "1.1.a", "-C", str(fresh_project))
    assert "turunan sendiri 1.1.a dari 1.1 (indicators.yaml:82): Persentase" in done.stdout


def test_explain_of_a_row_derived_from_the_superiors_gives_every_link(fresh_project: Path) -> None:
    done = run("explain", "kasubbag-satu", "1.1.a.1", "-C", str(fresh_project))
    assert done.stdout.splitlines()[-5:] == [
        "      └─ Kepala Bagian Satu (org.yaml:46)",
        "            diturunkan (menyusun indikator sendiri), Lampiran II (indicators.yaml:36)",
        (
            "            turunan sendiri 1.1.a dari 1.1 (indicators.yaml:82): Persentase layanan "
            "satu yang selesai tepat waktu"
        ),
        "         └─ Kepala Subbagian Satu (org.yaml:60)",
        (
            "               turunan sendiri 1.1.a.1 dari 1.1.a (indicators.yaml:108), penurunan "
            "langsung: Persentase berkas layanan satu yang lengkap"
        ),
    ]


def test_what_rests_on_a_row_is_told_at_every_depth(fresh_project: Path) -> None:
    done = run("explain", "asisten-satu", "1.1", "--below", "-C", str(fresh_project))
    assert done.stdout.splitlines() == [
        "1.1 Indeks kepuasan layanan",
        "pada Perjanjian Kinerja Asisten Satu (asisten-satu): langsung (dicentang)",
        "",
        "2 baris pada 2 perjanjian di bawahnya bersandar pada baris ini:",
        "   Kepala Bagian Satu (kabag-satu)",
        "      1.1.a Persentase layanan satu yang selesai tepat waktu (turunan dari 1.1)",
        "      Kepala Subbagian Satu (kasubbag-satu)",
        "         1.1.a.1 Persentase berkas layanan satu yang lengkap (turunan dari 1.1.a)",
    ]


def test_where_nothing_rests_on_a_row_that_is_said(fresh_project: Path) -> None:
    done = run("explain", "kabag-dua", "1.1.b", "--below", "-C", str(fresh_project))
    assert done.stdout.splitlines()[3:] == [
        "Tidak ada perjanjian di bawahnya yang bersandar pada baris ini."
    ]
    assert run("explain", "kabag-dua", "9.9", "--below", "-C", str(fresh_project)).returncode == 1


def test_a_row_derived_from_the_score_card_leads_up_to_it(fresh_project: Path) -> None:
    edit(fresh_project, "indicators.yaml", "jabatan: kasubbag-satu", "jabatan: lurah-melati")
    edit(fresh_project, "indicators.yaml", 'induk: "1.1.a"', "induk: SC.1")
    done = run("explain", "lurah-melati", "1.1.a.1", "-C", str(fresh_project))
    assert (done.returncode, done.stderr) == (0, "")
    camat, _, said, *_ = done.stdout.splitlines()[-4:]
    assert "Camat Mawar" in camat or "SC.1 pada Score Card" in camat + said
    below = run("explain", "camat-mawar", "SC.1", "--below", "-C", str(fresh_project)).stdout
    assert "1.1.a.1 Persentase berkas layanan satu yang lengkap (turunan dari SC.1)" in below


def test_explain_of_an_indicator_that_is_not_there_lists_those_that_are(
    fresh_project: Path,
) -> None:
    done = run("explain", "kasubbag-satu", "9.9", "-C", str(fresh_project))
    assert done.returncode == 1
    assert 'perjanjian kasubbag-satu tidak memuat "9.9"; isinya 1.1.a.1, 2.1.' in done.stderr


def test_explain_tells_an_own_target_and_who_confirmed(fresh_project: Path) -> None:
    with_units(fresh_project)
    lines = run("explain", "camat-mawar", "1.1", "-C", str(fresh_project)).stdout.splitlines()
    assert lines[4] == (
        "target      sendiri (indicators.yaml:26), satuan Indeks: Diukur sebagai indeks."
    )
    assert lines[-2:] == [
        (
            "      langsung (dicentang), di luar lampiran (indicators.yaml:42); perlu dikonfirmasi"
            ": Dugaan."
        ),
        (
            "      dikonfirmasi Kepala Bagian Contoh, 9 Januari 2023 (Nota Dinas Contoh) "
            "(turunan/kecamatan-mawar.yaml:6)"
        ),
    ]
    lines = run("explain", "camat-mawar", "SC.1", "-C", str(fresh_project)).stdout.splitlines()
    assert lines[4:] == [
        "target      sendiri (turunan/kecamatan-mawar.yaml:4)",
        "score card  score-card.yaml:1",
        (
            "            dikonfirmasi Kepala Bagian Contoh, 9 Januari 2023 (Nota Dinas Contoh) "
            "(turunan/kecamatan-mawar.yaml:12)"
        ),
    ]
    lines = run("explain", "lurah-melati", "1.1", "-C", str(fresh_project)).stdout.splitlines()
    assert not any(line.startswith("target") for line in lines)
