"""Which posts a side knows of, whether or not it holds an agreement of them. Pure.

Only a chart tells that a post did not exist; that a paper is lacking tells nothing.
"""

from collections.abc import Mapping

from msgspec import Struct

from pkdocs.base.text import fold_title
from pkdocs.domain.organisasi import Organisasi
from pkdocs.domain.salinan import Kepala
from pkdocs.domain.wording import format_titel


class KnownPosts(Struct, frozen=True):
    """The posts of a chart: the place of each by its code, and their folded names.

    `whole`: there were no others. The chart of a past year may hold only those whose papers were
    found.
    """

    places: Mapping[str, int]
    names: frozenset[str]
    whole: bool

    def has(self, kode: str, kepala: Kepala | None) -> bool:
        """Return whether a post is among them, by its code or its name."""
        return kode in self.places or bool(kepala and fold_title(kepala.jabatan) in self.names)


def known_posts(organisasi: Organisasi, *, whole: bool) -> KnownPosts:
    """Return the posts of a chart, in its order."""
    places = {str(kode): place for place, kode in enumerate(organisasi.jabatan)}
    names = frozenset(fold_title(format_titel(jabatan)) for jabatan in organisasi.jabatan.values())
    return KnownPosts(places, names, whole)
