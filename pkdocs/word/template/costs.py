"""What the operations of a template cost: the items and characters that they go through.

A step of a loop is cheap, a filter in it may not be. So every filter, test and comparison takes
what it goes through from one budget of a rendering, `BoundedContext.spend`; the same work costs the
same on any machine.
"""

import functools
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Protocol

from jinja2.utils import _PassArg, pass_context

MAX_WORK = 3_000_000
"""How many items and characters all operations of a rendering may go through."""
_A_FEW = 100
"""Characters of an argument that are no more work for each item than none: a name, a path."""
_CALL = 10
"""What an operation costs besides, however little it goes through."""
_LETTERS = 30
"""Bits of a whole number that count as one character."""
_LISTED = frozenset(
    (list, tuple, set, frozenset, range, *map(type, ({}.keys(), {}.values(), {}.items())))
)

Operation = Callable[..., Any]


class Spending(Protocol):
    """A rendering, as what costs something in it sees it."""

    left: int
    eval_ctx: Any
    environment: Any

    def spend(self, amount: int) -> None:
        """Take from what may still be gone through."""


def weight(value: object, most: int) -> int:
    """Return how many items and characters a value has at all levels; beyond `most` just more."""
    found = 0
    pending: list[Any] = [value]
    while pending and found <= most:
        item = pending.pop()
        found += 1
        if isinstance(item, str):
            found += len(item)
        elif isinstance(item, int):
            found += item.bit_length() // _LETTERS
        elif isinstance(item, dict):
            pending += item.keys()
            pending += item.values()
        elif isinstance(item, Collection) and (isinstance(item, tuple) or type(item) in _LISTED):
            found += len(item)
            pending += item if found <= most else ()
    return found


def charge(run: Spending, value: object, arguments: Iterable[object] = ()) -> None:
    """Take from `run` what an operation on `value` goes through, once for each argument's length.

    A long argument is gone through for every item: a path of attributes, characters to strip.

    Raises:
        TemplateError: Nothing is left.
    """
    others = sum(weight(argument, run.left) for argument in arguments)
    run.spend(weight(value, run.left) * (1 + others // _A_FEW) + others + _CALL)


def counted(function: Operation) -> Operation:
    """Return a filter or test of Jinja as one that charges what it goes through."""
    wanted = _PassArg.from_obj(function)

    @functools.wraps(function)
    def run(context: Any, value: Any = "", *args: Any, **named: Any) -> Any:
        charge(context, value, (*args, *named.values()))
        if isinstance(value, Iterator):
            value = _charged(context, value)
        return function(*_passed(wanted, context), value, *args, **named)

    return pass_context(run)


def _passed(wanted: _PassArg | None, context: Spending) -> tuple[Any, ...]:
    """What Jinja gives a function before its arguments."""
    match wanted:
        case _PassArg.context:
            return (context,)
        case _PassArg.eval_context:
            return (context.eval_ctx,)
        case _PassArg.environment:
            return (context.environment,)
        case _:
            return ()


def _charged(context: Spending, items: Iterator[object]) -> Iterator[object]:
    """The items of a value that is made as it is read, each charged when its turn comes."""
    for item in items:
        charge(context, item)
        yield item
