"""Lines for the terminal on what a use case did: results in, lines out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pkdocs.base.problem import Berat, Problem
from pkdocs.base.text import count_kinds, join_words

if TYPE_CHECKING:  # a short command loads no more than it needs
    from pkdocs.app.handing.joining import Joined
    from pkdocs.app.handing.keeping import Status
    from pkdocs.app.handing.marking import AgendaRead, Mark, Noted
    from pkdocs.app.looking.comparing import Compared, Views
    from pkdocs.app.making.documents import Documents
    from pkdocs.app.making.instructing import Papers
    from pkdocs.app.making.printing import Bundles
    from pkdocs.app.starting.renewing import Decided, NextYear
    from pkdocs.batch.report import Report
    from pkdocs.domain.agenda import Kejadian
    from pkdocs.store.freezing import Frozen
    from pkdocs.store.register import Entri
    from pkdocs.store.standing import Standing

_SHOWN = 4
_MUTU = "M"
_MUTU_HEAD = "Mutu, untuk dipertimbangkan sebelum ditandatangani:"
_READY, _UNNAMED = "siap", "siap, nama belum diisi"
_KEADAAN = (_READY, _UNNAMED, "konsep")


def list_problems(problems: Sequence[Problem]) -> Iterator[str]:
    """Return a line for each problem, those of quality last, and how many there are."""
    mutu = [problem for problem in problems if problem.kode.startswith(_MUTU)]
    yield from (str(p) for p in problems if not p.kode.startswith(_MUTU))
    if mutu:
        yield _MUTU_HEAD
        yield from map(str, mutu)
    errors = sum(p.berat is Berat.GALAT for p in problems)
    of_mutu = f" ({len(mutu)} tentang mutu)" if mutu else ""
    yield f"{errors} galat, {len(problems) - errors} peringatan{of_mutu}."


def as_data(problems: Sequence[Problem]) -> list[dict[str, str | int]]:
    """Return problems as plain data for `--json`."""
    return [problem.as_dict() for problem in problems]


def written(paths: Sequence[Path]) -> Iterator[str]:
    """Return a line for each file that was written."""
    return (f"Ditulis: {path}" for path in paths)


def summarise(done: "Documents") -> Iterator[str]:
    """Return the lines of the summary after a run."""
    report = done.report
    yield _counts(report, done.folder)
    yield from _ready(report)
    yield from _konsep(report)
    if done.nothing_to_do:
        return
    yield from cautions(report)
    if report.orphaned:
        yield f"Jabatannya tidak ada lagi (hapus dengan --prune): {_listed(report.orphaned)}."
    if report.orphaned_frozen:
        yield (
            "Sudah ditandatangani, tetapi jabatannya tidak ada di bagan, atau tidak ada indikator "
            "yang diberikan kepadanya lagi; pulihkan sumbernya, dan bila hanya kodenya yang "
            f"diganti, kembalikan kodenya: {_listed(report.orphaned_frozen)}."
        )
    if report.pruned:
        yield f"Dihapus: {_listed(report.pruned)}."
    if done.empty:
        yield f"Belum memiliki indikator: {_listed(done.empty)}."
    if done.blocked:
        yield f"Tidak dibuat karena ada galat: {_listed(done.blocked)}."
    if report.incomplete:
        yield f"Arsip tidak dibuat karena isinya tidak lengkap: {_listed(report.incomplete)}."


def cautions(done: "Report") -> Iterator[str]:
    """Return the lines of the summary on documents that are not, or not only, as made here."""
    yield from _by_hand(done)
    yield from _frozen(done)


def _counts(done: "Report", folder: Path) -> str:
    what = "arsip" if done.archives else "dokumen"
    entries = _open_entries(done, beku=True).values()
    counts = f"{len(done.made)} {what} dibuat, {len(done.kept)} tidak berubah"
    beku = sum(entri.beku for entri in entries)
    frozen = f", {beku} beku" if beku else ""
    rest = count_kinds((entri.keadaan for entri in entries if not entri.beku), _KEADAAN)
    return f"{counts}, di {folder.as_posix()}: {rest}{frozen}."


def _open_entries(done: "Report", *, beku: bool = False) -> "dict[str, Entri]":
    """What the summary counts: not those that were edited and have a new one beside them."""
    return {
        stem: entri
        for stem, entri in done.entri.items()
        if stem not in done.edited and (beku or not entri.beku)
    }


def _ready(done: "Report") -> Iterator[str]:
    entries = _open_entries(done).items()
    ready, unnamed = (
        [stem for stem, entri in entries if entri.keadaan == keadaan]
        for keadaan in (_READY, _UNNAMED)
    )
    if ready:
        yield f"Siap ditandatangani: {_listed(ready)}."
    if unnamed:
        yield f"Siap, tetapi nama atau NIP/NRK pihaknya belum diisi: {_listed(unnamed)}."
    if done.has_placeholder and (ready or unnamed):
        yield f"Masih berlambang pengganti: {_listed([*ready, *unnamed])}."


def _konsep(done: "Report") -> Iterator[str]:
    by_reason: dict[str, list[str]] = defaultdict(list)
    for stem, entri in _open_entries(done).items():
        for reason in entri.alasan:
            by_reason[reason].append(stem)
    if by_reason:
        yield "Konsep, bertanda KONSEP dan belum untuk ditandatangani:"
    for reason, stems in by_reason.items():
        yield f"  - {reason}: {_listed(stems)}"


def _by_hand(done: "Report") -> Iterator[str]:
    yield from _left(done)
    if done.spare:
        yield f"Tidak diperlukan lagi (hapus dengan --prune): {_listed(done.spare)}."
    if done.unneeded_edited:
        yield (
            "Tidak diperlukan lagi, tetapi dokumen atau PDF-nya disunting tangan; --prune "
            "membiarkannya, hapus sendiri bila memang tidak dipakai: "
            f"{_listed(done.unneeded_edited)}."
        )


def _left(done: "Report") -> Iterator[str]:
    """What lies where a document belongs and was left as it is."""
    if done.edited and done.archives:
        yield f"Arsip diubah sejak dibuat, tidak ditimpa: {_listed(done.edited)}."
        return
    for what, stems in (
        ("Disunting tangan", [stem for stem in done.edited if stem not in done.foreign]),
        ("Dokumen pkdocs lain (tahun, jabatan, proyek, atau sumber lain)", done.foreign),
    ):
        if stems:
            beside = "yang baru ada di sampingnya (.baru.docx)"
            yield f"{what}, tidak ditimpa; {beside}: {_listed(stems)}."


def _frozen(done: "Report") -> Iterator[str]:
    if done.frozen:
        yield f"Beku, tidak dibuat ulang: {_listed(done.frozen)}."
    if done.missing_frozen:
        yield (
            "Beku, tetapi yang ditandatangani tidak ada di folder ini; salin dari folder tempat "
            f"dibekukan (lihat pkdocs agenda): {_listed(done.missing_frozen)}."
        )
    if done.changed_frozen:
        yield (
            "Beku, tetapi berkas di sini bukan yang ditandatangani; tidak ditimpa: "
            f"{_listed(done.changed_frozen)}."
        )
    if done.outdated_frozen:
        yield (
            "Beku, tetapi sumbernya berubah atau pejabatnya berganti; perlu PK Perubahan "
            "(--perubahan ALASAN): "
            f"{_listed(done.outdated_frozen)}."
        )
    if done.hand_signed:
        yield (
            "Disunting tangan sebelum ditandatangani, sedangkan PK Perubahan disusun dari sumber; "
            "bandingkan keduanya (pkdocs diff) sebelum menandatangani: "
            f"{_listed(done.hand_signed)}."
        )
    if done.unchanged_frozen:
        yield (
            "Sumbernya tidak berubah sejak dibekukan, maka tanpa PK Perubahan: "
            f"{_listed(done.unchanged_frozen)}."
        )
    if done.not_frozen:
        yield (
            "Belum beku, maka tetap perjanjian induk dan bukan PK Perubahan: "
            f"{_listed(done.not_frozen)}."
        )


def bundled(done: "Bundles") -> Iterator[str]:
    """Return the lines after bundles were written: what is in each, and what is in none."""
    if done.left_out:
        yield f"Tidak ikut, sebab disunting tangan dan belum tentu siap: {_listed(done.left_out)}."
    yield from done.written


def frozen(done: "Frozen", word: str) -> Iterator[str]:
    """Return the lines after documents were frozen or released, `word` saying which."""
    listed = f": {', '.join(done.stems)}" if done.stems else ""
    yield f"{len(done.stems)} dokumen {word}{listed}."
    by_day: dict[str, list[str]] = defaultdict(list)
    for stem, day in done.known.items():
        by_day[day].append(stem)
    for day, stems in by_day.items():
        yield f"Sudah beku{f' sejak {day}' if day else ''}: {_listed(stems)}."


def to_freeze(by_unit: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Return the lines on what is about to be frozen, unit by unit."""
    yield f"{sum(map(len, by_unit.values()))} dokumen akan dibekukan:"
    for unit, stems in by_unit.items():
        yield f"  - {unit}, {len(stems)}: {_listed(stems)}"


