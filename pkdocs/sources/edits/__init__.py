"""Writing back into YAML that people wrote: values, list items and keys, all else left as it was.

Bytes and edits in, bytes out. Places are found by the parser's marks; what was written is parsed
again, and its data must be those of before with these edits and no other. It writes no file.
"""

from pkdocs.sources.edits.kinds import (
    Add,
    Append,
    Data,
    Edit,
    EditError,
    Place,
    Remove,
    Swap,
    Write,
)
from pkdocs.sources.edits.writing import edit_source, new_source

__all__ = [
    "Add",
    "Append",
    "Data",
    "Edit",
    "EditError",
    "Place",
    "Remove",
    "Swap",
    "Write",
    "edit_source",
    "new_source",
]
