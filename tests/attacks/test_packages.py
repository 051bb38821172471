"""Word files made to hide what they fetch, or to fill time and memory: refused in clear words."""

import random
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest

from pkdocs.outputs.form import read_template
from pkdocs.word import TemplateError, inspect_document, read_custom_text, read_file, read_word_text
from tests.word.package.packages import OFFICE, PLAIN, RELS, changed, codes, with_body
from tests.word.template_factory import with_parts

PICTURE = (
    f'<w:p><w:r><a:blip xmlns:a="urn:a" xmlns:r="{OFFICE}" r:link="rId99"/></w:r></w:p>'.encode()
)


def fetching(kind: str, encoding: str = "utf-8") -> bytes:
    """A picture that names a relation which calls itself a link, its type written as `kind`."""
    relation = (
        f'<Relationship Id="rId99" Type="{kind}" Target="http://contoh.test/a" '
        'TargetMode="External"/></Relationships>'
    )

    def add(parts: dict[str, bytes]) -> None:
        text = parts[RELS].decode().replace("</Relationships>", relation)
        head, _, rest = text.rpartition("?>")
        assert head
        written = f'<?xml version="1.0" encoding="{encoding}"?>{rest}'
        parts[RELS] = written.encode(encoding)
        body = parts["word/document.xml"]
        parts["word/document.xml"] = body.replace(b"<w:body>", b"<w:body>" + PICTURE)

    return with_parts(PLAIN, add)


@pytest.mark.parametrize(
    "kind",
    [
        f"{OFFICE}/hyperlink",
        f"{OFFICE}/&#104;yperlink",
        f"{OFFICE}/hyper&#x6c;ink",
        f"{OFFICE}/hyperlink&#32;",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_a_link_that_is_fetched_is_seen_however_it_is_written(kind: str, encoding: str) -> None:
    findings = inspect_document(fetching(kind, encoding))
    assert {finding.code for finding in findings} & {"T009", "T005"}


def test_an_encoding_that_word_does_not_write_is_refused() -> None:
    findings = inspect_document(fetching(f"{OFFICE}/hyperlink", "cp037"))
    assert {finding.code for finding in findings} >= {"T005"}


def test_data_inside_are_told_by_their_parsed_namespace_and_never_from_a_dtd() -> None:
    assert read_custom_text(b'<a xmlns="urn:&#120;">isi</a>', "urn:x") == "isi"
    utf16 = '<?xml version="1.0" encoding="utf-16"?><a xmlns="urn:x">isi</a>'.encode("utf-16")
    assert read_custom_text(utf16, "urn:x") == "isi"
    dtd = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a xmlns="urn:x">isi</a>'
    assert read_custom_text(dtd.encode("utf-16"), "urn:x") is None


def overlapping(count: int) -> bytes:
    """A zip of many members that are all the same bytes."""
    content = b"<a>" + bytes(range(32, 127)) * 2_000 + b"</a>"
    data = zlib.compress(content, 9)[2:-4]
    sizes = (zlib.crc32(content), len(data), len(content))
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 33, *sizes, 5, 0) + b"a.xml"
    head = (b"PK\1\2", 20, 20, 0, 8, 0, 33, *sizes, 9, 0, 0, 0, 0, 0, 0)
    names = (f"{number:05}.xml".encode() for number in range(count))
    central = b"".join(struct.pack("<4sHHHHHHIIIHHHHHII", *head) + name for name in names)
    counts = (0, 0, count, count, len(central), len(local) + len(data), 0)
    return local + data + central + struct.pack("<4sHHHHIIH", b"PK\5\6", *counts)


def test_members_that_overlap_or_are_many_are_not_inflated() -> None:
    tracemalloc.start()
    assert codes(overlapping(3_000)) == {"T003"}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
    assert codes(overlapping(20_000)) == {"T003"}
    assert codes(overlapping(190)) <= {"T001", "T003"}


def test_a_name_that_is_no_utf_8_is_a_problem() -> None:
    data = changed(lambda parts: parts.update({"word/é.xml": b"<a/>"}))
    assert codes(data.replace("é".encode(), b"\xff\xfe")) == {"T001"}


def test_deep_xml_is_a_problem_for_those_who_only_read_too() -> None:
    deep = "<w:p>" * 5_000 + "</w:p>" * 5_000
    assert codes(with_body(deep)) == {"T005"}
    with pytest.raises(TemplateError, match="T005"):
        read_word_text(with_body(deep))


def test_a_template_of_six_megabytes_in_nested_tables_is_refused_before_docxtpl() -> None:
    noise = random.Random(1)
    words = (f"<w:p><w:r><w:t>{noise.randbytes(50).hex()}</w:t></w:r></w:p>" for _ in range(43_000))
    inner = "".join(words)
    for _ in range(20):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    assert codes(with_body(inner)) == {"T003"}


def test_a_file_of_twenty_gigabytes_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "templates" / "perjanjian-kinerja.docx"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(20_000_000_000)
    with pytest.raises(TemplateError, match="T003 berkas lebih besar dari 50 MB"):
        read_file(path)
    with pytest.raises(TemplateError, match="T003"):
        read_template(tmp_path)
