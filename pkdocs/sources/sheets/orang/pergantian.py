"""What filled rows of the sheet Pegawai write: a person corrected, another one, or the first.

The NIP tells persons apart, and names that are not alike. Nobody's data are overwritten with those
of another: who is replaced in the file by person stays there, and his time ends.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pkdocs import domain
from pkdocs.base.problem import Berat, Checked, Problem
from pkdocs.base.text import join_words
from pkdocs.domain import wording
from pkdocs.domain.lembar import Alamat, BarisBaru, Isian, SelTerbaca
from pkdocs.domain.nama import is_same, plain_nip
from pkdocs.sources.edits import Remove
from pkdocs.sources.sheets.bahan import Bahan, Tulis
from pkdocs.sources.sheets.orang.calon import Calon, HasilBaris, enter
from pkdocs.sources.sheets.orang.pemangku import ORANG, PANGKU, TempatPejabat, find_held
from pkdocs.sources.sheets.sel import problem, settle, write_scalars, write_text


def write(
    bahan: Bahan, isian: Sequence[Isian], baru: Sequence[BarisBaru]
) -> Checked[Sequence[Tulis]]:
    """Return the edits of changed and of newly filled rows.

    A change of the name, or of some digits of the NIP, corrects the person. Another name with
    another NIP is another person: beside a post or in the file by post he takes the place, without
    what was only the other's; in the file by person he begins, and the other ends the day before.
    Problems: X030 no name, X032 a post unknown or already held, X033 another name with the same
    NIP, X034 no day of the change, X035 one NIP or place with two meanings, X036 (warning) what was
    not taken over.
    """
    held = find_held(bahan)
    rows: dict[str, dict[str, Isian]] = defaultdict(dict)
    for own in isian:
        rows[own.baris][own.kolom] = own
    results = [
        *(_changed(kode, held[kode], cells) for kode, cells in _of_posts(rows, held)),
        *(_begun(bahan, held, row) for row in baru),
    ]
    calon = [result.calon for result in results if result.calon]
    results += enter(bahan, calon)
    settled = settle(tulis for result in results for tulis in result.tulis)
    problems = [own for result in results for own in result.problems]
    return Checked(settled.value, (*problems, *settled.problems))


def _of_posts(
    rows: Mapping[str, Mapping[str, Isian]], held: Mapping[domain.KodeJabatan, TempatPejabat]
) -> Iterator[tuple[domain.KodeJabatan, Mapping[str, Isian]]]:
    return ((domain.KodeJabatan(k), cells) for k, cells in rows.items() if k in held)


def _changed(
    kode: domain.KodeJabatan, tempat: TempatPejabat, cells: Mapping[str, Isian]
) -> HasilBaris:
    """What the changed cells of a post with a holder write."""
    nama, nip = (tempat.source.text((*tempat.orang, key)) for key in ("nama", "nip"))
    lama = (nama, nip)
    baru = (
        cells["Nama"].baru if "Nama" in cells else nama,
        cells["NIP"].baru if "NIP" in cells else nip,
    )
    if "Nama" in cells and not baru[0] and tempat.berkala:
        pesan = (
            f'Nama wajib diisi; semula "{nama}". Bila jabatannya lowong, biarkan namanya dan isi '
            "Selesai dengan hari terakhirnya, misalnya 30 Juni 2023."
        )
        return HasilBaris(problems=(problem(cells["Nama"].di, "X030", pesan),))
    if not baru[0] or is_same(lama, baru):
        written = write_scalars(cells.values(), ("Nama",))
        return HasilBaris(written.value or (), None, written.problems)
    if lama[1] and plain_nip(lama[1]) == plain_nip(baru[1]):
        pesan = (
            f'"{baru[0]}" bukan "{lama[0]}", tetapi NIP-nya sama. Bila orang lain, isi juga '
            "NIP-nya; bila orang yang sama berganti nama, ubah namanya di "
            f"{tempat.source.span((*tempat.orang, 'nama'))}."
        )
        return HasilBaris(problems=(problem(cells["Nama"].di, "X033", pesan),))
    if tempat.berkala:
        return _succeeded(kode, tempat, cells)
    return _replaced(tempat, cells)


def _replaced(tempat: TempatPejabat, cells: Mapping[str, Isian]) -> HasilBaris:
    """Another person where there is room for one: what was only the other's goes, and is told."""
    source, tulis, left = tempat.source, list[Tulis](), list[str]()
    first = cells["Nama"].di
    for kepala, key in {**ORANG, "Sebutan": PANGKU["Sebutan"]}.items():
        place = (*tempat.orang, key)
        if kepala in cells and cells[kepala].baru:
            alamat = Alamat(source.berkas, place)
            tulis.append(write_text(alamat, cells[kepala].baru, cells[kepala].di))
        elif teks := source.text(place):
            tulis.append(Tulis(source.berkas, Remove(place), (first,)))
            left += [] if kepala in cells else [f'{kepala} "{teks}"']
    lama = source.text((*tempat.orang, "nama"))
    return HasilBaris(tulis, None, tuple(_told(first, lama, left)))


