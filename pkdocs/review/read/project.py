"""A project as one side of a comparison: the agreements that its sources give, without documents.

An agreement is read as a document would carry it (`outputs.record`, `outputs.carried`), each when
its turn comes.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pkdocs import domain
from pkdocs.base.problem import Berat, Problem
from pkdocs.base.values import replace
from pkdocs.domain.salinan import Kepala, Salinan
from pkdocs.domain.wording import format_titel
from pkdocs.outputs.carried import as_carried
from pkdocs.review.read.dokumen import Dokumen, Unread
from pkdocs.review.read.folder import Side
from pkdocs.review.read.known import known_posts
from pkdocs.rules.year import Year

_ONE_PAPER = "K017"
"""The catalogue of a past year of which only the pemilik's paper is known: its chart may lack
posts."""


def project_side(path: Path, year: Year) -> Side:
    """Return the agreements of a project as a side, in the order of its chart.

    Those of posts that an error touches are not among them; the errors are its problems, their
    files named from where the project is.
    """
    blocked = year.blocked or frozenset()
    all_read = blocked <= year.organisasi.jabatan.keys()
    whole = all_read and all(problem.kode != _ONE_PAPER for problem in year.problems)

    def read(dokumen: Dokumen) -> Salinan:
        perjanjian = year.perjanjian[domain.KodeJabatan(dokumen.kode)]
        return as_carried(perjanjian, source_name(path))

    return Side(
        path=path,
        dokumen=list(_dokumen(path, year, blocked)),
        problems=[p for p in placed(year.problems, path) if p.berat is Berat.GALAT],
        unread=[Unread(f"{kode}.docx", kode) for kode in sorted(blocked)],
        tahun=str(year.katalog.tahun),
        known=known_posts(year.organisasi, whole=whole),
        salinan=read,
    )


def source_name(path: Path) -> str:
    """Return what stands in place of a file name: `contoh/2022 (menurut sumbernya)`."""
    return f"{path.as_posix()} (menurut sumbernya)"


def _dokumen(path: Path, year: Year, blocked: frozenset[str]) -> Iterator[Dokumen]:
    tahun = str(year.katalog.tahun)
    for kode in year.perjanjian:
        jabatan = year.organisasi.jabatan[kode]
        if kode not in blocked:
            kepala = Kepala(kode, format_titel(jabatan), jabatan.unit, tahun)
            yield Dokumen(path / kode, kode, kepala=kepala)


def placed(problems: Iterable[Problem], path: Path) -> Iterator[Problem]:
    """Return the problems of a project with their files named from where the project is."""
    for problem in problems:
        berkas = (path / problem.span.berkas).as_posix()
        yield replace(problem, span=replace(problem.span, berkas=berkas))
