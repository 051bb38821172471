"""The papers of an Instruksi (its own, and those of its lampiran) as one side of a comparison."""

import re
from collections.abc import Iterator
from pathlib import Path

from pkdocs.base import files
from pkdocs.base.problem import Checked, Problem, Span
from pkdocs.base.values import replace
from pkdocs.domain.salinan import Kepala
from pkdocs.review.read.dokumen import Dokumen, Unread, read_bytes
from pkdocs.review.read.folder import Side
from pkdocs.review.read.instruksi import Bagan, is_instruksi, read_instruksi
from pkdocs.review.read.rivals import choose, usual_year
from pkdocs.review.read.ticks import known_lingkup
from pkdocs.rules.cascade import Cascade
from pkdocs.rules.lampiran import LAMPIRAN, receivers

_NAME = re.compile(r"(?:lampiran|instruksi)\b.*\.docx", re.IGNORECASE)


def are_papers(path: Path) -> bool:
    """Return whether a file is a paper of an Instruksi, or a folder holds one by such a name."""
    found = [path] if path.is_file() else [own for own in _files(path) if _NAME.match(own.name)]
    return any(map(_is_paper, found))


def collect_bagan(resolved: Cascade) -> Bagan:
    """Return the posts and lingkup of a project, by which the columns of lampiran are read."""
    return Bagan(
        tuple(resolved.organisasi.jabatan.values()),
        {nama: {j.kode for j in receivers(nama, resolved)} for nama in LAMPIRAN},
        known_lingkup(resolved.katalog),
    )


def papers_side(path: Path, bagan: Bagan) -> Side:
    """Return the papers of an Instruksi as a side, each lampiran apart.

    Problems: R001 a Word file that is none of them, R003 two of one lampiran, R006 and T001 and up
    one that cannot be read.
    """
    side = Side(path)
    papers = [path] if path.is_file() else _files(path)
    found = [dokumen for file in papers for dokumen in _read(side, file, bagan)]
    side.tahun = usual_year(found)
    side.dokumen, rivalry = choose(path, found, side.tahun)
    side.problems += rivalry
    return side


def _files(folder: Path) -> list[Path]:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    shown = (path for path in found if not files.is_passed(path.name))
    return [path for path in shown if path.suffix.lower() == ".docx"]


def _is_paper(path: Path) -> bool:
    data = read_bytes(Dokumen(path, ""))
    return isinstance(data, bytes) and is_instruksi(data)


def _read(side: Side, path: Path, bagan: Bagan) -> Iterator[Dokumen]:
    own = Dokumen(path, "")
    data = read_bytes(own)
    if isinstance(data, Problem):
        side.problems.append(data)
    elif not is_instruksi(data):
        pesan = "bukan Instruksi dan bukan lampirannya; tidak dibandingkan."
        side.problems.append(Problem(Span(own.berkas), "R001", pesan))
    else:
        for salinan in read_instruksi(data, own.berkas, bagan):
            kepala = Kepala(salinan.kode, salinan.jabatan, "", salinan.tahun)
            yield replace(own, kode=salinan.kode, kepala=kepala, salinan=Checked(salinan))
        return
    side.unread.append(Unread(own.berkas))
