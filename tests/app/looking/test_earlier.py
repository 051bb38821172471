"""Last year's agreements beside this year's: what they say of its targets, and when they cannot."""

import shutil
from pathlib import Path

import pytest

from pkdocs.app.looking.checking import check
from pkdocs.base.problem import Berat, Problem
from tests.helpers import edit, make_project, out, run

HERE = ("indicators.yaml", 5, 13)


@pytest.fixture
def years(tmp_path: Path) -> tuple[Path, Path]:
    """This year's project, and last year's beside it, which it names."""
    return _year(tmp_path / "2023", "../2022"), _year(tmp_path / "2022", None, 2022)


def _year(folder: Path, tahun_lalu: str | None, tahun: int = 2023) -> Path:
    make_project(folder)
    if tahun_lalu:
        names = f"score_card: score-card.yaml\ntahun_lalu: {tahun_lalu}"
        edit(folder, "indicators.yaml", "score_card: score-card.yaml", names)
    edit(folder, "indicators.yaml", 'tahun: "2023"', f'tahun: "{tahun}"')
    for key, day in (("tanggal: ", "6 Februari"), ("batas_tanggal: ", "28 Februari")):
        edit(folder, "org.yaml", f"{key}{day} 2023", f"{key}{day} {tahun}")
    return folder


def _all(folder: Path, old: str, new: str) -> None:
    path = folder / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(folder: Path) -> list[str]:
    return [f"{problem.kode} {problem.pesan}" for problem in check(folder)]


def unread(folder: Path) -> Problem:
    """The one line about last year, and that it is a warning where that year is named."""
    (problem,) = (problem for problem in check(folder) if problem.kode == "M013")
    span = problem.span
    assert (problem.berat, (span.berkas, span.baris, span.kolom)) == (Berat.PERINGATAN, HERE)
    assert problem.pesan.startswith("tahun_lalu: ")
    assert problem.pesan.endswith(" Yang lain tetap diperiksa.")
    return problem


def test_a_target_below_last_years_is_told_once_for_all_who_carry_it(
    years: tuple[Path, Path],
) -> None:
    now, before = years
    _all(before, '"88,5"', '"90,5"')
    assert told(now) == [
        (
            "M005 indikator 1.1: target tahunan 88,5 lebih ringan daripada target 2022, 90,5; "
            "perbaiki, atau tulis alasannya pada alasan_turun."
        )
    ]
    reason = "agregasi: tetap\n        alasan_turun: Cara menghitungnya diperketat."
    edit(now, "indicators.yaml", "agregasi: tetap", reason)
    assert told(now) == []


def test_of_a_bound_to_stay_below_the_higher_one_is_the_lighter(years: tuple[Path, Path]) -> None:
    now, before = years
    for folder, target in ((now, '"≤ 24"'), (before, '"≤ 20"')):
        _all(folder, '"88,5"', target)
    (line,) = told(now)
    assert line.startswith("M005 indikator 1.1: target tahunan ≤ 24 lebih ringan daripada target")
    for folder, target in ((now, '"≤ 18"'), (before, '"≤ 20"')):
        _all(folder, '"≤ 24"' if folder == now else '"≤ 20"', target)
    assert told(now) == []


def test_a_text_and_a_target_that_is_not_set_yet_are_neither_lighter_nor_heavier(
    years: tuple[Path, Path],
) -> None:
    now, before = years
    edit(now, "score-card.yaml", _line(now, "score-card.yaml", "target:"), "")
    words = '"2 kali, bila perlu", ragam: teks}'
    for folder, typed in ((now, words), (before, words.replace("2", "3"))):
        edit(folder, "indicators.yaml", 'tahunan: "88,5"}', f"tahunan: {typed}")
    assert [line for line in told(now) if line.startswith("M")] == []


def _line(folder: Path, name: str, beginning: str) -> str:
    lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
    return next(line for line in lines if line.strip().startswith(beginning))


def test_own_indicators_and_the_score_card_are_compared_too(years: tuple[Path, Path]) -> None:
    now, before = years
    edit(before, "score-card.yaml", '"3", tw4: "3", tahunan: "12"', '"3", tw4: "6", tahunan: "15"')
    _all(before, '"90%"', '"95%"')
    assert [line[:24] for line in told(now)] == [
        "M005 indikator 1.1.a: ta",
        "M005 indikator SC.1: tar",
    ]


def test_what_rose_has_another_unit_or_is_only_alike_is_left_alone(
    years: tuple[Path, Path],
) -> None:
    now, before = years
    _all(before, '"88,5"', '"80,5"')
    _all(before, "satuan: Layanan", "satuan: Kegiatan")
    _all(before, '"1.250"', '"2.250"')
    _all(before, '"90%"', '"95%"')
    _all(before, "1.1.a", "1.1.lama")
    _all(before, "layanan satu yang selesai tepat waktu", "layanan satu selesai tepat waktu")
    assert told(now) == []


