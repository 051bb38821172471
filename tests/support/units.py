"""A project whose units bring their own: Score Card targets, an own indicator, confirmations."""

from pathlib import Path

from tests.helpers import edit

MAWAR = "turunan/kecamatan-mawar.yaml"
BAGIAN = "turunan/bagian-satu.yaml"
_BY = """    oleh: Kepala Bagian Contoh
    tanggal: 9 Januari 2023
    surat: Nota Dinas Contoh
"""
_TARGET = '        target: {tw1: "3", tw2: "3", tw3: "3", tw4: "3", tahunan: "12"}\n'


def with_units(project: Path) -> Path:
    """Return the base project; camat-mawar has own targets, and all that was open is confirmed."""
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    edit(project, "score-card.yaml", _TARGET, "")
    camat = "              - semua: camat\n"
    edit(project, "indicators.yaml", camat, f"{camat}                perlu_konfirmasi: Dugaan.\n")
    whole = '{tw1: "N/A", tw2: "89", tw3: "N/A", tw4: "89", tahunan: "89", satuan: Indeks, '
    own = f"          camat-mawar: {whole}alasan_satuan: Diukur sebagai indeks.}}\n"
    edit(
        project,
        "indicators.yaml",
        "        satuan: Nilai\n",
        f"        satuan: Nilai\n        target_per:\n{own}",
    )
    (project / "turunan").mkdir()
    (project / MAWAR).write_text(
        f"""unit: Kecamatan Mawar
score_card:
  camat-mawar:
    SC.1: {{tw1: "4", tw2: "4", tw3: "4", tw4: "4", tahunan: "16"}}
konfirmasi:
  - hal: pemberian
    jabatan: camat-mawar
    indikator: "1.1"
{_BY}  - hal: score_card
{_BY}""",
        encoding="utf-8",
    )
    text = (project / "indicators.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("turunan:\n")
    first, _, others = rest.partition('  - kode: "1.1.b"')
    (project / "indicators.yaml").write_text(
        f'{head}turunan:\n  - kode: "1.1.b"{others}', encoding="utf-8"
    )
    (project / BAGIAN).write_text(f"unit: Bagian Satu\nturunan:\n{first}", encoding="utf-8")
    return project
