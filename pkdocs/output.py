"""Files on disk: written whole or not at all."""

import os
import tempfile
from pathlib import Path

from pkdocs.problem import Problem, Span


def prepare_folder(folder: Path) -> Problem | None:
    """Create the output folder where it is missing; return the Problem F003 when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return _unwritable(folder, error)


def write_file(path: Path, data: bytes) -> None:
    """Write the file under a temporary name, flush it to the disk, then rename it into place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pkdocs-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _unwritable(folder: Path, error: OSError) -> Problem:
    if isinstance(error, FileExistsError | NotADirectoryError):
        why = "di tempat itu ada berkas, bukan folder"
    elif isinstance(error, PermissionError) or error.errno == 30:
        why = "tidak ada izin menulis di sana"
    else:
        why = error.strerror or "galat sistem"
    return Problem(Span(folder.as_posix()), "F003", f"folder keluaran tidak dapat dipakai: {why}.")


def unwritten(path: Path, error: OSError) -> Problem:
    """Return the Problem F004 for a document that could not be written; the old file is intact."""
    why = error.strerror or "galat sistem"
    return Problem(Span(path.as_posix()), "F004", f"berkas tidak dapat ditulis: {why}.")
