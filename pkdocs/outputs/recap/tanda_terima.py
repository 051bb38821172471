"""The tanda terima of a unit: which signed papers it hands over, to be filled in as they come."""

from collections.abc import Mapping

from pkdocs import domain
from pkdocs.domain import wording
from pkdocs.outputs.form_words import Words
from pkdocs.outputs.instruksi.template import PaperForm, fill
from pkdocs.outputs.recap.nota_dinas import post_of, sign
from pkdocs.outputs.recap.words import day_of, name_nomor
from pkdocs.rules.rekap import BarisRekap, Kemajuan, Rekap, RekapUnit
from pkdocs.word import Template

_FIELDS = frozenset(
    (
        *("kop[]", "unit_penyusun", "tahun", "unit"),
        *(f"baris[].{key}" for key in ("no", "jabatan", "nama", "pk", "tanggal")),
        *(f"penyusun.{key}" for key in ("jabatan", "nama", "baris_nip")),
    )
)
TANDA_TERIMA = PaperForm("templates/tanda-terima.docx", _FIELDS, optional=_FIELDS)
_ON_PAPER = (Kemajuan.DITANDATANGANI, Kemajuan.SIAP, Kemajuan.TANPA_NAMA)


def handed_over(unit: RekapUnit) -> tuple[BarisRekap, ...]:
    """Return the posts of a unit of which there is, or may now be, a signed paper, its head first.

    That is the order of the chart, in which the papers lie, whoever is late.
    """
    return tuple(row for row in unit.baris if row.tahu.kemajuan in _ON_PAPER)


def tanda_terima(
    unit: RekapUnit,
    rekap: Rekap,
    organisasi: domain.Organisasi,
    template: Template,
    status: str = "",
) -> bytes:
    """Return the .docx of a unit's tanda terima; the same recap, the same bytes.

    `status` is the mark of who makes it.

    Raises:
        TemplateError: A word cannot be printed.
    """
    title = f"Tanda Terima Perjanjian Kinerja Tahun {rekap.tahun} – {unit.unit}"
    return fill(template, build_words(unit, rekap, organisasi), title, status)


def build_words(unit: RekapUnit, rekap: Rekap, organisasi: domain.Organisasi) -> Words:
    """Return the words of a tanda terima, by placeholder.

    Dasar: Instruksi e-0005/2023, KELIMA (handed to the Walikota through Bagian KKPP).
    """
    penyusun = post_of(organisasi, organisasi.penyerahan.penyusun)
    rows = enumerate(handed_over(unit), start=1)
    return {
        "kop": list(organisasi.naskah.kop),
        "unit_penyusun": penyusun.unit if penyusun else "",
        "tahun": str(rekap.tahun),
        "unit": unit.unit,
        "baris": [_row(number, row) for number, row in rows],
        "penyusun": sign(penyusun, organisasi.naskah),
    }


def _row(number: int, row: BarisRekap) -> Mapping[str, str]:
    pejabat = row.tahu.pejabat
    return {
        "no": str(number),
        "jabatan": wording.format_titel(row.tahu.jabatan),
        "nama": wording.format_nama(pejabat) if pejabat else "",
        "pk": name_nomor(row.tahu.nomor),
        "tanggal": day_of(row.tahu.riwayat.diterima),
    }
