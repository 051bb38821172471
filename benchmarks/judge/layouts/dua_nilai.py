"""Family D: two cells where the form has one value."""

from collections.abc import Iterator, Sequence

from judge.lampiran import Plan, columns
from judge.layout import Layout, Piece
from judge.layouts.asing import NATIONAL, pages
from judge.layouts.kota import BEFORE, BEHIND, lampiran, whole
from judge.paper import Part
from judge.truth import Truth

_ROMAN = ("I", "II", "III", "IV")


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family."""
    yield from _of_the_city()
    yield from _elsewhere()


def _pairs(group: str, first: str, second: str, other: str) -> list[str]:
    """The texts of the columns: under each quarter the target and another figure."""
    found = []
    for at, number in enumerate(_ROMAN):
        heads = group.replace("{}", number)
        found += [f"tw{at + 1}={heads}|{first}", f"{other}{at}={heads}|{second}"]
    return found


def _city(name: str, texts: Sequence[str]) -> Layout:
    return Layout(f"D-{name}", "D", "kota", whole(lampiran(Plan(columns(*texts)))))


def _of_the_city() -> Iterator[Layout]:
    reached = _pairs("Triwulan {}", "Target", "Realisasi", "lain-realisasi")
    yield _city("target-realisasi", (*BEFORE, *reached, *BEHIND))
    empty = [text.replace("lain-realisasi", "kosong#") for text in reached]
    plain = [
        text.split("#")[0] + text.partition("#")[2][1:] if "#" in text else text for text in empty
    ]
    yield _city("target-realisasi-kosong", (*BEFORE, *plain, *BEHIND))
    short = _pairs("TW {}", "T", "R", "lain-r")
    yield _city("t-r", (*BEFORE, *short, *BEHIND))
    money = _pairs("Triwulan {}", "Kinerja", "Anggaran", "lain-anggaran")
    yield _city("kinerja-anggaran", (*BEFORE, *money, *BEHIND))
    deep = _pairs("Target|Triwulan {}", "Kinerja", "Anggaran (Rp)", "lain-rp")
    yield _city("target-kinerja-rp", (*BEFORE, *deep, "tahunan=Target|Tahunan", "satuan=Satuan"))
    both = [f"lain-{kind}{n}=Triwulan {n}|{kind}" for n in _ROMAN for kind in ("Fisik", "Keuangan")]
    yield _city("fisik-keuangan", (*BEFORE, *both, *BEHIND))
    behind = [f"lain-capaian{n}=Capaian|{n}" for n in _ROMAN]
    quarters = [f"tw{at + 1}=Target|{n}" for at, n in enumerate(_ROMAN)]
    yield _city("target-lalu-capaian", (*BEFORE, *quarters, *behind, *BEHIND))


def _elsewhere() -> Iterator[Layout]:
    for name, heads in (
        ("dua-tahun", ("lain-lalu=Target {lalu}", "tahunan=Target {tahun}")),
        ("dua-tahun-grup", ("lain-lalu=Target|{lalu}", "tahunan=Target|{tahun}")),
        ("realisasi-lalu", ("lain-lalu=Realisasi {lalu}", "tahunan=Target {tahun}")),
        ("kondisi-awal", ("lain-awal=Kondisi Awal", "tahunan=Target")),
        ("baseline", ("lain-awal=Baseline {lalu}", "tahunan=Target {tahun}")),
        ("target-renstra", ("lain-renstra=Target Akhir Renstra", "tahunan=Target {tahun}")),
        ("volume-satuan", ("tahunan=Target|Volume", "satuan=Target|Satuan")),
        ("angka-satuan", ("tahunan=Target|Angka", "satuan=Target|Satuan")),
        ("target-realisasi-tahun", ("tahunan=Target", "lain-realisasi=Realisasi")),
        (
            "target-realisasi-persen",
            ("tahunan=Target", "lain-realisasi=Realisasi", "lain-persen=%"),
        ),
        ("target-anggaran", ("tahunan=Target", "lain-anggaran=Anggaran (Rp)")),
    ):
        unit = () if any(text.startswith("satuan") for text in heads) else ("satuan=Satuan",)
        piece = _of_years((*NATIONAL, *unit, *heads))
        yield Layout(f"D-{name}", "D", "asing", pages(piece))


def _of_years(texts: Sequence[str]) -> Piece:
    """The piece whose heads name the year of the agreement and the one before."""

    def piece(truth: Truth) -> Part:
        before = str(int(truth.tahun) - 1)
        named = [text.replace("{tahun}", truth.tahun).replace("{lalu}", before) for text in texts]
        return lampiran(Plan(columns(*named), groups="none"))(truth)

    return piece
