"""The words of the Instruksi as values."""

from pkdocs import domain


def test_a_lampiran_is_called_as_receivers_of_the_catalogue_call_it() -> None:
    assert domain.LampiranInstruksi("II", ("Judul",), "Kepala Bagian").nama == "Lampiran II"
