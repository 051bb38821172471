"""A comparison as JSON: one post a line, totals at the end."""

import json
from pathlib import Path

from pkdocs.review.compare.sides import Tally
from pkdocs.review.read.folder import Side
from pkdocs.review.views.data import print_json, to_data
from tests.review.views.bandings import alone, counted, doubtful, everything, few, new_post, same


def test_the_pieces_join_to_one_json_text_with_every_post() -> None:
    tally = Tally(Side(Path("lama")), Side(Path("baru")))
    pieces = list(print_json(tally, counted(tally, few())))
    assert len(pieces) == len(few()) + 2
    read = json.loads("".join(pieces))
    assert (read["lama"], read["baru"]) == ("lama", "baru")
    assert [b["kode"] for b in read["banding"]] == [b.ada.kode for b in few()]
    assert read["ringkasan"]["macam"]["target berubah"] == 8
    assert [b["hasil"] for b in read["banding"]] == [str(b.hasil) for b in few()]


def test_the_totals_tell_what_is_in_doubt_or_alone_and_what_many_posts_have() -> None:
    tally = Tally(Side(Path("lama")), Side(Path("baru")))
    posts = (everything(), everything(), doubtful(), alone(), same())
    read = json.loads("".join(print_json(tally, counted(tally, posts))))
    assert {
        key: read["ringkasan"][key]
        for key in ("jabatan", "berubah", "sama", "belum_pasti", "tanpa_pembanding")
    } == {"jabatan": 4, "berubah": 2, "sama": 1, "belum_pasti": 1, "tanpa_pembanding": 1}
    first = read["keputusan"][0]
    assert (first["jabatan"], first["contoh"]) == (2, ["Kepala Bagian Contoh Rekaan"] * 2)
    assert read["ringkasan"]["pada_satu_jabatan"] == 0
    (lone,) = (b for b in read["banding"] if b["hasil"] == "tanpa pembanding")
    assert lone["tanpa_pembanding"] == "tidak ada dokumen lama"


def test_a_side_that_is_missing_is_null() -> None:
    data = to_data(new_post())
    assert (data["lama"], data["kecocokan"]) == (None, None)
    rows = to_data(everything())["baris"]
    assert isinstance(rows, list)
    assert rows[6]["baru"] is None
    assert "pengukuran" not in rows[0]["lama"]
