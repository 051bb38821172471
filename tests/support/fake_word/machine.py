"""The machine that the fakes of pywin32 show: a folder with a log, and a file for each Word.

A Word is a real process that is no child of whoever asked COM for it; its file goes with it.
"""

import json
import os
import signal
import subprocess
from pathlib import Path

FOLDER = "PKDOCS_FAKE_WORD"
"""The variable that names the folder."""


def folder() -> Path:
    return Path(os.environ[FOLDER])


def note(call: str, *arguments: object, **options: object) -> None:
    """Write down what was called."""
    with (folder() / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps([call, *arguments, options], default=str) + "\n")


def words() -> dict[int, dict[str, object]]:
    """Every Word that runs, by its window."""
    found = {}
    for path in (folder() / "words").glob("*.json"):
        pid = int(path.stem)
        if _runs(pid):
            found[pid] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def start(*, visible: bool = False, documents: int = 0) -> int:
    """Start a Word; its number is also that of its window."""
    command = "setsid sleep 300 >/dev/null 2>&1 </dev/null & echo $!"
    shell = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    pid = int(shell.stdout)
    change(pid, caption="Word", visible=visible, documents=documents)
    return pid


def change(pid: int, **members: object) -> None:
    """Change what a Word shows."""
    path = folder() / "words" / f"{pid}.json"
    path.parent.mkdir(exist_ok=True)
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    fresh = path.with_suffix(".tmp")
    fresh.write_text(json.dumps({**old, **members}), encoding="utf-8")
    fresh.replace(path)


def end(pid: int) -> None:
    """End a Word."""
    os.kill(pid, signal.SIGKILL)
