"""A comparison as plain data: what `pkdocs diff --json` prints. Its keys are stable."""

import json
from collections.abc import Iterable, Iterator

from pkdocs.domain.salinan import BarisSalinan, PihakSalinan, Salinan, TakTerbaca
from pkdocs.review.compare.banding import Banding, Beda, Hasil, PasanganBaris
from pkdocs.review.compare.keputusan import Keputusan
from pkdocs.review.compare.sides import Tally

VERSI = 1


def print_json(tally: Tally, all_banding: Iterable[Banding]) -> Iterator[str]:
    """Return the comparison as JSON text, piece by piece: one post a line, totals at the end.

    What changed in more than one post alike stands there, too (`keputusan`).
    """
    head = {
        "versi": VERSI,
        "lama": tally.lama.path.as_posix(),
        "baru": tally.baru.path.as_posix(),
    }
    yield f'{_dump(head)[:-1]}, "banding": ['
    comma = ""
    for banding in all_banding:
        yield f"{comma}\n{_dump(to_data(banding))}"
        comma = ","
    tail = {
        "ringkasan": {
            "jabatan": tally.jabatan,
            "berubah": tally.berubah,
            "sama": tally.hasil[Hasil.SAMA],
            "belum_pasti": tally.hasil[Hasil.BELUM_PASTI],
            "tanpa_pembanding": tally.hasil[Hasil.TANPA_PEMBANDING],
            "tak_dibandingkan": tally.tak_dibandingkan,
            "macam": {str(macam): tally.macam[macam] for macam in sorted(tally.macam)},
            "pada_satu_jabatan": tally.decisions.single,
        },
        "keputusan": [_keputusan(found) for found in tally.decisions.shared],
        "masalah": [problem.as_dict() for problem in tally.problems],
    }
    yield f"\n], {_dump(tail)[1:]}\n"


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def to_data(banding: Banding) -> dict[str, object]:
    """Return one post compared as JSON-ready data."""
    return {
        "kode": banding.ada.kode,
        "jabatan": banding.ada.jabatan,
        "unit": banding.ada.unit,
        "hasil": str(banding.hasil),
        "tanpa_pembanding": banding.tanpa_pembanding or None,
        "kecocokan": banding.kecocokan and str(banding.kecocokan),
        "lama": _salinan(banding.lama),
        "baru": _salinan(banding.baru),
        "perubahan": [_perubahan(change) for change in banding.beda],
        "baris": [_pair(row) for row in banding.baris],
        "catatan": list(banding.catatan),
    }


def _salinan(salinan: Salinan | None) -> dict[str, object] | None:
    if salinan is None:
        return None
    return {
        "berkas": salinan.berkas,
        "tahun": salinan.tahun,
        "sumber": str(salinan.sumber),
        "jabatan": salinan.jabatan,
        "unit": salinan.unit,
        "pihak_pertama": _pihak(salinan.pihak_pertama),
        "pihak_kedua": _pihak(salinan.pihak_kedua),
        "tak_terbaca": [_tak_terbaca(unread) for unread in salinan.tak_terbaca],
    }


def _tak_terbaca(unread: TakTerbaca) -> dict[str, object]:
    return {
        "pesan": unread.pesan,
        "tempat": unread.tempat,
        "kata": unread.kata,
        "nilai": unread.nilai,
    }


def _pihak(pihak: PihakSalinan) -> dict[str, str | None]:
    return {"nama": pihak.nama, "nip": pihak.nip, "jabatan": pihak.jabatan}


def _perubahan(change: Beda) -> dict[str, object]:
    return {
        "macam": str(change.macam),
        "lama": change.lama,
        "baru": change.baru,
        "indikator": change.indikator,
        "kode": change.kode,
        "periode": change.periode,
        "arah": change.arah and str(change.arah),
        "selisih": change.selisih,
    }


def _keputusan(keputusan: Keputusan) -> dict[str, object]:
    return {
        **_perubahan(keputusan.beda),
        "jabatan": keputusan.jabatan,
        "contoh": list(keputusan.contoh),
    }


def _pair(row: PasanganBaris) -> dict[str, object]:
    return {
        "kecocokan": row.kecocokan and str(row.kecocokan),
        "kemiripan": row.kemiripan,
        "lama": _baris(row.lama),
        "baru": _baris(row.baru),
    }


def _baris(row: BarisSalinan | None) -> dict[str, object] | None:
    """A row without its Pengukuran, which stands in `perubahan` where it changed."""
    if row is None:
        return None
    return {
        "kode": row.kode,
        "kelompok": row.kelompok,
        "no_sasaran": row.no_sasaran,
        "sasaran": row.sasaran,
        "no_indikator": row.no_indikator,
        "indikator": row.indikator,
        "lingkup": row.lingkup,
        "sumber_data": row.sumber_data,
        "target": dict(row.target),
        "satuan": row.satuan,
        "agregasi": row.agregasi,
    }
