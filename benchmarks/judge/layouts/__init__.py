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
    lain_ketik,
    lain_kolom,
    lain_matriks,
    lain_naskah,
    lain_pihak,
    lain_program,
    lain_tabel,
    lain_target,
    lain_word,
    pihak,
    triwulan,
)


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return every layout, by family and name."""
    forms = (kota, asing, triwulan, dua_nilai, isi_sel, pihak, bukan_lampiran)
    tables = (lain_kolom, lain_matriks, lain_tabel, lain_target, lain_word)
    papers = (lain_bentuk, lain_ketik, lain_naskah, lain_pihak, lain_program)
    modules = (*forms, *tables, *papers)
    found = [layout for module in modules for layout in module.layouts()]
    return tuple(sorted(found, key=lambda layout: layout.name))
