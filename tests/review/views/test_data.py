"""A comparison as JSON: one post a line, totals at the end."""

import json
from pathlib import Path

from pkdocs.review.compare.banding import Macam
from pkdocs.review.compare.sides import Tally
from pkdocs.review.read.folder import Side
from pkdocs.review.views.data import print_json, to_data
from tests.review.views.bandings import everything, few, new_post


def test_the_pieces_join_to_one_json_text_with_every_post() -> None:
    tally = Tally(Side(Path("lama")), Side(Path("baru")), jabatan=6, berubah=4)
    tally.macam[Macam.TARGET] = 8
    pieces = list(print_json(tally, few()))
    assert len(pieces) == len(few()) + 2
    read = json.loads("".join(pieces))
    assert (read["lama"], read["baru"]) == ("lama", "baru")
    assert [b["kode"] for b in read["banding"]] == [b.ada.kode for b in few()]
    assert read["ringkasan"]["macam"] == {"target berubah": 8}


def test_a_side_that_is_missing_is_null() -> None:
    data = to_data(new_post())
    assert (data["lama"], data["kecocokan"]) == (None, None)
    rows = to_data(everything())["baris"]
    assert isinstance(rows, list)
    assert rows[6]["baru"] is None
    assert "pengukuran" not in rows[0]["lama"]
