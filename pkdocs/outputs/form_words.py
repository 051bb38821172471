"""From one Perjanjian to the words of one document: only text, and rows of text. Pure.

Every key of `templates/perjanjian-kinerja.docx` is made here; "" means "not there".
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from pkdocs import domain
from pkdocs.base.text import join_words
from pkdocs.domain import wording

KONSEP = "KONSEP – BELUM UNTUK DITANDATANGANI"
_JUDUL = {
    domain.Jenis.INDUK: "PERJANJIAN KINERJA",
    domain.Jenis.PERUBAHAN: "PERJANJIAN KINERJA PERUBAHAN",
}
_KELOMPOK = {
    domain.Kelompok.STRATEGIS: "Sasaran Strategis",
    domain.Kelompok.KHUSUS: "Sasaran Khusus",
    domain.Kelompok.OPERASIONAL: "Sasaran Operasional",
}
_LINE, _SHORT = 70, 20
"""Letters in a line of Pengukuran; lines that leave room on the page for the closing block."""
_TARGET = ("tw1", "tw2", "tw3", "tw4", "tahunan")

Words = Mapping[str, object]
FRAME = ("kop", "judul_lampiran", "bingkai", "tempat_tanggal", "jangkar_ttd")
"""The words that come from the Naskah and not from the Perjanjian."""

_BARIS = (
    "no",
    "indikator[]",
    "lingkup",
    "sumber_data",
    "pengukuran[].jenis",
    "pengukuran[].tanda",
    "pengukuran[].teks",
    "satuan",
    "penutup",
    *_TARGET,
)
PIHAK = ("pihak_pertama", "pihak_kedua")
BAGIAN = ("pernyataan", "lampiran")
"""The two places that are signed: the statement page and the end of the lampiran."""
_PIHAK = ("nama", "nama_kapital", "baris_nip", "jabatan")
FIELDS = frozenset(
    (
        "kop[]",
        "judul",
        "tahun",
        "judul_lampiran",
        "konsep",
        "alasan_konsep",
        "bingkai",
        "tempat_tanggal",
        *(f"{pihak}.{key}" for pihak in PIHAK for key in _PIHAK),
        *(f"pihak_pertama.{key}" for key in ("nip", "jabatan_lampiran", "unit_kerja")),
        "kelompok[].judul",
        "kelompok[].sasaran[].no",
        "kelompok[].sasaran[].sasaran[]",
        *(f"kelompok[].sasaran[].pertama.{key}" for key in _BARIS),
        *(f"kelompok[].sasaran[].berikut[].{key}" for key in _BARIS),
        *(f"program[].{key}" for key in ("no", "program", "anggaran", "keterangan")),
        "jumlah_anggaran",
        *(f"jangkar_ttd.{bagian}.{pihak}" for bagian in BAGIAN for pihak in PIHAK),
    )
)
"""Every field of the form, as a template names it; `[]` stands for the rows of a list."""


def build_words(
    perjanjian: domain.Perjanjian,
    naskah: domain.Naskah,
    rows: Sequence[Mapping[str, object]] | None = None,
) -> Words:
    """Return the words of the document of one Perjanjian, by placeholder.

    `rows` are what `print_rows` gives for its rows, where that is known already.

    Dasar: Format Perjanjian Kinerja as printed in 2022; every leaf is text in Indonesian form.

    Example:
        >>> words = build_words(perjanjian, year.organisasi.naskah)
        >>> words["judul"], words["tahun"]
        ('PERJANJIAN KINERJA', '2023')
    """
    jabatan = perjanjian.jabatan
    konsep = perjanjian.keadaan is domain.Keadaan.KONSEP
    return {
        "kop": list(naskah.kop),
        "judul": _JUDUL[perjanjian.jenis],
        "tahun": str(perjanjian.tahun),
        "judul_lampiran": format_judul_lampiran(perjanjian, naskah),
        "konsep": KONSEP if konsep else "",
        "alasan_konsep": "; ".join(perjanjian.alasan_konsep),
        "bingkai": "ya" if jabatan.kode in naskah.bingkai else "",
        "tempat_tanggal": f"{naskah.tempat}, {_tanggal(perjanjian, naskah)}",
        "pihak_pertama": _pihak(perjanjian.pihak_pertama),
        "pihak_kedua": _pihak(perjanjian.pihak_kedua),
        "kelompok": print_rows(perjanjian.baris) if rows is None else rows,
        "program": [_program(i, p) for i, p in enumerate(perjanjian.program, start=1)],
        "jumlah_anggaran": _total(perjanjian.program),
        "jangkar_ttd": format_anchors(naskah.jangkar_ttd),
    }


def _tanggal(perjanjian: domain.Perjanjian, naskah: domain.Naskah) -> str:
    """The date of signing; never the first agreement's date on the one that replaces it."""
    if perjanjian.jenis is domain.Jenis.INDUK:
        return wording.format_tanggal(naskah.tanggal)
    return wording.format_tanggal(naskah.tanggal_perubahan or domain.Tanggal(perjanjian.tahun))