@pytest.mark.slow
def test_documents_of_last_year_will_do(years: tuple[Path, Path]) -> None:
    now, before = years
    _all(before, '"88,5"', '"90,5"')
    assert run("generate", "-C", str(before)).returncode == 0
    papers = shutil.copytree(before / "output" / "2022", now.parent / "kertas")
    _all(now, "tahun_lalu: ../2022", "tahun_lalu: ../kertas")
    assert [line[:21] for line in told(now)] == ["M005 indikator 1.1: t"]
    (papers / "register.json").unlink()
    shutil.make_archive(str(papers), "zip", papers)
    _all(now, "tahun_lalu: ../kertas", "tahun_lalu: ../kertas.zip")
    assert [line[:21] for line in told(now)] == ["M005 indikator 1.1: t"]


def test_a_target_of_three_years_is_told_where_it_can_still_rise(years: tuple[Path, Path]) -> None:
    now, before = years
    names = "score_card: score-card.yaml\ntahun_lalu: ../2021"
    edit(before, "indicators.yaml", "score_card: score-card.yaml", names)
    _year(now.parent / "2021", "../tiada", 2021)
    found = told(now)
    assert all("tidak berubah sejak 2021" in line for line in found)
    assert [line.split()[2] for line in found] == ["1.1:", "1.1.a:", "1.1.b:", "1.1.a.1:", "SC.1:"]
    assert {line[:4] for line in found} == {"M006"}


@pytest.mark.parametrize(
    ("tahun_lalu", "words"),
    [
        ("../tiada", "tidak ada; sebut folder proyek, atau folder dokumen, tahun lalu."),
        pytest.param(
            "../satu.docx", "hanya satu berkas; sebut folder proyek", marks=pytest.mark.slow
        ),
        pytest.param(
            "..", "memuat proyek ini sendiri; sebut folder tahun lalu saja.", marks=pytest.mark.slow
        ),
        pytest.param(
            ".", "memuat proyek ini sendiri; sebut folder tahun lalu saja.", marks=pytest.mark.slow
        ),
        pytest.param(
            "../kosong", "tidak ada dokumen Perjanjian Kinerja di ", marks=pytest.mark.slow
        ),
        pytest.param(
            "../kembar", "memuat tahun 2023, bukan tahun sebelum 2023.", marks=pytest.mark.slow
        ),
        pytest.param(f"../{'x' * 300}", "tidak dapat dibaca: ", marks=pytest.mark.slow),
        ("../galat", "masih mengandung galat; tidak ada yang dibandingkan. "),
    ],
)
def test_last_years_folder_that_is_no_good_is_one_warning_and_the_rest_is_checked(
    years: tuple[Path, Path], tahun_lalu: str, words: str
) -> None:
    now, _ = years
    (now.parent / "kosong").mkdir()
    (now.parent / "satu.docx").write_bytes(b"")
    _year(now.parent / "kembar", None)
    make_project(now.parent / "galat")
    (now.parent / "galat" / "org.yaml").write_text("naskah: [", encoding="utf-8")
    _all(now, "tahun_lalu: ../2022", f"tahun_lalu: {tahun_lalu}")
    _all(now, "satuan: Layanan", "satuan: Kandang")
    assert words in unread(now).pesan
    assert [problem.kode for problem in check(now)] == ["M013", "M004"]
    done = run("check", "-C", str(now))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "0 galat, 2 peringatan (2 tentang mutu).",
    )


def test_documents_without_a_year_are_not_taken_for_last_years(years: tuple[Path, Path]) -> None:
    now, _ = years
    folder = now.parent / "kertas"
    folder.mkdir()
    (folder / "rusak.docx").write_bytes(b"bukan dokumen Word")
    _all(now, "tahun_lalu: ../2022", "tahun_lalu: ../kertas")
    assert "memuat tahun yang tidak terbaca, bukan tahun sebelum 2023." in unread(now).pesan


def test_what_of_last_year_is_in_error_is_told_and_the_others_are_compared(
    years: tuple[Path, Path],
) -> None:
    now, before = years
    _all(before, '"88,5"', '"90,5"')
    _all(before, 'tw4: "90%", tahunan: "90%"', 'tw4: "90%", tahunan: "91%"')
    assert "galat pada " in unread(now).pesan
    assert "A005" in unread(now).pesan
    assert [line[:4] for line in told(now)] == ["M013", "M005"]


def test_errors_of_this_year_are_not_told_again_as_last_years(years: tuple[Path, Path]) -> None:
    now, before = years
    _all(before, '"88,5"', '"90,5"')
    _all(now, 'tw4: "90%", tahunan: "90%"', 'tw4: "90%", tahunan: "91%"')
    assert [line[:4] for line in told(now)] == ["M005", "A005"]
    _all(now, "pemilik: walikota", "pemilik: tiada")
    assert "M013" not in {line[:4] for line in told(now)}


def test_making_documents_asks_nothing_of_last_year(years: tuple[Path, Path]) -> None:
    now, before = years
    _all(before, '"88,5"', '"90,5"')
    alone = make_project(now.parent / "sendiri")
    for folder in (now, alone):
        done = run("generate", "-C", str(folder))
        assert (done.returncode, "M005" in done.stdout + done.stderr) == (0, False)
    made = {path.name: path.read_bytes() for path in out(now).glob("*.docx")}
    assert made == {path.name: path.read_bytes() for path in out(alone).glob("*.docx")}
    assert len(made) > 3
