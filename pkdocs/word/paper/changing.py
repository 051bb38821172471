"""Words that Word changes by itself when a document is opened or printed: fields, bound controls.

A paper that is printed twice must say the same twice. Page numbers are no such words.
Dasar: ECMA-376 part 1, 17.16.5 (field definitions), 17.5.2.6 (dataBinding).
"""

import re
from collections.abc import Callable, Iterator, Set

from pkdocs.word.package.outside import field_instructions
from pkdocs.word.package.rules import WORD
from pkdocs.word.paper.sights import Sight, text_in
from pkdocs.word.text import names as w
from pkdocs.word.text.looks import OFF

CHANGING = (b"instrText", b"fldSimple", b"dataBinding")
"""One of these is in the bytes of every part that holds such words."""
TARGETS = (b"bookmarkStart", b"instrText", b"fldSimple")
"""One of these is in the bytes of every part that holds what a field may refer to."""
_FIELDS = (
    "DATE TIME SAVEDATE PRINTDATE CREATEDATE EDITTIME "
    "FILENAME FILESIZE TEMPLATE REVNUM NUMCHARS NUMWORDS "
    "USERNAME USERINITIALS USERADDRESS LASTSAVEDBY AUTHOR "
    "TITLE SUBJECT KEYWORDS COMMENTS INFO DOCPROPERTY DOCVARIABLE "
    "ASK FILLIN AUTOTEXT AUTOTEXTLIST"
)
_BY_ITSELF = frozenset(_FIELDS.split())
"""By the clock, by the file, by whose machine it is, by what stands elsewhere, by asking."""
_REFERRING = frozenset(("REF", "PAGEREF", "NOTEREF"))
_WORD = re.compile(r'"([^"]*)"|(\S+)')
_LOCKED = f"{WORD}fldLock"
_BOUND = "dataBinding"


def changing_words(root: w.Element, targets: Callable[[], Set[str]]) -> Iterator[Sight]:
    """Yield what changes by itself in a part; `targets` gives all that fields may refer to."""
    for instruction, node in field_instructions(root):
        name, *arguments = _words(instruction) or ("",)
        is_locked = node.get(_LOCKED, "0") not in OFF
        if name.upper() in _BY_ITSELF and not is_locked:
            yield Sight(f"kolom {name.upper()}", "", node)
        elif name.upper() in _REFERRING and not _target(arguments) <= targets():
            yield Sight(f"kolom {name.upper()} ke penanda yang tidak ada", arguments[0], node)
    for binding in root.iter(f"{{*}}{_BOUND}"):
        control = next(binding.iterancestors(w.CONTROL), None)
        if control is not None:
            yield Sight("kontrol isian yang terikat pada data berkas", text_in(control), control)


def named_targets(root: w.Element) -> Iterator[str]:
    """Yield what fields may refer to in a part, in small letters: bookmarks, and what SET sets."""
    for bookmark in root.iter(f"{WORD}bookmarkStart"):
        yield bookmark.get(f"{WORD}name", "").casefold()
    for instruction, _ in field_instructions(root):
        match _words(instruction):
            case [set_, name, *_] if set_.upper() in ("SET", "ASK"):
                yield name.casefold()


def _target(arguments: list[str]) -> set[str]:
    return {argument.casefold() for argument in arguments[:1] if not argument.startswith("\\")}


def _words(instruction: str) -> list[str]:
    return [quoted or plain for quoted, plain in _WORD.findall(instruction)]