def format_anchors(jangkar_ttd: domain.JangkarTtd) -> Mapping[str, Mapping[str, str]]:
    """Return the anchors by place and party; "" where nothing is to be printed."""
    return {
        bagian: {"pihak_pertama": own.pihak_pertama, "pihak_kedua": own.pihak_kedua}
        for bagian, own in (
            ("pernyataan", jangkar_ttd.pernyataan),
            ("lampiran", jangkar_ttd.lampiran),
        )
    }


def sample(*, filled: bool = True) -> Words:
    """Return words with every field filled in, two rows in every list; or all of it empty."""
    words: dict[str, object] = {}
    for name in sorted(FIELDS):
        _plant(words, name.split("."), "contoh" if filled else "")
    return words


def _plant(words: dict[str, object], steps: list[str], text: str) -> None:
    key, is_list = steps[0].removesuffix("[]"), steps[0].endswith("[]")
    if len(steps) == 1:
        words[key] = ([text, text] if text else []) if is_list else text
    elif is_list:
        rows = words.setdefault(key, [{}, {}] if text else [])
        for row in rows if isinstance(rows, list) else ():
            _plant(row, steps[1:], text)
    else:
        inner = words.setdefault(key, {})
        if isinstance(inner, dict):
            _plant(inner, steps[1:], text)


def format_judul(perjanjian: domain.Perjanjian) -> str:
    """Return the title of the document's properties: kind, year and post; no person's name."""
    judul = _JUDUL[perjanjian.jenis].title()
    return f"{judul} Tahun {perjanjian.tahun} – {perjanjian.jabatan.nama}"


def format_judul_lampiran(perjanjian: domain.Perjanjian, naskah: domain.Naskah) -> str:
    """Return the title of the lampiran, which the data gives by jenjang."""
    judul = naskah.judul_lampiran.get(perjanjian.jabatan.jenjang, "")
    if perjanjian.jenis is domain.Jenis.PERUBAHAN:
        induk, perubahan = _JUDUL[domain.Jenis.INDUK], _JUDUL[domain.Jenis.PERUBAHAN]
        judul = judul.replace(induk, perubahan, 1)
    return judul.replace("{tahun}", str(perjanjian.tahun))


def format_target(target: domain.Target | None) -> Mapping[str, str]:
    """Return the five targets as printed: N/A where not measured, dots where not yet set."""
    if target is None:
        return dict.fromkeys(_TARGET, wording.TITIK_TARGET)
    nilai = (*target.triwulan, target.tahunan)
    return {key: n.teks if n else "N/A" for key, n in zip(_TARGET, nilai, strict=True)}


