"""A recap as plain data for `--json`: codes in ASCII that stay, days as they were told."""

import json
from collections.abc import Iterator, Mapping

from pkdocs.domain import wording
from pkdocs.domain.agenda import Kejadian
from pkdocs.outputs.recap.words import name_tenggat, parsed_day
from pkdocs.rules.rekap import BarisRekap, Hitungan, Kemajuan, Langkah, Rekap

Data = dict[str, object]
VERSI = 1


def print_json(rekap: Rekap) -> Iterator[str]:
    """Return a recap as JSON text, piece by piece: the counts, then one post a line.

    A whole tree at once costs Python several times as much.
    """
    head = {
        "versi": VERSI,
        "tahun": rekap.tahun,
        "hari": wording.format_iso(rekap.hari),
        "tenggat": {str(own): wording.format_iso(day) for own, day in name_tenggat(rekap)},
        "jumlah": _hitungan(rekap.hitungan),
        "unit": [{"unit": own.unit, **_hitungan(own.hitungan)} for own in rekap.units],
    }
    yield f'{_dump(head)[:-1]}, "jabatan": ['
    comma = ""
    for unit in rekap.units:
        lines = ",".join(f"\n{_dump(_post(row))}" for row in unit.terlambat_dahulu)
        yield f"{comma}{lines}"
        comma = ","
    yield "\n]}\n"


def _dump(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False)


def _hitungan(own: Hitungan) -> Data:
    return {
        "wajib": own.wajib,
        "keadaan": {str(k): own.kemajuan[k] for k in Kemajuan},
        "belum_dibuat": own.belum_dibuat,
        "sumber_berubah": own.berubah,
        "pindaian": own.pindaian,
        "diinput": _diinput(own.diinput),
        "baris_tanpa_sistem": own.tanpa_sistem,
        "diunggah": own.diunggah,
        "diserahkan": own.diserahkan,
        "diterima": own.diterima,
        "jabatan_terlambat": own.jabatan_terlambat,
        "terlambat": {str(k): own.terlambat[k] for k in Langkah},
    }


def _diinput(counts: Mapping[str, tuple[int, int]]) -> Data:
    return {sistem: {"sudah": done, "baris": of} for sistem, (done, of) in counts.items()}


def _post(row: BarisRekap) -> Data:
    tahu, riwayat = row.tahu, row.tahu.riwayat
    return {
        "kode": tahu.jabatan.kode,
        "jabatan": wording.format_titel(tahu.jabatan),
        "unit": tahu.jabatan.unit,
        "jenjang": tahu.jabatan.jenjang,
        "nomor": tahu.nomor,
        "keadaan": str(tahu.kemajuan),
        "alasan": list(tahu.alasan),
        "belum_dibuat": tahu.belum_dibuat,
        "sumber_berubah": tahu.berubah,
        "dibekukan": _day(riwayat.beku),
        "pindaian": _day(riwayat.pindaian),
        "diinput": _diinput(row.diinput),
        "diunggah": _day(riwayat.diunggah),
        "diserahkan": _day(riwayat.diserahkan),
        "diterima": _day(riwayat.diterima),
        "terlambat": list(map(str, row.terlambat)),
    }


def _day(event: Kejadian | None) -> str | None:
    """The day of an event, None for none; as it was typed where that is no day."""
    day = parsed_day(event)
    if day is None:
        return event.tanggal if event else None
    return wording.format_iso(day)
