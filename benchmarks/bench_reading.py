"""Judges how agreements typed by others are read and compared, on layouts of known agreements.

Run `python benchmarks/bench_reading.py`. A third of the layouts, chosen by the hash of their names,
is kept apart and judged only with `--apart`.
"""

from judge.__main__ import main

if __name__ == "__main__":
    main()
