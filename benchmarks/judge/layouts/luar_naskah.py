"""Family I: targets and papers of other offices that hold more, or other words, than a form."""

from collections.abc import Iterator, Sequence

from judge import paper, statement
from judge.boxes import box, heads, name_of, of, other, turn
from judge.layout import Layout
from judge.layouts.asing import national, pages
from judge.layouts.juru_kolom import by_hand, fields
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH
from judge.layouts.luar_tabel import elsewhere
from judge.paper import Part, fixed, head, join, line, row
from judge.truth import Row, Truth

_FOUR = ("No", "Sasaran", "Indikator Kinerja", "Target")
_FIVE = (*_FOUR, "Satuan")


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in targets and papers."""
    yield from _targets()
    table = lampiran(national(*BOTH))
    around = pages(table)
    yield elsewhere("lembar-pengesahan", _approved, *around)
    yield elsewhere("kop-lengkap", _letterhead, *around)
    yield elsewhere("diktum-kesatu", _decision, *around)
    yield elsewhere("tembusan", *around, _copies)
    yield elsewhere("riwayat-capaian", *pages(table, _history))
    lines = (statement.as_tables, statement.signatures, statement.title, statement.unit_title)
    yield elsewhere("baris-tab", *lines, _tabbed)
    yield elsewhere("titik-titik-daftar", *lines, _leaders)


def _targets() -> Iterator[Layout]:
    for name, texts, cells, own in (
        ("satuan-di-depan", _FOUR, _unit_first, False),
        ("dari-sekian", _FIVE, _out_of, True),
        ("target-kalimat", _FOUR, _in_words, True),
        ("kolom-sempit", _FIVE, _narrow, False),
        (
            "hasil-ocr",
            ("No", "Sasaran Strateg1s", "lndikator Kinerja", "Targef", "Satuan"),
            _ocr,
            True,
        ),
        ("lebih-baik-dari", _FIVE, _better, True),
    ):
        yield elsewhere(name, *pages(by_hand(texts, cells)), own=own)


def _with_target(at: int, own: Row, printed: str, *accepts: str) -> tuple[Part, ...]:
    """The cells of a row up to the target, which is printed so and may be read so."""
    target = box(printed, of(at, "tahunan", printed.replace("\n", " "), *accepts))
    return (head(str(at + 1)), *fields(at, own, "sasaran", "indikator"), target)


def _unit_first(at: int, own: Row) -> Sequence[Part]:
    """One column for both, the unit before the number: `Nilai 86,75`."""
    text = own.target["tahunan"]
    printed = f"{own.satuan} {text}"
    return _with_target(at, own, printed, printed, text)


def _is_number(text: str) -> bool:
    return text.removesuffix("%").replace(",", "", 1).isdigit()


def _out_of(at: int, own: Row) -> Sequence[Part]:
    """So many out of so many: `88 dari 100`, `88/100`."""
    text = own.target["tahunan"]
    number = text.removesuffix("%")
    printed = (f"{number} dari 120", f"{number}/120")[turn(own, 2)] if _is_number(text) else text
    return (*_with_target(at, own, printed, printed), *fields(at, own, "satuan"))


def _in_words(at: int, own: Row) -> Sequence[Part]:
    """A sentence in the cell of the target."""
    text = own.target["tahunan"]
    printed = f"Tercapai sebesar {text} pada akhir Desember"
    return _with_target(at, own, printed, printed)


def _narrow(at: int, own: Row) -> Sequence[Part]:
    """A column so narrow that somebody broke the number itself, and the sign from it."""
    text = own.target["tahunan"]
    printed = text.replace(",", ",\n").replace("%", "\n%") if _is_number(text) else text
    return (*_with_target(at, own, printed, text), *fields(at, own, "satuan"))


def _ocr(at: int, own: Row) -> Sequence[Part]:
    """Scanned and recognised: letters for digits."""
    text = own.target["tahunan"]
    printed = text.replace("1", "l").replace("0", "O")
    return (*_with_target(at, own, printed, printed, text), *fields(at, own, "satuan"))


def _better(at: int, own: Row) -> Sequence[Part]:
    """Words that bound a target: `lebih dari 90`, `paling lama 5`."""
    text = own.target["tahunan"]
    words = ("lebih dari", "kurang dari", "sekurang-kurangnya", "paling lama")[turn(own, 4)]
    printed = f"{words} {text}" if _is_number(text) else text
    signs = {"lebih dari": ">", "kurang dari": "<", "sekurang-kurangnya": "≥", "paling lama": "≤"}
    signed = f"{signs[words]} {text}" if _is_number(text) else text
    return (*_with_target(at, own, printed, printed, signed), *fields(at, own, "satuan"))


def _all_listed(name: str, *texts: tuple[str, str]) -> Part:
    """Lines of a label of some form and words that are none of the agreement."""
    return join(
        line(f"{label}{text}", other(f"{name}{at}", text), fixed=label)
        for at, (label, text) in enumerate(texts)
    )


def _approved(_truth: Truth) -> Part:
    """A page of approval: three persons, with posts and NIP, who are no parties."""
    rows = [heads("Disusun oleh", "Diperiksa oleh", "Disahkan oleh")]
    people = (
        ("Perencana Muda Contoh", "DANU CONTOH, S.T.", "198501012010011009"),
        ("Kepala Subbagian Contoh", "LESTARI CONTOH, S.E.", "197907072005012008"),
        ("Inspektur Contoh", "BASUKI CONTOH, M.M.", "196812121994031007"),
    )
    for at in range(3):
        boxes = []
        for text in (person[at] for person in people):
            label = "NIP " if at == 2 else ""
            boxes.append(box(f"{label}{text}", other(text, text), fixed=label))
        rows.append(row(*boxes))
    return fixed("LEMBAR PENGESAHAN") + paper.table(*rows, columns=3) + fixed("")


def _letterhead(_truth: Truth) -> Part:
    """Address, telephone and post code above all: no value, and no part of one."""
    return join(
        (
            fixed("PEMERINTAH KABUPATEN CONTOH"),
            fixed("Jalan Contoh Raya Nomor 417 Blok C"),
            fixed("Telepon (0299) 5811417 Faksimile (0299) 5811418"),
            fixed("Laman www.contoh.example Pos-el surat@contoh.example Kode Pos 59417"),
        )
    )


def _decision(_truth: Truth) -> Part:
    """A decision before the agreement, whose parts are called KESATU and KEDUA too."""
    return _all_listed(
        "diktum",
        ("", "KEPUTUSAN KEPALA DINAS CONTOH NOMOR 417 TAHUN 2019"),
        ("Menimbang : ", "bahwa dokumen kinerja contoh perlu ditetapkan"),
        ("KESATU : ", "Menetapkan dokumen contoh sebagaimana tercantum di bawah"),
        ("KEDUA : ", "Segala biaya dibebankan kepada anggaran contoh"),
        ("KETIGA : ", "Keputusan berlaku sejak tanggal ditetapkan"),
    )


def _copies(_truth: Truth) -> Part:
    """Who gets a copy, below all."""
    return fixed("Tembusan:") + _all_listed(
        "tembusan",
        ("1. ", "Inspektur Contoh"),
        ("2. ", "Kepala Badan Perencanaan Contoh"),
    )


def _history(truth: Truth) -> Part:
    """A table behind that looks like the first: what was reached in the years before."""
    year = int(truth.tahun)
    rows = [heads("No", "Indikator Kinerja", f"Realisasi {year - 2}", f"Realisasi {year - 1}")]
    for at, own in enumerate(truth.rows):
        figures = (f"{411 + 7 * at},35", f"{412 + 7 * at},65")
        boxes = (box(text, other(f"capai{at}.{text}", text)) for text in figures)
        rows.append(row(head(str(at + 1)), head(name_of(own)), *boxes))
    return fixed("RIWAYAT CAPAIAN KINERJA") + paper.table(*rows, columns=4)


def _tabbed(truth: Truth) -> Part:
    """The table was turned into text: its columns are parted by tabs."""
    made = fixed("No\tSasaran\tIndikator Kinerja\tTarget\tSatuan")
    for at, own in enumerate(truth.rows):
        texts = (own.sasaran, name_of(own), own.target["tahunan"], own.satuan)
        names = ("sasaran", "indikator", "tahunan", "satuan")
        values = [of(at, name, text) for name, text in zip(names, texts, strict=True)]
        made += line("\t".join((str(at + 1), *texts)), *values, fixed=str(at + 1))
    return made


def _leaders(truth: Truth) -> Part:
    """A list: dots lead from each indikator to its target."""
    made, above = fixed("Target kinerja yang diperjanjikan:"), ""
    for at, own in enumerate(truth.rows):
        if own.sasaran != above:
            above = own.sasaran
            inside = [n for n, each in enumerate(truth.rows) if each.sasaran == above]
            aims = (of(n, "sasaran", above) for n in inside)
            made += line(f"{own.no_sasaran}. {above}", *aims, fixed=own.no_sasaran)
        text = own.target["tahunan"]
        printed = f"{'abcdefgh'[int(own.no_indikator) - 1]}) {name_of(own)} ........ {text}"
        values = (
            of(at, "indikator", name_of(own)),
            of(at, "tahunan", text),
            of(at, "satuan", own.satuan),
        )
        made += line(f"{printed} {own.satuan}", *values, fixed="a b c")
    return made
