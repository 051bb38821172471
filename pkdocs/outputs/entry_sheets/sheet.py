"""The workbook of a system: its rows to copy cell by cell, and what is not for entry, with why."""

from collections.abc import Iterable, Sequence

from pkdocs.domain import wording
from pkdocs.domain.entri import BarisEntri, PerjanjianEntri, TidakDimuat
from pkdocs.domain.katalog import Sifat
from pkdocs.domain.lembar import TARGET, BarisLembar, Guna, Kolom, Lembar, SelLembar
from pkdocs.domain.perjanjian import Perjanjian
from pkdocs.outputs.workbook import Petunjuk
from pkdocs.rules.entri import CENTANG, OLEH, SUDAH, TANGGAL, noted_cells
from pkdocs.sources.sheets.katalog.centang import Centang, read_centang

PERINTAH = "entry-sheets"
NAMA, NAMA_LAIN = "Entri", "Tidak dimuat"
KUNCI = "Kode"
SUDAH_TTD, BELUM_TTD = "sudah", "belum"
DISUNTING = "disunting tangan: cocokkan dengan kertasnya"


def plain_tick(teks: str) -> str:
    """Return `✓` for a text that says so in another way (v, 1, ya, sudah), "" for none of it.

    Example:
        >>> plain_tick("v"), plain_tick("-"), plain_tick("nanti")
        ('✓', '', 'nanti')
    """
    if teks.strip().casefold() == "sudah":
        return CENTANG
    try:
        found = read_centang(teks)
    except ValueError:
        return teks
    return teks if found not in (None, Centang(Sifat.LANGSUNG)) else CENTANG if found else ""


_ORANG = (
    Kolom("NRK", Guna.BANDING, 8),
    Kolom("NIP", Guna.BANDING, 20),
    Kolom("Nama", Guna.BANDING, 22),
    Kolom("Jabatan", Guna.BANDING, 28),
    Kolom("Unit", Guna.BANDING, 24),
    Kolom("PK", Guna.BANDING, 13, keterangan="Induk, atau Perubahan ke berapa."),
    Kolom("Ditandatangani", Guna.BANDING, 15, keterangan="Menurut agenda proyek."),
    Kolom("Dokumen", Guna.BANDING, 20),
)
_ISI = (
    Kolom("No Sasaran", Guna.BANDING, 9),
    Kolom("Sasaran", Guna.BANDING, 36),
    Kolom("No", Guna.BANDING, 5),
    Kolom("Indikator", Guna.BANDING, 40),
    Kolom("Dasar Hukum", Guna.BANDING, 40),
    Kolom("Definisi", Guna.BANDING, 44),
    Kolom("Formula", Guna.BANDING, 44),
    Kolom("Uraian Pengukuran", Guna.BANDING, 44),
    Kolom("Sumber Data Pengukuran", Guna.BANDING, 34),
    Kolom("Sumber Data", Guna.BANDING, 20),
    Kolom("Satuan", Guna.BANDING, 14),
    *(Kolom(kepala, Guna.BANDING, 11) for kepala in TARGET),
    Kolom("Agregasi", Guna.BANDING, 12),
)
_CATATAN = (
    Kolom(KUNCI, Guna.KUNCI, 24, keterangan="Kode baris ini bagi pkdocs; bukan untuk diinput."),
    Kolom(
        SUDAH,
        Guna.ISI,
        10,
        (CENTANG,),
        "Isi ✓ sesudah baris ini tersimpan; kosongkan untuk mencabutnya.",
        baku=plain_tick,
    ),
    Kolom(TANGGAL, Guna.ISI, 18, keterangan="Boleh kosong. Tulis misalnya 3 Juli 2023."),
    Kolom(OLEH, Guna.ISI, 18, keterangan="Boleh kosong. Nama, bukan NIP."),
)
KOLOM = (*_ORANG, *_ISI, *_CATATAN)
_LAIN = (
    Kolom(KUNCI, Guna.KUNCI, 30),
    Kolom("Jabatan", Guna.TAMPIL, 40),
    Kolom("Unit", Guna.TAMPIL, 30),
    Kolom("Indikator", Guna.TAMPIL, 44),
    Kolom("Sebab", Guna.TAMPIL, 80),
)


SHEETS = {NAMA: KOLOM, NAMA_LAIN: _LAIN}
"""The sheets of such a workbook with all columns that they may have."""


