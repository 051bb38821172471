"""Family H: parties and signatures of other offices."""

from collections.abc import Iterator

from judge import statement
from judge.boxes import box, other
from judge.layout import Layout
from judge.layouts.asing import national
from judge.layouts.kota import lampiran
from judge.layouts.lain_kolom import BOTH, one
from judge.paper import Part, Value, fixed, head, join, line, row, table
from judge.statement import jabatan, kop, nama, nip, sentences
from judge.truth import Party, Truth

_PANGKAT = ("Pembina Tingkat I (IV/b)", "Pembina Utama Muda (IV/c)")
_ALAMAT = ("Jalan Mawar Contoh Nomor 17", "Jalan Melati Contoh Nomor 25")
_CALLED = ("PERTAMA", "KEDUA")


def layouts() -> Iterator[Layout]:
    """Return the layouts of the family that differ in parties and signatures."""
    rest = (statement.title, statement.unit_title, lampiran(national(*BOTH)))
    for name, first in (
        ("pihak-narasi", (_narrated, statement.signatures)),
        ("pihak-pangkat-alamat", (_ranked, statement.signatures)),
        ("pihak-romawi", (_roman, statement.signatures)),
        ("pihak-selaku", (_as_post, statement.signatures)),
        ("ttd-spasi", (statement.as_tables, _signed_by_spaces)),
        ("ttd-pangkat", (statement.as_tables, _signed_with_rank)),
        ("ttd-pertama-kiri", (statement.title_only, _signed_first_left)),
        ("ttd-mengetahui", (statement.as_tables, _signed_by_three)),
        ("ttd-bertumpuk", (statement.title_only, _signed_below)),
    ):
        yield one(name, *first, *rest)


def _parties(truth: Truth) -> tuple[tuple[int, str, Party], ...]:
    return (0, "pihak_pertama", truth.pertama), (1, "pihak_kedua", truth.kedua)


def _narrated(truth: Truth) -> Part:
    """Both parties in one sentence each, with NIP, rank and post."""
    parts = [kop(truth)]
    for at, who, party in _parties(truth):
        number = f"NIP {party.nip}, " if party.nip else ""
        parts.append(
            line(
                f"{at + 1}. {party.kapital}, {number}Pangkat/Golongan {_PANGKAT[at]}, "
                f"Jabatan {party.jabatan}, selanjutnya disebut PIHAK {_CALLED[at]}.",
                nama(who, party),
                *nip(who, party),
                other(f"pangkat{at}", _PANGKAT[at]),
                jabatan(who, party),
                fixed="1 2 NIP Pangkat/Golongan Jabatan selanjutnya disebut PIHAK PERTAMA KEDUA",
            )
        )
    return join(parts) + sentences()


def _ranked(truth: Truth) -> Part:
    """Label lines with rank and address between those that are looked for."""
    parts = [kop(truth)]
    for at, who, party in _parties(truth):
        lines: list[tuple[str, str, tuple[Value, ...]]]
        lines = [("Nama", party.kapital, (nama(who, party),))]
        if party.nip:
            lines.append(("NIP", party.nip, nip(who, party)))
        lines += [
            ("Pangkat/Gol.", _PANGKAT[at], (other(f"pangkat{at}", _PANGKAT[at]),)),
            ("Jabatan", party.jabatan, (jabatan(who, party),)),
            ("Alamat Kantor", _ALAMAT[at], (other(f"alamat{at}", _ALAMAT[at]),)),
        ]
        parts += [line(f"{name}\t: {text}", *values, fixed=name) for name, text, values in lines]
        parts.append(fixed(f"Selanjutnya disebut PIHAK {_CALLED[at]}"))
    return join(parts) + sentences()


def _roman(truth: Truth) -> Part:
    """One table without lines: roman numbers before, the sentence beside each party."""
    rows = []
    for at, who, party in _parties(truth):
        rows += [
            row(
                head(("I.", "II.")[at]),
                head("Nama"),
                head(":"),
                box(party.kapital, nama(who, party)),
            ),
            row(head(""), head("Jabatan"), head(":"), box(party.jabatan, jabatan(who, party))),
            row(head(""), head(f"yang selanjutnya disebut PIHAK {_CALLED[at]}.", span=3)),
        ]
    return kop(truth) + table(*rows, columns=4) + sentences()


