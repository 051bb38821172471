"""A comparison as one HTML page: no network, no other files, read by people who know Word.

`page` puts the page together, `blok` turns posts into its data, `aset` holds what the browser runs.
"""

from pkdocs.review.views.page.page import Pengantar, page_chunks, write_page

__all__ = ["Pengantar", "page_chunks", "write_page"]
