"""Compiles a template's syntax to Python that reads plain data without detours.

Same meaning as Jinja's own code: what is not a plain dict or plain text takes the sandbox's way.
"""

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, operators

from pkdocs.word.template.placeholders import Placeholders

DRAWING_ID = "\0"
"""Stands in static text for the id of the next drawing; no XML holds this character."""
_TOGETHER = 32
"""Pieces of text that are put down in one step."""
_SEARCHING = frozenset(("in", "notin"))


class DirectCodeGenerator(CodeGenerator):
    """Code generator for `pkdocs.word.template.sandbox`.

    An attribute of a plain dict is a subscript, output is collected in one list, and every turn of
    a loop takes a step. Output is bytes, and text printed before is looked up: neither static text
    nor a text that many documents share is encoded again. Inside a macro or a block it is text.
    """

    @property
    def _placeholders(self) -> Placeholders:
        return self.environment.placeholders  # type: ignore[attr-defined, no-any-return]  # sandbox

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the whole module."""
        super().visit_Template(node, frame)
        self.writeline("Markup = environment.rendered_class", extra=1)

    def write_commons(self) -> None:
        """Write the names every function of the module uses."""
        super().write_commons()
        self.writeline("tick, draw, pieces = context.tick, context.draw, context.pieces")
        self.writeline("put, as_text, fetch = context.put, context.as_text, environment.fetch")
        self.writeline("concat, markup_join, weigh = context.concat, context.join, context.weigh")
        self.writeline("in_element, in_attribute = context.in_element, context.in_attribute")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write a block; that of a loop begins with a step."""
        if frame.loop_frame and not frame.soft_frame:
            self.writeline("tick()")
        super().blockvisit(nodes, frame)

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        """Begin to write one value that a block gives."""
        put = "as_text" if frame.buffer else "put"
        self.writeline(f"{frame.buffer or 'pieces'}.append({put}(", node)

    def end_write(self, frame: Frame) -> None:  # noqa: ARG002  # the signature is Jinja's
        """End what `start_write` began."""
        self.write(", ''))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write static text and values, a step for every few values."""
        before = ""
        for start in range(0, len(node.nodes), _TOGETHER):
            together = node.nodes[start : start + _TOGETHER]
            before = self._write_pieces(together, frame, before)
            if start or not all(isinstance(child, nodes.TemplateData) for child in together):
                self.writeline("tick()")

    def _write_pieces(self, children: list[nodes.Expr], frame: Frame, before: str) -> str:
        """Write what stands after the static text `before`, and return all static text so far."""
        self.writeline(f"{frame.buffer or 'pieces'}.extend((", children[0])
        for child in children:
            if isinstance(child, nodes.TemplateData):
                self.write(_static_pieces(child.data, as_text=bool(frame.buffer)))
                before += child.data
            else:
                self.newline(child)
                in_element = before.rfind(">") > before.rfind("<")
                self._write_value(child, frame, "in_element" if in_element else "in_attribute")
        self.write("))")
        return before

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Write a comparison; one with a fixed value goes through no more than that."""
        sides = (node.expr, *(operand.expr for operand in node.ops))
        is_short = any(isinstance(side, nodes.Const) for side in sides)
        if is_short and not any(operand.op in _SEARCHING for operand in node.ops):
            super().visit_Compare(node, frame)
            return
        self.write("(")
        for index, side in enumerate(sides):
            self.write(f" {operators[node.ops[index - 1].op]} " if index else "")
            self._write_call("weigh", side, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write what stands at an index; a slice goes through its text or list."""
        if isinstance(node.arg, nodes.Slice):
            self._write_call("weigh", node.node, frame)
            self.write("[")
            self.visit(node.arg, frame)
            self.write("]")
        else:
            super().visit_Getitem(node, frame)

    def _write_value(self, node: nodes.Expr, frame: Frame, known: str) -> None:
        """Write a value to print, by the place where it stands."""
        value, path = self.temporary_identifier(), self._placeholders.path(node)
        if frame.buffer:
            self.write("as_text(")
            self.visit(node, frame)
            self.write(f", {path!r}), ")
            return
        self.write(f"({known}[{value}] if type({value} := ")
        self.visit(node, frame)
        self.write(f") is str else put({value}, {path!r})), ")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute access; names that dicts have themselves stay the sandbox's."""
        path = self._placeholders.path(node)
        if hasattr(dict, node.attr) or node.attr.startswith("_"):
            self._write_call("fetch", node.node, frame, node.attr, path)
            return
        obj = self.temporary_identifier()
        self.write(f"({obj}[{node.attr!r}] if type({obj} := ")
        self.visit(node.node, frame)
        self.write(f") is dict and {node.attr!r} in {obj}")
        self.write(f" else fetch({obj}, {node.attr!r}, {path!r}))")

    def _write_call(self, name: str, node: nodes.Expr, frame: Frame, *constants: Any) -> None:
        self.write(f"{name}(")
        self.visit(node, frame)
        self.write("".join(f", {constant!r}" for constant in constants) + ")")


def _static_pieces(text: str, *, as_text: bool) -> str:
    """Return the source of static text, in pieces between the ids of drawings."""
    draw = "draw(), " if as_text else "draw().encode(), "
    pieces = (repr(piece if as_text else piece.encode()) for piece in text.split(DRAWING_ID))
    return draw.join(f"{piece}, " for piece in pieces)
