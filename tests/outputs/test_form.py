"""The project's own template: what `pkdocs check` says when staff have changed it in Word."""

import re
from pathlib import Path

import pytest

from pkdocs.outputs import arms, form, form_words
from tests.helpers import ROOT, edit, make_project, run
from tests.word.template_factory import with_parts

TEMPLATE = (ROOT / form.TEMPLATE).read_bytes()
LAMBANG = (ROOT / arms.LAMBANG).read_bytes()


def changed(old: str, new: str) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        assert old in text
        parts["word/document.xml"] = text.replace(old, new).encode()

    return with_parts(TEMPLATE, change)


def codes(template: bytes, lambang: bytes | None = LAMBANG) -> list[str]:
    return [p.kode for p in form.check_template(template, lambang)]


def test_the_shipped_template_is_in_order_with_and_without_the_arms() -> None:
    assert codes(TEMPLATE) == []
    assert codes(TEMPLATE, None) == []


@pytest.mark.parametrize(
    ("old", "new", "kode"),
    [
        ("{{ tempat_tanggal }}", "{{ tempat_tangal }}", "T090"),
        ("{{ tempat_tanggal }}", "{{ tempat_tanggal }", "T101"),
        ("{{ tempat_tanggal }}", "{{ kop }}", "T091"),
        ("{{ judul_lampiran }}", "", "T091"),
        ("{{ judul_lampiran }}", "{{ judul_lampiran }}{{ kop }}", "T302"),
        ("{{ judul_lampiran }}", "{{ judul_lampiran }}{{ pihak_pertama }}", "T302"),
        ("{{ judul_lampiran }}", "{{ judul_lampiran|upper }}", "T105"),
        ("{{ judul_lampiran }}", "{{ judul_lampiran.__class__ }}", "T105"),
        ("{{ judul_lampiran }}", "{% set x = 1 %}{{ judul_lampiran }}", "T105"),
    ],
)
def test_a_change_that_cannot_work_is_found_by_checking(old: str, new: str, kode: str) -> None:
    assert kode in codes(changed(old, new))


DELETED = '<w:del w:id="9" w:author="Staf Contoh"><w:r><w:delText>lama</w:delText></w:r></w:del>'
FIELD = '<w:fldSimple w:instr="DATE"><w:r><w:t>6 Februari</w:t></w:r></w:fldSimple>'
RUN_END = "{{ s.pertama.sumber_data }}</w:t></w:r>"


@pytest.mark.parametrize(
    ("old", "new", "kode", "words"),
    [
        (RUN_END, f'{RUN_END}<w:r><w:commentReference w:id="0"/></w:r>', "T401", "komentar"),
        (RUN_END, RUN_END + DELETED, "T402", 'dihapus "lama" (tabel ke-5 baris ke-6, di dekat'),
        ("{%p for baris in kop %}", "KOP {%p for baris in kop %}", "T403", 'kata "KOP" di samping'),
        ("{%tr if not program %}", "{%tr if not program %} X", "T403", 'kata "X" di samping'),
        (RUN_END, f"{RUN_END}<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", "T405", '"x"'),
        (RUN_END, RUN_END + FIELD, "T407", "kolom DATE"),
    ],
)
def test_what_reaches_the_paper_beside_its_words_is_told_and_nothing_is_made(
    tmp_path: Path, old: str, new: str, kode: str, words: str
) -> None:
    folder = make_project(tmp_path)
    (folder / form.TEMPLATE).write_bytes(changed(old, new))
    done = run("check", "-C", str(folder))
    line, total = done.stdout.splitlines()
    assert (done.returncode, total) == (1, "1 galat, 0 peringatan.")
    assert line.startswith(f"{form.TEMPLATE}:1:1: {kode} word/document.xml: ")
    assert words in line
    assert line in run("generate", "-C", str(folder)).stderr
    assert not (folder / "output").exists()


@pytest.mark.parametrize("part", ["word/header1.xml", "word/header2.xml"])
def test_a_header_without_konsep_is_refused(part: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        assert b"{{ konsep }}" in parts[part]
        tags = (b"{{ konsep }}", b"{%p if konsep %}", b"{%p endif %}")
        for tag in tags:
            parts[part] = parts[part].replace(tag, b"x")

    assert codes(with_parts(TEMPLATE, change)) == ["T093"]


def test_a_picture_that_is_no_png_is_placed_at_the_picture() -> None:
    (problem,) = form.check_template(TEMPLATE, b"GIF89a")
    assert str(problem).startswith("templates/lambang.png:1:1: T201 ")


def test_the_sample_has_every_field_and_nothing_else() -> None:
    found: set[str] = set()

    def walk(value: object, name: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{name}.{key}".lstrip("."))
        elif isinstance(value, list):
            assert len(value) == 2
            for inner in value:
                walk(inner, f"{name}[]")
        else:
            found.add(name)

    walk(dict(form_words.sample()), "")
    assert found == form_words.FIELDS


def test_a_missing_template_or_picture_is_told(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    (folder / arms.LAMBANG).unlink()
    assert "lambang.png:1:1: T092 peringatan:" in run("check", "-C", str(folder)).stdout
    (folder / form.TEMPLATE).unlink()
    done = run("generate", "-C", str(folder))
    assert done.returncode == 1
    assert f"{form.TEMPLATE}:1:1: T000 template tidak dapat dibaca" in done.stderr
    assert not (folder / "output").exists()


def test_a_broken_template_is_told_in_words_an_official_understands(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    (folder / form.TEMPLATE).write_bytes(b"bukan zip")
    done = run("check", "-C", str(folder))
    assert done.returncode == 1
    assert re.search(r"T001 berkas bukan dokumen Word", done.stdout)


def test_a_template_with_a_word_of_its_own_before_the_number_may_not_print_an_nrk(
    tmp_path: Path,
) -> None:
    folder = make_project(tmp_path)
    tag = "{{ pihak_pertama.label_nip }}"
    (folder / form.TEMPLATE).write_bytes(changed(tag, "NIP"))
    assert run("check", "-C", str(folder)).returncode == 0
    edit(folder, "org.yaml", "  tempat:", "  label_nip: {PPPK: NRK}\n  tempat:")
    told = f'{form.TEMPLATE}:1:1: T091 isian formulir "pihak_pertama.label_nip" tidak dipakai'
    assert told in (done := run("check", "-C", str(folder))).stdout
    assert tag in done.stdout
    (folder / form.TEMPLATE).write_bytes(TEMPLATE)
    assert "T091" not in run("check", "-C", str(folder)).stdout
