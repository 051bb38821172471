"""One rule for all outputs: a file that the command did not make, or that changed since, stays."""

import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from pkdocs.base.placing import (
    Maker,
    Origin,
    clashes,
    hindrance,
    marked,
    origin,
    write_output,
    write_outputs,
)
from tests.support.sticky import Sticky

TREE = Maker("tree")


def pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 2)).save(out, "PNG")
    return out.getvalue()


CONTENTS = {
    ".html": b"<!doctype html><title>a</title></html>\n",
    ".svg": b'<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
    ".json": b'{\n  "a": 1\n}\n',
    ".pdf": pdf(),
    ".png": png(),
}
FOREIGN = b"surat orang lain"


def office(status: str) -> bytes:
    """A package of a part of text and the properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<p>a</p>" * 100)
        archive.writestr("docProps/core.xml", f"<c><contentStatus>{status}</contentStatus></c>")
    return out.getvalue()


@pytest.mark.parametrize("ending", CONTENTS)
def test_a_file_says_who_made_it_and_whether_it_was_changed_since(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a{ending}"
    assert write_output(path, [CONTENTS[ending]], TREE) is None
    whole = path.read_bytes()
    assert len(whole) > len(CONTENTS[ending])
    assert origin(path, "tree") is Origin.OURS
    assert origin(path, "preview") is Origin.FOREIGN
    for changed in (whole + b"\n% ditandatangani", whole.replace(b"a", b"b", 1), b" " + whole):
        path.write_bytes(changed)
        assert origin(path, "tree") is Origin.CHANGED
    path.write_bytes(CONTENTS[ending])
    assert origin(path, "tree") is Origin.FOREIGN


@pytest.mark.parametrize("ending", CONTENTS)
def test_the_mark_is_the_same_each_time_and_however_the_bytes_come(ending: str) -> None:
    data, path = CONTENTS[ending], Path(f"a{ending}")
    pieces = (data[at : at + 7] for at in range(0, len(data), 7))
    assert b"".join(marked(pieces, path, TREE)) == b"".join(marked([data], path, TREE))


@pytest.mark.parametrize(
    "text",
    [
        '{\n  "a": [\n    {}\n  ]\n}\n',
        '{"a": 1, "b": [\n{"c": {}},\n{"c": 2}\n]}\n',
        '[\n  {\n    "a": 1\n  },\n  {\n    "a": {\n      "b": 1\n    }\n  }\n]\n',
    ],
)
def test_json_has_its_mark_in_its_last_object_and_says_the_same(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert write_output(path, [text.encode()], TREE) is None
    assert origin(path, "tree") is Origin.OURS
    read = json.loads(path.read_text(encoding="utf-8"))
    last = read[-1] if isinstance(read, list) else read
    assert last.pop("$comment").startswith("pkdocs tree ")
    assert read == json.loads(text)
    path.write_bytes(path.read_bytes().replace(b"1", b"2", 1))
    assert origin(path, "tree") is Origin.CHANGED


def test_a_list_of_nothing_in_json_is_as_it_is_and_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for _ in range(2):
        assert write_output(path, [b"[]\n"], TREE) is None
    assert path.read_bytes() == b"[]\n"
    path.write_bytes(b"[1]\n")
    assert origin(path, "tree") is Origin.FOREIGN


def test_what_comes_piece_by_piece_passes_piece_by_piece() -> None:
    asked = 0

    def pieces() -> Iterator[bytes]:
        nonlocal asked
        for asked in range(100):
            yield b'"%d": 1,\n' % asked * 100
        yield b'"a": 1}\n'

    given = marked(pieces(), Path("a.json"), TREE)
    assert (len(next(given)), asked) == (0, 0)
    assert len(b"".join(next(given) for _ in range(9))) > 5_000
    assert asked == 9


def test_a_marked_picture_and_a_marked_pdf_are_as_good_as_before(tmp_path: Path) -> None:
    for ending in (".png", ".pdf"):
        write_output(tmp_path / f"a{ending}", [CONTENTS[ending]], TREE)
    with Image.open(tmp_path / "a.png") as picture:
        picture.load()
        assert picture.info["Software"].startswith("pkdocs tree ")
    with pikepdf.open(tmp_path / "a.pdf", attempt_recovery=False) as opened:
        assert not opened.check_pdf_syntax()


def test_an_office_file_is_ours_until_somebody_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert write_output(path, [office(TREE.status)], TREE) is None
    assert origin(path, "tree") is Origin.OURS
    assert origin(path, "diff") is Origin.FOREIGN
    with zipfile.ZipFile(path) as archive:
        assert archive.read("word/document.xml") == b"<p>a</p>" * 100
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/comments.xml", "catatan")
    assert origin(path, "tree") is Origin.CHANGED
    for other in (office("Final"), b"bukan zip"):
        path.write_bytes(other)
        assert origin(path, "tree") is Origin.FOREIGN


def test_what_another_made_stays_unless_asked_and_the_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(FOREIGN)
    found = write_output(path, [CONTENTS[".svg"]], TREE)
    assert found is not None
    assert (found.kode, found.span.berkas) == ("F012", path.as_posix())
    assert "bukan buatan pkdocs tree" in found.pesan
    assert "--overwrite" in found.pesan
    assert path.read_bytes() == FOREIGN
    assert write_output(path, [CONTENTS[".svg"]], Maker("tree", overwrite=True)) is None
    assert origin(path, "tree") is Origin.OURS


def test_one_changed_by_hand_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    write_output(path, [CONTENTS[".svg"]], TREE)
    path.write_bytes(path.read_bytes().replace(b"<svg", b"<svg id='catatan'"))
    found = hindrance(path, TREE)
    assert found is not None
    assert "diubah sejak dibuat" in found.pesan


@pytest.mark.skipif(os.name == "nt", reason="links and pipes")
def test_links_lead_to_what_they_name_and_a_pipe_is_no_file(tmp_path: Path) -> None:
    source = tmp_path / "org.yaml"
    source.write_bytes(FOREIGN)
    (tmp_path / "lunak.svg").symlink_to(source)
    (tmp_path / "keras.svg").hardlink_to(source)
    (tmp_path / "putus.svg").symlink_to(tmp_path / "tidak-ada")
    os.mkfifo(tmp_path / "pipa.svg")
    for name in ("lunak", "keras", "putus", "pipa"):
        found = write_output(tmp_path / f"{name}.svg", [CONTENTS[".svg"]], TREE)
        assert found is not None
        assert found.kode == "F012"
    for name in ("lunak", "keras"):
        asked = Maker("tree", overwrite=True)
        assert write_output(tmp_path / f"{name}.svg", [CONTENTS[".svg"]], asked) is None
    assert source.read_bytes() == FOREIGN


def test_a_folder_in_the_place_is_told_even_where_asked_to_replace(tmp_path: Path) -> None:
    (tmp_path / "a.svg").mkdir()
    found = write_output(tmp_path / "a.svg", [b"x"], Maker("tree", overwrite=True))
    assert found is not None
    assert (found.kode, "ada folder, bukan berkas" in found.pesan) == ("F004", True)


def test_a_file_saved_while_the_output_is_made_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.html"

    def slow() -> Iterator[bytes]:
        yield CONTENTS[".html"]
        path.write_bytes(FOREIGN)

    found = write_output(path, slow(), TREE)
    assert found is not None
    assert found.kode == "F012"
    assert path.read_bytes() == FOREIGN
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"<svg>"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_output(tmp_path / "a.svg", failing(), TREE)
    assert list(tmp_path.iterdir()) == []


def test_two_inputs_of_one_name_are_one_output_also_by_case_and_accent() -> None:
    out = Path("cetak")
    names = ["x.pdf", "X.PDF", "lain.pdf", "caf\u00e9.pdf", "cafe\u0301.pdf"]
    found = clashes((f"dari {n}", out / name) for n, name in enumerate(names))
    assert [problem.kode for problem in found] == ["F013", "F013"]
    assert "2 masukan menjadi satu berkas ini: dari 0, dari 1." in found[0].pesan
    assert found[0].span.berkas == "cetak/x.pdf"
    assert clashes([("a", out / "a.pdf"), ("b", out / "b" / "a.pdf")]) == []


def test_a_huge_file_is_not_read_to_find_out_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    write_output(path, [CONTENTS[".svg"]], TREE)
    os.truncate(path, 201_000_000)
    assert origin(path, "tree") is Origin.FOREIGN


def test_of_several_outputs_none_is_written_where_one_may_not_stand(tmp_path: Path) -> None:
    folder, maker = tmp_path / "surat", Maker("owed")
    paths = [folder / "a.txt", folder / "b.txt"]
    assert write_outputs(paths, [b"a\n", b"b\n"], maker, folder) == []
    body, _, rest = paths[0].read_bytes().partition(b"\n-- \n")
    assert (body, rest.splitlines()[1][:12]) == (b"a\n", b"pkdocs owed ")
    assert b"jangan menyalin baris ini" in rest
    paths[1].write_bytes(b"milik orang")
    before = paths[0].read_bytes()
    asked = iter([b"a2\n", b"b2\n"])
    (problem,) = write_outputs(paths, asked, maker, folder)
    assert next(asked) == b"a2\n"
    assert (problem.kode, problem.span.berkas) == ("F012", paths[1].as_posix())
    assert (paths[0].read_bytes(), paths[1].read_bytes()) == (before, b"milik orang")


def zipped(maker: Maker) -> bytes:
    """A zip with room for the mark of its maker, which is left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.comment = maker.status.encode()
        archive.writestr("a.txt", "isi")
    return out.getvalue()[: -len(maker.status)]


def test_a_zip_has_its_mark_as_comment_until_somebody_adds_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    assert write_output(path, [zipped(TREE)], TREE) is None
    assert origin(path, "tree") is Origin.OURS
    assert origin(path, "diff") is Origin.FOREIGN
    with zipfile.ZipFile(path) as archive:
        assert archive.read("a.txt") == b"isi"
        assert archive.comment.startswith(b"pkdocs tree ")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("b.txt", "catatan")
    assert origin(path, "tree") is Origin.CHANGED
    for other in (b"PK", b""):
        path.write_bytes(other)
        assert origin(path, "tree") is Origin.FOREIGN


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip", "a.html"])
def test_a_file_that_is_held_is_not_called_somebody_elses(
    tmp_path: Path, sticky: Sticky, name: str
) -> None:
    path, maker = tmp_path / name, Maker("status")
    path.write_bytes(b"milik orang")
    sticky.hold(name, acts=("read",))
    found = hindrance(path, maker)
    assert found is not None
    assert (found.kode, "sedang dipakai program lain" in found.pesan) == ("F004", True)
    sticky.hold(name, acts=("read",), times=2)
    found = hindrance(path, maker)
    assert found is not None
    assert found.kode == "F012"
