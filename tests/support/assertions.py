"""Which problem codes the tests assert, found by reading them.

A code counts where an `assert` compares it with a result and the comparison holds: by `==` or
`in`, never by `!=` or `not in`; or where `pytest.raises` is to find it in an error. It may stand
in the assertion itself, or come to it by a name: a variable, a constant of the module, a column
of a parametrize table. So the program did give the code where the test passes, as far as what is
compared is a result of the program. A code in a comment, in a docstring or in words that nobody
compares counts for nothing.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_CODE = re.compile(r"\b[SBJKANFPRTMXU]\d{3}\b")
_HOLDS = (ast.Eq, ast.In, ast.Is)
Names = Mapping[str, frozenset[str]]


def asserted_codes(paths: Iterable[Path]) -> dict[str, set[str]]:
    """Return where each code is asserted: `file:line`, by code."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = _assigned(tree.body, {})
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                names = {**module, **_columns(function, module)}
                names.update(_assigned(function.body, names))
                for line, code in _asserted(function, names):
                    found[code].add(f"{path.name}:{line}")
    return found


def _asserted(function: ast.FunctionDef, names: Names) -> Iterator[tuple[int, str]]:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            sides = list(_compared(node.test))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.raises":
            sides = [keyword.value for keyword in node.keywords if keyword.arg == "match"]
        else:
            continue
        yield from ((node.lineno, code) for side in sides for code in _codes(side, names))


def _compared(test: ast.expr) -> Iterator[ast.expr]:
    """The sides of every comparison that must hold for the assertion to hold."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for value in test.values:
            yield from _compared(value)
    elif isinstance(test, ast.Compare) and all(isinstance(op, _HOLDS) for op in test.ops):
        yield from (test.left, *test.comparators)
    elif isinstance(test, ast.Call):  # re.search("T001 …", text), all(… for …)
        yield from test.args


def _codes(expression: ast.expr, names: Names) -> Iterator[str]:
    for node in ast.walk(expression):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _CODE.findall(node.value)
        elif isinstance(node, ast.Name):
            yield from names.get(node.id, ())


def _assigned(body: Iterable[ast.stmt], known: Names) -> Names:
    """The codes in what is assigned to each name, here and in the blocks within."""
    names: dict[str, frozenset[str]] = {}
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
                codes = frozenset(_codes(node.value, {**known, **names}))
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                within = (name for target in targets for name in ast.walk(target))
                names.update({n.id: codes for n in within if isinstance(n, ast.Name) and codes})
    return names


def _columns(function: ast.FunctionDef, module: Names) -> Names:
    """The codes in each column of the tables that a test is parametrized with."""
    columns: dict[str, set[str]] = defaultdict(set)
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith(".parametrize"):
            arguments, table = mark.args[:2]
            columns_of = [name.strip() for name in _words(arguments)]
            for row in table.elts if isinstance(table, ast.List | ast.Tuple) else [table]:
                for name, cell in zip(columns_of, _cells(row, len(columns_of)), strict=False):
                    columns[name].update(_codes(cell, module))
    return {name: frozenset(codes) for name, codes in columns.items()}


def _words(arguments: ast.expr) -> list[str]:
    value = ast.literal_eval(arguments)
    return value.split(",") if isinstance(value, str) else list(value)


def _cells(row: ast.expr, count: int) -> list[ast.expr]:
    if isinstance(row, ast.Call) and ast.unparse(row.func) == "pytest.param":
        return row.args
    if isinstance(row, ast.Tuple) and count > 1:
        return row.elts
    return [row] * count
