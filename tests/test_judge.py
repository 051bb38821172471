"""The judge of reading: what it must see, and layouts that are read whole."""

import pytest
from judge import worth
from judge.__main__ import truth_of
from judge.changes import judge_changes
from judge.lampiran import Plan
from judge.layout import APART, Layout
from judge.layouts import all_layouts
from judge.layouts.kota import KOTA, SHORT, lampiran, whole
from judge.paper import Part, Value, fixed, line
from judge.score import Status, judge_reading, read_file
from judge.truth import Truth, sources

from pkdocs.base.values import replace

READ_WHOLE = (
    "A-polos",
    "A-kontrol-isi",
    "A-kolom-bertukar",
    "A-potong-kepala-lagi",
    "A-simbol-paling-sedikit",
    "A-strip",
    "C-tw-romawi",
    "F-satu-tabel",
)
"""Layouts of which nothing is lost and nothing misread: a handful of those of the command."""


def layout(name: str) -> Layout:
    return next(one for one in all_layouts() if one.name == name)


@pytest.mark.parametrize("name", READ_WHOLE)
def test_a_layout_is_read_without_a_wrong_or_a_lost_value(name: str) -> None:
    for source in (sources()[0], sources()[2]):
        reading = judge_reading(layout(name), truth_of(layout(name), source))
        assert reading.count(Status.RIGHT) > 10
        assert (reading.count(Status.WRONG), reading.count(Status.SILENT)) == (0, 0)


def test_each_change_of_a_twin_is_told_and_no_other() -> None:
    source, own = sources()[0], layout("A-strip")
    found = list(judge_changes(source, judge_reading(own, truth_of(own, source))))
    assert [c.twin for c in found if c.told] == [
        *("target", "target, same layout", "triwulan", "satuan", "pejabat"),
        *("hilang", "hilang, same layout", "baru"),
    ]
    assert [(c.false, c.missed, c.quiet) for c in found if c.false or c.missed or c.quiet] == []


def other(*pieces: str, alter: bool = False) -> Layout:
    """The city's form with lines behind it, or one whose paper says other than it claims."""
    table = lampiran(SHORT)

    def claimed(truth: Truth) -> Part:
        made = table(truth)
        values = [replace(v, text="17") if v.key[-1] == "tahunan" else v for v in made.values]
        return replace(made, values=tuple(values))

    behind = (lambda _truth: line(" ".join(pieces)), lambda _truth: fixed("Jakarta"))
    return Layout("lain", "A", "kota", whole(claimed if alter else table, *behind))


def test_a_target_that_is_read_as_another_is_wrong() -> None:
    truth = truth_of(other(), sources()[0])
    wrong = [v for v in judge_reading(other(alter=True), truth).verdicts if v.status == "wrong"]
    assert {v.key[-1] for v in wrong} == {"tahunan"}
    assert len(wrong) == len(truth.rows)


def test_a_word_of_the_file_that_is_nowhere_is_lost_or_listed() -> None:
    reading = judge_reading(other("Xylofon", "angka", "811,5"), truth_of(other(), sources()[0]))
    assert reading.salinan is not None
    listed = " ".join(str(item) for item in reading.salinan.tak_terbaca)
    assert {"xylofon", "811,5"} <= set(reading.lost) or "811,5" in listed


def test_a_change_of_a_value_that_is_gone_is_missed_and_nothing_is_said() -> None:
    years = [column for column in SHORT.columns if column.field == "tahunan"]
    plan = Plan(tuple(column for column in SHORT.columns if column not in years))
    table, full = lampiran(plan), lampiran(SHORT)
    claimed = replace(layout("A-polos"), pieces=whole(lambda t: table(t) + claims(full(t))))
    source = sources()[0]
    reading = judge_reading(claimed, truth_of(claimed, source))
    assert reading.count(Status.SILENT) >= len(source.perjanjian.baris)
    found = {c.twin: c for c in judge_changes(source, reading)}
    assert (len(found["target"].missed), found["target"].quiet) == (1, True)
    assert (found["triwulan"].missed, found["triwulan"].quiet) == ((), False)


def claims(part: Part) -> Part:
    """The targets of the year, claimed and not printed."""
    return Part(values=tuple(value for value in part.values if value.key[-1] == "tahunan"))


@pytest.mark.slow
def test_each_layout_prints_what_it_claims() -> None:
    source = sources()[3]
    for one in all_layouts():
        truth = truth_of(one, source)
        in_file = worth.fold(read_file(one.print(truth)).replace("\n", " "))
        for value in one.lay_out(truth).values:
            assert set(worth.words(value.text)) <= set(in_file.split()), (one.name, value)


@pytest.mark.parametrize(
    ("text", "satuan", "same"),
    [
        ("88.5", "Nilai", "88,50"),
        ("100 persen", "Persen", "100%"),
        ("100", "Persentase", "100 %"),
        ("-", "Nilai", "N/A"),
        ("1.250.000", "Orang", "1250000"),
        ("≥ 90%", "Persen", "≥90 %"),
    ],
)
def test_a_target_is_worth_the_same_however_it_is_written(
    text: str, satuan: str, same: str
) -> None:
    assert worth.target(text, satuan) == worth.target(same, satuan)


@pytest.mark.parametrize(
    ("text", "other_text"), [("≥90%", "≤90%"), ("≥90%", "90%"), ("91", "91%"), ("88,5", "885")]
)
def test_targets_that_differ_are_worth_different_things(text: str, other_text: str) -> None:
    assert worth.target(text, "Nilai") != worth.target(other_text, "Nilai")


def test_other_offices_and_a_third_of_the_rest_are_kept_apart() -> None:
    found = all_layouts()
    rest = [one for one in found if one.family not in APART]
    assert len(rest) > 150
    assert len({one.name for one in found}) == len(found)
    assert 0.25 < sum(one.apart for one in rest) / len(rest) < 0.42
    others = [one for one in found if one.family in APART]
    assert len(others) > 80
    assert all(one.apart for one in others)


@pytest.mark.parametrize(("text", "silent"), [("e-SAKIP", 0), ("91%", 1), ("811,5", 1)])
def test_what_is_read_as_a_value_not_printed_is_wrong_and_not_silent(
    text: str, silent: int
) -> None:
    def unclaimed(truth: Truth) -> Part:
        made = lampiran(KOTA)(truth)
        values = [v for v in made.values if v.key[-1] != "sumber_data"]
        return replace(made, values=(*values, Value(("lain", "angka"), text)))

    own = Layout("lain", "A", "kota", whole(unclaimed))
    found = judge_reading(own, truth_of(own, sources()[1]))
    assert found.count(Status.WRONG) == len(found.truth.rows)
    assert found.count(Status.SILENT) == silent