def _labelled(number: str, label: str, text: str, value: Value) -> Part:
    return row(head(number), head(label), head(":"), box(text, value))


def _as_post(truth: Truth) -> Part:
    """`Nama, selaku Jabatan, …` in a line with a tab before the sentence."""
    parts = [kop(truth)]
    for at, who, party in _parties(truth):
        parts.append(
            line(
                f"Nama\t: {party.kapital}\tselaku {party.jabatan}",
                nama(who, party),
                jabatan(who, party),
                fixed="Nama selaku",
            )
        )
        parts.append(fixed(f"untuk selanjutnya disebut sebagai PIHAK {_CALLED[at]}"))
    return join(parts) + sentences()


def _signed_by_spaces(truth: Truth) -> Part:
    """The signatures pushed apart by spaces."""
    left, right = truth.kedua, truth.pertama
    gap = " " * 30
    number = f"{'NIP ' + left.nip if left.nip else ' ' * 22}{gap}NIP {right.nip}"
    return join(
        (
            fixed(f"{gap}{gap}Jakarta, 5 Januari {truth.tahun}"),
            fixed(f"PIHAK KEDUA,{gap}PIHAK PERTAMA,"),
            fixed(""),
            line(f"{left.kapital}{gap}{right.kapital}"),
            line(number, *nip("pihak_kedua", left), *nip("pihak_pertama", right), fixed="NIP"),
        )
    )


def _signature(truth: Truth, at: int) -> tuple[str, Party]:
    return ("pihak_pertama", truth.pertama) if at == 0 else ("pihak_kedua", truth.kedua)


def _spaced(number: str) -> str:
    return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"


def _signed_with_rank(truth: Truth) -> Part:
    """Below each name the rank, then the NIP in groups."""
    boxes = []
    for at in (1, 0):
        who, party = _signature(truth, at)
        printed = _spaced(party.nip) if party.nip else ""
        lines = [f"PIHAK {_CALLED[at]},", "", "", party.kapital, _PANGKAT[at]]
        lines += [f"NIP. {printed}"] if printed else []
        values = (nama(who, party), other(f"pangkat{at}", _PANGKAT[at]), *nip(who, party, printed))
        boxes.append(box("\n".join(lines), *values, fixed=f"PIHAK {_CALLED[at]} NIP"))
    return fixed(f"Jakarta, 5 Januari {truth.tahun}") + table(row(*boxes), columns=2)


def _signed_first_left(truth: Truth) -> Part:
    """PIHAK PERTAMA signs on the left, a column of air between."""
    boxes = []
    for at in (0, 1):
        who, party = _signature(truth, at)
        text = f"PIHAK {_CALLED[at]}\n{party.jabatan}\n\nttd\n\n{party.kapital}"
        text += f"\nNIP {party.nip}" if party.nip else ""
        values = (nama(who, party), jabatan(who, party), *nip(who, party))
        boxes.append(box(text, *values, fixed=f"PIHAK {_CALLED[at]} NIP ttd"))
    return table(row(boxes[0], head(""), boxes[1]), columns=3)


def _signed_by_three(truth: Truth) -> Part:
    """A third signs below: who takes note of it is no party."""
    name = "Drs. TONO CONTOH, M.M."
    note = table(
        row(
            box(
                f"Mengetahui,\nInspektur\n\n{name}",
                other("mengetahui", name),
                other("jabatan-mengetahui", "Inspektur"),
                fixed="Mengetahui",
            )
        ),
        columns=1,
    )
    return statement.signatures(truth) + fixed("") + note


def _signed_below(truth: Truth) -> Part:
    """The signatures below each other, centred lines: post, name, NIP."""
    parts = [fixed(f"Jakarta, 5 Januari {truth.tahun}")]
    for at in (0, 1):
        who, party = _signature(truth, at)
        parts += [
            fixed(f"PIHAK {_CALLED[at]},"),
            line(f"{party.jabatan},", jabatan(who, party)),
            fixed(""),
            line(party.kapital, nama(who, party)),
        ]
        if party.nip:
            parts.append(line(f"NIP. {party.nip}", *nip(who, party), fixed="NIP"))
    return join(parts)
