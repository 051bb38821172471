"""`python -m pkdocs`."""

from pkdocs.cli import main

main()
