"""What filled-in workbooks would change, by what they were made from and what the sources say."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from pkdocs.base.values import replace
from pkdocs.domain import KodeJabatan
from pkdocs.domain.lembar import (
    Alamat,
    BarisLembar,
    BarisTerbaca,
    BukuTerbaca,
    Dasar,
    Guna,
    Kolom,
    Lembar,
    LembarTerbaca,
    SebabDitolak,
    SelLembar,
    SelTerbaca,
    Usulan,
)
from pkdocs.rules.isian import (
    Formulir,
    join_usulan,
    keep_whole,
    merge_buku,
    normal,
)

KOLOM = (
    Kolom("Kode", Guna.KUNCI),
    Kolom("Kode jabatan"),
    Kolom("Bunyi", Guna.TAMPIL),
    Kolom("Target"),
    Kolom("Satuan"),
)
HEADERS = tuple(kolom.kepala for kolom in KOLOM)
Rows = Mapping[str, Mapping[str, str]]


def lembar(
    rows: Rows, *, locked: tuple[str, ...] = (), ada: bool = True, nama: str = "Turunan"
) -> Lembar:
    """A sheet whose cells all stand in the sources."""
    baris = tuple(
        BarisLembar(
            kunci,
            {
                kepala: SelLembar(
                    teks, Alamat("a.yaml", (kunci, kepala)), terkunci=kepala in locked
                )
                for kepala, teks in cells.items()
            },
            ada=ada,
            jabatan=KodeJabatan("lurah-melati"),
        )
        for kunci, cells in rows.items()
    )
    return Lembar(nama, KOLOM, baris)


def buku(
    rows: Rows | Sequence[tuple[str, Mapping[str, str]]],
    base: Rows | None = None,
    *,
    berkas: str = "isi.xlsx",
    kepala: tuple[str, ...] = HEADERS,
    refused: frozenset[str] = frozenset(),
) -> BukuTerbaca:
    """A workbook with one sheet, made from `base`."""
    pairs = rows.items() if isinstance(rows, Mapping) else rows
    read = tuple(
        BarisTerbaca(
            {
                name: SelTerbaca(teks, f"{berkas}!Turunan!{name}{nth}")
                for name, teks in (("Kode", kunci), *cells.items())
                if teks
            },
            f"{berkas}!Turunan!{nth}",
            refused,
        )
        for nth, (kunci, cells) in enumerate(pairs, start=2)
    )
    terbaca = LembarTerbaca("Turunan", {k: f"{berkas}!Turunan!{k[0]}1" for k in kepala}, read)
    dasar = None if base is None else Dasar(2023, "", {"Turunan": base})
    return BukuTerbaca(berkas, "", (terbaca,), dasar, naskah=base is None)


def merged(own: BukuTerbaca, now: Lembar) -> Usulan:
    """What comes of a workbook without problems."""
    done = merge_buku(own, {"Turunan": Formulir(now)})
    assert done.problems == ()
    assert done.value is not None
    return done.value


NOW = {"1.1": {"Kode jabatan": "lurah-melati", "Target": "90", "Satuan": "Persen"}}


def with_target(teks: str) -> Rows:
    """The row with another target."""
    return {"1.1": {**NOW["1.1"], "Target": teks}}


def test_what_was_not_touched_changes_nothing() -> None:
    usulan = merged(buku(NOW, NOW), lembar(NOW))
    assert usulan == Usulan(sama=3)


def test_a_changed_cell_says_what_was_and_what_is_wanted_and_where_it_goes() -> None:
    usulan = merged(buku(with_target("95"), NOW), lembar(NOW))
    (isian,) = usulan.isian
    assert (isian.kolom, isian.sekarang, isian.baru) == ("Target", "90", "95")
    assert (isian.di, isian.alamat) == (
        "isi.xlsx!Turunan!Target2",
        Alamat("a.yaml", ("1.1", "Target")),
    )
    assert (isian.jabatan, usulan.sama) == ("lurah-melati", 2)


def test_an_emptied_cell_is_a_change_with_its_place() -> None:
    (isian,) = merged(buku(with_target(""), NOW), lembar(NOW)).isian
    assert (isian.sekarang, isian.baru) == ("90", "")
    assert isian.di == "isi.xlsx!Turunan!T2"


def test_what_the_sources_changed_since_is_not_undone() -> None:
    usulan = merged(buku(NOW, NOW), lembar(with_target("92")))
    assert usulan == Usulan(sama=2, lama=1)


def test_what_both_sides_changed_is_taken_from_neither_unless_alike() -> None:
    usulan = merged(buku(with_target("95"), NOW), lembar(with_target("92")))
    (bentrok,) = usulan.bentrok
    assert (bentrok.isian.baru, bentrok.lain, bentrok.dulu) == ("95", "92", "90")
    assert (bentrok.di_lain, usulan.isian) == ("", ())
    assert merged(buku(with_target("95"), NOW), lembar(with_target("95"))) == Usulan(sama=3)


def test_a_locked_cell_that_was_changed_is_told_and_left() -> None:
    now = lembar(NOW, locked=("Target",))
    (ditolak,) = merged(buku(with_target("95"), NOW), now).ditolak
    assert (ditolak.isian.kolom, ditolak.alasan) == ("Target", SebabDitolak.TERKUNCI)


def test_a_shown_cell_is_never_read() -> None:
    changed = {"1.1": {**NOW["1.1"], "Bunyi": "lain"}}
    assert merged(buku(changed, NOW), lembar(NOW)) == Usulan(sama=3)


def test_a_missing_column_or_an_unreadable_cell_is_not_an_emptied_one() -> None:
    few = buku(with_target(""), NOW, kepala=("Kode", "Satuan"))
    assert merged(few, lembar(NOW)) == Usulan(sama=1)
    unread = buku(with_target(""), NOW, refused=frozenset(["Target"]))
    assert merged(unread, lembar(NOW)) == Usulan(sama=2)


def test_a_paper_that_was_made_from_nothing_is_held_against_the_sources() -> None:
    (isian,) = merged(buku(with_target("95")), lembar(NOW)).isian
    assert (isian.sekarang, isian.baru) == ("90", "95")


def test_of_a_workbook_that_does_not_say_what_it_was_made_from_nothing_is_taken() -> None:
    typed = {**with_target("95"), "1.3": {"Target": "80"}, "1.4": {"Target": "70"}}
    waits = replace(lembar({"1.4": {"Target": ""}}).baris[0], ada=False)
    now = replace(lembar(NOW), baris=(*lembar(NOW).baris, waits))
    usulan = merged(replace(buku(typed), naskah=False), now)
    assert (usulan.isian, usulan.baru, usulan.sama) == ((), (), 2)
    assert [(own.isian.baris, own.isian.sekarang, own.isian.baru) for own in usulan.ditolak] == [
        ("1.1", "90", "95"),
        ("1.3", "", "80"),
        ("1.4", "", "70"),
    ]
    assert {own.alasan for own in usulan.ditolak} == {SebabDitolak.TANPA_ASAL}
    assert usulan.ditolak[1].isian.di == "isi.xlsx!Turunan!Target3"


def test_a_row_that_the_sources_got_meanwhile_is_not_overwritten_by_a_typed_one() -> None:
    usulan = merged(buku(with_target("95"), {}), lembar(NOW))
    (bentrok,) = usulan.bentrok
    assert (bentrok.lain, bentrok.isian.baru, usulan.sama) == ("90", "95", 2)


def test_a_row_that_the_sources_lost_is_told_where_it_was_changed() -> None:
    usulan = merged(buku(with_target("95"), NOW), lembar({}))
    (ditolak,) = usulan.ditolak
    assert (ditolak.isian.baru, ditolak.alasan) == ("95", SebabDitolak.TIDAK_ADA_LAGI)
    assert merged(buku(NOW, NOW), lembar({})) == Usulan()


def test_a_row_that_the_workbook_lost_stays_in_the_sources_and_is_told() -> None:
    more = {**NOW, "1.2": NOW["1.1"]}
    (hilang,) = merged(buku(NOW, more), lembar(more)).hilang
    assert (hilang.berkas, hilang.lembar, hilang.kunci) == ("isi.xlsx", "Turunan", "1.2")
    assert merged(buku(NOW), lembar(more)).hilang == ()


def test_a_new_row_keeps_its_code_and_its_post() -> None:
    typed = {**NOW, "1.3": {"Kode jabatan": "lurah-melati", "Target": "80"}}
    (baru,) = merged(buku(typed, NOW), lembar(NOW)).baru
    assert (baru.kunci, baru.jabatan) == ("1.3", "lurah-melati")
    assert {kepala: sel.teks for kepala, sel in baru.isian.items()} == typed["1.3"]


def test_a_row_without_code_gets_the_one_its_sheet_gives() -> None:
    def code(cells: Mapping[str, str]) -> str:
        return f"1.1.{cells['Kode jabatan']}"

    rows = [("", {"Kode jabatan": "melati", "Target": "80"}), ("", {"Bunyi": "x"})]
    formulir = Formulir(lembar({}), code)
    done = merge_buku(buku(rows, {}), {"Turunan": formulir})
    assert done.value is not None
    assert [row.kunci for row in done.value.baru] == ["1.1.melati"]
    again = Formulir(lembar({"1.1.melati": rows[0][1]}), code)
    read_twice = merge_buku(buku(rows, {}), {"Turunan": again}).value
    assert read_twice == Usulan(sama=3)


def test_rows_that_get_no_key_are_each_their_own() -> None:
    rows = [("", {"Target": "80"}), ("", {"Target": "81"})]
    assert len(merged(buku(rows, {}), lembar({})).baru) == 2


def test_a_new_row_for_a_post_of_another_unit_is_told_and_left() -> None:
    own = Formulir(lembar({}), jabatan=frozenset([KodeJabatan("lurah-melati")]))
    rows = {
        "a": {"Kode jabatan": "lurah-melati"},
        "b": {"Kode jabatan": "lurah-mawar"},
        "c": {"Target": "1"},
    }
    done = merge_buku(buku(rows, {}), {"Turunan": own}).value
    assert done is not None
    assert [row.kunci for row in done.baru] == ["a"]
    assert [(own.isian.baris, own.alasan) for own in done.ditolak] == [
        ("b", SebabDitolak.BUKAN_JABATANNYA),
        ("c", SebabDitolak.TANPA_JABATAN),
    ]


def test_a_new_row_knows_its_cells_that_cannot_be_read() -> None:
    refused = frozenset(("Satuan",))
    new = {"1.4": {"Kode jabatan": "lurah-melati", "Target": "70"}}
    waits = lembar({"1.4": {"Kode jabatan": "lurah-melati"}}, ada=False)
    for now in (lembar({}), waits):
        (baru,) = merged(buku(new, {}, refused=refused), now).baru
        assert baru.ditolak == refused
    own = Formulir(lembar({}), jabatan=frozenset([KodeJabatan("lurah-melati")]))
    unread = buku({"1.4": {"Target": "70"}}, {}, refused=frozenset(("Kode jabatan",)))
    done = merge_buku(unread, {"Turunan": own}).value
    assert done is not None
    assert [own.alasan for own in done.ditolak] == [SebabDitolak.TIDAK_UTUH]


def test_a_row_that_waits_is_new_once_anything_is_filled_in() -> None:
    waits = {"1.4": {"Kode jabatan": "lurah-melati", "Target": ""}}
    now = lembar(waits, locked=("Kode jabatan",), ada=False)
    assert merged(buku(waits, waits), now) == Usulan()
    filled = {"1.4": {"Kode jabatan": "lurah-mawar", "Target": "70"}}
    (baru,) = merged(buku(filled, waits), now).baru
    assert (baru.kunci, baru.jabatan) == ("1.4", "lurah-melati")
    assert {kepala: sel.teks for kepala, sel in baru.isian.items()} == {
        "Kode jabatan": "lurah-melati",
        "Target": "70",
    }


def test_of_a_row_that_waits_what_nobody_touched_is_as_the_sheet_would_have_it_now() -> None:
    made = {"1.4": {"Kode jabatan": "lurah-melati", "Target": "", "Satuan": "Lama"}}
    now = lembar({"1.4": {**made["1.4"], "Satuan": "Baru"}}, locked=("Kode jabatan",), ada=False)
    assert merged(buku(made, made), now) == Usulan()
    (baru,) = merged(buku({"1.4": {**made["1.4"], "Target": "70"}}, made), now).baru
    assert (baru.isian["Target"].teks, baru.isian["Satuan"].teks) == ("70", "Baru")
    (baru,) = merged(buku({"1.4": {**made["1.4"], "Satuan": ""}}, made), now).baru
    assert "Satuan" not in baru.isian
    narrow = buku({"1.4": {"Target": "70"}}, made, kepala=("Kode", "Target"))
    (baru,) = merged(narrow, now).baru
    assert (baru.isian["Kode jabatan"].teks, baru.isian["Satuan"].teks) == ("lurah-melati", "Baru")


def test_one_code_in_two_rows_is_told_unless_they_say_the_same() -> None:
    same = [("1.1", NOW["1.1"]), ("1.1", NOW["1.1"])]
    assert merged(buku(same, NOW), lembar(NOW)).sama == 3
    twice = [("1.1", NOW["1.1"]), ("1.1", with_target("95")["1.1"])]
    done = merge_buku(buku(twice, NOW), {"Turunan": Formulir(lembar(NOW))})
    (problem,) = done.problems
    assert (problem.kode, problem.span.berkas) == ("X020", "isi.xlsx!Turunan!3")
    assert "isi.xlsx!Turunan!2" in problem.pesan


def test_a_sheet_without_its_codes_is_not_read() -> None:
    done = merge_buku(
        buku(with_target("95"), NOW, kepala=("Target",)), {"Turunan": Formulir(lembar(NOW))}
    )
    assert [p.kode for p in done.problems] == ["X021"]
    assert done.value == Usulan()


def test_sheets_that_nobody_knows_are_passed_over() -> None:
    assert merge_buku(buku(NOW, NOW), {}).value == Usulan()


def test_two_workbooks_that_say_different_things_of_one_value_are_both_named() -> None:
    one, two, three = (
        merged(buku(with_target(teks), NOW, berkas=f"{name}.xlsx"), lembar(NOW))
        for name, teks in (("a", "95"), ("b", "96"), ("c", "95"))
    )
    both = join_usulan([one, two])
    (bentrok,) = both.bentrok
    assert both.isian == ()
    assert (bentrok.isian.baru, bentrok.isian.di) == ("95", "a.xlsx!Turunan!Target2")
    assert (bentrok.lain, bentrok.di_lain) == ("96", "b.xlsx!Turunan!Target2")
    alike = join_usulan([one, three])
    assert (alike.isian, alike.bentrok) == (one.isian, ())


def test_values_that_stand_nowhere_yet_are_one_by_row_and_column() -> None:
    bare = lembar(NOW)
    cells = {k: replace(sel, alamat=None) for k, sel in bare.baris[0].sel.items()}
    nowhere = replace(bare, baris=(replace(bare.baris[0], sel=cells),))
    usulan = [merged(buku(with_target(teks), NOW), nowhere) for teks in ("95", "96")]
    assert len(join_usulan(usulan).bentrok) == 1


def test_two_new_rows_of_one_code_must_say_the_same() -> None:
    one, two, same = (
        merged(buku({"1.3": cells}, {}, berkas=f"{name}.xlsx"), lembar({}))
        for name, cells in (
            ("a", {"Target": "80"}),
            ("b", {"Target": "81", "Satuan": "Persen"}),
            ("c", {"Target": "80"}),
        )
    )
    both = join_usulan([one, two])
    assert both.baru == ()
    assert [(own.isian.kolom, own.isian.baru, own.lain) for own in both.bentrok] == [
        ("Target", "80", "81"),
        ("Satuan", "", "Persen"),
    ]
    assert join_usulan([one, same]).baru == one.baru


def test_line_ends_and_blanks_at_ends_are_no_change() -> None:
    assert normal(" a  b \r\nc\r\n") == "a b\nc"
    assert normal("a\rb") == "a\nb"


@given(
    st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "1", "2"]), min_size=1),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "1", "2"]), min_size=1),
    st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "1", "2"]), min_size=1),
)
def test_whatever_three_sides_say_a_cell_has_one_fate(
    base: dict[str, str], now: dict[str, str], read: dict[str, str]
) -> None:
    """Taken: only the sheet changed it. Never undone: what only the sources changed."""
    sides = [
        {kunci: {"Kode jabatan": "x", "Target": teks} for kunci, teks in own.items()}
        for own in (base, now, read)
    ]
    usulan = merged(buku(sides[2], sides[0]), lembar(sides[1]))
    taken = {own.baris: own.baru for own in usulan.isian}
    for kunci, teks in read.items():
        if kunci in now and kunci in base:
            changed = teks != base[kunci] and now[kunci] == base[kunci]
            assert taken.get(kunci) == (teks if changed else None)
            both = teks not in (base[kunci], now[kunci]) and now[kunci] != base[kunci]
            assert any(own.isian.baris == kunci for own in usulan.bentrok) == both


def about(rows: Rows, *, ada: bool = True) -> Lembar:
    """A sheet whose rows are about their Satuan."""
    return replace(lembar(rows, ada=ada), pokok=("Satuan",))


BOTH = {"1.1": {**NOW["1.1"], "Target": "95", "Satuan": "Indeks"}}


def fates(usulan: Usulan) -> list[list[str]]:
    """The columns that are taken, in conflict, and left."""
    return [
        [own.kolom for own in usulan.isian],
        [own.isian.kolom for own in usulan.bentrok],
        [own.isian.kolom for own in usulan.ditolak],
    ]


def test_a_row_that_is_about_another_now_is_taken_whole() -> None:
    taken = merged(buku(BOTH, NOW), about(NOW))
    assert fates(taken) == [["Target", "Satuan"], [], []]
    assert fates(join_usulan([taken, taken])) == [["Target", "Satuan"], [], []]


def test_a_row_is_left_where_the_sources_made_it_be_about_another() -> None:
    now = {"1.1": {**NOW["1.1"], "Satuan": "Orang"}}
    assert fates(merged(buku(BOTH, NOW), about(now))) == [[], ["Satuan"], ["Target"]]
    moved = merged(buku(with_target("95"), NOW), about(now))
    assert fates(moved) == [[], [], ["Target"]]
    assert moved.ditolak[0].alasan == SebabDitolak.TIDAK_UTUH
    assert fates(merged(buku(with_target("95"), NOW), lembar(now))) == [["Target"], [], []]


def test_a_row_that_is_about_another_now_is_left_where_the_sources_changed_any_of_it() -> None:
    now = {"1.1": {**NOW["1.1"], "Target": "91"}}
    assert fates(merged(buku(BOTH, NOW), about(now))) == [[], ["Target"], ["Satuan"]]
    other = {"1.1": {**NOW["1.1"], "Satuan": "Indeks"}}
    assert fates(merged(buku(other, NOW), about(now))) == [[], [], ["Satuan"]]


def test_a_row_that_says_what_the_sources_say_besides_is_no_change() -> None:
    other = {"Kode jabatan": "", "Target": "95", "Satuan": "1 2"}
    made = about(NOW)
    now = replace(made, baris=(replace(made.baris[0], sudah=({"Satuan": "lain"}, other)),))
    again = {"1.1": {**NOW["1.1"], "Target": "95", "Satuan": "12"}}
    assert merged(buku(again, NOW), now) == Usulan(sama=3)
    assert fates(merged(buku({"1.1": {**again["1.1"], "Target": "96"}}, NOW), now))[0] == [
        "Target",
        "Satuan",
    ], "another target is a change"
    untouched = {"1.1": {**NOW["1.1"], "Satuan": "12"}}
    assert fates(merged(buku(untouched, NOW), now))[0] == ["Satuan"], "its target is another's"
    assert fates(merged(buku(with_target("95"), NOW), now))[0] == ["Target"], "of nobody else"
    waits = replace(now, baris=(replace(now.baris[0], ada=False),))
    assert merged(buku(again, {"1.1": {"Kode jabatan": "lurah-melati"}}), waits) == Usulan()


def test_what_does_not_touch_whom_a_row_is_about_is_taken_cell_by_cell() -> None:
    now = {"1.1": {**NOW["1.1"], "Kode jabatan": "camat-mawar"}}
    assert fates(merged(buku(with_target("95"), NOW), about(now))) == [["Target"], [], []]


def test_a_row_is_left_where_a_cell_cannot_be_read_that_tells_whom_it_is_about() -> None:
    refused = frozenset(("Satuan",))
    torn = merged(buku(with_target("95"), NOW, refused=refused), about(NOW))
    assert fates(torn) == [[], [], ["Target"]]
    new = {"9.9": {"Target": "95"}}
    for now in (about(NOW), about({"9.9": {}}, ada=False)):
        found = merged(buku(new, {}, refused=refused), now)
        assert (found.baru, fates(found)) == ((), [[], [], ["Target"]])
        assert len(merged(buku(new, {}), now).baru) == 1


TARGETS = {"TW I": "1", "TW II": "1", "TW III": "1", "TW IV": "1", "Tahunan": "4"}
TYPED = {**TARGETS, "TW I": "2", "Tahunan": "5", "Satuan": "Berkas"}


def with_targets(now: Mapping[str, str]) -> Lembar:
    made = lembar({"1.1": now})
    return replace(made, kolom=(*KOLOM, *(Kolom(kepala) for kepala in TARGETS)))


def of_target(
    now: Mapping[str, str] = TARGETS,
    typed: Mapping[str, str] = TYPED,
    *,
    without: str = "",
    refused: frozenset[str] = frozenset(),
) -> list[list[str]]:
    kepala = tuple(own for own in (*HEADERS, *TARGETS) if own != without)
    shown = {own: teks for own, teks in typed.items() if own not in {without, *refused}}
    base = {"1.1": {**TARGETS, "Satuan": "Surat"}}
    own = buku({"1.1": shown}, base, kepala=kepala, refused=refused)
    return fates(merged(own, with_targets({"Satuan": "Surat", **now})))


def test_a_target_is_taken_with_all_its_parts_or_not_at_all() -> None:
    all_three = ["Satuan", "TW I", "Tahunan"]
    assert of_target() == [all_three, [], []]
    assert of_target(refused=frozenset(("TW II",))) == [[], [], all_three], "cannot be read"
    assert of_target(without="TW II") == [[], [], all_three], "its column is not there"
    assert of_target({**TARGETS, "TW II": "9"}) == [[], [], all_three], "the sources changed it"
    assert of_target({**TARGETS, "TW I": "9"}) == [[], ["TW I"], ["Satuan", "Tahunan"]]


def test_what_is_no_part_of_a_target_does_not_hold_it_back_and_is_not_held_back_by_it() -> None:
    words = {**TARGETS, "Satuan": "Berkas"}
    assert of_target(typed=words, refused=frozenset(("TW II",))) == [["Satuan"], [], []]
    two = ["TW I", "Tahunan"]
    assert of_target(refused=frozenset(("Satuan",))) == [two, [], []]
    assert of_target({**TARGETS, "TW I": "2"}) == [["Satuan", "Tahunan"], [], []], "said alike"


def test_of_a_row_that_cannot_be_written_whole_nothing_is_kept() -> None:
    usulan = merged(
        buku({"1.1": TYPED}, {"1.1": TARGETS}, kepala=(*HEADERS, *TARGETS)), with_targets(TARGETS)
    )
    places = {own.kolom: own.di for own in usulan.isian}
    assert fates(keep_whole(usulan, {places["TW I"]})) == [[], [], ["Satuan", "Tahunan"]]
    assert keep_whole(usulan, {places["Satuan"]}) == usulan
    person = merged(buku(BOTH, NOW), about(NOW))
    for wrong, right in (("Target", "Satuan"), ("Satuan", "Target")):
        place = next(own.di for own in person.isian if own.kolom == wrong)
        assert fates(keep_whole(person, {place})) == [[], [], [right]]


def test_workbooks_that_make_a_row_be_about_another_do_it_alike_or_not_at_all() -> None:
    one = merged(buku(BOTH, NOW), about(NOW))
    less = merged(buku(with_target("95"), NOW, berkas="lain.xlsx"), about(NOW))
    other = {"1.1": {**BOTH["1.1"], "Satuan": "Orang"}}
    apart = merged(buku(other, NOW, berkas="lain.xlsx"), about(NOW))
    assert fates(join_usulan([one, apart])) == [[], ["Satuan"], []]
    for pair in ([one, less], [less, one]):
        found = join_usulan(pair)
        assert fates(found) == [[], ["Satuan"], []]
        assert found.bentrok[0].isian.baru == "Indeks"
        assert found.bentrok[0].lain == "Persen"
        assert found.bentrok[0].di_lain.startswith("lain.xlsx!")
    beside = merged(buku({"2.1": NOW["1.1"]}, {"2.1": {}}), about({"2.1": {}}))
    assert len(join_usulan([one, beside]).isian) == 5


def test_two_texts_that_mean_the_same_are_no_change_and_no_conflict() -> None:
    now = lembar({"1.1": {"Target": "✓"}})
    kolom = tuple(replace(k, baku=lambda teks: teks.replace("x", "✓")) for k in now.kolom)
    formulir = {"Turunan": Formulir(replace(now, kolom=kolom))}
    read = BarisTerbaca({"Kode": SelTerbaca("1.1", "a"), "Target": SelTerbaca("x", "b")}, "c")
    sheet = LembarTerbaca("Turunan", {"Kode": "A1", "Target": "B1"}, (read,))
    buku = BukuTerbaca(
        "a.xlsx", "", (sheet,), Dasar(2023, "", {"Turunan": {"1.1": {"Target": ""}}})
    )
    found = merge_buku(buku, formulir).value
    assert found is not None
    assert (found.sama, found.isian, found.bentrok) == (1, (), ())


def of_two(one: Mapping[str, str], two: Mapping[str, str]) -> list[list[str]]:
    """What two workbooks come to that change these parts of one target."""
    usulan = [
        merged(
            buku(
                {"1.1": {**TARGETS, **said}},
                {"1.1": TARGETS},
                kepala=(*HEADERS, *TARGETS),
                berkas=f"{name}.xlsx",
            ),
            with_targets(TARGETS),
        )
        for name, said in (("a", one), ("b", two))
    ]
    return fates(join_usulan(usulan))


def test_no_target_is_put_together_from_parts_of_two_workbooks() -> None:
    first, second = {"TW I": "2"}, {"TW II": "2", "Satuan": "Berkas"}
    assert of_two(first, second) == [["Satuan"], [], ["TW I", "TW II"]]
    assert of_two({"TW I": "2", "TW II": "3"}, {"TW I": "2", "TW II": "4"}) == [
        [],
        ["TW II"],
        ["TW I"],
    ]


def test_a_workbook_sent_again_with_more_of_a_target_is_taken() -> None:
    first, more = {"TW I": "2"}, {"TW I": "2", "Tahunan": "5"}
    assert of_two(first, more) == of_two(more, first) == [["TW I", "Tahunan"], [], []]
    assert of_two(more, more) == [["TW I", "Tahunan"], [], []]
