"""The words around the lampiran of a made-up Instruksi."""

from pkdocs import domain
from tests.support.worlds import HERE


def of(nomor: str, singkatan: dict[str, str] | None = None) -> domain.LampiranInstruksi:
    """A lampiran of that number."""
    heads = {domain.KodeJabatan(kode): head for kode, head in (singkatan or {}).items()}
    return domain.LampiranInstruksi(nomor, ("JUDUL CONTOH", "BAGI CONTOH"), "Bagian", heads)


def around(penandatangan: str, *lampiran: domain.LampiranInstruksi) -> domain.Instruksi:
    """The Instruksi of which these are lampiran, signed by that post."""
    return domain.Instruksi(
        nama="Instruksi Walikota Contoh",
        nomor="e-1",
        tahun=2023,
        tentang="Contoh",
        pembuka="Contoh:",
        kepada=("Para Pejabat Contoh",),
        di_lingkungan="",
        untuk=(domain.Diktum("KESATU", "Berbuat."),),
        penutup="Berlaku.",
        tempat="Contoh",
        tanggal=domain.Tanggal(2023, 4, 5),
        penandatangan=domain.KodeJabatan(penandatangan),
        tembusan=(),
        lampiran=lampiran,
        span=HERE,
    )
