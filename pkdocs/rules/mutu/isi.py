"""Rules of what an indicator says by itself: result or activity, formula, source, unit. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem, suggester
from pkdocs.base.text import fold
from pkdocs.rules.mutu.kata import begins_with, holds
from pkdocs.rules.mutu.milik import Milik


def check_wording(everything: Iterable[Milik], ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """Return what is doubtful about the words of each indicator."""
    by_satuan: dict[str, list[Milik]] = defaultdict(list)
    for milik in everything:
        yield from counts_activities(milik, ukuran)
        yield from has_formula(milik, ukuran)
        yield from has_source(milik, ukuran)
        yield from begins_as_result(milik, ukuran)
        by_satuan[milik.indikator.satuan].append(milik)
    yield from units_are_known(by_satuan, ukuran)


def counts_activities(milik: Milik, ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """M001: a strategic row of a head says a result; it does not count meetings or reports."""
    if milik.kelompok is not domain.Kelompok.STRATEGIS:
        return
    if milik.jenjang and milik.jenjang.isdisjoint(ukuran.jenjang_hasil):
        return
    name = milik.indikator.indikator
    counted = begins_with(name, ukuran.pencacah)
    what = holds(name[len(counted) :], ukuran.kegiatan) if counted else ""
    if what:
        pesan = (
            f'indikator strategis menghitung kegiatan ("{counted} … {what}"); pilih ukuran '
            "hasilnya, bukan banyaknya pekerjaan."
        )
        yield milik.problem("M001", pesan)


def has_formula(milik: Milik, ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """M002: Pengukuran says how the number comes about, unless others give it (an opinion)."""
    indikator = milik.indikator
    if any(u.jenis == "metode" for u in indikator.pengukuran) or _judged(indikator, ukuran):
        return
    told = (text for u in indikator.pengukuran for text in _texts(u))
    if not any(holds(text, ukuran.rumus) for text in told):
        pesan = 'cara menghitungnya tidak tertulis; tambahkan bagian berjenis "metode".'
        yield milik.problem("M002", pesan)


def _texts(uraian: domain.Uraian) -> Iterator[str]:
    for block in uraian.isi:
        yield block.teks if isinstance(block, domain.Butir) else block


def _judged(indikator: domain.Indikator, ukuran: domain.UkuranMutu) -> bool:
    """Whether others judge, once a year: what is measured then, and how, is not the post's."""
    return bool(holds(f"{indikator.satuan} {indikator.indikator}", ukuran.dinilai_pihak_lain))


def has_source(milik: Milik, ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """M003: where the realisation comes from is named."""
    source = milik.indikator.sumber_data
    if fold(source) in map(fold, ukuran.sumber_kosong):
        pesan = f'sumber datanya "{source}"; sebut dari mana angka capaiannya diambil.'
        yield milik.problem("M003", pesan)


def units_are_known(
    by_satuan: Mapping[str, Sequence[Milik]], ukuran: domain.UkuranMutu
) -> Iterator[Problem]:
    """M004: a unit is on the list of units; a line a unit, at the first indicator that has it."""
    units = frozenset(map(fold, ukuran.satuan))
    hint = suggester(ukuran.satuan)
    for satuan, group in by_satuan.items():
        if not _is_unit(satuan, units):
            rest = f" (juga pada {len(group) - 1} indikator lain)" if len(group) > 1 else ""
            pesan = (
                f'satuan "{satuan}" tidak ada di daftar satuan{rest}; perbaiki ejaannya, atau '
                f"tambahkan ke daftar satuan proyek.{hint(satuan)}"
            )
            yield group[0].problem("M004", pesan)


def _is_unit(satuan: str, units: frozenset[str]) -> bool:
    """Whether a unit, or each of those parted by a stroke (`Orang/Bulan`), is on the list."""
    parts = filter(None, map(fold, satuan.split("/")))
    return fold(satuan) in units or all(part in units for part in parts)


def begins_as_result(milik: Milik, ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """M010: an indicator is a measure; a wording that begins as an activity is none.

    Dasar: Permenpan RB 6/2022: a plan is worded as a result, not as an activity.
    """
    activity = begins_with(milik.indikator.indikator, ukuran.awal_kegiatan)
    if activity:
        pesan = (
            f'bunyinya diawali "{activity}", sebuah kegiatan; sebut ukurannya, misalnya '
            '"Persentase …" atau "Indeks …".'
        )
        yield milik.problem("M010", pesan)


def check_sasaran(katalog: domain.Katalog, ukuran: domain.UkuranMutu) -> Iterator[Problem]:
    """M010: a sasaran is a state that is reached, likewise."""
    card = katalog.score_card.sasaran if katalog.score_card else ()
    named = [(s.span, f"sasaran {s.no_sasaran}", s.sasaran) for s in (*katalog.sasaran, *card)]
    own = ((t.indikator.span, f"sasaran {t.indikator.kode}", t.sasaran) for t in katalog.turunan)
    for span, name, text in (*named, *own):
        activity = begins_with(text, ukuran.awal_kegiatan)
        if activity:
            pesan = (
                f'{name}: bunyinya diawali "{activity}", sebuah kegiatan; sebut keadaan yang '
                'dicapai, misalnya "Meningkatnya …" atau "Terwujudnya …".'
            )
            yield Problem(span, "M010", pesan, Berat.PERINGATAN)
