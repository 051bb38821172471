"""An output folder as tests look at it: times, contents, register, one document edited by hand."""

import json
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import docx

from pkdocs.app.terms import Progress
from pkdocs.store.register import Register, read_register
from tests.helpers import edit, out

Raw = dict[str, object]


def times(project: Path) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in out(project).glob("*.docx")}


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.glob("*.docx")}


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {"register.json", ".pkdocs.lock"}
    }


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name in before | after if before.get(name) != after.get(name)}


def edit_by_hand(path: Path) -> None:
    document = docx.Document(str(path))
    document.add_paragraph("ditambah tangan")
    document.save(str(path))


def register_of(project: Path) -> Register:
    register = read_register(out(project), 2023).value
    assert register is not None
    return register


def rewrite_register(project: Path, change: Callable[[dict[str, Raw]], object]) -> None:
    path = out(project) / "register.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    change(data["dokumen"])
    path.write_text(json.dumps(data), encoding="utf-8")


def members(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name.endswith(".docx")]


def without_holder(folder: Path) -> None:
    """Let nobody hold kabag-dua's post, whose agreement is siap."""
    holder = '    pejabat: {nama: Bima Contoh, nip: "198506062010061006"}\n'
    edit(folder, "org.yaml", holder, "")


def unsettle(folder: Path) -> None:
    """Let the name of kabag-dua's post be uncertain, which makes the agreement a konsep."""
    nama = "    nama: Kepala Bagian Dua\n"
    unsure = "    perlu_konfirmasi: nama jabatannya belum pasti\n"
    edit(folder, "org.yaml", nama, f"{nama}{unsure}")


def meanwhile(act: Callable[[], object]) -> Progress:
    """A Progress in which somebody acts once, when the first part of the work is done."""
    left = [act]

    def tell(_count: int) -> None:
        if left:
            left.pop()()

    return lambda _label, _total: nullcontext(tell)


def widen(folder: Path, count: int = 60) -> None:
    """Give a project more kelurahan, so that its documents are made in more than one chunk."""
    names = "".join(f"      - Melati {n}\n" for n in range(count))
    edit(folder, "org.yaml", "      - Melati\n", f"      - Melati\n{names}")
