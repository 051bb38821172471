"""The pages around the lampiran: title, the two parties, the sentences, the signatures."""

from judge.paper import Part, Value, cell, fixed, head, join, line, paragraph, row, run, table
from judge.truth import Party, Truth

_OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta "
    "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:"
)
_FIRST_SAYS = (
    " berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, "
    "dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam "
    "dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi "
    "tanggung jawab kami."
)
_SECOND_SAYS = (
    " akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian "
    "kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian "
    "penghargaan dan sanksi."
)


def nama(who: str, party: Party, text: str = "") -> Value:
    """Return the value of a party's name."""
    return Value((who, "nama"), text or party.kapital)


def jabatan(who: str, party: Party, text: str = "") -> Value:
    """Return the value of a party's post, which may be read in full or short."""
    return Value((who, "jabatan"), text or party.jabatan, (party.jabatan, party.singkat))


def nip(who: str, party: Party, text: str = "") -> tuple[Value, ...]:
    """Return the value of a party's NIP, none where it has none."""
    return (Value((who, "nip"), text or party.nip),) if party.nip else ()


def tahun(truth: Truth) -> Value:
    """Return the value of the year."""
    return Value(("tahun",), truth.tahun)


def title(truth: Truth, text: str = "PERJANJIAN KINERJA TAHUN {tahun}") -> Part:
    """Return a title with its year."""
    whole = text.replace("{tahun}", truth.tahun)
    return line(whole, tahun(truth), fixed=whole)


def kop(truth: Truth, first: str = "PERTAMA") -> Part:
    """Return the letterhead, the title in two lines and the opening sentence."""
    year = f"TAHUN {truth.tahun}"
    return join(
        (
            fixed("PEMERINTAH PROVINSI DAERAH KHUSUS"),
            fixed("IBUKOTA JAKARTA"),
            fixed("PERJANJIAN KINERJA"),
            line(year, tahun(truth), fixed=year),
            fixed(_OPENING),
        )
    ) + Part(fixed=f"PIHAK {first}")


def _parties(truth: Truth) -> tuple[tuple[str, Party], tuple[str, Party]]:
    return ("pihak_pertama", truth.pertama), ("pihak_kedua", truth.kedua)


def _called(first: str = "PERTAMA") -> tuple[str, str]:
    return (
        f"selanjutnya disebut PIHAK {first}",
        f"selaku atasan PIHAK {first}, selanjutnya disebut PIHAK KEDUA",
    )


def _labelled(label: str, text: str, value: Value, mark: str = " : ") -> Part:
    return line(f"{label}{mark}{text}", value, fixed=label)


def as_lines(truth: Truth, first: str = "PERTAMA", mark: str = " : ") -> Part:
    """Return both parties line by line."""
    parts = []
    for (who, party), called in zip(_parties(truth), _called(first), strict=True):
        parts += [
            _labelled("Nama", party.kapital, nama(who, party), mark),
            _labelled("Jabatan", party.jabatan, jabatan(who, party), mark),
            fixed(called),
        ]
    return kop(truth, first) + join(parts) + sentences(first)


def as_tabs(truth: Truth) -> Part:
    """Return both parties line by line, parted by tabs."""
    return as_lines(truth, mark="\t:\t")


def sentences(first: str = "PERTAMA") -> Part:
    """Return what both parties promise."""
    return fixed(f"PIHAK {first}{_FIRST_SAYS}") + fixed(f"PIHAK KEDUA{_SECOND_SAYS}")


def as_tables(truth: Truth, first: str = "PERTAMA") -> Part:
    """Return each party in a table of label, colon and value."""
    parts = []
    for (who, party), called in zip(_parties(truth), _called(first), strict=True):
        rows = (
            _cells("Nama", party.kapital, nama(who, party)),
            _cells("Jabatan", party.jabatan, jabatan(who, party)),
        )
        parts += [table(*rows, columns=3), fixed(called)]
    return kop(truth, first) + join(parts) + sentences(first)


def _cells(label: str, text: str, *values: Value) -> Part:
    return row(head(label), head(":"), cell(line(text, *values)))


def kesatu(truth: Truth) -> Part:
    """Return the parties as PIHAK KESATU and PIHAK KEDUA, in tables."""
    return as_tables(truth, "KESATU")


def kesatu_in_lines(truth: Truth) -> Part:
    """Return the parties as PIHAK KESATU and PIHAK KEDUA, in lines."""
    return as_lines(truth, "KESATU")


