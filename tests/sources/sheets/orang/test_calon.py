"""The first holder of a post, in the file of people that the project has."""

from pathlib import Path

from pkdocs.domain.lembar import BarisBaru
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.sheets.orang import pegawai
from tests.helpers import edit, make_project
from tests.support.bahan import apply, codes, new_row, read_bahan, row_of, texts_of
from tests.support.seats import give_seats

MEGA = {"Nama": "Mega Contoh, S.E.", "NIP": "19900202 201502 2 015"}
RANGGA = {"Nama": "Rangga Contoh", "NIP": "198001012005011011"}


def entered(folder: Path, *rows: BarisBaru) -> Bahan:
    bahan = read_bahan(folder)
    written = pegawai.SHEET.write(bahan, (), rows)
    assert not written.problems
    apply(folder, bahan, written.value or ())
    return read_bahan(folder)


def people(bahan: Bahan) -> list[dict[str, object]]:
    found: list[dict[str, object]] = bahan.sources["pegawai.yaml"].plain()["pegawai"]
    return found


def without_melati(folder: Path) -> Path:
    edit(make_project(folder), "pejabat.yaml", "  lurah-melati:", "  lurah-kenanga:")
    edit(folder, "org.yaml", "      - Melati\n", "      - Melati\n      - Kenanga\n")
    return folder


def test_in_the_file_by_post_he_is_the_next(tmp_path: Path) -> None:
    cells = {"NIP": MEGA["NIP"], "Nama": MEGA["Nama"], "Sebutan": "Plt."}
    after = entered(without_melati(tmp_path), new_row("Pegawai", "lurah-melati", cells))
    plain = after.sources["pejabat.yaml"].plain()["pejabat"]
    assert list(plain) == ["camat-mawar", "lurah-kenanga", "lurah-melati"]
    assert plain["lurah-melati"] == {
        "nama": "Mega Contoh, S.E.",
        "nip": "19900202 201502 2 015",
        "sebutan": "Plt.",
    }
    shown = texts_of(row_of(pegawai.build(after), "lurah-melati"))
    assert shown.items() >= cells.items()


def test_the_file_by_post_has_no_dates(tmp_path: Path) -> None:
    bahan = read_bahan(without_melati(tmp_path))
    row = new_row("Pegawai", "lurah-melati", {**MEGA, "Mulai": "2023"})
    written = pegawai.SHEET.write(bahan, (), [row])
    assert written.value == ()
    assert codes(written.problems) == ["X034"]
    assert written.problems[0].span.berkas == "isi.xlsx!Pegawai!Mulai"


def test_without_any_file_one_is_begun_and_named(tmp_path: Path) -> None:
    project = without_melati(tmp_path)
    edit(project, "org.yaml", "berkas_pejabat: pejabat.yaml\n", "")
    rows = [
        new_row("Pegawai", f"{kode}", cells)
        for kode, cells in (("lurah-melati", MEGA), ("camat-mawar", {"Nama": "Candra Contoh"}))
    ]
    after = entered(project, *rows)
    assert after.sources["org.yaml"].text(("berkas_pegawai",)) == "pegawai.yaml"
    assert people(after) == [
        {
            "nip": "19900202 201502 2 015",
            "nama": "Mega Contoh, S.E.",
            "memangku": [{"jabatan": "lurah-melati"}],
        },
        {"nama": "Candra Contoh", "memangku": [{"jabatan": "camat-mawar"}]},
    ]


def test_who_is_in_the_file_by_person_holds_one_post_more(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path))
    cells = {**RANGGA, "Golongan": "IV/a", "Pangkat": "Penata Tingkat I", "Sebutan": "Plh."}
    bahan = read_bahan(project)
    row = new_row("Pegawai", "analis-kosong", cells)
    written = pegawai.SHEET.write(bahan, (), [row])
    assert [f"{own.kode} {own.pesan}" for own in written.problems] == [
        (
            'X036 NIP ini sudah tercatat atas nama "Dr. H. Rangga Contoh, S.Sos., M.Si."; nama itu '
            "yang dipakai."
        )
    ]
    apply(project, bahan, written.value or ())
    rangga = people(read_bahan(project))[0]
    assert rangga["nama"] == "Dr. H. Rangga Contoh, S.Sos., M.Si."
    assert rangga["golongan"] == "IV/a"
    assert rangga["memangku"][2] == {  # type: ignore[index] # plain data
        "jabatan": "analis-kosong",
        "sebutan": "Plh.",
    }
    again = pegawai.SHEET.write(read_bahan(project), (), [row])
    assert again.value == ()


