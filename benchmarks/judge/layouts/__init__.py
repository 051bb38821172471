"""All layouts, a module a family: A to I of `layout.FAMILIES`."""

from functools import cache

from judge.layout import Layout
from judge.layouts import (
    asing,
    bukan_lampiran,
    dua_nilai,
    isi_sel,
    juru_kolom,
    juru_naskah,
    juru_sel,
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
    luar_naskah,
    luar_tabel,
    pihak,
    triwulan,
)


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return every layout, by family and name."""
    forms = (kota, asing, triwulan, dua_nilai, isi_sel, pihak, bukan_lampiran)
    tables = (lain_kolom, lain_matriks, lain_tabel, lain_target, lain_word)
    papers = (lain_bentuk, lain_ketik, lain_naskah, lain_pihak, lain_program)
    clerks = (juru_kolom, juru_sel, juru_naskah, luar_tabel, luar_naskah)
    modules = (*forms, *tables, *papers, *clerks)
    found = [layout for module in modules for layout in module.layouts()]
    return tuple(sorted(found, key=lambda layout: layout.name))
