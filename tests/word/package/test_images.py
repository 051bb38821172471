"""Pictures of a template are replaced in the same height, and nothing else with them."""

import io
import re
from pathlib import Path

import docx
import pytest

from pkdocs.word import Template, TemplateError
from tests.word.template_factory import add_picture, document, png, unzipped, with_parts
from tests.word.template_factory import docx as bytes_of


@pytest.fixture
def arms(tmp_path: Path) -> Path:
    path = tmp_path / "lambang.png"
    path.write_bytes(png(40, 80, grey=1))
    return path


def picture_template(name: str = "lambang") -> bytes:
    made = document("{{ x }}")
    add_picture(made, name, png(50, 50))
    return bytes_of(made)


def test_a_picture_is_replaced_in_the_same_height(arms: Path) -> None:
    loaded = Template.load(picture_template(), images={"lambang": arms})
    made = loaded.render({"x": "1"})
    shape = docx.Document(io.BytesIO(made)).inline_shapes[0]
    assert (shape.width, shape.height) == (540000, 1080000)
    assert arms.read_bytes() in unzipped(made).values()
    drawn = re.search(rb'<a:ext cx="(\d+)" cy="(\d+)"', unzipped(made)["word/document.xml"])
    assert drawn is not None
    assert drawn.groups() == (b"540000", b"1080000")


def test_a_picture_that_the_template_lacks_is_reported(arms: Path) -> None:
    with pytest.raises(TemplateError, match=r'T201 templat tidak memuat gambar bernama "logo"'):
        Template.load(picture_template(), images={"logo": arms})


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", png(1, 1)[:20], b"x" * 99]
)
def test_a_file_that_is_no_png_is_reported(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.png"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=r"T201 .*bukan gambar PNG"):
        Template.load(picture_template(), images={"lambang": path})


def test_a_missing_png_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="T201"):
        Template.load(picture_template(), images={"lambang": tmp_path / "tidak-ada.png"})


def test_a_picture_shown_twice_is_not_replaced_behind_the_other_name(arms: Path) -> None:
    made = document("{{ x }}")
    add_picture(made, "lambang", png(50, 50))
    add_picture(made, "foto", png(50, 50))
    with pytest.raises(TemplateError, match=r"T201 .*juga dipakai"):
        Template.load(bytes_of(made), images={"lambang": arms})


def test_a_picture_that_is_no_png_is_not_replaced_by_one(arms: Path) -> None:
    def rename(parts: dict[str, bytes]) -> None:
        parts["word/media/image1.jpeg"] = parts.pop("word/media/image1.png")
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace(b"image1.png", b"image1.jpeg")

    with pytest.raises(TemplateError, match=r'T201 .*"lambang" di templat harus berupa PNG'):
        Template.load(with_parts(picture_template(), rename), images={"lambang": arms})
