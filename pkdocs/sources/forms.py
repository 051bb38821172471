"""From plain data to the shapes of the source files, with every shape error as a Problem.

The only importer of pydantic. It knows keys and forms, not what posts or targets mean together:
`checks` does. The JSON Schemas for editors come from the same classes (`schemas`).
"""

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.config import JsonDict

from pkdocs.base.problem import Checked, Problem, Span, suggest
from pkdocs.base.text import join_words
from pkdocs.sources.yaml_file import Source

# Nobody else's code takes part in reading the sources. It also saves pydantic the search for such
# plugins among all that is installed, which takes as long as building every shape below.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"

MOST_ERRORS = 5_000
"""So many errors of shape are told of a file, each with its place."""
_BEGINNING = 20
_KODE = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"
_LETTER = r"[^\W\d_]"
_SATUAN = rf"{_LETTER}|^%$"
_GELAR = rf"^{_LETTER}(.*[^,;\s])?$"
_NIP = r"^[0-9\s]*$"
_KODE_INDIKATOR = r"^[0-9A-Za-z]+(\.[0-9A-Za-z]+)*$"
_SEBUTAN = r"^[A-Z][bcdfghjklmnpqrstvwxyz]{1,5}\.$"
_KURSI = r"^[1-9][0-9]{0,2}$"
_NAMA_KURSI = r"^[A-Za-z0-9].*$"
_JANGKAR = r"^[!-~]*[!-/:-@\[-`{-~][!-~]*$"


def _as_list(value: object) -> object:
    """A single text where a list is meant is a list of one; an empty key is an empty list."""
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _one_or_many(schema: JsonDict) -> None:
    """Let an editor take what `_as_list` takes."""
    many: JsonDict = {"type": schema.pop("type"), "items": schema.pop("items")}
    schema["anyOf"] = [many, many["items"], {"type": "null"}]


_ONE_OR_MANY = Field(json_schema_extra=_one_or_many)
# An editor takes 2023 or 86 without quotes for a number; the program reads the text that was typed.
_BARE_NUMBER = Field(json_schema_extra={"type": ["string", "number"]})
Kode = Annotated[str, Field(pattern=_KODE, max_length=100)]
Teks = Annotated[str, Field(pattern=_LETTER, max_length=20_000)]
Kalimat = Annotated[str, Field(pattern=_LETTER, max_length=1_000)]
Pendek = Annotated[str, Field(pattern=_LETTER, max_length=400)]
Satuan = Annotated[str, Field(pattern=_SATUAN, max_length=400)]
Gelar = Annotated[str, Field(pattern=_GELAR, max_length=400)]
Nip = Annotated[str, Field(pattern=_NIP), _BARE_NUMBER]
Nomor = Annotated[str, Field(pattern=r"^[0-9]{1,3}$"), _BARE_NUMBER]
Tahun = Annotated[str, Field(pattern=r"^20[0-9]{2}$"), _BARE_NUMBER]
KodeIndikator = Annotated[str, Field(pattern=_KODE_INDIKATOR, max_length=30), _BARE_NUMBER]
Sebutan = Annotated[str, Field(pattern=_SEBUTAN)]
JumlahKursi = Annotated[str, Field(pattern=_KURSI), _BARE_NUMBER]
NamaKursi = Annotated[str, Field(pattern=_NAMA_KURSI, max_length=60), _BARE_NUMBER]
Nrk = Annotated[str, Field(pattern=r"^[0-9]{1,10}$"), _BARE_NUMBER]
Status = Literal["PNS", "PPPK"]
LabelNip = Literal["NIP", "NIP.", "NI PPPK", "NI PPPK.", "NIPPPK", "NIPPPK.", "NRK", "NRK."]
NilaiTeks = Annotated[str, Field(min_length=1, max_length=120), _BARE_NUMBER]
Rupiah = Annotated[str, Field(pattern=r"^[0-9]{1,3}(\.?[0-9]{3})*$", max_length=25), _BARE_NUMBER]
JangkarTeks = Annotated[str, Field(pattern=_JANGKAR, max_length=40)]
DaftarTeks = Annotated[list[Pendek], BeforeValidator(_as_list), _ONE_OR_MANY]
DaftarKode = Annotated[list[Kode], BeforeValidator(_as_list), _ONE_OR_MANY]
DaftarKodeIndikator = Annotated[list[KodeIndikator], BeforeValidator(_as_list), _ONE_OR_MANY]
Kata = Annotated[str, Field(min_length=1, max_length=100), _BARE_NUMBER]
DaftarKata = Annotated[list[Kata], BeforeValidator(_as_list), _ONE_OR_MANY]


