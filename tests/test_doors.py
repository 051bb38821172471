"""What may be locked or denied, and what starts and ends processes, goes through one module each.

So that every such call is tried again where that helps, and its refusal told in the same words.
"""

import ast
from collections.abc import Iterator

import pytest

from tests.helpers import ROOT

PACKAGE = ROOT / "pkdocs"
DISK = {"base/disk.py"}
PROCESSES = {"pdf/processes.py"}
_NAMES = {"replace", "rename", "renames", "unlink", "remove", "rmdir", "removedirs", "sync"}
_OF_DISK = {f"os.{name}" for name in _NAMES} | {"shutil.rmtree", "shutil.move"}
_OF_PROCESSES = {"os.kill", "os.killpg", "os.system", "os.popen", "os.startfile"}
_METHODS = {"rename", "unlink", "rmdir"}


def of_disk(node: ast.AST) -> str:
    """How a node takes, gives or removes a name on the disk, "" where it does not."""
    if _imports(node, "tempfile"):
        return "tempfile"
    if _attribute(node) in _OF_DISK:
        return _attribute(node)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        one = len(node.args) == 1 and not node.keywords
        name, of = node.func.attr, ast.unparse(node.func.value)
        if of != "disk" and (name in _METHODS or (name == "replace" and one)):
            return f".{name}"
    return ""


def of_processes(node: ast.AST) -> str:
    """How a node starts or ends a process, "" where it does not."""
    if _imports(node, "subprocess"):
        return "subprocess"
    return _attribute(node) if _attribute(node) in _OF_PROCESSES else ""


def _imports(node: ast.AST, module: str) -> bool:
    if isinstance(node, ast.Import):
        return any(name.name.split(".")[0] == module for name in node.names)
    return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == module


def _attribute(node: ast.AST) -> str:
    """`os.replace` of a node that says so, or takes that name from its module."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    if isinstance(node, ast.ImportFrom) and node.module in ("os", "shutil"):
        return next((f"{node.module}.{name.name}" for name in node.names), "")
    return ""


def found(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        yield from filter(None, (of_disk(node), of_processes(node)))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("import tempfile", ["tempfile"]),
        ("from tempfile import mkdtemp", ["tempfile"]),
        ("os.replace(a, b)", ["os.replace"]),
        ("from os import unlink", ["os.unlink"]),
        ("shutil.rmtree(a)", ["shutil.rmtree"]),
        ("path.unlink(missing_ok=True)", [".unlink"]),
        ("temporary.replace(path)", [".replace"]),
        ("folder.rmdir()", [".rmdir"]),
        ("import subprocess", ["subprocess"]),
        ("os.killpg(1, 9)", ["os.killpg"]),
        ("text.replace('a', 'b')", []),
        ("replace(entri, beku=False)", []),
        ("disk.remove(path)", []),
        ("disk.replace(temporary, path)", []),
        ("all_entri.remove(entri)", []),
    ],
)
def test_the_guard_knows_a_door_from_a_text(line: str, names: list[str]) -> None:
    assert list(found(line)) == names


def test_nobody_goes_past_the_doors() -> None:
    past: list[str] = []
    seen: set[str] = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for word, doors in ((of_disk(node), DISK), (of_processes(node), PROCESSES)):
                if word and name in doors:
                    seen.add(word)
                elif word:
                    past.append(f"{name}:{getattr(node, 'lineno', 0)}: {word}")
    assert {"os.replace", "os.unlink", "shutil.rmtree", "subprocess", "os.killpg"} <= seen
    assert past == []
