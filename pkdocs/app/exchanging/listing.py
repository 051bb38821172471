"""A list of people of Kepegawaian, matched to posts: a workbook in which somebody confirms it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pkdocs.app.exchanging.workbooks import PERINTAH, book_of, open_workbooks
from pkdocs.app.terms import Refused, check_ending, misused
from pkdocs.base import files
from pkdocs.base.placing import Maker, write_output
from pkdocs.base.problem import Problem
from pkdocs.outputs.workbook import Petunjuk
from pkdocs.rules.daftar.cocok import Kesesuaian, match_posts, untaken, untaken_cells
from pkdocs.rules.daftar.kecocokan import propose
from pkdocs.rules.daftar.orang import list_columns, read_orang
from pkdocs.sources.sheets.orang import pegawai
from pkdocs.sources.workbook import read_list

KALIMAT = (
    "Setiap baris lembar Kecocokan ialah seorang dari daftar Kepegawaian beserta jabatannya.",
    "Yang jabatannya diduga menunggu keputusan: tulis ya pada kolom Setuju bila memang dia.",
    "Yang tidak bertulisan ya tidak diambil; hapus ya bila dugaan atau isinya keliru.",
    "Nama, NIP, dan yang lain boleh diperbaiki di sini sebelum dibaca kembali.",
    "Setelah selesai, simpan, lalu: pkdocs read BERKAS.xlsx, dan sesudah diperiksa --write.",
)
"""What to do with such a workbook."""


class Listed(Struct, frozen=True):
    """What became of a list: `found` counts the people by how their post was found.

    `elsewhere` are those whose post signs no agreement: the workbook leaves them out.
    """

    path: Path
    found: Mapping[Kesesuaian, int]
    elsewhere: int
    problems: tuple[Problem, ...]


def match_list(
    folder: Path, berkas: Sequence[Path], target: Path, *, overwrite: bool = False
) -> Listed:
    """Write a workbook in which the list `berkas` (one file) is confirmed; nothing else is written.

    Raises:
        Refused: The sources or the list cannot be read, the workbook cannot be written.
        OSError: The list cannot be read.

    Example:
        >>> import xlsxwriter
        >>> with xlsxwriter.Workbook(project / "daftar.xlsx") as book:
        ...     sheet = book.add_worksheet()
        ...     done = sheet.write_row("A1", ["Nama", "Jabatan"])
        ...     done = sheet.write_row("A2", ["Bima Contoh", "Kepala Bagian Dua"])
        >>> dict(match_list(project, [project / "daftar.xlsx"], project / "isi.xlsx").found)
        {<Kesesuaian.NAMA: 'nama jabatan sama'>: 1}
    """
    check_ending(target, ".xlsx", "-o")
    if len(berkas) != 1:
        raise misused("dengan -o sebut satu daftar saja.")
    daftar = berkas[0]
    made = open_workbooks(folder)
    read = read_list(files.read_whole(daftar), daftar.name, list_columns)
    if read.value is None:
        raise Refused("daftar itu tidak dapat dibaca.", read.problems)
    organisasi = made.year.organisasi
    all_cocok = match_posts(organisasi, read_orang(read.value))
    lembar = propose(pegawai.build(made.bahan()), all_cocok)
    tahun = made.year.katalog.tahun
    guide = Petunjuk(f"Pegawai menurut Daftar Kepegawaian {tahun}", tahun, kalimat=KALIMAT)
    data = book_of(made, [lembar], guide)
    wrong = write_output(target, [data], Maker(PERINTAH, overwrite=overwrite))
    if wrong:
        raise Refused("buku kerja tidak ditulis.", [wrong])
    matched = [own for own in all_cocok if own.kesesuaian]
    shown = {row.kunci for row in lembar.baris}
    return Listed(
        target,
        Counter(c.kesesuaian for c in matched if c.kesesuaian and c.jabatan in shown),
        sum(c.jabatan not in shown for c in matched),
        (*read.problems, *untaken(organisasi, all_cocok), *untaken_cells(all_cocok)),
    )
