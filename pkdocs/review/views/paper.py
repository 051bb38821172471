"""The new document of a post with tracked changes against the old one, as a file."""

from datetime import datetime
from pathlib import Path

from pkdocs.base.problem import Checked, Problem
from pkdocs.review.compare.banding import Banding
from pkdocs.review.compare.sides import PasanganDokumen
from pkdocs.review.read.folder import Dokumen, read_bytes
from pkdocs.review.views.redline import WordFile, redline, write_redline

PENULIS = "pkdocs"


def write_paper(
    folder: Path, pair: PasanganDokumen, banding: Banding, tanggal: datetime
) -> Checked[tuple[str, ...]]:
    """Write the redline of one post, named after its new document; return what is not marked.

    Nothing is written where a side is missing or the texts are the same. Problems: those of
    `redline`, and F004 where it cannot be written.
    """
    if pair.lama is None or pair.baru is None:
        return Checked(())
    old, new = _read(pair.lama), _read(pair.baru)
    if isinstance(old, Problem) or isinstance(new, Problem):
        return Checked((), tuple(side for side in (old, new) if isinstance(side, Problem)))
    made = redline(old, new, penulis=PENULIS, tanggal=tanggal, pasangan=banding.baris)
    if made.value is None or not made.value.perubahan:
        return Checked(made.value.tak_dibandingkan if made.value else (), made.problems)
    problem = write_redline(folder / f"{Path(pair.baru.berkas).stem}.docx", made.value)
    return Checked(made.value.tak_dibandingkan, (problem,) if problem else ())


def _read(dokumen: Dokumen) -> WordFile | Problem:
    data = read_bytes(dokumen)
    return data if isinstance(data, Problem) else WordFile(dokumen.berkas, data)
