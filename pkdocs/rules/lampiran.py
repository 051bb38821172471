"""To whom a lampiran of the Instruksi gives the indicators, by the cascade of the agreements. Pure.

A tick is what the agreement of a post rests on, so that the two cannot say different things; where
they would all the same, `differences` tells.
"""

from collections.abc import Iterator

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.rules.cascade import Cascade

LAMPIRAN = ("Lampiran I", "Lampiran II", "Lampiran III")


def receivers(lampiran: str, resolved: Cascade) -> tuple[domain.Jabatan, ...]:
    """Return the posts that have a column in a lampiran, in the order of the chart.

    All of each jenis that it gives an indicator to, so that a new Bagian has one.
    Dasar: Instruksi e-0005/2023, Lampiran I and II (all Asisten, all Kepala Bagian).
    """
    chart = resolved.organisasi.jabatan
    named = {
        chart[kode].jenis
        for _, indikator in domain.iter_indikator(resolved.katalog)
        for penerima in indikator.penerima
        if penerima.lampiran == lampiran
        for kode in penerima.jabatan
        if kode in chart
    }
    return tuple(jabatan for jabatan in chart.values() if jabatan.jenis in named)


def tick(
    lampiran: str, resolved: Cascade, kode: domain.KodeJabatan, indikator: domain.KodeIndikator
) -> domain.Penerima | None:
    """Return how a lampiran gives an indicator to a post, None where it does not.

    A post that is named twice has what its agreement has, in the lampiran that is named first.
    """
    pemberian = resolved.given[kode].get(indikator) if kode in resolved.given else None
    penerima = pemberian.penerima if pemberian else None
    return penerima if penerima and penerima.lampiran == lampiran else None


def differences(resolved: Cascade) -> Iterator[Problem]:
    """Yield M016 (warning) for what an agreement says otherwise than the lampiran.

    An indicator that a post with a column is given outside of the lampiran; a target of its own.
    """
    seats = {j.kode: nama for nama in LAMPIRAN for j in receivers(nama, resolved)}
    for kode, nama in seats.items():
        for indikator, pemberian in resolved.given.get(kode, {}).items():
            penerima = pemberian.penerima
            if penerima and penerima.lampiran not in LAMPIRAN:
                pesan = (
                    f"{kode} menerima indikator {indikator} di luar lampiran, padahal punya kolom "
                    f"di {nama} Instruksi; perjanjiannya memuat yang tidak dicentang di sana. "
                    "Pindahkan ke lampiran itu."
                )
                yield Problem(penerima.span, "M016", pesan, Berat.PERINGATAN, jabatan=(kode,))
    for own in resolved.katalog.target_sendiri:
        ticked = own.jabatan in seats and own.indikator in resolved.given.get(own.jabatan, {})
        if ticked and _target(resolved, own) != own.target:
            pesan = (
                f"target sendiri {own.jabatan} untuk indikator {own.indikator} berbeda dari yang "
                f"tercetak di {seats[own.jabatan]} Instruksi; samakan, atau sampaikan bedanya."
            )
            yield Problem(own.span, "M016", pesan, Berat.PERINGATAN, jabatan=(own.jabatan,))


def _target(resolved: Cascade, own: domain.TargetSendiri) -> domain.Target | None:
    return resolved.given[own.jabatan][own.indikator].indikator.target
