"""What sheets are made from, and what they give back: edits of source files, each with its cells.

A sheet is a pair of functions. `build` shows the sources in rows; `write` turns what was filled in
into edits. Both are pure, and `write` may rely on `build` for what the sources say now.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.base.problem import Checked
from pkdocs.domain.lembar import BarisBaru, Isian, Lembar
from pkdocs.sources.edits import Edit
from pkdocs.sources.yaml_file import Source


class Bahan(Struct, frozen=True):
    """The sources of a year, put together and as files; `unit` whom the sheets are for, "" all.

    `sources` are by their name in the folder. `perjanjian` are the rows of each post's agreement,
    `tahun_lalu` those of last year's, of the posts that the sheets are about.
    """

    organisasi: domain.Organisasi
    katalog: domain.Katalog
    sources: Mapping[str, Source]
    unit: str = ""
    perjanjian: Mapping[domain.KodeJabatan, domain.Perjanjian] = field(default_factory=dict)
    tahun_lalu: Mapping[domain.KodeJabatan, Sequence[domain.Baris]] = field(default_factory=dict)

    def of_unit(self, jabatan: domain.Jabatan) -> bool:
        """Return whether the sheets are for the unit of a post."""
        return not self.unit or jabatan.unit == self.unit


class Tulis(Struct, frozen=True):
    """An edit of a source file, and the cells it comes from; a file that is not there is begun."""

    berkas: str
    edit: Edit
    di: tuple[str, ...]


def no_key(_: Bahan, lembar: Lembar, texts: Mapping[str, str]) -> str:
    """Return "": a row without a key stays without one."""
    del lembar, texts
    return ""


class Sheet(Struct, frozen=True):
    """A sheet: what it shows, and what its filled cells and new rows write.

    `write` gives problems at the cells (X codes) for what cannot be written, and edits for the
    rest. `untuk_unit`, `untuk_proyek`: whether a unit's workbook, or that of the whole, has it.
    `kunci` gives the key of a row that was typed without one, by its texts: always the same, that
    of a row of the sheet where it is that. `baris_baru` names the sheet whose `write` gets its new
    rows together with its own, "" itself.
    """

    nama: str
    build: Callable[[Bahan], Lembar]
    write: Callable[[Bahan, Sequence[Isian], Sequence[BarisBaru]], Checked[Sequence[Tulis]]]
    untuk_unit: bool = False
    untuk_proyek: bool = True
    kunci: Callable[[Bahan, Lembar, Mapping[str, str]], str] = no_key
    baris_baru: str = ""

    def is_for(self, unit: str) -> bool:
        """Return whether the workbook of a unit has it, "" that of the whole project."""
        return self.untuk_unit if unit else self.untuk_proyek