def side_by_side_tabs(truth: Truth) -> Part:
    """Return both parties beside each other, by tabs."""
    first, second = truth.pertama, truth.kedua
    rows = (
        _two(
            "Nama",
            first.kapital,
            second.kapital,
            (nama("pihak_pertama", first), nama("pihak_kedua", second)),
        ),
        _two(
            "Jabatan",
            first.jabatan,
            second.jabatan,
            (jabatan("pihak_pertama", first), jabatan("pihak_kedua", second)),
        ),
        fixed("Selanjutnya disebut PIHAK PERTAMA\tSelanjutnya disebut PIHAK KEDUA"),
    )
    return kop(truth) + join(rows) + sentences()


def _two(label: str, left: str, right: str, values: tuple[Value, ...]) -> Part:
    return line(f"{label}\t: {left}\t{label}\t: {right}", *values, fixed=label)


def side_by_side_table(truth: Truth) -> Part:
    """Return both parties beside each other, in a table of two columns."""
    boxes = []
    for (who, party), called in zip(_parties(truth), ("PERTAMA", "KEDUA"), strict=True):
        lines = (
            _labelled("Nama", party.kapital, nama(who, party)),
            _labelled("Jabatan", party.jabatan, jabatan(who, party)),
            fixed(f"Selanjutnya disebut PIHAK {called}"),
        )
        boxes.append(cell(join(lines)))
    return kop(truth) + table(row(*boxes), columns=2) + sentences()


def in_one_cell(truth: Truth) -> Part:
    """Return both parties below each other in one cell of a frame."""
    parts = []
    for (who, party), called in zip(_parties(truth), _called(), strict=True):
        text = f"Nama\t: {party.kapital}\nJabatan\t: {party.jabatan}"
        values = (nama(who, party), jabatan(who, party))
        parts += [line(text, *values, fixed="Nama Jabatan"), fixed(called)]
    return kop(truth) + table(row(cell(join(parts))), columns=1) + sentences()


def in_one_table(truth: Truth) -> Part:
    """Return both parties in one table, the sentence in a row over its width."""
    rows = []
    for (who, party), called in zip(_parties(truth), _called(), strict=True):
        rows += [
            _cells("Nama", party.kapital, nama(who, party)),
            _cells("Jabatan", party.jabatan, jabatan(who, party)),
            row(head(called, span=3)),
        ]
    return kop(truth) + table(*rows, columns=3) + sentences()


def with_nip(truth: Truth) -> Part:
    """Return both parties in lines with NIP, post and unit."""
    parts = []
    for (who, party), called in zip(_parties(truth), _called(), strict=True):
        parts.append(_labelled("Nama", party.kapital, nama(who, party)))
        parts += [_labelled("NIP", party.nip, v) for v in nip(who, party)]
        parts.append(_labelled("Jabatan", party.jabatan, jabatan(who, party)))
        if who == "pihak_pertama":
            unit = Value(("unit",), truth.unit)
            parts.append(_labelled("Unit Kerja / Perangkat Daerah", truth.unit, unit))
        parts.append(fixed(called))
    return kop(truth) + join(parts) + sentences()


def numbered(truth: Truth) -> Part:
    """Return both parties as the items of a list."""
    parts = []
    for at, ((who, party), called) in enumerate(zip(_parties(truth), _called(), strict=True)):
        parts += [
            line(f"{at + 1}. Nama\t: {party.kapital}", nama(who, party), fixed=f"{at + 1} Nama"),
            line(f"    Jabatan\t: {party.jabatan}", jabatan(who, party), fixed="Jabatan"),
            fixed(f"    {called}"),
        ]
    return kop(truth) + join(parts) + sentences()


def unlabelled(truth: Truth) -> Part:
    """Return the parties by name and post alone, without labels."""
    first, second = truth.pertama, truth.kedua
    year = f"PERJANJIAN KINERJA TAHUN {truth.tahun}"
    return (
        join(
            (
                line(year, tahun(truth), fixed=year),
                fixed("Yang bertanda tangan di bawah ini:"),
                line(first.kapital, nama("pihak_pertama", first)),
                line(first.jabatan, jabatan("pihak_pertama", first)),
                fixed("selanjutnya disebut PIHAK PERTAMA"),
                line(second.kapital, nama("pihak_kedua", second)),
                line(second.jabatan, jabatan("pihak_kedua", second)),
                fixed("selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA"),
            )
        )
        + sentences()
    )


def in_a_sentence(truth: Truth) -> Part:
    """Return the parties within a running sentence."""
    parts = [kop(truth)]
    for (who, party), called in zip(_parties(truth), ("PERTAMA", "KEDUA"), strict=True):
        text = f"{party.kapital}, {party.jabatan}, selanjutnya disebut PIHAK {called};"
        values = (nama(who, party), jabatan(who, party))
        parts.append(line(text, *values, fixed="selanjutnya disebut PIHAK PERTAMA KEDUA"))
    return join(parts) + sentences()