def started(done: "NextYear") -> Iterator[str]:
    """Return the lines after a project for the next year was made: what is to be decided, where."""
    yield f"Proyek dibuat di {done.folder}; folder tahun lalu tidak diubah dan menjadi pembanding."
    yield "Sampai semuanya diputuskan, perjanjiannya konsep:"
    yield f"  - {done.usulan} target dan anggaran tahun lalu, di {done.tinjauan} (usulan)"
    yield f"  - {done.teks} tahun di dalam teks, di {done.tinjauan} (teks)"
    yield f"  - {done.tawaran} turunan tahun lalu, ditawarkan dengan kunci tawaran"
    yield "Tanggal dikosongkan, Score Card kembali belum dikonfirmasi; nama pejabat tetap."
    yield f"Lanjutkan: isi putusan di {done.tinjauan}, lalu pkdocs decide -C {done.folder}"


def decided(done: "Decided") -> Iterator[str]:
    """Return the lines after decisions were written."""
    yield from written(done.written)
    yield f"{done.changed} teks diubah, {done.listed} tahun ditambahkan untuk diputuskan."
    yield (f"{done.left} hal masih harus diputuskan." if done.left else "Semua sudah diputuskan.")


def _listed(codes: Sequence[str]) -> str:
    """The codes; of many only the first few, with their number."""
    if len(codes) <= _SHOWN + 1:
        return join_words(codes)
    return f"{len(codes)} jabatan ({', '.join(codes[:_SHOWN])}, …)"


