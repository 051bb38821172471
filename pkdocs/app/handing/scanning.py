"""Receiving scans of signed all_scan: what each is of is signed, and a copy is kept by its hash.

Who signed a paper signed the document that lies there. So a scan freezes what it is of, under the
same terms as `freeze`: what is konsep, missing or without names is not frozen, and its scan is not
received. First frozen, then copied, then noted: a run that is cut short is taken up by the next.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from pkdocs.app.handing import keeping
from pkdocs.app.handing.recognising import (
    Desk,
    Naming,
    Scan,
    match_scan,
    of_older,
    of_other,
    open_desk,
    owners,
)
from pkdocs.app.noting import held_agenda, kejadian, note
from pkdocs.app.terms import Progress, Refused, Tell, Which, choose, find_output, misused, silent
from pkdocs.app.years import open_year
from pkdocs.base import files, trouble
from pkdocs.base.problem import Problem, Span, has_error
from pkdocs.base.text import join_words
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.pdf.scanned import NO_PDF
from pkdocs.rules.riwayat import Kunci, Riwayat, all_riwayat
from pkdocs.store import scans
from pkdocs.store.freezing import Frozen
from pkdocs.store.register import hash_bytes
from pkdocs.store.standing import stem_of


class Scanned(Struct):
    """What became of scans: each file with the stem of its document, and what is wrong."""

    received: list[tuple[str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    """Received before; nothing was changed by them."""
    released: list[tuple[str, str]] = field(default_factory=list)
    frozen: list[str] = field(default_factory=list)
    """The stems of the documents that were frozen for them."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Return whether any of them was not received (or taken back)."""
        return has_error(self.problems)


def receive_scans(  # noqa: PLR0913 - what, whose, under which terms, where
    folder: Path,
    paths: Sequence[Path],
    posts: Sequence[str] = (),
    *,
    nomor: int | None = None,
    tanpa_nama: keeping.Consent = keeping.refuse,
    output: Path | None = None,
    progress: Progress = silent,
) -> Scanned:
    """Receive scans of signed all_scan (PDF files, or folders of them) in the project in `folder`.

    One post may be named for one file; else whose each is, its text layer says, or its name where
    that is the code of a post. What is not clear is a problem, and the others go on.
    `tanpa_nama` is as for `freeze`.

    Raises:
        Refused: A file is missing, several are named as one, the sources or the register cannot be
            read, a post is not there, the output folder is in use.

    Example:
        >>> receive_scans(project, [project / "org.yaml"]).problems[0].kode
        'U001'
    """
    listed = Scanned()
    wanted = _listed(paths, listed)
    if posts and (len(posts), len(wanted)) != (1, 1):
        raise misused("satu JABATAN hanya dapat disebut bersama satu berkas pindaian.")
    year = open_year(folder)
    post = str(choose(year, Which(posts))[0].kode) if posts else ""
    desk = open_desk(folder, year, find_output(year, folder, output), Naming(post, nomor))
    freeze = partial(keeping.freeze, folder, tanpa_nama=tanpa_nama, output=output)
    done = Scanned(problems=[*desk.problems, *listed.problems])
    with progress("Membaca pindaian", len(wanted)) as tell:
        matched = list(_matched(desk, wanted, done, tell))
    all_scan = _signed(desk, _apart(matched, done), done, freeze)
    all_scan = [own for own in all_scan if _is_kept(folder, own, done)]
    _note(folder, year.katalog.tahun, all_scan, done)
    return done


def take_back(folder: Path, paths: Sequence[Path]) -> Scanned:
    """Take back that these scans were received; their copies and the documents stay as they are.

    Raises:
        Refused: A file is missing, the sources cannot be read.
        OSError: The agenda cannot be written.

    Example:
        >>> take_back(project, [project / "org.yaml"]).problems[0].kode
        'U017'
    """
    done, tahun = Scanned(), open_year(folder).katalog.tahun
    hashes = dict(_hashed(_listed(paths, done), done))
    with held_agenda(folder) as book:
        known = owners(all_riwayat(book.kejadian, tahun))
        for path, sha256 in hashes.items():
            if sha256 in known:
                done.released.append((path.as_posix(), stem_of(*known[sha256])))
            else:
                done.problems.append(_problem(path, "U017", "bukan pindaian yang tercatat."))
        found = dict.fromkeys(sha256 for sha256 in hashes.values() if sha256 in known)
        book.add(_event(tahun, known[sha256], sha256, batal=True) for sha256 in found)
    return done


