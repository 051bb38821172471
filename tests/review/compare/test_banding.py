"""A comparison as a value."""

from tests.review.views.bandings import gone_post, new_post, same


def test_the_agreement_that_names_a_post_is_the_new_one_where_there_is_one() -> None:
    assert [banding.ada.tahun for banding in (same(), new_post(), gone_post())] == [
        "2023",
        "2023",
        "2022",
    ]