def status_table(found: "Status") -> Iterator[str]:
    """Return the lines of the table of documents, and how many there are of each kind."""
    if not found.rows:
        yield from () if found.problems else ["Tidak ada dokumen."]
        return
    width = max(len(row.standing.stem) for row in found.rows)
    wide = max(len(own) for own in ("KEADAAN", *(row.keadaan for row in found.rows)))
    states = [_state(row.standing) for row in found.rows]
    wider = max(map(len, states))
    yield f"{'JABATAN':<{width}}  {'KEADAAN':<{wide}}  {'DOKUMEN':<{wider}}  MENGAPA".rstrip()
    for row, state in zip(found.rows, states, strict=True):
        why = "; ".join(row.why)
        line = f"{row.standing.stem:<{width}}  {row.keadaan:<{wide}}  {state:<{wider}}  {why}"
        yield line.rstrip()
    unnamed = sum(row.keadaan == _UNNAMED for row in found.rows)
    if unnamed:
        yield f"{unnamed} siap, tetapi nama atau NIP/NRK pihaknya belum diisi."
    counts = Counter(_kind(row.standing) for row in found.rows)
    yield ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) + "."
    yield from written(found.written)


def _state(standing: "Standing") -> str:
    return ", ".join((_whole(standing), *standing.reasons))


