"""2022 against 2023: what changed for the mayor, as one finds it by reading both papers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import ROOT, run

AKIP = "Mewujudkan Akuntabilitas Kinerja Instansi Pemerintah (AKIP) dengan Predikat AA Nomor (39)"
FLOODS = (
    "Pengendalian Banjir melalui Naturalisasi Sungai, Pembangunan Waduk/ Situ/ Embung, "
    "Revitalisasi Sistem Polder dan Tanggul Pantai Nomor (23)"
)
GONE = [
    "Indeks Reformasi Birokrasi",
    "Persentase kualitas pelaksanaan anggaran",
    *(
        f"Persentase penyelesaian rencana aksi {action}"
        for action in (
            FLOODS,
            "Program Pembinaan dan Pengembangan Kewirausahaan Terpadu Nomor (20)",
            "Peningkatan Kualitas Kawasan Permukiman dan Masyarakat Nomor (45)",
            "Peningkatan Kualitas Fasilitas Pedestrian Nomor (73)",
            AKIP,
            "Penguatan Peran Walikota/Bupati dalam Penataan Kawasan Nomor (66)",
            "Peningkatan Kualitas Kinerja Pemerintahan Nomor (61)",
        )
    ),
    "Nilai PMPRB Perangkat Daerah Tahun 2022",
    "Jumlah Surat atau Nota Dinas masuk ke akun Seluruh SKPD yang terproses / terdisposisi",
    "Jumlah perbal/produk hukum yang dibuat melalui sistem e-perbal",
]
NEW = ["1.1", "1.2", "2.2", "7.1", "8.1", "9.1", "10.1", "11.1"]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("dua-tahun")
    for name, project in (("2022", ROOT / "contoh" / "2022"), ("2023", ROOT)):
        made = run("generate", "walikota", "-C", str(project), "--output", str(folder / name))
        assert made.returncode == 0
    return folder / "2022" / "walikota.docx", folder / "2023" / "walikota.docx"


@pytest.fixture(scope="module")
def changes(papers: tuple[Path, Path]) -> list[dict[str, Any]]:
    done = run("diff", *map(str, papers), "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (len(found["banding"]), found["masalah"]) == (1, [])
    rows: list[dict[str, Any]] = found["banding"][0]["perubahan"]
    return rows


def test_both_signatories_are_other_people(changes: list[dict[str, Any]]) -> None:
    parties = [(c["lama"], c["baru"]) for c in changes if c["macam"].endswith("berganti")]
    names = ("Yani Wahyu Purwoko", "Uus Kuswanto"), ("Anies Rasyid Baswedan", "Heru Budi Hartono")
    assert len(parties) == len(names)
    for (old, new), (old_name, new_name) in zip(parties, names, strict=True):
        assert old_name in old
        assert new_name in new


def test_eight_indicators_came_and_twelve_went(changes: list[dict[str, Any]]) -> None:
    assert [c["kode"] for c in changes if c["macam"] == "indikator baru"] == NEW
    assert [c["lama"] for c in changes if c["macam"] == "indikator hilang"] == GONE


def test_three_targets_changed_and_no_others(changes: list[dict[str, Any]]) -> None:
    targets = [c for c in changes if c["macam"] == "target berubah"]
    assert [(c["kode"], c["lama"], c["baru"], c["arah"], c["selisih"]) for c in targets] == [
        ("2.1", "N/A", "88,5", "tidak terbanding", ""),
        ("6.1", "AA (91)", "A (82)", "turun", "9"),
        ("6.1", "AA (91)", "A (82)", "turun", "9"),
    ]
    assert [c["periode"] for c in targets] == ["tw2", "tw4", "tahunan"]


def test_of_the_indicators_that_stayed_three_were_reworded_and_nothing_else_changed(
    changes: list[dict[str, Any]],
) -> None:
    about = {
        (c["kode"], c["macam"])
        for c in changes
        if c["kode"] and not c["macam"].endswith(("baru", "hilang"))
    }
    assert about == {
        ("2.1", "indikator berubah bunyi"),
        ("2.1", "target berubah"),
        ("2.1", "pengukuran berubah"),
        ("5.1", "indikator berubah bunyi"),
        ("5.1", "pengukuran berubah"),
        ("6.1", "indikator berubah bunyi"),
        ("6.1", "target berubah"),
        ("6.1", "pengukuran berubah"),
    }


@pytest.mark.parametrize(
    ("name", "section"),
    [
        ("docs/panduan.md", "16 Contoh: 2022 dibanding 2023"),
        ("README.md", "This year against last"),
    ],
)
def test_the_documentation_shows_what_the_program_says(
    papers: tuple[Path, Path], name: str, section: str
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").partition(f"\n## {section}")[2]
    blocks = re.findall(r"```\n(.*?)```", text.partition("\n## ")[0], re.S)
    (shown,) = (block for block in blocks if "→" in block)
    printed = run("diff", *map(str, papers)).stdout
    for part in shown.split("[…]\n"):
        assert part in printed