def _listed(paths: Sequence[Path], done: Scanned) -> list[Path]:
    """The files that are meant, each once: the PDF of a folder by their ending, in their order.

    U001 for each of the others that lies there: nobody is to think that it was received.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            seen = sorted(p for p in path.iterdir() if not files.is_passed(p.name))
            if not seen:
                raise misused(f"tidak ada PDF di folder {path}.")
            own = [p for p in seen if p.suffix.lower() == ".pdf" and p.is_file()]
            done.problems += [_no_scan(p) for p in seen if p not in own]
            found += own
        elif path.exists():
            found.append(path)
        else:
            raise misused(f"berkas {path} tidak ada.")
    return list(dict.fromkeys(found))


def _no_scan(path: Path) -> Problem:
    return _problem(path, "U001", _FOLDER if path.is_dir() else NO_PDF)


def _matched(desk: Desk, paths: Sequence[Path], done: Scanned, tell: Tell) -> Iterator[Scan]:
    """The scans of which it is clear whose they are; what is wrong with the others is noted."""
    for path in paths:
        found = match_scan(desk, path)
        tell(1)
        done.problems.extend(found.problems)
        if found.value is not None:
            yield found.value


def _apart(all_scan: Sequence[Scan], done: Scanned) -> list[Scan]:
    """The scans without those that stand in each other's way; the same file twice is one."""
    by_kunci: dict[Kunci, list[Scan]] = defaultdict(list)
    by_hash: dict[str, set[Kunci]] = defaultdict(set)
    for own in all_scan:
        by_kunci[own.kunci].append(own)
        by_hash[own.sha256].add(own.kunci)
    found: dict[str, Scan] = {}
    for own in all_scan:
        rivals = [other for other in by_kunci[own.kunci] if other.sha256 != own.sha256]
        if len(by_hash[own.sha256]) > 1:
            others = join_words([stem_of(*kunci) for kunci in sorted(by_hash[own.sha256])])
            pesan = f"berkas yang sama dinamai milik {others}."
            done.problems.append(_problem(own.path, "U010", pesan))
        elif rivals:
            pesan = (
                f"ada pindaian lain bagi {stem_of(*own.kunci)}, yang isinya berbeda: "
                f"{rivals[0].path.as_posix()}. Kirim satu saja."
            )
            done.problems.append(_problem(own.path, "U015", pesan))
        else:
            found.setdefault(own.sha256, own)
    return list(found.values())


def _signed(
    desk: Desk, all_scan: Sequence[Scan], done: Scanned, freeze: Callable[[Which], Frozen]
) -> list[Scan]:
    """The scans of what is frozen, or could be frozen just now."""
    dokumen = desk.now.register.dokumen
    frozen = {stem for stem, entri in dokumen.items() if entri.beku}
    wanted = [own.kunci[0] for own in all_scan if stem_of(*own.kunci) not in frozen]
    if wanted:
        made = freeze(Which(wanted))
        done.frozen += made.stems
        done.problems += (*made.warnings, *made.problems)
        frozen |= {*made.stems}
    return [own for own in all_scan if stem_of(*own.kunci) in frozen]


def _is_kept(folder: Path, scan: Scan, done: Scanned) -> bool:
    """Whether the copy of a scan lies in the project; the file is read once more for it."""
    try:
        data = files.read_whole(scan.path, scans.MOST_BYTES)
    except OSError as error:
        done.problems.append(trouble.unwritten(scan.path, error))
        return False
    if hash_bytes(data) != scan.sha256:
        done.problems.append(_problem(scan.path, "F014", _MEANWHILE))
        return False
    wrong = scans.put_scan(folder, data)
    done.problems += [wrong] if wrong else []
    return wrong is None


def _note(folder: Path, tahun: int, all_scan: Sequence[Scan], done: Scanned) -> None:
    """Note the scans in the agenda; what somebody else noted meanwhile is not noted again.

    F004 where that cannot be: the copies lie there, and the same command goes on from here.
    """
    if not all_scan:
        return
    try:
        with held_agenda(folder) as book:
            new, found = _unnoted(all_riwayat(book.kejadian, tahun), all_scan)
            if new:
                note(folder, book, [_event(tahun, own.kunci, own.sha256) for own in new])
    except Refused as refused:
        done.problems += refused.problems
        return
    done.received += [own.told for own in new]
    done.known += found.known
    done.problems += found.problems


def _unnoted(
    riwayat: Mapping[Kunci, Riwayat], all_scan: Sequence[Scan]
) -> tuple[list[Scan], Scanned]:
    """The scans that nobody noted yet, and what is to be said of the others."""
    known, new, found = owners(riwayat), [], Scanned()
    for own in all_scan:
        kunci = known.get(own.sha256)
        if kunci is None:
            new.append(own)
        elif own.sha256 in riwayat[kunci].pindaian_lama:
            found.problems.append(of_older(kunci, own.path))
        elif kunci == own.kunci:
            found.known.append(own.told)
        else:
            found.problems.append(of_other(kunci, own.path))
    return new, found


def _event(tahun: int, kunci: Kunci, sha256: str, *, batal: bool = False) -> Kejadian:
    kode, nomor = kunci
    return kejadian(Peristiwa.PINDAIAN, tahun, kode=kode, nomor=nomor, pdf=sha256, batal=batal)


def _hashed(paths: Sequence[Path], done: Scanned) -> Iterator[tuple[Path, str]]:
    for path in paths:
        try:
            yield path, hash_bytes(files.read_whole(path, scans.MOST_BYTES))
        except OSError as error:
            done.problems.append(trouble.unwritten(path, error))


def _problem(path: Path, kode: str, pesan: str) -> Problem:
    return Problem(Span(path.as_posix()), kode, pesan)


_FOLDER = (
    "folder di dalam folder; isinya tidak diterima. Sebut tersendiri: pkdocs freeze --scan FOLDER."
)
_MEANWHILE = "berkas ini berubah selama pkdocs bekerja; ulangi."
