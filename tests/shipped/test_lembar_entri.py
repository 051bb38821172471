"""The guide's chapter of entry sheets, followed in the made-up town."""

from itertools import pairwise
from pathlib import Path

from tests.support.entry import E_SAKIP, SUDAH, fill
from tests.support.panduan import blocks, missing, say
from tests.support.typed import copy_kota


def test_the_chapter_of_entry_sheets_shows_what_the_program_says(tmp_path: Path) -> None:
    kota, shown = copy_kota(tmp_path / "2024"), 0
    for commands, told in pairwise(text for _, text in blocks(22)):
        if commands.startswith("pkdocs"):
            shown += 1
            printed = say(commands, kota)
            assert missing(told, printed) == [], printed
        if not (kota / "terima").exists():
            (kota / "terima").mkdir()
            typed = {("walikota 1.1", SUDAH): "✓", ("walikota 1.2", SUDAH): "✓"}
            fill(kota / "entri" / E_SAKIP, kota / "terima" / E_SAKIP, typed)
    assert shown == 2
