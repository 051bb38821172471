"""Two documents compared, the result proven; and pairs of agreements that differ."""

import re
from datetime import UTC, datetime

from pkdocs.review.compare.banding import PasanganBaris
from pkdocs.review.views.redline import Redline, WordFile, redline
from tests.tracked import ACCEPTED, REJECTED, Block, body_lines, build, read_parts, settle
from tests.word.template_factory import unzipped

WHEN = datetime(2023, 2, 6, 8, tzinfo=UTC)
HEAD = ("No", "Indikator Kinerja", "Pengukuran", "Target")


def compare(lama: bytes, baru: bytes, pasangan: tuple[PasanganBaris, ...] = ()) -> Redline:
    made = redline(
        WordFile("lama.docx", lama),
        WordFile("baru.docx", baru),
        penulis="Peninjau",
        tanggal=WHEN,
        pasangan=pasangan,
    )
    assert made.value is not None, made.problems
    return made.value


def check(lama: bytes, baru: bytes) -> Redline:
    """The redline of two documents, proven to give both texts."""
    made = compare(lama, baru)
    assert read_parts(settle(made.docx, ACCEPTED)) == read_parts(baru)
    rejected = read_parts(settle(made.docx, REJECTED))
    assert rejected["word/document.xml"] == body_lines(lama)
    return made


def marked(made: Redline, kind: str) -> str:
    """The words that are marked as inserted (ins) or deleted (del), one mark after the other."""
    xml = unzipped(made.docx)["word/document.xml"].decode()
    spans = re.findall(rf"<w:{kind} [^>]*[^/]>(.*?)</w:{kind}>", xml, re.DOTALL)
    return "|".join("".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", s)) for s in spans)


def rows(count: int) -> list[tuple[str, str, str, str]]:
    kinds = ("Persentase", "Jumlah", "Indeks", "Nilai")
    return [
        (str(n), f"{kinds[n % 4]} hal ke {n * 37} yang terlaksana", f"Ukuran {n}", f"{50 + n},00")
        for n in range(1, count + 1)
    ]


def numbered(bodies: list[tuple[str, str, str, str]]) -> list[tuple[str, ...]]:
    return [HEAD, *((str(n), *row[1:]) for n, row in enumerate(bodies, start=1))]


def lampiran(bodies: list[tuple[str, str, str, str]]) -> bytes:
    table: Block = [*numbered(bodies)]
    return build(["PERJANJIAN KINERJA", table, "Jakarta, 2023"])


def one_changed_one_replaced() -> tuple[bytes, bytes]:
    old = rows(6)
    new = list(old)
    new[1] = ("2", old[1][1], old[1][2], "65,00")
    new[4] = ("5", "Opini laporan keuangan", "Opini badan pemeriksa", "WTP")
    return lampiran(old), lampiran(new)


def one_inserted_one_removed() -> tuple[bytes, bytes]:
    old = rows(8)
    extra = ("", "Opini laporan keuangan", "Opini badan pemeriksa", "WTP")
    return lampiran(old), lampiran([*old[:3], extra, *old[3:6], *old[7:]])


def many_rows() -> tuple[bytes, bytes]:
    old = rows(120)
    new = [(*row[:3], "99,99") if n in (10, 60, 100) else row for n, row in enumerate(old)]
    extra = [("", f"Opini contoh {n}", "Opini badan pemeriksa", "WTP") for n in (1, 2)]
    return lampiran(old), lampiran([*new[:30], extra[0], *new[30:80], *new[81:], extra[1]])


PAIRS = {
    "changed": one_changed_one_replaced,
    "shifted": one_inserted_one_removed,
    "many": many_rows,
}
