"""A comparison as one HTML page: no network, no other files, read by people who know Word.

`page` puts the page together; `post`, `row` and `index` say what it shows of a post and of all,
`text` makes texts safe and marks their words; `templates` hold the HTML, `static` what the browser
runs. It compares nothing.
"""

from pkdocs.review.views.html.page import Preface, page_chunks, write_page

__all__ = ["Preface", "page_chunks", "write_page"]