def _told(di: str, lama: str, left: Sequence[str]) -> Iterator[Problem]:
    """X036 (warning): what was the other person's and is not the new one's."""
    if left:
        pesan = f"{join_words(left)} milik {lama} tidak dibawa; isi bila pejabat baru pun begitu."
        yield problem(di, "X036", pesan, Berat.PERINGATAN)


def _succeeded(
    kode: domain.KodeJabatan, tempat: TempatPejabat, cells: Mapping[str, Isian]
) -> HasilBaris:
    """Another person from a day on, in the file by person: the other's time ends the day before."""
    source, first = tempat.source, cells["Nama"].di
    lama = source.text((*tempat.orang, "nama"))
    mulai = _day(cells["Mulai"].baru) if "Mulai" in cells else None
    if mulai is None:
        pesan = (
            f'baris ini menyebut orang lain daripada "{lama}": isi Mulai dengan tanggal lengkap '
            "sejak kapan ia memangkunya, misalnya 1 Juli 2023. Masa orang yang lama lalu berakhir "
            "sehari sebelumnya."
        )
        return HasilBaris(problems=(problem(first, "X034", pesan),))
    place = (*tempat.pangku, "selesai")
    ended = _day(source.text(place))
    tulis = []
    if ended is None or ended >= mulai:
        before = mulai - datetime.timedelta(days=1)
        selesai = wording.format_tanggal(domain.Tanggal(before.year, before.month, before.day))
        tulis.append(write_text(Alamat(source.berkas, place), selesai, cells["Mulai"].di))
    sel = {kepala: SelTerbaca(own.baru, own.di) for kepala, own in cells.items() if own.baru}
    return HasilBaris(tulis, Calon(kode, sel, first))


def _day(teks: str) -> datetime.date | None:
    """A whole date, or None."""
    try:
        tanggal = wording.parse_tanggal(teks)
    except ValueError:
        return None
    if tanggal.bulan is None or tanggal.hari is None:
        return None
    return datetime.date(tanggal.tahun, tanggal.bulan, tanggal.hari)


def _begun(
    bahan: Bahan, held: Mapping[domain.KodeJabatan, TempatPejabat], row: BarisBaru
) -> HasilBaris:
    """The first holder of a post, where what was filled in says who."""
    kode = domain.KodeJabatan(row.kunci)
    jabatan = bahan.organisasi.jabatan.get(kode)
    calon = Calon(kode, row.isian, row.di)
    if not kode:
        pesan = "Kode jabatan belum diisi; isi dengan yang ada di lembar Jabatan."
    elif jabatan is None:
        pesan = f'jabatan "{kode}" tidak ada di bagan; isi Kode jabatan yang ada di lembar Jabatan.'
    elif kode in held or jabatan.pejabat:
        pesan = f'jabatan "{kode}" sudah berpejabat; ubah pada baris jabatan itu.'
    elif "nama" not in calon.texts(ORANG):
        return HasilBaris(problems=(problem(row.di, "X030", f'isi juga Nama pemangku "{kode}".'),))
    else:
        return HasilBaris(calon=calon)
    return HasilBaris(problems=(problem(row.di, "X032", pesan),))
