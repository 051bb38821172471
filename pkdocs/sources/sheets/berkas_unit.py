"""The file of a unit: which one of the sources it is, or how it is called that is still to be."""

from pkdocs.base.files import UNITS
from pkdocs.base.text import slug
from pkdocs.sources.project import name_unit_file
from pkdocs.sources.sheets.bahan import Bahan
from pkdocs.sources.yaml_file import Source


def unit_file(bahan: Bahan, unit: str) -> str:
    """Return the name of a unit's file in the folder of the project, also where there is none."""
    found = (source.berkas for source in unit_sources(bahan) if is_of(source, unit))
    return next(found, name_unit_file(unit))


def unit_sources(bahan: Bahan) -> tuple[Source, ...]:
    """Return the files of all units, in the order of their names."""
    names = sorted(name for name in bahan.sources if name.startswith(f"{UNITS}/"))
    return tuple(bahan.sources[name] for name in names)


def is_of(source: Source, unit: str) -> bool:
    """Return whether a source is the file of that unit."""
    return slug(source.text(("unit",))) == slug(unit)
