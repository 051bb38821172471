"""From one Perjanjian to the words of one document: only text, and rows of text. Pure.

Every key of `templates/perjanjian-kinerja.docx` is made here; "" means "not there".
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.outputs import form_rows

KONSEP = "KONSEP – BELUM UNTUK DITANDATANGANI"
_JUDUL = {
    domain.Jenis.INDUK: "PERJANJIAN KINERJA",
    domain.Jenis.PERUBAHAN: "PERJANJIAN KINERJA PERUBAHAN",
}
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
    "pengukuran[].potongan[].teks",
    "pengukuran[].potongan[].tebal",
    "satuan",
    "sehalaman",
    *form_rows.TARGET,
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
        "pihak_pertama.label_nip",
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
OPTIONAL = frozenset(("pihak_pertama.label_nip",))
"""Fields that a template may do without: it prints words of its own in their place."""


def build_words(
    perjanjian: domain.Perjanjian,
    naskah: domain.Naskah,
    rows: Sequence[Mapping[str, object]] | None = None,
) -> Words:
    """Return the words of the document of one Perjanjian, by placeholder.

    `rows` are what `form_rows.print_rows` gives for its rows, where that is known already.

    Dasar: Format Perjanjian Kinerja as printed in 2022; every leaf is text in Indonesian form.

    Example:
        >>> words = build_words(perjanjian, year.organisasi.naskah)
        >>> words["judul"], words["tahun"]
        ('PERJANJIAN KINERJA', '2023')
    """
    jabatan = perjanjian.jabatan
    konsep = perjanjian.keadaan is domain.Keadaan.KONSEP
    form = form_rows.table_form(berprogram=bool(perjanjian.program))
    return {
        "kop": list(naskah.kop),
        "judul": _JUDUL[perjanjian.jenis],
        "tahun": str(perjanjian.tahun),
        "judul_lampiran": format_judul_lampiran(perjanjian, naskah),
        "konsep": KONSEP if konsep else "",
        "alasan_konsep": "; ".join(perjanjian.alasan_konsep),
        "bingkai": "ya" if jabatan.kode in naskah.bingkai else "",
        "tempat_tanggal": f"{naskah.tempat}, {_tanggal(perjanjian, naskah)}",
        "pihak_pertama": _pihak(perjanjian.pihak_pertama, naskah),
        "pihak_kedua": _pihak(perjanjian.pihak_kedua, naskah),
        "kelompok": form_rows.print_rows(perjanjian.baris, form) if rows is None else rows,
        "program": [_program(i, p) for i, p in enumerate(perjanjian.program, start=1)],
        "jumlah_anggaran": _total(perjanjian.program),
        "jangkar_ttd": format_anchors(naskah.jangkar_ttd),
    }


def _tanggal(perjanjian: domain.Perjanjian, naskah: domain.Naskah) -> str:
    perubahan = perjanjian.jenis is not domain.Jenis.INDUK
    own = naskah.tanggal_ttd(perjanjian.tahun, perjanjian.tanggal, perubahan=perubahan)
    return wording.format_tanggal(own)


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
    return f"{judul} Tahun {perjanjian.tahun} – {wording.format_titel(perjanjian.jabatan)}"


def format_judul_lampiran(perjanjian: domain.Perjanjian, naskah: domain.Naskah) -> str:
    """Return the title of the lampiran, which the data gives by jenjang."""
    judul = naskah.judul_lampiran.get(perjanjian.jabatan.jenjang, "")
    if perjanjian.jenis is domain.Jenis.PERUBAHAN:
        induk, perubahan = _JUDUL[domain.Jenis.INDUK], _JUDUL[domain.Jenis.PERUBAHAN]
        judul = judul.replace(induk, perubahan, 1)
    return judul.replace("{tahun}", str(perjanjian.tahun))


def _pihak(pihak: domain.Pihak, naskah: domain.Naskah) -> Mapping[str, str]:
    pejabat, jabatan = pihak.pejabat, pihak.jabatan
    label = wording.format_label_nip(pejabat, naskah)
    nomor = pejabat.nomor if pejabat else ""
    dots = "" if jabatan.tanpa_nip else wording.TITIK_NIP
    sebutan = f"{pejabat.sebutan} " if pejabat and pejabat.sebutan else ""
    short = f"{sebutan}{jabatan.singkat}"
    return {
        "nama": wording.format_nama(pejabat) if pejabat else wording.TITIK_NAMA,
        "nama_kapital": wording.format_nama(pejabat, kapital=True)
        if pejabat
        else wording.TITIK_NAMA,
        "nip": nomor or dots or "-",
        "baris_nip": f"{label} {nomor or dots}" if nomor or dots else "",
        "jabatan": wording.format_jabatan(pihak),
        "label_nip": label,
        "jabatan_lampiran": wording.format_jabatan(pihak) if jabatan.peran else short,
        "unit_kerja": jabatan.unit,
    }


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
