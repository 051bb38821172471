"""The Jinja environment of a template: sandboxed, strict, escaping, and bounded in what it costs.

Keeps Jinja's meaning of every tag it allows; the generated code is in `codegen`.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import count, repeat
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner
from markupsafe import Markup

from pkdocs.word.package.findings import Finding, TemplateError
from pkdocs.word.template.codegen import DirectCodeGenerator
from pkdocs.word.template.costs import MAX_WORK, charge
from pkdocs.word.template.filters import (
    MAX_TEXT,
    allowed_filters,
    allowed_tests,
    check_size,
    joined,
)
from pkdocs.word.template.placeholders import Placeholders
from pkdocs.word.template.printing import (
    Attributes,
    Careful,
    Elements,
    NeedsCareError,
    Rendered,
    as_text,
    is_plain,
)

MAX_STEPS = 1_000_000
MAX_OUTPUT = 20_000_000
FIRST_DRAWING_ID = 1001
_STRIDE = 256
_MAX_BITS = 4096
_TOO_LARGE = "dokumen yang dihasilkan terlalu besar"
_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
_OWN_CALLABLES = (Macro, LoopContext, Cycler, Joiner)
_TEXT_METHOD_NAMES = (
    "capitalize count endswith find index isdigit lower lstrip removeprefix removesuffix rstrip "
    "split splitlines startswith strip title upper"
)
_TEXT_METHODS = frozenset(_TEXT_METHOD_NAMES.split())
_NO_METHODS: frozenset[str] = frozenset()
_METHODS: dict[type, frozenset[str]] = {
    str: _TEXT_METHODS,
    Rendered: _TEXT_METHODS,
    dict: frozenset(("get", "items", "keys", "values")),
    list: frozenset(("count", "index")),
    tuple: frozenset(("count", "index")),
}


class MissingPlaceholder(StrictUndefined):
    """A name the data does not have; using it raises an error that says its whole path."""

    __slots__ = ()

    @property
    def is_missing(self) -> bool:
        """Return whether the data lacks it, rather than the sandbox forbidding it."""
        return self._undefined_exception is not SecurityError

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        return f'placeholder "{self._undefined_name}" tidak ada dalam data'


class BoundedContext(Context):
    """One rendering: its names and output, the steps it may still take, ids for drawings."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces: list[bytes] = []
        self.tick: Callable[[], None] = _steps(self.pieces).__next__
        self.draw: Callable[[], str] = map(str, count(FIRST_DRAWING_ID)).__next__
        own: TemplateEnvironment = self.environment  # type: ignore[assignment]  # see context_class
        self.in_element: Elements | Careful = own.in_element
        self.in_attribute: Elements | Careful = own.in_attribute
        self.left = MAX_WORK
        self.room = MAX_OUTPUT

    def spend(self, amount: int) -> None:
        """Take from what operations may still go through."""
        self.left -= amount
        if self.left < 0:
            message = "tag dalam templat mengolah terlalu banyak isi; sederhanakan tag itu"
            raise TemplateError([Finding("T305", "", message)])

    def weigh(self, value: Any) -> Any:
        """Return a value that is gone through: compared, or cut."""
        charge(self, value)
        return value

    def concat(self, texts: Iterable[str]) -> str:
        """Return what a macro or a block printed."""
        pieces = list(texts)
        size = sum(map(len, pieces))
        check_size(size)
        self.spend(size)
        return "".join(pieces)

    def join(self, texts: Iterable[object]) -> str:
        """Return plain values as one text."""
        text = joined(texts)
        self.spend(len(text))
        return text

    def as_text(self, value: object, path: str) -> str:
        """Return what is printed of a value, as escaped text."""
        text = as_text(value, path)
        self.show(len(text))
        return text

    def show(self, size: int) -> None:
        """Take from what may still be printed, where that is not seen at the next step."""
        self.room -= size
        if self.room < 0:
            raise TemplateError([Finding("T305", "", _TOO_LARGE)])

    def put(self, value: object, path: str) -> bytes:
        """Return what is printed of a value that is not just text."""
        text = self.as_text(value, path)
        if not is_plain(text) and not isinstance(self.in_attribute, Careful):
            raise NeedsCareError
        return text.encode()


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Sandbox for templates that staff edit: nothing but data, text and bounded work."""

    code_generator_class = DirectCodeGenerator
    context_class = BoundedContext
    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "**", "%"))
    rendered_class = Rendered

    def __init__(self) -> None:
        # Not optimised: that would run filters while the template is compiled.
        super().__init__(
            undefined=MissingPlaceholder, autoescape=True, cache_size=0, optimized=False
        )
        self.filters = allowed_filters(self.filters)
        self.tests = dict(allowed_tests(dict[str, Any](self.tests)))
        self.in_element = Elements()
        self.in_attribute = Attributes()
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def build(self, tree: nodes.Template, placeholders: Placeholders) -> Template:
        """Return a parsed template, compiled; `placeholders` are its own."""
        self.placeholders = placeholders
        return Template.from_code(self, self.compile(tree), self.globals)

    def fetch(self, obj: Any, attribute: str, path: str) -> Any:
        """Return an attribute as Jinja looks it up; a missing one knows its whole path."""
        value = self.getattr(obj, attribute)
        if isinstance(value, MissingPlaceholder) and value.is_missing:
            return self.undefined(name=path)
        return value

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read an attribute: data and harmless methods."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if not callable(value) or isinstance(value, _OWN_CALLABLES):
            return True
        return isinstance(obj, _OWN_CALLABLES) or attr in _METHODS.get(type(obj), _NO_METHODS)

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether a template may call `obj`: its own macros and harmless methods."""
        if any(obj is known for known in self.globals.values()):
            return True
        owner = getattr(obj, "__self__", obj)
        return isinstance(owner, _OWN_CALLABLES) or type(owner) in _METHODS

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Return what reading a forbidden attribute gives: an error when it is used."""
        message = f'"{attribute}" tidak boleh dipakai dalam templat'
        return self.undefined(message, name=attribute, obj=obj, exc=SecurityError)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Call `__obj` for a template, as a step of its rendering."""
        __context.tick()  # type: ignore[attr-defined]  # a BoundedContext, see context_class
        if not __self.is_safe_callable(__obj):
            _refuse("pemanggilan ini tidak boleh dipakai dalam templat")
        _charge_call(__context, __obj, args)
        result = __context.call(__obj, *args, **kwargs)
        own = isinstance(__obj, Macro) and type(result) is Markup
        return Rendered(result) if own else result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute an arithmetic operation whose result can be large."""
        for value in (left, right):
            if hasattr(value, "__html__") and type(value) is not Rendered:
                _refuse(f"nilai {type(value).__name__} tidak dapat digabung")
        if operator == "%" and isinstance(left, str):
            _refuse('pola teks dengan "%" tidak didukung; tulis isi placeholder satu per satu')
        size = _result_size(operator, left, right)
        check_size(size)
        context.spend(size)  # type: ignore[attr-defined]  # a BoundedContext, see context_class
        return super().call_binop(context, operator, left, right)


def render_text(template: Template, context: dict[str, Any], *, careful: bool = False) -> bytes:
    """Return what a compiled template gives for `context`, in UTF-8.

    Raises:
        NeedsCareError: A character needs a closer look afterwards; not when `careful`.
        TemplateError: A value cannot be printed, or the template does too much.
        Exception: Whatever the template's own operations raise.
    """
    run = template.new_context(context)
    assert isinstance(run, BoundedContext)  # noqa: S101  # see context_class
    if careful:
        run.in_element = run.in_attribute = Careful(run.show)
    deque(template.root_render_func(run), maxlen=0)
    return b"".join(run.pieces)


def _steps(pieces: list[bytes]) -> Iterator[None]:
    """Yield the steps of a rendering as long as it stays within bounds."""
    counted = size = 0
    for _ in range(MAX_STEPS // _STRIDE):
        yield from repeat(None, _STRIDE)
        size += sum(map(len, pieces[counted:]))
        counted = len(pieces)
        if size + counted > MAX_OUTPUT:
            raise TemplateError([Finding("T305", "", _TOO_LARGE)])
    raise TemplateError([Finding("T305", "", "perulangan dalam templat terlalu banyak")])


def _refuse(message: str) -> NoReturn:
    raise SecurityError(message)


def _result_size(operator: str, left: Any, right: Any) -> int:
    """Return how many items the result of an operation has, or how too many for a huge number."""
    if operator == "**":
        bits = _bits(left) * abs(right) if isinstance(right, int) else 0
        return MAX_TEXT + 1 if bits > _MAX_BITS else 0
    if not isinstance(left, Sized) and not isinstance(right, Sized):
        return MAX_TEXT + 1 if _bits(left) + _bits(right) > _MAX_BITS else 0
    if operator == "*":
        return _count(left) * _count(right)
    return len(left) + len(right) if isinstance(left, Sized) and isinstance(right, Sized) else 0


def _charge_call(run: Any, function: Any, arguments: tuple[Any, ...]) -> None:
    """Take what a call goes through: a method its text or list, anything else its arguments."""
    owner = getattr(function, "__self__", None)
    if type(owner) in _METHODS and not isinstance(owner, dict):
        charge(run, owner, arguments)
    else:
        run.spend(sum(len(argument) for argument in arguments if isinstance(argument, Sized)))


def _bits(number: object) -> int:
    return number.bit_length() if isinstance(number, int) else 1


def _count(operand: object) -> int:
    if isinstance(operand, Sized):
        return len(operand)
    return operand if isinstance(operand, int) else 0
