"""What a lampiran gives to whom, as its document carries it inside: written, and read back.

By it one file tells whether it is from the catalogue that the sources have now, and where not.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from pkdocs import domain
from pkdocs.base.text import join_words
from pkdocs.outputs import form_rows
from pkdocs.rules.cascade import Cascade
from pkdocs.rules.lampiran import receivers, tick
from pkdocs.word import TemplateError, read_custom_text
from pkdocs.word.package.custom_xml import read_custom_xml

NAMESPACE = "urn:pkdocs:lampiran:1"
"""Namespace of the custom XML part of a lampiran of the Instruksi."""

Isi = Mapping[str, Any]
"""What a lampiran says: `tahun`, `lampiran`, and by the kode of each indikator its `target` (as
printed), `satuan`, `penerima` (how it is given, by the code of the post), and `kata`, a hash over
its other words."""


def record(lampiran: domain.LampiranInstruksi, resolved: Cascade) -> Isi:
    """Return what a lampiran says by the catalogue."""
    posts = [jabatan.kode for jabatan in receivers(lampiran.nama, resolved)]
    rows = {}
    for sasaran, own in domain.iter_indikator(resolved.katalog):
        given = ((kode, tick(lampiran.nama, resolved, kode, own.kode)) for kode in posts)
        rows[own.kode] = {
            "target": dict(form_rows.format_target(own.target)),
            "satuan": own.satuan,
            "penerima": {kode: _given(penerima) for kode, penerima in given if penerima},
            "kata": _words(sasaran, own),
        }
    tahun = resolved.katalog.tahun
    return {"tahun": tahun, "lampiran": lampiran.nomor, "jabatan": posts, "indikator": rows}


def _given(penerima: domain.Penerima) -> str:
    return " ".join(
        filter(None, (str(penerima.sifat), join_words(penerima.lingkup), penerima.teks))
    )


def _words(sasaran: domain.Sasaran, own: domain.Indikator) -> str:
    printed = (
        *(sasaran.no_sasaran, sasaran.kelompok, sasaran.sasaran, own.no_indikator, own.indikator),
        *(own.sumber_data, own.catatan, own.pengukuran),
    )
    return hashlib.sha256(repr(printed).encode()).hexdigest()


def embed(isi: Isi) -> bytes:
    """Return the custom XML part that says so."""
    text = json.dumps(isi, ensure_ascii=False, sort_keys=True)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = f'<lampiran xmlns="{NAMESPACE}">{escaped}</lampiran>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'.encode()


def read(docx: bytes) -> Isi | None:
    """Return what a document of a lampiran carries, None where it carries nothing such."""
    try:
        part = read_custom_xml(docx, NAMESPACE)
    except TemplateError:
        return None
    text = read_custom_text(part, NAMESPACE) if part else None
    try:
        isi = json.loads(text or "")
    except ValueError:
        return None
    return cast(Isi, isi) if _is_whole(isi) else None  # looked at as far as it is asked


def _is_whole(isi: object) -> bool:
    if not isinstance(isi, dict) or not isinstance(isi.get("indikator"), dict):
        return False
    return all(isinstance(row, dict) for row in isi["indikator"].values())


def differing(old: Isi, new: Isi) -> Iterator[str]:
    """Yield in words what one lampiran says otherwise than the other, an indikator each."""
    if old.get("tahun") != new["tahun"]:
        yield f"tahun {old.get('tahun')}, bukan {new['tahun']}"
        return
    before, after = old["indikator"], new["indikator"]
    for kode in dict.fromkeys((*before, *after)):
        one, other = before.get(kode), after.get(kode)
        if one is None or other is None:
            yield f"indikator {kode} {'tidak' if one is None else 'hanya'} ada di sana"
            continue
        keys = [
            key for key in ("target", "satuan", "penerima", "kata") if one.get(key) != other[key]
        ]
        if keys:
            yield f"{join_words(keys)} indikator {kode}"
    if old.get("jabatan") != new["jabatan"]:
        yield "kolom jabatannya"
