"""Names the data a template asks for: `kelompok[].sasaran[].no`, loops and aliases resolved.

Looks only at the syntax; whether the data has these names shows when a document is made.
"""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

Scope = dict[str, str | None]
"""Path of each name the template itself binds; None where it is not a path of the data."""

_BUILT_IN: Scope = dict.fromkeys(
    ("loop", "range", "dict", "namespace", "cycler", "joiner", "caller", "varargs", "kwargs")
)


class Placeholders:
    """The paths of one parsed template: of each expression, and all of them together."""

    def __init__(self, tree: nodes.Template) -> None:
        self._paths: dict[int, str] = {}
        self._used: set[str] = set()
        self._keep = tree
        self._walk_all(tree.body, dict(_BUILT_IN))

    @property
    def used(self) -> frozenset[str]:
        """Return every path used; one that is looped over ends in `[]`."""
        return frozenset(self._used)

    def path(self, node: nodes.Node) -> str:
        """Return the path of an expression, as written where the data does not tell, else ""."""
        if isinstance(node, nodes.Filter) and node.node is not None:
            return self.path(node.node)
        return self._paths.get(id(node)) or self._resolve(node, {}) or ""

    def _walk_all(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._walk(node, scope)

    def _walk(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.For():
                self._walk_for(node, scope)
            case nodes.Assign(target=nodes.Name(name=name)):
                self._walk(node.node, scope)
                scope[name] = self._resolve(node.node, scope)
            case nodes.Assign() | nodes.AssignBlock():
                self._walk_all(node.iter_child_nodes(exclude=("target",)), scope)
                scope.update(dict.fromkeys(_stored_names(node.target)))
            case nodes.Macro() | nodes.CallBlock():
                self._walk_macro(node, scope)
            case nodes.With():
                self._walk_with(node, scope)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                self._walk_path(node, scope)
            case _:
                self._walk_all(node.iter_child_nodes(), scope)

    def _walk_for(self, node: nodes.For, scope: Scope) -> None:
        path = self._resolve(node.iter, scope)
        inner = {**scope, "loop": None, **dict.fromkeys(_stored_names(node.target))}
        if path is None:
            self._walk(node.iter, scope)
        else:
            self._note(node.iter, scope)
            self._used.add(f"{path}[]")
            if isinstance(node.target, nodes.Name):
                inner[node.target.name] = f"{path}[]"
        if node.test is not None:
            self._walk(node.test, inner)
        self._walk_all(node.body, inner)
        self._walk_all(node.else_, dict(scope))

    def _walk_macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        if isinstance(node, nodes.Macro):
            scope[node.name] = None
        else:
            self._walk(node.call, scope)
        self._walk_all(node.defaults, scope)
        inner = {**scope, **dict.fromkeys(argument.name for argument in node.args)}
        self._walk_all(node.body, inner)

    def _walk_with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._walk(value, scope)
            inner.update(dict.fromkeys(_stored_names(target), self._resolve(value, scope)))
        self._walk_all(node.body, inner)

    def _walk_path(self, node: nodes.Expr, scope: Scope) -> None:
        path = self._note(node, scope)
        if path is not None:
            self._used.add(path)
        if isinstance(node, nodes.Getitem):
            self._walk(node.arg, scope)
        if path is None and isinstance(node, nodes.Getattr | nodes.Getitem):
            self._walk(node.node, scope)

    def _note(self, node: nodes.Node, scope: Scope) -> str | None:
        """Remember the path of `node` and of what it is an attribute of; return its path."""
        path = self._resolve(node, scope)
        if path is not None:
            self._paths[id(node)] = path
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            self._note(node.node, scope)
        return path

    def _resolve(self, node: nodes.Node, scope: Scope) -> str | None:
        match node:
            case nodes.Name():
                return scope.get(node.name, node.name)
            case nodes.Getattr():
                return _join(self._resolve(node.node, scope), f".{node.attr}")
            case nodes.Getitem(arg=nodes.Const(value=str() as key)):
                return _join(self._resolve(node.node, scope), f".{key}")
            case nodes.Getitem():
                return _join(self._resolve(node.node, scope), "[]")
            case _:
                return None


def _join(base: str | None, step: str) -> str | None:
    return None if base is None else base + step


def _stored_names(target: nodes.Node) -> Iterator[str]:
    if isinstance(target, nodes.Name):
        yield target.name
    else:
        yield from (name.name for name in target.find_all(nodes.Name) if name.ctx == "store")