def test_a_number_of_somebody_else_is_refused(tmp_path: Path) -> None:
    bahan = read_bahan(give_seats(make_project(tmp_path)))
    row = new_row("Pegawai", "analis-kosong", {**MEGA, "NIP": RANGGA["NIP"]})
    written = pegawai.SHEET.write(bahan, (), [row])
    assert written.value == ()
    assert [f"{own.kode} {own.pesan}" for own in written.problems] == [
        (
            'X035 NIP 198001012005011011 milik "Dr. H. Rangga Contoh, S.Sos., M.Si.", bukan "Mega '
            'Contoh, S.E."; periksa keduanya.'
        )
    ]


def test_one_number_in_two_rows_is_one_person_with_two_posts(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path), "pegawai: []\n")
    plain = {**MEGA, "NIP": MEGA["NIP"].replace(" ", "")}
    rows = [
        new_row("Pegawai", "analis-kosong", MEGA),
        new_row("Pegawai", "analis-bantuan", {**plain, "Sebutan": "Plt.", "NRK": "7"}),
    ]
    (mega,) = people(entered(project, *rows))
    assert mega["nrk"] == "7"
    assert mega["memangku"] == [
        {"jabatan": "analis-kosong"},
        {"jabatan": "analis-bantuan", "sebutan": "Plt."},
    ]


def test_one_number_in_two_rows_that_differ_is_refused(tmp_path: Path) -> None:
    bahan = read_bahan(give_seats(make_project(tmp_path), "pegawai: []\n"))
    rows = [
        new_row("Pegawai", "analis-kosong", {**MEGA, "Golongan": "III/a"}),
        new_row("Pegawai", "analis-bantuan", {**MEGA, "Golongan": "III/b"}),
    ]
    written = pegawai.SHEET.write(bahan, (), rows)
    assert written.value == ()
    assert [f"{own.kode} {own.pesan}" for own in written.problems] == [
        'X035 Golongan orang ber-NIP 19900202 201502 2 015 diisi "III/a" dan "III/b"; samakan.'
    ]


def test_whoever_has_no_number_is_somebody_else_each_time(tmp_path: Path) -> None:
    project = give_seats(make_project(tmp_path), "pegawai: []\n")
    rows = [new_row("Pegawai", f"pengolah-0{n}", {"Nama": "Mega Contoh"}) for n in (1, 2)]
    after = entered(project, *rows)
    assert len(people(after)) == 2
    late = {"Nama": "Mega Contoh", "Mulai": "1 Juli 2023"}
    row = new_row("Pegawai", "pengolah-03", late)
    assert len(people(entered(project, row))) == 3
    assert len(people(entered(project, row))) == 3


def test_who_holds_nothing_yet_is_found_by_his_number(tmp_path: Path) -> None:
    listed = 'pegawai:\n  - nama: Mega Contoh, S.E.\n    nip: "199002022015022015"\n'
    project = give_seats(make_project(tmp_path), listed)
    (mega,) = people(entered(project, new_row("Pegawai", "analis-kosong", MEGA)))
    assert mega["nip"] == "199002022015022015"
    assert mega["memangku"] == [{"jabatan": "analis-kosong"}]


def test_a_row_without_a_name_begins_nobody(tmp_path: Path) -> None:
    bahan = read_bahan(give_seats(make_project(tmp_path)))
    written = pegawai.SHEET.write(bahan, (), [new_row("Pegawai", "analis-kosong", {"NIP": "1"})])
    assert written.value == ()
    assert codes(written.problems) == ["X030"]