def title_only(truth: Truth) -> Part:
    """Return a title alone: the statement is a paper of its own."""
    return title(truth)


def signatures(truth: Truth, first: str = "PERTAMA") -> Part:
    """Return the signatures in a table without lines: Pihak Kedua left, Pihak Pertama right."""
    left, right = truth.kedua, truth.pertama
    date = f"Jakarta, 6 Februari {truth.tahun}"
    return table(
        row(head(""), head(date)),
        row(head("PIHAK KEDUA,"), head(f"PIHAK {first},")),
        row(_post_cell("pihak_kedua", left), _post_cell("pihak_pertama", right)),
        row(head("\n\n"), head("\n\n")),
        row(_name_cell("pihak_kedua", left), _name_cell("pihak_pertama", right)),
        row(_nip_cell("pihak_kedua", left), _nip_cell("pihak_pertama", right)),
        columns=2,
    )


def _post_cell(who: str, party: Party) -> Part:
    return cell(line(f"{party.jabatan},", jabatan(who, party)))


def _name_cell(who: str, party: Party) -> Part:
    return cell(line(party.kapital, nama(who, party)))


def _nip_cell(who: str, party: Party) -> Part:
    return cell(line(f"NIP {party.nip}" if party.nip else "", *nip(who, party), fixed="NIP"))


def signatures_in_one_row(truth: Truth, first: str = "PERTAMA") -> Part:
    """Return the signatures as two cells with line breaks, rank and NIP with its points."""
    boxes = []
    for who, party, called in (
        ("pihak_kedua", truth.kedua, "KEDUA"),
        ("pihak_pertama", truth.pertama, first),
    ):
        digits = party.nip
        spaced = f"NIP. {digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}" if digits else ""
        text = f"PIHAK {called},\n\n\n{party.kapital}\n{spaced}"
        values = (nama(who, party), *nip(who, party, spaced))
        boxes.append(cell(line(text, *values, fixed=f"PIHAK {called} NIP")))
    date = fixed(f"Jakarta, 6 Februari {truth.tahun}")
    return date + table(row(*boxes), columns=2)


def signatures_by_tabs(truth: Truth) -> Part:
    """Return the signatures as lines with tabs."""
    left, right = truth.kedua, truth.pertama
    last = f"{'NIP ' + left.nip if left.nip else ''}\tNIP {right.nip}"
    values = (*nip("pihak_kedua", left), *nip("pihak_pertama", right))
    return join(
        (
            fixed(f"\tJakarta, 6 Februari {truth.tahun}"),
            fixed("PIHAK KEDUA,\tPIHAK PERTAMA,"),
            line(f"{left.jabatan},\t{right.jabatan},"),
            Part(paragraph(run("\t"))),
            line(f"{left.kapital}\t{right.kapital}"),
            line(last, *values, fixed="NIP"),
        )
    )


def identity(truth: Truth) -> tuple[tuple[str, str, tuple[Value, ...]], ...]:
    """Return the lines of the identity above a lampiran: label, text, values."""
    first = truth.pertama
    own = ("pihak_pertama", first)
    return (
        ("Nama", first.nama, (nama(*own, first.nama),)),
        ("NIP", first.nip, nip(*own)),
        ("Jabatan", first.singkat, (jabatan(*own, first.singkat),)),
        ("Unit Kerja", truth.unit, (Value(("unit",), truth.unit),)),
    )


def block_table(truth: Truth, unit: str = "Unit Kerja") -> Part:
    """Return the identity above the lampiran as a table."""
    rows = [
        _cells(label if label != "Unit Kerja" else unit, text, *values)
        for label, text, values in identity(truth)
    ]
    return table(*rows, columns=3)


def block_lines(truth: Truth, mark: str = "\t:\t", unit: str = "Unit Kerja") -> Part:
    """Return the identity above the lampiran as lines."""
    return join(
        line(f"{own}{mark}{text}", *values, fixed=own)
        for label, text, values in identity(truth)
        for own in [label if label != "Unit Kerja" else unit]
    )


def block_colons(truth: Truth) -> Part:
    """Return the identity as lines with a colon and no tab."""
    return block_lines(truth, mark=" : ")


def no_block(_truth: Truth) -> Part:
    """Return nothing: the statement names the parties already."""
    return Part()


def unit_title(truth: Truth) -> Part:
    """Return the unit as a second line of the title, as the national form has it."""
    return line(truth.unit.upper(), Value(("unit",), truth.unit.upper()))
