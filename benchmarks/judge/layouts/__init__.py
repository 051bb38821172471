"""All layouts, a module a family: A to H of `layout.FAMILIES`."""

from functools import cache

from judge.layout import Layout
from judge.layouts import (
    asing,
    bukan_lampiran,
    dua_nilai,
    isi_sel,
    kota,
    lain_bentuk,
    lain_kolom,
    lain_pihak,
    lain_program,
    lain_tabel,
    lain_target,
    pihak,
    triwulan,
)


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return every layout, by family and name."""
    forms = (kota, asing, triwulan, dua_nilai, isi_sel, pihak, bukan_lampiran)
    elsewhere = (lain_kolom, lain_tabel, lain_target, lain_bentuk, lain_pihak, lain_program)
    modules = (*forms, *elsewhere)
    found = [layout for module in modules for layout in module.layouts()]
    return tuple(sorted(found, key=lambda layout: layout.name))
