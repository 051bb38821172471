"""Marking documents as signed and final, and taking the mark away again."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from msgspec import Struct, field

from pkdocs import domain
from pkdocs.base.files import look, read_whole
from pkdocs.base.problem import Berat, Problem, Span
from pkdocs.base.trouble import unwritten
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.outputs.carried import hash_agreements
from pkdocs.outputs.paper import paper_warnings
from pkdocs.store import standing
from pkdocs.store.folder import FileState, Folder
from pkdocs.store.register import NAME, Entri, file_name, hash_file, write_register
from pkdocs.store.signed import as_released
from pkdocs.store.standing import (
    Changed,
    Reason,
    Standing,
    State,
    counting,
    last_frozen,
    of_post,
    stem_of,
)

_UNNAMED = (
    "nama atau NIP/NRK pihaknya belum diisi; isilah lalu jalankan pkdocs generate, atau bekukan "
    "dengan --tanpa-nama"
)


class Frozen(Struct):
    """The documents whose mark changed, and why others kept theirs."""

    stems: list[str] = field(default_factory=list)
    dokumen: dict[str, Entri] = field(default_factory=dict)
    """All entries of the register as they are to be, those of the `stems` with their new mark."""
    known: dict[str, str] = field(default_factory=dict)
    """The day in words on which those were frozen that were named again, by stem; "" unknown."""
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    """F023 what is not as it was made; what papers print beside their plain words: T401 and up."""


def fit(now: Folder, codes: Sequence[str], changed: Changed) -> list[Standing]:
    """Return the documents that could be frozen, also those that print dots for a name or NIP."""
    found = (counting(of_post(now, kode, changed)) for kode in codes)
    return [s for s in found if s and s.state is not State.FROZEN and not _unfit(now, s, changed)]


def doubtful(now: Folder, codes: Iterable[str], changed: Changed) -> list[Problem]:
    """Return a Problem F008 for each post of which nobody knows which document was signed."""
    found = (counting(of_post(now, kode, changed)) for kode in codes if kode in now.besides)
    doubts = (
        (s.kode, _which_of_two(now, s, changed)) for s in found if s and s.state is not State.FROZEN
    )
    return [_problem(now.path, kode, why) for kode, why in doubts if why]


def freeze(
    now: Folder,
    codes: Sequence[str],
    changed: Changed,
    *,
    named: bool,
    agreed: Collection[str] = (),
) -> Frozen:
    """Return what comes of freezing the document of each post that counts; nothing is written.

    A document that is missing or still a konsep is not frozen; that is a Problem F008 when the
    post was `named`, and passed over when all were meant. One without names is F008 in any case,
    unless its stem is among those that were `agreed` to. A named one that was frozen with another
    file than lies here is F008, too.
    """
    done = Frozen(dokumen=dict(now.register.dokumen))
    for kode in codes:
        found = counting(of_post(now, kode, changed))
        if found and found.state is State.FROZEN:
            if named:
                _pass_over(now, found, done)
            continue
        why = _unfit(now, found, changed)
        if found and not why and is_unnamed(found) and found.stem not in agreed:
            why = _UNNAMED
        if why and (named or why == _UNNAMED):
            done.problems.append(_problem(now.path, kode, why))
        if found and found.entri and not why:
            _mark(now, found.entri, done)
    return done


def _pass_over(now: Folder, found: Standing, done: Frozen) -> None:
    """Say of a named one that it is frozen already, or that another file is."""
    wrong = _signed_elsewhere(now.path, found)
    done.problems.extend(wrong)
    if found.entri and not wrong:
        done.known[found.stem] = _day(found.entri.dibekukan)


def _day(waktu: str) -> str:
    """The day of a time, in words; "" for none, or for a text that is none."""
    try:
        return wording.format_tanggal(wording.parse_hari(waktu[:10]))
    except ValueError:
        return ""


def _mark(now: Folder, entri: Entri, done: Frozen) -> None:
    """Mark a document as it lies there; F004 where it cannot be read."""
    path = now.place(entri.berkas)
    try:
        own = done.dokumen[entri.stem] = replace(_as_it_is(now, entri), beku=True)
    except OSError as error:
        done.problems.append(unwritten(path, error))
        return
    done.stems.append(entri.stem)
    if own.buatan:
        other = own.perjanjian != entri.perjanjian
        done.warnings.append(_differs(path, entri.kode, _OTHER if other else _EDITED))
    done.warnings.extend(_on_paper(path))


def release(now: Folder, codes: Sequence[str]) -> Frozen:
    """Return what comes of taking the mark from the latest frozen document of each post.

    What was never made in this folder is no entry of it any more. Nothing is written.
    """
    done = Frozen(dokumen=dict(now.register.dokumen))
    for kode in codes:
        last = last_frozen(now.register, kode)
        if last is not None:
            del done.dokumen[last.stem]
            released = as_released(last)
            if released:
                done.dokumen[last.stem] = _as_made(now, released)
            done.stems.append(last.stem)
    return done


def write(now: Folder, done: Frozen, noted: Iterable[Kejadian] = ()) -> None:
    """Write the register with the marks as they are to be, each with the event that says so.

    F004 where that cannot be: the agenda has them, and the next run reads them there.
    """
    for own in noted:
        entri = done.dokumen.get(stem_of(own.kode, own.nomor))
        if entri and entri.beku and own.peristiwa is Peristiwa.BEKU:
            done.dokumen[entri.stem] = replace(entri, dibekukan=own.waktu)
    try:
        write_register(now.path, replace(now.register, sumber={}, dokumen=done.dokumen))
    except OSError as error:
        done.problems.append(unwritten(now.path / NAME, error))


def _signed_elsewhere(folder: Path, found: Standing) -> list[Problem]:
    """F008 where a frozen agreement is not the file that lies here, if one does."""
    if found.file is FileState.INTACT:
        return []
    why = "sudah dibekukan di folder lain, dan " + (
        "berkasnya tidak ada di sini"
        if Reason.FILE_LOST in found.reasons
        else f"{found.stem}.docx di sini bukan berkas yang ditandatangani"
    )
    return [_problem(folder, found.kode, why)]


def _unfit(now: Folder, found: Standing | None, changed: Changed) -> str:
    """Why a document cannot be frozen, "" where it can."""
    entri = found.entri if found else None
    if found is None or entri is None:
        return "belum ada dokumennya"
    return _which_of_two(now, found, changed) or _unfinished(found, entri)


def _which_of_two(now: Folder, found: Standing, changed: Changed) -> str:
    """What to do where a document and the one laid beside it both lie there; "" for one alone."""
    laid = standing.laid_beside(now, found)
    if laid is None:
        return ""
    ours, new = file_name(found.stem), file_name(laid.stem)
    chosen = "jalankan pkdocs generate"
    if laid.file is not FileState.INTACT:
        chosen = f"namai {new} menjadi {ours}"
    elif laid.entri and changed(laid.entri):  # made anew now, it would say something else
        chosen = f"pulihkan sumbernya seperti waktu {new} dibuat, lalu jalankan pkdocs generate"
    return (
        f"ada dua dokumen, {ours} dan {new}, dan tidak diketahui mana yang ditandatangani. Bila "
        f"{ours}, pindahkan {new} ke luar folder; bila {new}, pindahkan {ours} ke luar folder dan "
        f"{chosen}; lalu ulangi"
    )


def _unfinished(found: Standing, entri: Entri) -> str:
    """Why the only document of a post cannot be frozen, "" where it can."""
    if found.file is FileState.LOST:
        return f"{entri.berkas} tidak ada"
    if found.file is FileState.UNKNOWN:
        return f"{entri.berkas} bukan yang tercatat; jalankan pkdocs generate dahulu"
    if entri.keadaan == domain.Keadaan.KONSEP:
        return f"{entri.berkas} masih konsep ({'; '.join(entri.alasan)})"
    return ""


def is_unnamed(found: Standing) -> bool:
    """Return whether it prints dots for a name or a NIP."""
    return found.entri is not None and found.entri.keadaan == domain.Keadaan.TANPA_NAMA


def _as_it_is(now: Folder, entri: Entri) -> Entri:
    """The entry with the file as it is signed: a correction by hand before signing counts.

    What was agreed is what the file carries, be it an older agreement that was laid there.
    """
    made, path = entri.buatan or entri.sha256, now.place(entri.berkas)
    sha256, stat = _look(path)
    return replace(
        entri,
        sha256=sha256,
        buatan="" if sha256 == made else made,
        perjanjian=hash_agreements(path) or entri.perjanjian,
        ukuran=stat[0],
        waktu=stat[1],
    )


def _as_made(now: Folder, entri: Entri) -> Entri:
    """The entry of a released document, with size and time where the file is as it was made."""
    try:
        sha256, stat = _look(now.place(entri.berkas))
    except OSError:  # it counts as one that was changed
        return replace(entri, ukuran=0, waktu=0)
    size, time = stat if sha256 == entri.sha256 else (0, 0)
    return replace(entri, ukuran=size, waktu=time)


def _look(path: Path) -> tuple[str, tuple[int, int]]:
    """Hash, size and time of a file; "" where there is none."""
    stat = look(path)
    return (hash_file(path), stat) if stat else ("", (0, 0))


def _on_paper(path: Path) -> list[Problem]:
    try:
        return paper_warnings(path.as_posix(), read_whole(path))
    except OSError as error:
        return [unwritten(path, error)]


_EDITED = "disunting tangan sejak dibuat"
_OTHER = "berisi perjanjian yang lain dari yang dibuat terakhir, misalnya yang lebih lama"


def _differs(path: Path, kode: str, how: str) -> Problem:
    pesan = (
        f"dokumen ini {how}, dan dibekukan seperti adanya: yang berlaku ialah isinya, bukan "
        f"sumbernya. Cocokkan pkdocs text dokumen ini dengan pkdocs show {kode}; bila keliru, "
        f"pkdocs freeze --undo {kode}."
    )
    return Problem(Span(path.as_posix()), "F023", pesan, Berat.PERINGATAN, (kode,))


def _problem(folder: Path, kode: str, why: str) -> Problem:
    pesan = f"jabatan {kode} tidak dapat dibekukan: {why}."
    return Problem(Span(folder.as_posix()), "F008", pesan, jabatan=(kode,))
