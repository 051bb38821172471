"""The sheet in which somebody confirms who of a list is to hold which post, out and in again."""

from collections.abc import Mapping, Sequence

from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.base.text import fold
from pkdocs.base.values import replace
from pkdocs.domain.lembar import (
    KOSONG,
    BarisLembar,
    BarisTerbaca,
    BukuTerbaca,
    Guna,
    Kolom,
    Lembar,
    LembarTerbaca,
    SelLembar,
    SelTerbaca,
)
from pkdocs.domain.nama import is_same, plain_nip, read_nama
from pkdocs.rules.daftar.cocok import Cocok, Kesesuaian
from pkdocs.rules.daftar.orang import Orang

NAMA = "Kecocokan"
"""The name of the sheet; its columns are no other's, so that nothing else is taken for it."""
KODE, DAFTAR, SETUJU = "Kode diduga", "Menurut daftar", "Setuju"
YA, TIDAK = "ya", "tidak"
_NAMA = ("Gelar depan", "Nama", "Gelar belakang")
NIP = "NIP"
_TETAP = ("Mulai", "Selesai")


def columns(pegawai: Lembar) -> tuple[Kolom, ...]:
    """Return the columns of the sheet: those of the sheet Pegawai, and who agrees to the row."""
    shown = [kolom for kolom in pegawai.kolom if kolom.guna is Guna.TAMPIL]
    return (
        Kolom(KODE, Guna.KUNCI, 30),
        *shown,
        Kolom(DAFTAR, Guna.TAMPIL, 44, keterangan="Jabatan dan unit sebagaimana di daftar itu."),
        Kolom(NAMA, Guna.TAMPIL, 20, keterangan="Mengapa baris daftar dianggap jabatan ini."),
        Kolom(SETUJU, Guna.ISI, 8, (YA, TIDAK), "Hanya baris bertulisan ya yang diambil."),
        *_filled(pegawai),
    )


def _filled(pegawai: Lembar) -> list[Kolom]:
    return [kolom for kolom in pegawai.kolom if kolom.guna is Guna.ISI]


def propose(pegawai: Lembar, all_cocok: Sequence[Cocok]) -> Lembar:
    """Return the sheet in which what a list says of the posts of a sheet Pegawai is confirmed.

    A row a post that the list names. What the list does not say stays as it is, unless the row is
    about another person now. Sure rows are agreed to beforehand, presumed ones by nobody yet.
    """
    by_post = {cocok.jabatan: cocok for cocok in all_cocok if cocok.jabatan}
    kolom = [own.kepala for own in _filled(pegawai)]
    rows = (
        _row(row, by_post[row.jabatan], kolom) for row in pegawai.baris if row.jabatan in by_post
    )
    return Lembar(NAMA, columns(pegawai), tuple(rows))


def _row(row: BarisLembar, cocok: Cocok, kolom: Sequence[str]) -> BarisLembar:
    orang, presumed = cocok.orang, cocok.kesesuaian is Kesesuaian.DIDUGA
    now = {kepala: row.sel.get(kepala, KOSONG) for kepala in kolom}
    said = _said({kepala: sel.teks for kepala, sel in now.items()}, orang)
    filled = {kepala: _cell(kepala, sel, said[kepala]) for kepala, sel in now.items()}
    whence = ", ".join(filter(None, (orang.jabatan or orang.kode, orang.unit)))
    why = f"{cocok.kesesuaian} ({cocok.kemiripan:.0%})" if presumed else str(cocok.kesesuaian)
    own = {
        KODE: SelLembar(row.kunci, terkunci=True),
        DAFTAR: SelLembar(whence, terkunci=True, catatan=orang.di),
        NAMA: SelLembar(why, terkunci=True, catatan=orang.ragu),
        SETUJU: SelLembar("" if presumed else YA, diminta=presumed, semula=""),
    }
    return replace(row, sel={**row.sel, **filled, **own})


def _cell(kepala: str, sel: SelLembar, said: str) -> SelLembar:
    """A cell with what the list says, and what the sources say behind it.

    Of another person the NIP is owed where the list does not say it.
    """
    if sel.terkunci or said == sel.teks:
        return sel
    known = f"Sekarang tercatat: {sel.teks}" if sel.teks else sel.catatan
    owed = not said and (sel.diminta or kepala == NIP)
    return replace(sel, teks=said, diminta=owed, catatan=known, semula=sel.teks)


