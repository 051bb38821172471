"""All layouts, a module a family: A to G of `layout.FAMILIES`."""

from functools import cache

from judge.layout import Layout
from judge.layouts import asing, bukan_lampiran, dua_nilai, isi_sel, kota, pihak, triwulan


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return every layout, by family and name."""
    modules = (kota, asing, triwulan, dua_nilai, isi_sel, pihak, bukan_lampiran)
    found = [layout for module in modules for layout in module.layouts()]
    return tuple(sorted(found, key=lambda layout: layout.name))
