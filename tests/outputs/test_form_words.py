"""The words of a document: every field of the form, and no other."""

from pkdocs import domain
from pkdocs.base.values import replace
from pkdocs.outputs import form_words
from pkdocs.rules.year import Year
from tests.support.worlds import HERE


def perjanjian_of(year: Year, kode: str) -> domain.Perjanjian:
    return year.perjanjian[domain.KodeJabatan(kode)]


def test_the_fields_of_the_form_are_those_of_the_context(year: Year) -> None:
    words = form_words.build_words(perjanjian_of(year, "kabag-dua"), year.organisasi.naskah)
    found: set[str] = set()

    def walk(value: object, name: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, f"{name}.{key}" if name else str(key))
        elif isinstance(value, list):
            for inner in value:
                walk(inner, f"{name}[]")
        else:
            assert isinstance(value, str), name
            found.add(name)

    walk(dict(words), "")
    walk(dict(form_words.build_words(perjanjian_of(year, "walikota"), year.organisasi.naskah)), "")
    own = ("jabatan_lampiran", "unit_kerja")
    spare = {f"pihak_kedua.{key}" for key in ("nip", "label_nip", *own)}
    assert found - spare == form_words.FIELDS


def test_who_stands_in_is_named_on_the_statement_and_on_the_lampiran(year: Year) -> None:
    perjanjian = perjanjian_of(year, "camat-mawar")
    for sebutan, before in (("Plt.", "Plt. "), ("Plh.", "Plh. "), ("", "")):
        acting = domain.Pejabat("Candra Contoh", "", "", "198708082012081008", sebutan, HERE)
        pihak = replace(perjanjian.pihak_pertama, pejabat=acting)
        stands_in = replace(perjanjian, pihak_pertama=pihak)
        words = form_words.build_words(stands_in, year.organisasi.naskah)["pihak_pertama"]
        assert isinstance(words, dict)
        assert words["jabatan"] == f"{before}{pihak.jabatan.nama}"
        assert words["jabatan_lampiran"] == f"{before}{pihak.jabatan.singkat}"
