"""Makes projects of any size: the shipped catalogue given to every post of a made-up province."""

import shutil
from copy import deepcopy
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
PER_KELURAHAN = 5
KELURAHAN = 12
PER_KECAMATAN = 1 + KELURAHAN * PER_KELURAHAN
CAMAT_ONLY = "Indikator contoh bagi Camat"
KINDS = ("camat", "lurah", "sekretaris", "kasi-satu", "kasi-dua", "kasi-tiga")
SEATED = KINDS[:-2]


def make_project(folder: Path, posts: int) -> Path:
    """Return a project of about `posts` posts with 16 rows each; Camat have one more, CAMAT_ONLY.

    Holders are made up; texts and targets are those of the shipped catalogue.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "templates", folder / "templates")
    kecamatan = max(1, round(posts / PER_KECAMATAN))
    (folder / "org.yaml").write_text(_org(kecamatan), encoding="utf-8")
    (folder / "indicators.yaml").write_text(_indicators(), encoding="utf-8")
    return folder


def lengthen(folder: Path, sasaran: int) -> None:
    """Give every post of a project the last `sasaran` of the catalogue once more: longer tables."""
    path = folder / "indicators.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    for source in deepcopy(data["sasaran"][-sasaran:]):
        source["no_sasaran"] = str(len(data["sasaran"]) + 1)
        for indikator in source["indikator"]:
            indikator["kode"] += ".lagi"
        data["sasaran"].append(source)
    path.write_text(_dump(data), encoding="utf-8")


def derive(folder: Path) -> Path:
    """Give every post of a project one row more, in three levels, and return the folder.

    Camat derive from CAMAT_ONLY, Lurah from the Camat's, all others from the Lurah's. The three
    Kepala Seksi of a kelurahan become three seats of one title.
    """
    _seat(folder / "org.yaml")
    path = folder / "indicators.yaml"
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    for sasaran in data["sasaran"]:
        for indikator in sasaran["indikator"]:
            langsung = indikator["penerima"]["lainnya"]["langsung"]
            langsung[:] = [own for own in langsung if own["semua"] in SEATED]
    last = data["sasaran"][-1]["indikator"][-1]
    receivers = last.pop("penerima")["lainnya"]["langsung"]
    last["penerima"] = {"lainnya": {"diturunkan": receivers}}
    content = ("indikator", "sumber_data", "sistem_input", "pengukuran", "target", "satuan")
    above = {"camat": last["kode"], "lurah": "contoh.camat"}
    data["turunan"] = [
        {key: deepcopy(last[key]) for key in (*content, "agregasi")}
        | {"kode": f"contoh.{kind.replace('-', '.')}", "semua": kind, "no_indikator": "1"}
        | {"induk": above.get(kind, "contoh.lurah"), "penurunan": "langsung"}
        for kind in SEATED
    ]
    path.write_text(_dump(data), encoding="utf-8")
    return folder


def _seat(path: Path) -> None:
    """Make seats of one title of the last posts of a kelurahan."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    posts = data["pola"]["kelurahan"]["jabatan"]
    seated = [post for post in posts if post["jenis"] in SEATED]
    seated[-1]["kursi"] = str(len(posts) - len(seated) + 1)
    data["pola"]["kelurahan"]["jabatan"] = seated
    path.write_text(_dump(data), encoding="utf-8")


def _org(kecamatan: int) -> str:
    wilayah = [
        {
            "pola": "kecamatan",
            "nama": f"Contoh Kecamatan {k}",
            "anak": [f"Contoh Kelurahan {k} Nomor {n}" for n in range(KELURAHAN)],
        }
        for k in range(kecamatan)
    ]
    head = {"jenis": "gubernur", "unit": "Provinsi", "tanpa_nip": "ya"}
    mayor = {"jenis": "walikota", "jenjang": "Tinggi", "unit": "Kota", "atasan": "gubernur"}
    return _dump(
        {
            "naskah": {
                "kop": ["PEMERINTAH PROVINSI CONTOH"],
                "judul_lampiran": {"Tinggi": "PERJANJIAN KINERJA TAHUN {tahun}"},
                "tempat": "Contoh",
                "tanggal": "6 Februari 2023",
            },
            "jabatan": [
                {"kode": "gubernur", "nama": "Gubernur Contoh", **head},
                {"kode": "walikota", "nama": "Walikota Contoh", **mayor},
            ],
            "pola": {"kecamatan": _kecamatan(), "kelurahan": _kelurahan()},
            "wilayah": wilayah,
        }
    )


def _kecamatan() -> dict[str, object]:
    return {"anak": "kelurahan", "jabatan": [_post("camat", "Kecamatan {nama}", "walikota")]}


def _kelurahan() -> dict[str, object]:
    lurah = _post("lurah", "Kelurahan {nama}", "camat-{kode_induk}")
    rest = [_post(kind, "Kelurahan {nama}", "lurah-{kode}") for kind in KINDS[2:]]
    return {"jabatan": [lurah, *rest]}


def _post(kind: str, unit: str, atasan: str) -> dict[str, str]:
    return {
        "kode": f"{kind}-{{kode}}",
        "nama": f"{kind.title()} {{nama}}",
        "jenis": kind,
        "jenjang": "Tinggi",
        "unit": unit,
        "atasan": atasan,
    }


def _indicators() -> str:
    data = yaml.load((ROOT / "indicators.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    del data["score_card"]
    for sasaran in data["sasaran"]:
        sasaran.pop("pilihan", None)
        for indikator in sasaran["indikator"]:
            indikator.pop("pilihan", None)
            indikator.pop("layanan", None)
            indikator["penerima"] = {"lainnya": {"langsung": [{"semua": kind} for kind in KINDS]}}
    last = data["sasaran"][-1]["indikator"]
    number = str(len(last) + 1)
    own = {"kode": "camat", "no_indikator": number, "indikator": CAMAT_ONLY}
    last.append(
        {**deepcopy(last[0]), **own, "penerima": {"lainnya": {"langsung": [{"semua": KINDS[0]}]}}}
    )
    return _dump(data)


def _dump(data: object) -> str:
    return yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
