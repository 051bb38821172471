"""One agreement in words for the terminal: what `pkdocs show` prints."""

from collections.abc import Iterator

from pkdocs import domain
from pkdocs.base.text import join_words
from pkdocs.domain import wording
from pkdocs.outputs import form_rows

_SIFAT = {
    domain.Sifat.LANGSUNG: "langsung",
    domain.Sifat.DITURUNKAN: "diturunkan, belum disusun",
    domain.Sifat.TURUNAN: "turunan sendiri",
    domain.Sifat.SCORE_CARD: "Score Card",
}


def describe(perjanjian: domain.Perjanjian) -> Iterator[str]:
    """Return the agreement of one post for reading in the terminal.

    Example:
        >>> next(describe(perjanjian))
        'Kepala Bagian Dua (kabag-dua), Bagian Dua'
    """
    jabatan = perjanjian.jabatan
    yield f"{wording.format_titel(jabatan)} ({jabatan.kode}), {jabatan.unit}"
    kind = " Perubahan" if perjanjian.jenis is domain.Jenis.PERUBAHAN else ""
    yield f"Perjanjian Kinerja{kind} {perjanjian.tahun}: {perjanjian.keadaan}"
    for reason in perjanjian.alasan_konsep:
        yield f"  - {reason}"
    yield f"Pihak Pertama : {_pihak(perjanjian.pihak_pertama)}"
    yield from _person(perjanjian.pihak_pertama)
    yield f"Pihak Kedua   : {_pihak(perjanjian.pihak_kedua)}"
    yield from _person(perjanjian.pihak_kedua)
    for row in perjanjian.baris:
        yield ""
        yield f"{row.no_sasaran}.{row.no_indikator} [{row.kode}] {row.indikator}"
        yield f"    sasaran {row.kelompok}: {row.sasaran}"
        lingkup = f", lingkup {join_words(row.lingkup)}" if row.lingkup else ""
        yield f"    {_SIFAT[row.sifat]}{lingkup}"
        system = row.sistem_input or "(belum diketahui)"
        yield f"    sumber data {row.sumber_data}; diinput melalui {system}"
        target = form_rows.format_target(row.target)
        quarters = " | ".join(target[key] for key in ("tw1", "tw2", "tw3", "tw4"))
        yield f"    target {quarters} | tahunan {target['tahunan']} ({row.satuan}, {row.agregasi})"


def _pihak(pihak: domain.Pihak) -> str:
    nama = wording.format_nama(pihak.pejabat) if pihak.pejabat else "(belum diketahui)"
    lacking = " (NIP belum diisi)" if pihak.pejabat and not pihak.bernama else ""
    return f"{nama}{lacking}, {wording.format_jabatan(pihak)}"


def describe_people(organisasi: domain.Organisasi) -> Iterator[str]:
    """Return who holds which post, and how each name was read, for the terminal.

    Example:
        >>> list(describe_people(year.organisasi))[1]
        'walikota: Wira Contoh'
    """
    for jabatan in organisasi.jabatan.values():
        pihak = domain.Pihak(jabatan, jabatan.pejabat)
        yield f"{jabatan.kode}: {_holder(pihak.pejabat)}"
        yield from _person(pihak)


def _holder(pejabat: domain.Pejabat | None) -> str:
    if pejabat is None:
        return "(belum diketahui)"
    return " ".join(filter(None, (pejabat.sebutan, wording.format_nama(pejabat))))


def _person(pihak: domain.Pihak) -> Iterator[str]:
    """How a name was read, what else is known of a person, who follows; nothing for most."""
    if pihak.pejabat:
        yield from _known(pihak.pejabat)
    for later in pihak.jabatan.pengganti:
        yield f"    pada PK Perubahan: {_holder(later)}"
        if later:
            yield from _known(later)


def _known(pejabat: domain.Pejabat) -> Iterator[str]:
    if pejabat.tertulis:
        depan, belakang = pejabat.gelar_depan or "-", pejabat.gelar_belakang or "-"
        apart = f"depan {depan} | nama {pejabat.nama} | belakang {belakang}"
        yield f'    nama "{pejabat.tertulis}" dibaca: {apart}'
    nrk = f"NRK {pejabat.nrk}" if pejabat.nrk else ""
    pangkat = " ".join(filter(None, (pejabat.pangkat, pejabat.golongan)))
    known = ", ".join(filter(None, (pejabat.status, nrk, pangkat)))
    if known:
        yield f"    {known}"