class Bentuk(BaseModel):
    """What all shapes have in common: no unknown key, no guessing of types."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


Form = TypeVar("Form", bound=Bentuk)


# Not `list` and `dict`: pydantic asks what such a function takes, which for these means to parse
# their help. An empty form is made without validating it: that takes building its schema alone.
def _no_items() -> list[Any]:
    return []


def _no_pairs() -> dict[str, Any]:
    return {}


def _no_labels() -> "dict[Status, LabelNip]":
    return {}


class OrangForm(Bentuk):
    """Seorang pegawai: nama (boleh lengkap dengan gelarnya), NIP 18 angka, NRK, pangkat, status."""

    nama: Pendek
    gelar_depan: Gelar | None = None
    gelar_belakang: Gelar | None = None
    nip: Nip | None = None
    nrk: Nrk | None = None
    pangkat: Pendek | None = None
    golongan: Pendek | None = None
    status: Status | None = None


class PejabatForm(OrangForm):
    """Pemangku jabatan: orangnya, dan sebutan Plt., Plh., Pj., Pjs."""

    sebutan: Sebutan | None = None


class MemangkuForm(Bentuk):
    """Jabatan atau kursi yang dipangku seorang pegawai, sejak `mulai` sampai dengan `selesai`."""

    jabatan: Kode
    sebutan: Sebutan | None = None
    mulai: str | None = None
    selesai: str | None = None


class PegawaiForm(OrangForm):
    """Seorang pegawai dan jabatan yang dipangkunya; tanpa jabatan pun boleh."""

    memangku: list[MemangkuForm] = Field(default_factory=_no_items)


class KursiForm(Bentuk):
    """Satu kursi dari jabatan yang berkursi beberapa; kodenya diturunkan dari namanya."""

    nama: NamaKursi
    pejabat: PejabatForm | None = None
    peran: Pendek | None = None


DaftarKursi = Annotated[list[NamaKursi | KursiForm], Field(min_length=1)]


class JabatanForm(Bentuk):
    """Satu jabatan. Tanpa `atasan`: puncak bagan, hanya menjadi Pihak Kedua.

    `kursi`: berapa orang memangku jabatan bernama sama ini, atau nama setiap kursinya. `peran`
    dicetak di belakang nama jabatan, misalnya `selaku Ketua Subkelompok …`.
    """

    kode: Kode
    nama: Pendek
    singkat: Pendek | None = None
    jenis: Kode
    jenjang: Pendek | None = None
    unit: Pendek
    atasan: Kode | None = None
    pihak_kedua: Kode | None = None
    pejabat: PejabatForm | None = None
    tanpa_nip: Literal["ya", "tidak"] = "tidak"
    perlu_konfirmasi: Teks | None = None
    peran: Pendek | None = None
    kursi: JumlahKursi | DaftarKursi | None = None


class PolaJabatanForm(Bentuk):
    """Jabatan dalam pola; `{nama}`, `{kode}`, `{induk}`, `{kode_induk}` diisi dari wilayah."""

    kode: str
    nama: str
    jenis: Kode
    jenjang: Pendek | None = None
    unit: str
    atasan: str
    pihak_kedua: str | None = None
    perlu_konfirmasi: Teks | None = None
    peran: Pendek | None = None
    kursi: JumlahKursi | DaftarKursi | None = None


class PolaForm(Bentuk):
    """Pola satu tingkat wilayah; `anak` menamai pola wilayah di bawahnya."""

    anak: Kode | None = None
    jabatan: list[PolaJabatanForm] = Field(min_length=1)


class AnakForm(Bentuk):
    """Wilayah bawahan yang memerlukan lebih daripada namanya."""

    nama: Pendek
    kode: Kode | None = None
    pihak_kedua: dict[Kode, Kode] = Field(default_factory=_no_pairs)


class WilayahForm(AnakForm):
    """Satu wilayah dan wilayah bawahannya; kodenya diturunkan dari namanya."""

    pola: Kode
    anak: list[Pendek | AnakForm] = Field(default_factory=_no_items)


class JangkarForm(Bentuk):
    """Jangkar kedua pihak: teks yang dicari layanan tanda tangan elektronik, misalnya `#`."""

    pihak_pertama: JangkarTeks | None = None
    pihak_kedua: JangkarTeks | None = None


class JangkarTtdForm(Bentuk):
    """Jangkar tanda tangan pada halaman pernyataan dan pada akhir lampiran."""

    pernyataan: JangkarForm = Field(default_factory=JangkarForm.model_construct)
    lampiran: JangkarForm = Field(default_factory=JangkarForm.model_construct)


class NaskahForm(Bentuk):
    """Kata-kata formulir: kop, judul lampiran per jenjang, tempat dan tanggal."""

    kop: Annotated[DaftarTeks, Field(min_length=1)]
    judul_lampiran: dict[str, Pendek]
    tempat: Pendek
    tanggal: str
    tanggal_perubahan: str | None = None
    batas_tanggal: str | None = None
    tanggal_dpa: str | None = None
    bingkai: DaftarKode = Field(default_factory=_no_items)
    jangkar_ttd: JangkarTtdForm = Field(default_factory=JangkarTtdForm.model_construct)
    label_nip: dict[Status, LabelNip] = Field(default_factory=_no_labels)


class OrganisasiForm(Bentuk):
    """org.yaml: bagan organisasi dan kata-kata formulir."""

    naskah: NaskahForm
    berkas_pejabat: str | None = None
    berkas_pegawai: str | None = None
    berperjanjian: dict[Pendek, Literal["ya", "skp_saja"]] = Field(default_factory=_no_pairs)
    jabatan: list[JabatanForm] = Field(min_length=1)
    pola: dict[Kode, PolaForm] = Field(default_factory=_no_pairs)
    wilayah: list[WilayahForm] = Field(default_factory=_no_items)


class BerkasPejabatForm(Bentuk):
    """Berkas pejabat: kode jabatan -> pejabatnya."""

    pejabat: dict[Kode, PejabatForm]


class BerkasPegawaiForm(Bentuk):
    """pegawai.yaml: para pegawai dan jabatan yang dipangkunya."""

    pegawai: list[PegawaiForm]


class TargetForm(Bentuk):
    """Target empat triwulan dan tahunan, sebagaimana dicetak; N/A = tidak diukur.

    `ragam: teks`: dicetak apa adanya dan tidak dihitung.
    """

    tw1: NilaiTeks
    tw2: NilaiTeks
    tw3: NilaiTeks
    tw4: NilaiTeks
    tahunan: NilaiTeks
    ragam: Literal["teks"] | None = None


class TargetSendiriForm(TargetForm):
    """Target sendiri satu jabatan; satuan sendiri hanya dengan alasannya."""

    satuan: Satuan | None = None
    alasan_satuan: Teks | None = None


class DaftarForm(Bentuk):
    """Daftar; setiap butir diawali tandanya: `a. …`, `1. …`, `- …`."""

    daftar: list[Annotated[str, Field(pattern=r"^\S+\s+\S", max_length=20_000)]] = Field(
        min_length=1
    )


class UraianForm(Bentuk):
    """Bagian Pengukuran Kinerja: subjudul, paragraf dan daftar; kata tebal diapit `**`."""

    jenis: Literal["dasar_hukum", "definisi", "metode", "sumber_data", "uraian"]
    judul: Pendek | None = None
    isi: list[Teks | DaftarForm] = Field(min_length=1)


class PenerimaForm(Bentuk):
    """Penerima indikator: satu jabatan (atau semua kursinya), satu jenis jabatan, satu unit."""

    jabatan: Kode | None = None
    semua: Kode | None = None
    unit: Pendek | None = None
    lingkup: DaftarTeks = Field(default_factory=_no_items)
    perlu_konfirmasi: Teks | None = None


class LampiranForm(Bentuk):
    """Penerima satu lampiran: `langsung` (dicentang) atau `diturunkan`, dengan kalimatnya."""

    langsung: list[Kode | PenerimaForm] = Field(default_factory=_no_items)
    diturunkan: list[Kode | PenerimaForm] = Field(default_factory=_no_items)
    teks: Teks | None = None


class PenerimaLampiranForm(Bentuk):
    """Kepada siapa indikator diberikan, menurut lampiran Instruksi; `lainnya` di luar lampiran."""

    lampiran_i: LampiranForm | None = None
    lampiran_ii: LampiranForm | None = None
    lampiran_iii: LampiranForm | None = None
    lainnya: LampiranForm | None = None


class PilihanForm(Bentuk):
    """Tempat transkripsi harus memilih: apa yang tertulis, apa yang dipilih, dan mengapa."""

    di: Pendek
    kolom: Pendek
    tertulis: str
    dipilih: str
    alasan: Teks
    periksa_pindaian: Literal["ya", "tidak"]


class IsiIndikatorForm(Bentuk):
    """Isi indikator yang dicetak pada lampiran perjanjian."""

    indikator: Kalimat
    sumber_data: Pendek
    sistem_input: Pendek | None = None
    pengukuran: list[UraianForm] = Field(min_length=1)
    target: TargetForm
    target_per: dict[Kode, TargetSendiriForm] = Field(default_factory=_no_pairs)
    satuan: Satuan
    agregasi: Literal["tetap", "jumlah", "kumulatif", "terakhir", "rata_rata"]
    alasan_turun: Teks | None = None


class IndikatorForm(IsiIndikatorForm):
    """Indikator katalog, dengan penerimanya dan pilihan transkripsinya."""

    kode: KodeIndikator
    no_indikator: Nomor
    naik: Literal["rata_rata", "jumlah", "tidak"] = "tidak"
    catatan: Teks | None = None
    layanan: DaftarTeks = Field(default_factory=_no_items)
    penerima: PenerimaLampiranForm = Field(default_factory=PenerimaLampiranForm.model_construct)
    pilihan: list[PilihanForm] = Field(default_factory=_no_items)


class SasaranForm(Bentuk):
    """Sasaran dengan nomor urutnya melalui ketiga kelompok."""

    no_sasaran: Nomor
    kelompok: Literal["strategis", "khusus", "operasional"]
    sasaran: Kalimat
    indikator: list[IndikatorForm] = Field(min_length=1)
    pilihan: list[PilihanForm] = Field(default_factory=_no_items)


class TurunanForm(IsiIndikatorForm):
    """Indikator milik jabatan sendiri: turunan dari yang diturunkan kepadanya, atau milik atasan.

    Penerimanya `jabatan`, `semua` atau `unit`; `porsi` ialah bagiannya dari target `induk`.
    """

    kode: KodeIndikator
    jabatan: Kode | None = None
    semua: Kode | None = None
    unit: Pendek | None = None
    induk: KodeIndikator
    penurunan: Literal["langsung", "tidak_langsung"] | None = None
    porsi: NilaiTeks | dict[Kode, NilaiTeks] | None = None
    no_indikator: Nomor
    sasaran: Kalimat | None = None
    tawaran: Tahun | None = None


class ProgramForm(Bentuk):
    """Baris blok Program/Anggaran; anggaran dalam rupiah penuh."""

    jabatan: Kode
    program: Teks
    anggaran: Rupiah
    keterangan: Pendek


class KatalogForm(Bentuk):
    """indicators.yaml: indikator setahun dan kepada siapa diberikan."""

    tahun: Tahun
    dasar: Teks
    pemilik: Kode
    score_card: str | None = None
    tahun_lalu: str | None = None
    mutu: str | None = None
    sasaran: list[SasaranForm] = Field(min_length=1)
    turunan: list[TurunanForm] = Field(default_factory=_no_items)
    program: list[ProgramForm] = Field(default_factory=_no_items)
    tinjauan: str | None = None


class IndikatorKartuForm(IndikatorForm):
    """Indikator Score Card; tanpa `target`, setiap jabatan mempunyai targetnya sendiri."""

    target: TargetForm | None = None  # type: ignore[assignment] # the shape is frozen


class SasaranKartuForm(SasaranForm):
    """Sasaran Score Card."""

    indikator: list[IndikatorKartuForm] = Field(min_length=1)  # type: ignore[assignment] # frozen


class ScoreCardForm(Bentuk):
    """score-card.yaml: indikator Score Card bagi Camat dan Lurah."""

    status: Literal["belum_dikonfirmasi", "dikonfirmasi"]
    berlaku_untuk: DaftarKode
    sasaran: list[SasaranKartuForm] = Field(default_factory=_no_items)


class KonfirmasiForm(Bentuk):
    """Siapa memastikan apa, kapan, dan pada surat mana; `hal` score_card bagi seluruh unit."""

    hal: Literal["nama_jabatan", "pemberian", "score_card"]
    jabatan: DaftarKode = Field(default_factory=_no_items)
    indikator: DaftarKodeIndikator = Field(default_factory=_no_items)
    oleh: Pendek
    tanggal: str
    surat: Pendek


class BerkasUnitForm(Bentuk):
    """turunan/<unit>.yaml: apa yang disusun, dijanjikan, dan dipastikan unit itu sendiri."""

    unit: Pendek
    turunan: list[TurunanForm] = Field(default_factory=_no_items)
    score_card: dict[Kode, dict[KodeIndikator, TargetSendiriForm]] = Field(
        default_factory=_no_pairs
    )
    konfirmasi: list[KonfirmasiForm] = Field(default_factory=_no_items)


class PutusanTahunForm(Bentuk):
    """Tahun di dalam satu teks, dan putusannya: `tetap`, atau tahun penggantinya."""

    di: str
    teks: str
    tertulis: str
    putusan: str | None = None
    alasan: Teks | None = None


class PutusanUsulanForm(Bentuk):
    """Target tahun lalu: putusannya `tetap`, atau target tahunan yang baru."""

    di: str
    isi: str
    putusan: str | None = None
    alasan: Teks | None = None


class TinjauanForm(Bentuk):
    """tinjauan.yaml: yang harus diputuskan sebelum perjanjian tahun baru ditandatangani."""

    tahun: Tahun
    usulan: list[PutusanUsulanForm] = Field(default_factory=_no_items)
    teks: list[PutusanTahunForm] = Field(default_factory=_no_items)


class DiterimaForm(Bentuk):
    """Teguran mutu atas satu indikator yang diterima sesudah dipertimbangkan, dan alasannya."""

    indikator: KodeIndikator
    kode: Literal["M001", "M002", "M003", "M006", "M007", "M008", "M009", "M010", "M011"]
    alasan: Teks


class MutuForm(Bentuk):
    """mutu.yaml: daftar kata menambah yang bawaan, angka menggantikannya; hanya bagi `check`."""

    satuan: DaftarKata = Field(default_factory=_no_items)
    awal_kegiatan: DaftarKata = Field(default_factory=_no_items)
    pencacah: DaftarKata = Field(default_factory=_no_items)
    kegiatan: DaftarKata = Field(default_factory=_no_items)
    jenjang_hasil: DaftarKata = Field(default_factory=_no_items)
    rumus: DaftarKata = Field(default_factory=_no_items)
    sumber_kosong: DaftarKata = Field(default_factory=_no_items)
    dinilai_pihak_lain: DaftarKata = Field(default_factory=_no_items)
    boleh_turun: DaftarKata = Field(default_factory=_no_items)
    target_puncak: DaftarKata = Field(default_factory=_no_items)
    tahun_tetap: Nomor | None = None
    bulan_sesudah_dpa: Nomor | None = None
    diterima: list[DiterimaForm] = Field(default_factory=_no_items)


@dataclass(frozen=True, slots=True)
class Reading(Generic[Form]):
    """A source file in its shape, with its places, and the posts left out for errors.

    `dropped` are their codes and names; of a wilayah `wilayah <name>`.
    """

    form: Form
    source: Source
    dropped: tuple[str, ...] = ()


def read_form(
    source: Source, form: type[Form], *, droppable: Mapping[str, str] = MappingProxyType({})
) -> Checked[Reading[Form]]:
    """Return the source's data as `form`; problems B001-B007 with the place of each error.

    An entry below a `droppable` key (key -> the field with the post's code; "" where the key of
    the entry is the code) is left out when it is wrong, so that the other posts can be made.
    """
    try:
        return Checked(Reading(form.model_validate(source.plain()), source))
    except ValidationError as error:
        if error.error_count() > MOST_ERRORS:
            return Checked(None, tuple(_first_problems(source, form, error.error_count())))
        problems, prune = _problems(source, form, error, droppable)
    if not prune:
        return Checked(None, tuple(problems))
    names = {source.text((*entry, "nama")) for entry in prune if entry[0] == "jabatan"} - {""}
    dropped = tuple(sorted(names.union(*(p.jabatan for p in problems))))
    again = read_form(source.without(prune), form)
    kept = again.value
    return Checked(Reading(kept.form, kept.source, dropped) if kept else None, tuple(problems))


def _first_problems(source: Source, form: type[Form], count: int) -> Iterator[Problem]:
    """B009, and what is wrong where a source begins that is wrong from end to end."""
    pesan = f"{count} galat bentuk di berkas ini; yang disebut hanya yang di awal setiap daftar."
    yield Problem(source.span(), "B009", pesan)
    try:
        form.model_validate(source.beginning(_BEGINNING).plain())
    except ValidationError as error:
        if error.error_count() <= MOST_ERRORS:
            yield from _problems(source, form, error, {})[0]


def fill_form(form: type[Form], data: Mapping[str, object], span: Span) -> Checked[Form]:
    """Return data that a pola made up (not the file's own) as `form`, errors placed at `span`."""
    try:
        return Checked(form.model_validate(data))
    except ValidationError as error:
        words = (_words(detail, ()) for detail in error.errors(include_url=False))
        return Checked(None, tuple(Problem(span, kode, pesan) for kode, pesan in words))


def _problems(
    source: Source,
    form: type[Bentuk],
    error: ValidationError,
    droppable: Mapping[str, str],
) -> tuple[list[Problem], list[tuple[str | int, ...]]]:
    """The problems, and the entries that can be left out to go on without them."""
    found: dict[tuple[str | int, ...], tuple[str, Problem]] = {}
    prune: list[tuple[str | int, ...]] = []
    for detail in error.errors(include_url=False):
        path = _existing(source, detail["loc"])
        kode, pesan = _words(detail, _keys_at(form, path), split=source.is_flow(path[:-1]))
        entry = _entry_of(path, droppable)
        jabatan = _post_of(source, entry, droppable)
        if jabatan:
            prune.append(entry)
        place = path if kode != "B001" else (*path, detail["loc"][-1])
        problem = Problem(source.span(place), kode, f"{_where(path)}{pesan}", jabatan=jabatan)
        found.setdefault(place, (kode, problem))
    inner = {path[:length] for path in found for length in range(len(path))}
    problems = [p for path, (kode, p) in found.items() if not _vague(path, kode, inner)]
    complete = len(prune) == len(error.errors(include_url=False))
    return problems, prune if complete else []


def _vague(path: tuple[str | int, ...], kode: str, inner: Container[tuple[str | int, ...]]) -> bool:
    """Whether the error only says that another shape, whose own errors are listed, was not met."""
    return kode == "B003" and path in inner


def _entry_of(path: tuple[str | int, ...], droppable: Mapping[str, str]) -> tuple[str | int, ...]:
    """The entry that may be left out: of a wilayah only the anak, where that one is wrong."""
    if len(path) < 2 or path[0] not in droppable:
        return ()
    return path[:4] if len(path) > 3 and path[2] == "anak" else path[:2]


def _post_of(
    source: Source, entry: tuple[str | int, ...], droppable: Mapping[str, str]
) -> tuple[str, ...]:
    if not entry:
        return ()
    field = droppable[str(entry[0])]
    if entry[0] == "pegawai":
        return tuple(_held_by(source, (*entry, field)))
    kode = source.text((*entry, field)) if field else str(entry[1])
    if entry[0] == "wilayah":
        kode = f"wilayah {kode or source.text(entry)}"
    return (kode,) if kode else ()


def _held_by(source: Source, path: tuple[str | int, ...]) -> Iterator[str]:
    """The codes of the posts that a person holds."""
    place = 0
    while source.has((*path, place)):
        kode = source.text((*path, place, "jabatan"))
        if kode:
            yield kode
        place += 1


def _existing(source: Source, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The part of a pydantic location that exists in the file; it also names shapes tried."""
    path: tuple[str | int, ...] = ()
    for step in loc:
        if source.has((*path, step)):
            path = (*path, step)
    return path


def _where(path: tuple[str | int, ...]) -> str:
    if not path:
        return ""
    words = [f"ke-{step + 1}" if isinstance(step, int) else step for step in path]
    return f"{' '.join(words)}: "


def _keys_at(form: type[Bentuk], path: tuple[str | int, ...]) -> list[str]:
    """The keys that belong where the last step of the path stands."""
    here: list[type[Bentuk]] = [form]
    for step in path[:-1]:
        fields = [own.model_fields[step] for own in here if step in own.model_fields]
        if fields:
            here = [own for field in fields for own in _forms_in(field.annotation)]
    return [key for own in here for key in own.model_fields]


def _forms_in(annotation: object) -> list[type[Bentuk]]:
    """The shapes that a value of this type may have, or hold in a list or a mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Bentuk):
        return [annotation]
    return [own for inner in get_args(annotation) for own in _forms_in(inner)]


def _words(detail: Any, keys: Sequence[str], *, split: bool = False) -> tuple[str, str]:
    """Return the code and Indonesian words of a pydantic error, by its type.

    `keys` are those of the place; `split` where a comma in a value makes a key of what follows.
    """
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    match kind:
        case "missing":
            words = ("B001", f'"{name}" belum diisi.')
        case "extra_forbidden":
            words = ("B002", _unknown_key(name, keys, split=split and value is None))
        case "literal_error":
            allowed = context["expected"].replace(" or ", " atau ").replace("'", '"')
            words = ("B004", f"{_shown(value)} tidak dikenal; pilih {allowed}.")
        case "string_pattern_mismatch":
            words = ("B005", _pattern_words(context["pattern"], value))
        case "string_too_long":
            longest = context["max_length"]
            words = ("B006", f"teks terlalu panjang (paling banyak {longest} huruf).")
        case "too_short" | "string_too_short":
            words = ("B007", "tidak boleh kosong.")
        case _:
            words = ("B003", f"{_expected(kind)}, bukan {_shown(value)}.{_space_missing(value)}")
    return words


def _unknown_key(name: str, keys: Sequence[str], *, split: bool) -> str:
    spelled = re.sub(r"[\W_]+", "_", name.lower())
    if spelled in keys:
        return f'tulis kunci "{spelled}", bukan "{name}".'
    if name.partition(":")[0] in keys:
        return f'"{name}" terbaca sebagai satu kunci.{_space_missing(name)}'
    if split and re.fullmatch(r"[0-9]+%?", name):
        return (
            f'"{name}" terbaca sebagai kunci; angka berkoma di dalam {{ }} harus '
            'diberi tanda kutip, misalnya "86,75".'
        )
    if split:
        return (
            f'"{name}" terbaca sebagai kunci; teks berkoma di dalam {{ }} harus diberi tanda '
            'kutip, misalnya "S.H., M.H.".'
        )
    elsewhere = any(name in form.model_fields for form in _all_forms())
    hint = "" if elsewhere else suggest(name, sorted(keys))
    known = f"; yang dikenal: {join_words(keys)}" if keys and not hint else ""
    return f'kunci "{name}" tidak dikenal di sini{known}.{hint}'


def _space_missing(value: object) -> str:
    """What to write where a key and its value were run together: `satuan:Kelurahan`."""
    found = re.fullmatch(r"([a-z_]+):(\S.*)", value, re.DOTALL) if isinstance(value, str) else None
    return f' Sesudah titik dua harus ada spasi: "{found[1]}: {found[2]}".' if found else ""


def _all_forms() -> list[type[Bentuk]]:
    pending: list[type[Bentuk]] = [Bentuk]
    found: list[type[Bentuk]] = []
    while pending:
        form = pending.pop()
        found.append(form)
        pending.extend(form.__subclasses__())
    return found


_PATTERN_WORDS = {
    _KODE: 'bukan kode yang sah; pakai huruf, angka, dan tanda hubung, misalnya "lurah-angke"',
    _LETTER: 'bukan teks; isilah dengan kata-kata, misalnya "Kelurahan Angke"',
    _SATUAN: 'bukan satuan; isilah misalnya "Nilai", "Dokumen", atau "%"',
    _GELAR: (
        "bukan gelar; isilah tanpa koma di awal atau di akhir (koma sesudah nama dicetak oleh "
        'program), misalnya "Dr." atau "S.H., M.H."'
    ),
    _JANGKAR: (
        "bukan jangkar tanda tangan; pakai huruf, angka, dan tanda baca tanpa spasi, paling "
        'sedikit satu tanda baca, misalnya "#" atau "${ttd_pengirim1}"'
    ),
    _SEBUTAN: (
        "bukan sebutan; isilah singkatan yang diakhiri titik, "
        'misalnya "Plt.", "Plh.", "Pj.", atau "Pjs."'
    ),
    _KURSI: "bukan banyaknya kursi; isilah dengan angka, misalnya 3",
    _NAMA_KURSI: 'bukan nama kursi; awali dengan huruf atau angka, misalnya "Peraturan"',
    r"^[0-9]{1,10}$": 'bukan NRK; isilah dengan angka saja, misalnya "123456"',
    _NIP: 'bukan NIP; isilah dengan 18 angka saja, misalnya "198001012005011001"',
    _KODE_INDIKATOR: (
        'bukan kode indikator; pakai huruf, angka, dan titik, misalnya "2.1" atau "2.1.hukum"'
    ),
    r"^[0-9]{1,3}$": "bukan nomor; isilah dengan angka, misalnya 1",
    r"^20[0-9]{2}$": "bukan tahun; isilah misalnya 2023",
    r"^\S+\s+\S": 'butir daftar harus diawali tandanya, misalnya "a. …" atau "- …"',
    r"^[0-9]{1,3}(\.?[0-9]{3})*$": "bukan jumlah rupiah; isilah misalnya 1.250.000",
}
_EXCEL = (
    "bukan NIP, melainkan angka yang dibulatkan Excel; salin ulang NIP dari data kepegawaian, "
    "dengan format sel Teks"
)


def _pattern_words(pattern: str, value: object) -> str:
    words = _PATTERN_WORDS[pattern]
    if pattern != _NIP:
        return f"{_shown(value)} {words}."
    of_excel = re.search(r"[0-9]E\+?[0-9]", str(value), re.IGNORECASE)
    return f"isian ini {_EXCEL if of_excel else words}."  # whose it is, is nobody's business


def _expected(kind: str) -> str:
    return {
        "string_type": "harus berupa teks",
        "list_type": 'harus berupa daftar (baris-baris berawalan "- ")',
        "dict_type": "harus berupa pasangan kunci: nilai",
        "model_type": "harus berupa pasangan kunci: nilai",
    }.get(kind, "bentuknya tidak sesuai")


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}…"'
    if value is None:
        return "kosong"
    return "daftar" if isinstance(value, list) else "pasangan kunci: nilai"
