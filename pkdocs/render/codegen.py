"""Compiles a template's syntax to Python that reads plain data without detours.

Same meaning as Jinja's own code: what is not a plain dict or plain text takes the sandbox's way.
"""

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from pkdocs.render.placeholders import Placeholders

DRAWING_ID = "\0"
"""Stands in static text for the id of the next drawing; no XML holds this character."""


class DirectCodeGenerator(CodeGenerator):
    """Code generator for `pkdocs.render.sandbox`.

    An attribute of a plain dict is a subscript, plain text that needs no escaping is printed as
    it is, output is collected in one list, and every turn of a loop takes a step.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write the whole module."""
        self._placeholders = Placeholders(node)
        super().visit_Template(node, frame)
        self.writeline("Markup = environment.rendered_class", extra=1)
        self.writeline("markup_join = environment.join_texts")

    def write_commons(self) -> None:
        """Write the names every function of the module uses."""
        super().write_commons()
        self.writeline("tick, draw, pieces = context.tick, context.draw, context.pieces")
        self.writeline("put, fetch = environment.put, environment.fetch")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write a block; that of a loop begins with a step."""
        if frame.loop_frame and not frame.soft_frame:
            self.writeline("tick()")
        super().blockvisit(nodes, frame)

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        """Begin to write one value that a block gives."""
        self.writeline(f"{frame.buffer or 'pieces'}.append(put(", node)

    def end_write(self, frame: Frame) -> None:  # noqa: ARG002  # the signature is Jinja's
        """End what `start_write` began."""
        self.write(", ''))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write static text and values."""
        self.writeline(f"{frame.buffer or 'pieces'}.extend((", node)
        before = ""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.write(_static_pieces(child.data))
                before += child.data
            else:
                self.newline(child)
                in_element = frame.buffer is None and before.rfind(">") > before.rfind("<")
                self._write_value(child, frame, "&<>" if in_element else "&<>\"'")
        self.write("))")

    def _write_value(self, node: nodes.Expr, frame: Frame, marks: str) -> None:
        """Write a value to print; plain text without any of `marks` needs no escaping."""
        value, path = self.temporary_identifier(), self._placeholders.path(node)
        special = " or ".join(f"{mark!r} in {value}" for mark in marks)
        self.write(f"({value} if type({value} := ")
        self.visit(node, frame)
        self.write(f") is str and not ({special}) else put({value}, {path!r})), ")

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


def _static_pieces(text: str) -> str:
    first, *others = text.split(DRAWING_ID)
    return f"{first!r}, " + "".join(f"draw(), {other!r}, " for other in others)
