"""Comments and tracked changes are found wherever Word keeps them, with their words and place."""

import re

import pytest

from pkdocs.word.paper.revisions import MAY_BE_TRACKED
from pkdocs.word.text import names as w
from tests.word.paper.seeing import W, paragraph, row, run, table, told, told_of_body, with_part

BY = 'w:id="901" w:author="Staf Contoh"'
DELETED = f"<w:del {BY}><w:r><w:delText>lama</w:delText></w:r></w:del>"


def changes(xml: str) -> str:
    found = told_of_body(xml)
    assert set(found) == {"T402"}
    return found["T402"]


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        (DELETED, 'dihapus "lama" (di dekat "Target")'),
        (f"<w:ins {BY}>{run('baru')}</w:ins>", 'disisipkan "baru" (di dekat "Target")'),
        (f"<w:moveFrom {BY}>{run('kata')}</w:moveFrom>", 'dipindahkan dari sini "kata"'),
        (f"<w:moveTo {BY}>{run('kata')}</w:moveTo>", 'dipindahkan ke sini "kata"'),
        (run("tebal", f"<w:b/><w:rPrChange {BY}/>"), 'bentuk diubah "tebal" (di dekat "Target")'),
    ],
)
def test_changed_words_are_told_with_the_words_beside_them(inner: str, said: str) -> None:
    assert said in changes(paragraph(run("Target "), inner))


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        (f"<w:rPr><w:ins {BY}/></w:rPr>", 'akhir paragraf disisipkan "Target"'),
        (f"<w:rPr><w:del {BY}/></w:rPr>", 'akhir paragraf dihapus "Target"'),
        (f"<w:pPrChange {BY}/>", 'bentuk diubah "Target"'),
    ],
)
def test_a_changed_end_or_look_of_a_paragraph_is_told(properties: str, said: str) -> None:
    assert said in changes(paragraph(f"<w:pPr>{properties}</w:pPr>", run("Target")))


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (row(paragraph(run("Target")), f"<w:trPr><w:del {BY}/></w:trPr>"), "baris tabel dihapus"),
        (
            row(paragraph(run("Target")), f"<w:trPr><w:ins {BY}/></w:trPr>"),
            "baris tabel disisipkan",
        ),
        (row(paragraph(run("Target")), "", f"<w:tcPr><w:cellDel {BY}/></w:tcPr>"), "sel dihapus"),
        (
            row(paragraph(run("Target")), "", f"<w:tcPr><w:cellIns {BY}/></w:tcPr>"),
            "sel disisipkan",
        ),
    ],
)
def test_a_changed_row_or_cell_is_told_with_its_place(xml: str, said: str) -> None:
    assert f'{said} "Target" (tabel ke-1 baris ke-2)' in changes(table(row(paragraph()), xml))


def test_a_move_is_told_once_at_each_end() -> None:
    moved = f'<w:moveFromRangeStart {BY} w:name="a"/><w:moveFrom {BY}>{run("kata")}</w:moveFrom>'
    assert changes(paragraph(moved)).count("dipindahkan") == 1


def test_of_many_changes_the_first_are_told_and_the_others_counted() -> None:
    message = changes(paragraph(DELETED * 8))
    assert message.count('dihapus "lama"') == 5
    assert "; dan 3 lagi;" in message


def test_every_kind_of_change_is_found_in_the_bytes() -> None:
    assert len(w.TRACKED) > 15
    for tag in w.TRACKED:
        name = tag.rpartition("}")[2]
        assert MAY_BE_TRACKED.search(f'<w:{name} w:id="1"/>'.encode())
    assert not MAY_BE_TRACKED.search(b'<w:insideH w:val="single"/><w:instrText>')


def commented(body: str, comment: str = "Periksa lagi") -> bytes:
    inner = paragraph(run(comment))
    own = f'<w:comment w:id="7" w:author="Staf Contoh">{inner}</w:comment>'
    return with_part("comments.xml", f"<w:comments {W}>{own}</w:comments>", "comments", body)


REFERENCE = '<w:r><w:commentReference w:id="7"/></w:r>'
RANGE = '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/>'


@pytest.mark.parametrize("mark", [RANGE.format(run("100%")) + REFERENCE, REFERENCE + run("100%")])
def test_a_comment_is_told_with_what_it_says_and_what_stands_there(mark: str) -> None:
    found = told(commented(paragraph(mark)))
    assert set(found) == {"T401"}
    assert 'komentar "Staf Contoh: Periksa lagi" (di dekat "100%")' in found["T401"]


def test_a_comment_in_a_loop_is_told() -> None:
    rows = (
        row(paragraph(run("{%tr for x in y %}"))),
        row(paragraph(RANGE.format(run("{{ x }}")), REFERENCE)),
        row(paragraph(run("{%tr endfor %}"))),
    )
    found = told(commented(table(*rows)))
    assert set(found) == {"T401"}
    assert 'tabel ke-1 baris ke-2, di dekat "{{ x }}"' in found["T401"]


def test_a_comment_that_stands_nowhere_is_told() -> None:
    assert 'komentar "Periksa lagi"' in told(commented(""))["T401"]


def test_a_part_for_comments_without_any_is_no_comment() -> None:
    assert told(with_part("comments.xml", f"<w:comments {W}/>", "comments")) == {}


def test_the_mark_of_a_comment_alone_is_told_too() -> None:
    assert re.match(
        r'komentar \(di dekat "a"\)', told_of_body(paragraph(run("a"), REFERENCE))["T401"]
    )
