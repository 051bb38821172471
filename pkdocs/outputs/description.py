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
_HAL = {
    domain.Hal.NAMA_JABATAN: "nama jabatan",
    domain.Hal.PEMBERIAN: "pemberian indikator",
    domain.Hal.SCORE_CARD: "Score Card",
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
    for konfirmasi in perjanjian.konfirmasi:
        what = f"{_HAL[konfirmasi.hal]} {join_words(konfirmasi.indikator)}".strip()
        yield f"  - {what}: {wording.format_konfirmasi(konfirmasi)}"
    yield f"Pihak Pertama : {_pihak(perjanjian.pihak_pertama)}"
    yield from _person(perjanjian.pihak_pertama)
    yield f"Pihak Kedua   : {_pihak(perjanjian.pihak_kedua)}"
    yield from _person(perjanjian.pihak_kedua)
    for row in perjanjian.baris:
        yield ""
        yield f"{row.no_sasaran}.{row.no_indikator} [{row.kode}] {row.indikator}"
        yield f"    sasaran {row.kelompok}: {row.sasaran}"
        lingkup = f", lingkup {join_words(row.lingkup)}" if row.lingkup else ""
        yield f"    {_SIFAT[row.sifat]}{lingkup}{_chain(row)}"
        system = row.sistem_input or "(belum diketahui)"
        yield f"    sumber data {row.sumber_data}; diinput melalui {system}"
        target = form_rows.format_target(row.target)
        quarters = " | ".join(target[key] for key in ("tw1", "tw2", "tw3", "tw4"))
        own = " sendiri" if any(asal.aturan == domain.TARGET_SENDIRI for asal in row.asal) else ""
        year = f"tahunan {target['tahunan']} ({row.satuan}, {row.agregasi})"
        yield f"    target{own} {quarters} | {year}"


def _chain(row: domain.Baris) -> str:
    """How a turunan rests on what it comes from, up to the indicator of the catalogue."""
    if row.sifat is not domain.Sifat.TURUNAN:
        return ""
    how = f" ({row.penurunan.replace('_', ' ')})" if row.penurunan else ""
    return f"{how}{''.join(f' dari {kode}' for kode in row.rantai[1:])}"


def _pihak(pihak: domain.Pihak) -> str:
    nama = wording.format_nama(pihak.pejabat) if pihak.pejabat else "(belum diketahui)"
    lacking = ""
    if pihak.pejabat and not pihak.bernama:
        lacking = f" ({'NRK' if pihak.pejabat.bernrk else 'NIP'} belum diisi)"
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
