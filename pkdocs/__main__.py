"""`python -m pkdocs`, and the command `pkdocs`: from the very first moment Ctrl-C is no error."""

import sys


def main() -> None:
    """Load the commands, which takes a moment, and run the one that was called."""
    try:
        from pkdocs.cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("Dihentikan.\n")
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
