"""Judges how agreements typed by others are read and compared, on layouts of known agreements.

Run `python benchmarks/bench_reading.py`. Families H and I, and a third of the others by the hash
of their names, are kept apart and judged only with `--apart`.
"""

from judge.__main__ import main

if __name__ == "__main__":
    main()
