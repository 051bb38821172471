"""`python -m pkdocs`, and the command `pkdocs`: from the very first moment Ctrl-C is no error."""

import atexit
import gc
import sys

_GARBAGE = 100_000
"""Objects made before Python looks for cycles. Loading makes many and drops few: at Python's own
threshold of 700 the search takes a tenth of a short command."""


def main() -> None:
    """Load the commands, which takes a moment, and run the one that was called."""
    gc.set_threshold(_GARBAGE)
    atexit.register(gc.freeze)  # nor look for cycles once more on the way out
    try:
        from pkdocs.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("Dihentikan.\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