def _whole(standing: "Standing") -> str:
    if standing.is_archive:
        return f"arsip {standing.state.partition(' (')[0]}"
    return str(standing.state)


def _kind(standing: "Standing") -> str:
    """The state in a word or two: what documents are counted by."""
    return _whole(standing).partition(",")[0].partition(" (")[0]


def compared(done: "Compared", views: "Views") -> Iterator[str]:
    """Return the lines after a comparison: each file that was written, and counts."""
    if views.html:
        yield f"Halaman ditulis: {views.html}"
    if views.xlsx:
        yield f"Buku Excel ditulis: {views.xlsx}"
    if views.redline:
        count = done.redlines
        yield f"{count} dokumen dengan perubahan terlacak ditulis di folder {views.redline}"
    yield from done.summary()
    for words, count in done.unmarked.most_common():
        yield f"Tidak ditandai pada {count} dokumen: {words}"


def instructed(made: "Papers") -> Iterator[str]:
    """Return the lines after the Instruksi was made; a konsep says why it is one."""
    yield from written(made.written)
    for name, reasons in made.konsep.items():
        yield f"{name} masih konsep: {'; '.join(reasons)}."
    if made.left_over:
        yield f"Masih yang lama, tidak dibuat kali ini: {', '.join(made.left_over)}."


def marked(done: "Noted", what: "Mark") -> Iterator[str]:
    """Return the lines after a mark: what was noted, and what was noted already."""
    word = f"{what.peristiwa} dibatalkan" if what.undo else what.peristiwa
    listed = f": {_listed(done.noted)}" if done.noted else ""
    yield f"{len(done.noted)} perjanjian dicatat {word}{listed}."
    if done.known:
        yield f"Sudah tercatat begitu: {_listed(done.known)}."


def agenda(told: "AgendaRead") -> Iterator[str]:
    """Return a line for each event: when, who, what, whose, and what else is known of it."""
    if not told.kejadian:
        yield "Belum ada yang dicatat."
        return
    yield from _events(told.kejadian)
    yield f"{len(told.kejadian)} kejadian."


def joined(done: "Joined", other: Path) -> Iterator[str]:
    """Return the lines after another agenda was joined: what came, and what to do with it."""
    if done.kejadian:
        yield from _events(done.kejadian)
    yield f"{len(done.kejadian)} kejadian ditambahkan dari {other}; {done.known} sudah tercatat."
    yield f"Pindahkan {other.name} ke luar folder proyek bila masih di sana."


def _events(all_kejadian: "Sequence[Kejadian]") -> Iterator[str]:
    names = [_whose(own) for own in all_kejadian]
    wide, who = max(map(len, names)), max(len(own.pelaku) for own in all_kejadian)
    for own, name in zip(all_kejadian, names, strict=True):
        waktu = f"{own.waktu[:10]} {own.waktu[11:16]}"
        word = f"{own.peristiwa}, dibatalkan" if own.batal else str(own.peristiwa)
        yield f"{waktu}  {own.pelaku:<{who}}  {name:<{wide}}  {'; '.join((word, *_rest(own)))}"


def _whose(own: "Kejadian") -> str:
    nomor = f" (perubahan {own.nomor})" if own.nomor else ""
    return f"{own.kode or own.unit}{nomor}"


def _rest(own: "Kejadian") -> Iterator[str]:
    if own.sistem:
        yield f"{own.sistem}: {len(own.indikator)} baris"
    yield from (text for text in (own.tanggal, own.catatan) if text)
    for name, sha256 in (("docx", own.docx), ("pdf", own.pdf), ("berkas", own.sha256)):
        if sha256:
            yield f"{name} {sha256[:8]}"
    if own.asal:
        yield f"dari {own.asal}"
