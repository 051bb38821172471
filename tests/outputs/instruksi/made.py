"""A made-up Instruksi and the one post that signs it."""

from pkdocs import domain
from pkdocs.base.values import replace
from tests.support.worlds import HERE, chart, jabatan

WALIKOTA = domain.KodeJabatan("walikota")
ORGANISASI = chart(
    replace(
        jabatan("walikota", None),
        nama="Walikota Contoh",
        pejabat=domain.Pejabat("Wira Contoh", "Dr.", "", "198001012005011001", "Plt.", HERE),
    )
)
INSTRUKSI = domain.Instruksi(
    nama="Instruksi Walikota Contoh",
    nomor="e-9",
    tahun=2024,
    tentang="Perjanjian Kinerja",
    pembuka="Untuk tertib, dengan ini menginstruksikan :",
    kepada=("Para Asisten", "Para Camat"),
    di_lingkungan="di lingkungan Kota Contoh",
    untuk=(
        domain.Diktum("KESATU", "Menyusun <perjanjian> & menyerahkannya."),
        domain.Diktum("KEDUA", "Memakai:", ("lampiran I;", "lampiran II.")),
    ),
    penutup="Instruksi ini mulai berlaku pada tanggal ditetapkan.",
    tempat="Contoh",
    tanggal=domain.Tanggal(2024, 1, 3),
    penandatangan=WALIKOTA,
    tembusan=("Gubernur Contoh",),
    lampiran=(
        domain.LampiranInstruksi("I", ("JUDUL",), "Asisten"),
        domain.LampiranInstruksi("II", ("JUDUL",), "Kepala Bagian"),
    ),
    span=HERE,
)