def _said(now: Mapping[str, str], orang: Orang) -> Mapping[str, str]:
    """What the cells of a row would say: of another person nothing that was of the one before."""
    lama = (now.get("Nama", ""), now.get("NIP", ""))
    if not lama[0] or not is_same(lama, (orang.sel["Nama"], orang.sel.get("NIP", ""))):
        return {kepala: orang.sel.get(kepala, "") for kepala in now}
    said = {kepala: orang.sel.get(kepala, "") or teks for kepala, teks in now.items()}
    kept = [kepala for kepala in _TETAP if now.get(kepala)]
    if plain_nip(said["NIP"]) == plain_nip(now["NIP"]):
        kept.append("NIP")
    if _is_named(now, orang):
        kept += _NAMA
    else:
        said |= {kepala: orang.sel.get(kepala, "") for kepala in _NAMA}
        said["Nama"] = _spelled(now["Nama"], said["Nama"])
    return said | {kepala: now[kepala] for kepala in kept}


def _spelled(now: str, said: str) -> str:
    """A name as the sources spell it, where a list has it in capitals or such."""
    bare = read_nama(now).nama
    return bare if fold(bare) == fold(said) else said


def _is_named(now: Mapping[str, str], orang: Orang) -> bool:
    """Whether the sources have the name as the list does, or with degrees that it leaves out."""
    one, other = (fold(" ".join(own.get(k, "") for k in _NAMA)) for own in (now, orang.sel))
    bare = not orang.ragu and not any(orang.sel.get(k) for k in _NAMA if k != "Nama")
    same = fold(read_nama(now["Nama"]).nama) == fold(orang.sel["Nama"])
    return one == other or (bare and same)


def confirmed(buku: BukuTerbaca, pegawai: Lembar) -> Checked[BukuTerbaca]:
    """Return a workbook with the rows that were agreed to as rows of the sheet Pegawai.

    All others say nothing. A workbook without such a sheet is as it was. Problems, by which a row
    is not agreed to: X052 Setuju says something else, X032 no code, X030 no NIP where one is known.
    """
    lembar = next((own for own in buku.lembar if own.nama == NAMA), None)
    if lembar is None:
        return Checked(buku)
    known = {row.kunci: row.sel.get(NIP, KOSONG).teks for row in pegawai.baris}
    wrong = {row.di: p for row in lembar.baris if (p := _wrong(row, lembar, known))}
    rows = tuple(row for row in lembar.baris if _is_agreed(row) and row.di not in wrong)
    done = _joined(buku, replace(lembar, baris=rows), pegawai)
    return Checked(done, tuple(wrong.values()))


def _joined(buku: BukuTerbaca, agreed_to: LembarTerbaca, pegawai: Lembar) -> BukuTerbaca:
    """A workbook with the rows that were agreed to in the place of its sheet of matches."""
    agreed = {row.sel[KODE].teks for row in agreed_to.baris}
    as_pegawai = _as_pegawai(agreed_to, pegawai)
    sheets = tuple(as_pegawai if own.nama == NAMA else own for own in buku.lembar)
    if buku.dasar is None:
        return replace(buku, lembar=sheets)
    rest = {nama: isi for nama, isi in buku.dasar.isi.items() if nama != NAMA}
    made = {k: cells for k, cells in buku.dasar.isi.get(NAMA, {}).items() if k in agreed}
    isi = {**rest, pegawai.nama: {**rest.get(pegawai.nama, {}), **made}}
    return replace(buku, lembar=sheets, dasar=replace(buku.dasar, isi=isi))


def _is_agreed(row: BarisTerbaca) -> bool:
    said = row.sel.get(SETUJU)
    return KODE in row.sel and said is not None and _word(said) == YA


def _word(said: SelTerbaca) -> str:
    return said.teks.strip(" .").casefold()


def _wrong(row: BarisTerbaca, lembar: LembarTerbaca, known: Mapping[str, str]) -> Problem | None:
    """What keeps a row from being agreed to though somebody wrote in it; None for nothing."""
    said, kode = row.sel.get(SETUJU), row.sel.get(KODE)
    if said is None or _word(said) == TIDAK:
        return None
    if _word(said) != YA:
        pesan = f'{SETUJU} berisi "{said.teks}"; isi {YA} atau {TIDAK}'
        return _left_out(said.di, "X052", pesan)
    if kode is None:
        return _left_out(said.di, "X032", f"baris ini tanpa {KODE}")
    nip = known.get(kode.teks, "")
    if nip and NIP in lembar.kepala and NIP not in {*row.sel, *row.ditolak}:
        pesan = f'NIP {kode.teks} kosong, padahal tercatat "{nip}"; isi NIP orang yang dimaksud'
        return _left_out(row.di, "X030", pesan)
    return None


def _left_out(di: str, kode: str, pesan: str) -> Problem:
    return Problem(Span(di), kode, f"{pesan}. Baris ini tidak diambil.")


def _as_pegawai(lembar: LembarTerbaca, pegawai: Lembar) -> LembarTerbaca:
    kepala = {pegawai.kunci if k == KODE else k: di for k, di in lembar.kepala.items()}
    rows = (
        replace(row, sel={pegawai.kunci if k == KODE else k: sel for k, sel in row.sel.items()})
        for row in lembar.baris
    )
    return LembarTerbaca(pegawai.nama, kepala, tuple(rows))