def _pihak(pihak: domain.Pihak) -> Mapping[str, str]:
    pejabat, jabatan = pihak.pejabat, pihak.jabatan
    nip = pejabat.nip if pejabat else ""
    dots = "" if jabatan.tanpa_nip else wording.TITIK_NIP
    sebutan = f"{pejabat.sebutan} " if pejabat and pejabat.sebutan else ""
    return {
        "nama": wording.format_nama(pejabat) if pejabat else wording.TITIK_NAMA,
        "nama_kapital": wording.format_nama(pejabat, kapital=True)
        if pejabat
        else wording.TITIK_NAMA,
        "nip": nip or dots or "-",
        "baris_nip": f"NIP {nip or dots}" if nip or dots else "",
        "jabatan": wording.format_jabatan(pihak),
        "jabatan_lampiran": f"{sebutan}{jabatan.singkat}",
        "unit_kerja": jabatan.unit,
    }


def print_rows(baris: Sequence[domain.Baris]) -> list[Mapping[str, object]]:
    """Return the words of the lampiran's rows, by group and sasaran."""
    return [
        {
            "judul": _KELOMPOK[kelompok],
            "sasaran": [
                _sasaran(list(own), baris[-1]) for _, own in groupby(rows, lambda r: r.no_sasaran)
            ],
        }
        for kelompok, rows in groupby(baris, lambda row: row.kelompok)
    ]


def _sasaran(rows: Sequence[domain.Baris], last: domain.Baris) -> Mapping[str, object]:
    return {
        "no": rows[0].no_sasaran,
        "sasaran": _paragraphs(rows[0].sasaran),
        "pertama": _baris(rows[0], last),
        "berikut": [_baris(row, last) for row in rows[1:]],
    }


def _baris(row: domain.Baris, last: domain.Baris) -> Mapping[str, object]:
    words = {"sumber_data": row.sumber_data, "satuan": row.satuan, "indikator": row.indikator}
    printed = print_baris(row.sifat, words)
    return {
        "no": row.no_indikator,
        "indikator": _paragraphs(printed["indikator"]),
        "lingkup": f"({join_words(row.lingkup)})" if row.lingkup else "",
        "sumber_data": printed["sumber_data"],
        "pengukuran": _pengukuran(row.pengukuran),
        "satuan": printed["satuan"],
        "penutup": "ya" if row is last and _lines(row) <= _SHORT else "",
        **format_target(row.target),
    }


def print_baris(sifat: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return indikator, sumber data and satuan as printed: dots where still to be derived."""
    if sifat != domain.Sifat.DITURUNKAN:
        return {key: words[key] for key in ("indikator", "sumber_data", "satuan")}
    return {
        "indikator": f"[belum disusun: turunan dari {words['indikator']}]",
        "sumber_data": wording.TITIK_TARGET,
        "satuan": wording.TITIK_TARGET,
    }


def _lines(row: domain.Baris) -> int:
    """About how many lines the row takes: those of its longest column, Pengukuran."""
    return sum(-(-len(words["teks"]) // _LINE) for words in _pengukuran(row.pengukuran))


def _pengukuran(pengukuran: tuple[domain.Uraian, ...]) -> list[Mapping[str, str]]:
    return [words for uraian in pengukuran for words in _uraian(uraian)]


def _uraian(uraian: domain.Uraian) -> Iterator[Mapping[str, str]]:
    if uraian.judul:
        yield {"jenis": "judul", "tanda": "", "teks": f"{uraian.judul}:"}
    for block in uraian.isi:
        if isinstance(block, domain.Butir):
            yield {"jenis": "butir", "tanda": block.tanda, "teks": block.teks}
            continue
        for paragraph in _paragraphs(block):
            yield {"jenis": "paragraf", "tanda": "", "teks": paragraph}


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; in YAML an empty line parts them."""
    return [line.strip() for line in text.split("\n") if line.strip()] or [text]


def _program(no: int, program: domain.Program) -> Mapping[str, str]:
    return {
        "no": str(no),
        "program": program.program,
        "anggaran": wording.format_angka(program.anggaran),
        "keterangan": program.keterangan,
    }


def _total(program: Sequence[domain.Program]) -> str:
    if not program:
        return ""
    return wording.format_angka(sum((p.anggaran for p in program), Decimal()))
