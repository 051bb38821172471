"""Which archives are refused before anything in them is read."""

import io
import random
import struct
import tracemalloc
import zipfile

import pytest

from pkdocs.word import (
    Finding,
    Template,
    TemplateError,
    inspect_template,
    read_custom_xml,
)
from pkdocs.word.package.container import inflate_member, open_archive, read_member
from tests.word.package.packages import PLAIN, changed, codes
from tests.word.template_factory import unzipped, zipped


@pytest.mark.parametrize(
    "data",
    [b"", b"teks", PLAIN[:200], PLAIN[:-40], b"PK\x05\x06" + bytes(18), zipped({})],
    ids=["empty", "text", "cut", "no end", "empty zip", "no parts"],
)
def test_what_is_not_a_whole_docx_is_refused(data: bytes) -> None:
    assert codes(data) & {"T001", "T011"}


def test_a_file_whose_content_does_not_match_its_checksum_is_refused() -> None:
    at = PLAIN.index(b"word/document.xml") + 40
    assert codes(PLAIN[:at] + b"\xff\xff\xff" + PLAIN[at + 3 :]) == {"T001"}


def test_a_file_locked_with_a_password_is_told_apart() -> None:
    assert codes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512)) == {"T002"}


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(PLAIN)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert codes(bytes(data)) == {"T002"}


def test_another_compression_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in unzipped(PLAIN).items():
            archive.writestr(name, part)
    assert codes(buffer.getvalue()) == {"T001"}


def test_too_many_parts_are_refused() -> None:
    assert codes(changed(lambda p: p.update({f"x{n}.txt": b"" for n in range(200)}))) == {"T003"}


def test_a_part_that_is_too_large_is_refused() -> None:
    noise = random.Random(1).randbytes(10_000_001).hex().encode()  # deflates to half
    assert codes(changed(lambda p: p.update({"x.txt": noise}))) == {"T003"}


def test_a_part_that_inflates_too_much_is_refused() -> None:
    assert codes(changed(lambda p: p.update({"x.txt": bytes(2_000_000)}))) == {"T003"}


def test_parts_that_are_too_large_together_are_refused() -> None:
    noise = bytes(range(256)) * 60_000
    large = {f"x{n}.txt": noise for n in range(4)}
    findings = inspect_template(changed(lambda p: p.update(large)), strict=False)
    assert findings[0] == Finding("T003", "", "isi berkas setelah dibuka lebih besar dari 50 MB")


def test_a_part_larger_than_it_says_is_stopped_while_it_is_read() -> None:
    data = bytearray(changed(lambda p: p.update({"x.txt": bytes(60_000_000)})))
    small = struct.pack("<I", 1_000)
    first, second = data.index(b"x.txt"), data.rindex(b"x.txt")
    for size_at in (first - 30 + 22, second - 46 + 24):
        data[size_at : size_at + 4] = small
    tracemalloc.start()
    found = codes(bytes(data))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == {"T001"}
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "name",
    ["../x.xml", "/x.xml", "word/../x.xml", "C:/x.xml", "word\\x.xml", "word//x.xml", "a\x01.xml"],
)
def test_an_unsafe_name_is_refused(name: str) -> None:
    assert "T004" in codes(changed(lambda p: p.update({name: b"<a/>"})))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "word/DOCUMENT.xml"])
def test_a_name_that_occurs_twice_is_refused(name: str) -> None:
    buffer = io.BytesIO(PLAIN)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, b"<a/>")
    assert codes(buffer.getvalue()) == {"T004"}


def test_loading_and_reading_refuse_what_inspection_refuses() -> None:
    data = changed(lambda p: p.update({"word/vbaProject.bin": b"x"}))
    message = "T007 word/vbaProject.bin: berkas berisi makro"
    with pytest.raises(TemplateError, match=message):
        Template.load(data)
    with pytest.raises(TemplateError, match=message):
        read_custom_xml(data, "urn:x")


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: object) -> None:
    with pytest.raises(TemplateError, match="T003"):
        Template.load(bytes(50_000_001))


def test_a_member_is_inflated_as_it_is_read() -> None:
    with open_archive(PLAIN) as archive:
        for info in archive.infolist():
            assert inflate_member(PLAIN, info) == read_member(archive, info)


def _spoilt(**fields: int | str) -> zipfile.ZipInfo:
    with open_archive(PLAIN) as archive:
        info = archive.getinfo("word/document.xml")
    for name, value in fields.items():
        setattr(info, name, value)
    return info


@pytest.mark.parametrize(
    "info",
    [
        _spoilt(CRC=1),
        _spoilt(file_size=10),
        _spoilt(file_size=1_000_000),
        _spoilt(compress_size=5),
        _spoilt(compress_type=zipfile.ZIP_STORED),
        _spoilt(header_offset=7),
        _spoilt(header_offset=10_000_000),
        _spoilt(orig_filename="lain.xml"),
        _spoilt(flag_bits=0x20),
    ],
    ids=str,
)
def test_a_member_that_is_not_what_it_says_is_not_inflated(info: zipfile.ZipInfo) -> None:
    with pytest.raises(zipfile.BadZipFile):
        inflate_member(PLAIN, info)