def build_sheets(
    all_perjanjian: Sequence[PerjanjianEntri], lain: Sequence[TidakDimuat]
) -> tuple[Lembar, ...]:
    """Return the sheet of the rows of a system, and one of what is not for entry, if anything.

    A column that says nothing anywhere is left out.
    """
    rows = tuple(_row(own, baris) for own in all_perjanjian for baris in own.baris)
    kept = tuple(kolom for kolom in KOLOM if kolom.guna is not Guna.BANDING or _says(kolom, rows))
    entri = Lembar(NAMA, kept, rows, pokok=(SUDAH,))
    return (entri, Lembar(NAMA_LAIN, _LAIN, tuple(map(_left, lain)))) if lain else (entri,)


def guide(sistem: str, tahun: int, unit: str) -> Petunjuk:
    """Return what the first sheet says; `unit` "" is the whole project."""
    judul = f"Entri Perjanjian Kinerja Tahun {tahun} ke {sistem}"
    kalimat = tuple(kalimat.format(sistem=sistem) for kalimat in _KALIMAT)
    return Petunjuk(judul, tahun, unit, kalimat=kalimat, sistem=sistem, perintah=PERINTAH)


_KALIMAT = (
    (
        f"Salin sel demi sel dari lembar {NAMA} ke isian yang sesuai pada {{sistem}}. Lembar ini "
        "bukan berkas impor: tidak ada yang terkirim dengan sendirinya ke {sistem}."
    ),
    (
        "Teks yang berbaris banyak lebih mudah disalin dari halaman .html yang bernama sama; dari "
        "Excel, klik dua kali selnya dahulu agar tidak terbawa tanda kutip."
    ),
    (
        f"Sesudah baris tersimpan di {{sistem}}, isi {CENTANG} pada kolom {SUDAH}; {TANGGAL} dan "
        f"{OLEH} boleh diisi. Kosongkan {CENTANG} bila ternyata belum: catatannya dicabut."
    ),
    (
        "Baris yang perjanjiannya belum ditandatangani masih dapat berubah; sebaiknya tunggu "
        "sampai ditandatangani."
    ),
    "Jangan mengubah kolom lain, nama lembar, dan judul kolom; baris boleh disaring.",
    "Simpan tetap sebagai berkas Excel (.xlsx), lalu kirimkan kembali kepada pengirimnya.",
)


def name_perjanjian(perjanjian: Perjanjian) -> str:
    """Return `Induk`, or which perubahan it is."""
    return f"Perubahan {perjanjian.nomor}" if perjanjian.nomor else "Induk"


def party_texts(own: PerjanjianEntri) -> dict[str, str]:
    """Return whose agreement it is, by header word: "" where that is not known."""
    pihak, jabatan = own.perjanjian.pihak_pertama, own.perjanjian.jabatan
    pejabat = pihak.pejabat
    return {
        "NRK": pejabat.nrk if pejabat else "",
        "NIP": pejabat.nip if pejabat else "",
        "Nama": wording.format_nama(pejabat) if pejabat else "",
        "Jabatan": wording.format_jabatan(pihak),
        "Unit": jabatan.unit,
        "PK": name_perjanjian(own.perjanjian),
        "Ditandatangani": SUDAH_TTD if own.beku else BELUM_TTD,
        "Dokumen": DISUNTING if own.disunting else "",
    }


def changed_since(baris: BarisEntri) -> str:
    """Return the words for a row that was entered when it said something else, "" for none such."""
    if baris.kejadian or not baris.dulu:
        return ""
    when = f" ({baris.dulu.tanggal})" if baris.dulu.tanggal else ""
    return f"Sudah pernah diinput{when}, tetapi isinya berubah sejak itu: input ulang."


def _row(own: PerjanjianEntri, baris: BarisEntri) -> BarisLembar:
    noted = noted_cells(baris)
    shown = {**party_texts(own), **baris.teks}
    sudah = SelLembar(noted[SUDAH], diminta=True, catatan=changed_since(baris))
    return BarisLembar(
        kunci=baris.kunci,
        sel={
            **{kepala: SelLembar(teks) for kepala, teks in shown.items()},
            SUDAH: sudah,
            **{kepala: SelLembar(noted[kepala]) for kepala in (TANGGAL, OLEH)},
        },
        jabatan=baris.kode,
        sidik=baris.sidik,
    )


def _left(own: TidakDimuat) -> BarisLembar:
    jabatan, baris = own.perjanjian.jabatan, own.baris
    shown = {
        "Jabatan": wording.format_titel(jabatan),
        "Unit": jabatan.unit,
        "Indikator": baris.indikator if baris else "",
        "Sebab": own.sebab,
    }
    sel = {kepala: SelLembar(teks) for kepala, teks in shown.items()}
    kunci = f"{jabatan.kode} {baris.kode}" if baris else jabatan.kode
    return BarisLembar(kunci, sel, jabatan=jabatan.kode)


def _says(kolom: Kolom, rows: Iterable[BarisLembar]) -> bool:
    return any(row.sel[kolom.kepala].teks for row in rows)
