"""The commands: options in, one call, exit code out. No logic of its own.

Exit codes: 0 fine (warnings or not), 1 something asked for was not made or is wrong,
2 wrong usage, 3 our bug, 130 Ctrl-C.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from click.exceptions import NoArgsIsHelpError

from pkdocs import __version__
from pkdocs.cli import frame
from pkdocs.cli.usage import Commands, Group, report_usage

COMMANDS = Commands(
    {
        "check": "reading",
        "generate": "making",
        "pdf": "printing",
        "bundle": "printing",
        "preview": "printing",
        "status": "reading",
        "freeze": "making",
        "show": "reading",
        "explain": "reading",
        "tree": "reading",
        "diff": "reviewing",
        "text": "reviewing",
        "schema": "making",
        "init": "making",
        "next-year": "making",
        "decide": "making",
        "workbook": "exchanging",
        "read": "exchanging",
        "owed": "exchanging",
        "instruksi": "instructing",
        "recap": "handing",
        "upload-pack": "handing",
        "entry-sheets": "handing",
        "mark": "handing",
        "agenda": "handing",
    }
)
"""The module of each command, in the order of the work."""


@click.group(
    cls=Group, commands=COMMANDS, options_metavar="[OPSI]", subcommand_metavar="PERINTAH …"
)
@frame.outer_folder_option
@click.version_option(__version__, "--version", message="pkdocs %(version)s", help="Cetak versi.")
def cli() -> None:
    """Menyusun Perjanjian Kinerja dari org.yaml dan indicators.yaml."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line; the one place that turns exceptions into exit codes."""
    _open_streams()
    try:
        cli.main(args=args, prog_name="pkdocs", standalone_mode=False)
    except (click.ClickException, click.Abort, KeyboardInterrupt) as error:
        sys.exit(_report_refusal(error))
    except BrokenPipeError:
        sys.exit(1)
    except (OSError, MemoryError) as error:
        sys.exit(_report_machine(error))
    except Exception:  # noqa: BLE001 - the one boundary: our bug becomes exit code 3
        sys.exit(_report_bug())


def _open_streams() -> None:
    """Give every stream its encoding; what the shell closed leads nowhere.

    Else the first file that is opened would take its place, and what is printed would go in there.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            taken = os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
            os.set_inheritable(taken, True)  # noqa: FBT003 - takes no names
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif number and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _report_machine(error: OSError | MemoryError) -> int:
    """Tell what the machine refused: a file, room for what is printed, memory."""
    from pkdocs.base.trouble import reason, unwritten

    if isinstance(error, MemoryError):
        words = "Gagal: memori komputer tidak cukup untuk pekerjaan ini."
    elif error.filename is None:
        words = f"Gagal: {reason(error)}."
    else:
        words = str(unwritten(Path(os.fsdecode(error.filename)), error))
    frame.say(words, err=True)
    return 1


def _report_refusal(error: BaseException) -> int:
    if isinstance(error, NoArgsIsHelpError):
        click.echo(error.format_message())
        return 2
    if isinstance(error, click.ClickException):
        report_usage(error)
        return 2
    frame.say("Dihentikan.", err=True)
    return 130


def _report_bug() -> int:
    import traceback

    from pkdocs.base.disk import kept_file

    text = traceback.format_exc()
    data = text.encode(errors="backslashreplace")
    try:
        note = f"Catatannya: {kept_file('pkdocs-galat-', '.log', data)}"
    except OSError:
        note = f"Catatannya:\n{text}"
    frame.say(f"pkdocs mengalami galat yang bukan kesalahan Anda. {note}", err=True)
    return 3
