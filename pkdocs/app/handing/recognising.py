"""Whose a scanned paper is: the post, the agreement by its number, and what speaks against it.

It changes nothing. What a text layer says is for `rules.pindaian`; what stands in the way of each
scan is told with a code of its own, and nothing is guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from pkdocs import domain
from pkdocs.app.handing.vetting import vet
from pkdocs.app.terms import known
from pkdocs.base import files, trouble
from pkdocs.base.problem import Berat, Checked, Problem, Span, has_error
from pkdocs.base.text import join_words, one_name
from pkdocs.batch.wire import Shared
from pkdocs.domain.unggah import file_name
from pkdocs.pdf.scanned import read_scanned
from pkdocs.rules.pindaian import (
    BacaanPindaian,
    Dugaan,
    Pengenal,
    all_pengenal,
    is_perubahan,
    read_pindaian,
)
from pkdocs.rules.riwayat import Kunci, Riwayat
from pkdocs.rules.year import Year
from pkdocs.store import scans, standing
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.register import hash_bytes
from pkdocs.store.signed import read_books
from pkdocs.store.standing import State, stem_of

_FEW = 4
_SIGNED = (State.FROZEN, State.SUPERSEDED)
Said = tuple[str, int | None]
"""Whose a scan is said to be: its code, "" for nobody, and its number, None where none is said."""
_NOBODY: Said = ("", None)


class Naming(Struct, frozen=True):
    """Whose a scan is, where it is said: a post by code or name, and its agreement by number."""

    post: str = ""
    nomor: int | None = None


class Scan(Struct, frozen=True):
    """A scan and the agreement that it is of."""

    path: Path
    sha256: str
    kunci: Kunci

    @property
    def told(self) -> tuple[str, str]:
        """Return the file and the stem of its document."""
        return (self.path.as_posix(), stem_of(*self.kunci))


class Desk(Struct, frozen=True, dict=True):
    """What scans are held against: the year, its documents, and what happened to them."""

    year: Year
    now: Folder
    riwayat: Mapping[Kunci, Riwayat]
    naming: Naming
    problems: tuple[Problem, ...] = ()
    """Broken lines of the agenda."""

    @cached_property
    def pengenal(self) -> Pengenal:
        """Return by which words the parties of first agreements are known."""
        agreements = self.year.perjanjian
        return all_pengenal(agreements.perjanjian(kode, ()) for kode in agreements)

    @cached_property
    def pengenal_perubahan(self) -> Pengenal:
        """Return by which words the parties of each perubahan are known: who signs on its day."""
        agreements = self.year.perjanjian
        return all_pengenal(
            standing.as_perubahan(agreements.perjanjian(kode, ()), 1, "", tanggal)
            for kode in agreements
            for tanggal in {own.tanggal for own in self.now.perubahan.get(kode, ())} or {""}
        )

    @cached_property
    def names(self) -> Mapping[str, Said]:
        """Return whose a file is by its name, as one name is another on some system.

        A name that two posts would have is nobody's.
        """
        found: dict[str, Said] = {}
        for kode in self.year.perjanjian:
            for name, said in self._names(kode):
                other = found.setdefault(one_name(name), said)
                if other[0] != said[0]:
                    found[one_name(name)] = _NOBODY
        return found

    def _names(self, kode: domain.KodeJabatan) -> Iterator[tuple[str, Said]]:
        """The names of a post's documents and of their uploads, without endings."""
        plain = self.year.perjanjian.perjanjian(kode, ())
        pola = self.year.organisasi.penyerahan.unggah.nama_berkas
        yield (kode, (kode, None))
        perubahan = self.now.perubahan.get(kode, ())
        for nomor, tanggal in ((0, ""), *((entri.nomor, entri.tanggal) for entri in perubahan)):
            own = standing.as_perubahan(plain, nomor, "", tanggal)
            numbered = (kode, nomor) if "{nomor}" in pola else (kode, None)
            yield (Path(file_name(pola, own)).stem, numbered)
            if nomor:
                yield (standing.stem_of(kode, nomor), (kode, nomor))

    @cached_property
    def owners(self) -> Mapping[str, Kunci]:
        """Return whose each scan is that was received."""
        return owners(self.riwayat)

    @cached_property
    def changed(self) -> standing.Changed:
        """Return whether the sources say something else than a frozen agreement."""
        return standing.changed_in(Shared(self.year.perjanjian))


def open_desk(folder: Path, year: Year, place: Path, naming: Naming) -> Desk:
    """Return what scans are held against, of the output folder `place` of the project in `folder`.

    Raises:
        Refused: The register is broken, or the agenda cannot be read.

    Example:
        >>> from pkdocs.app.years import open_year
        >>> desk = open_desk(project, open_year(project), project / "output" / "2023", Naming())
        >>> match_scan(desk, project / "org.yaml").problems[0].kode
        'U001'
    """
    books = known(read_books(folder, place, year.katalog.tahun), "pindaian tidak diterima.")
    return Desk(year, read_folder(place, books.register), books.riwayat, naming, books.problems)


def owners(riwayat: Mapping[Kunci, Riwayat]) -> dict[str, Kunci]:
    """Return whose each scan is that was received, by its hash (hex).

    Also those of documents that were released since, and signed anew otherwise.
    """
    old = {pdf: kunci for kunci, own in riwayat.items() for pdf in own.pindaian_lama}
    return old | {own.pindaian.pdf: kunci for kunci, own in riwayat.items() if own.pindaian}


def match_scan(desk: Desk, path: Path) -> Checked[Scan]:
    """Return whose a scan is; no value where that is not clear or something speaks against it.

    Problems: U001-U005 of `read_scanned`; U006 a konsep, U007 another year, U008 said to be one's
    and reads as another's, U009 it says nothing of it, U010 received as another's, U011 not clear,
    U013 not clear which number, U018, U022 of `vet`, U021 nobody signed it (also of
    `read_scanned`), F004 unread. As warnings: U012 replaced by a perubahan, U016 it replaces
    another scan.
    """
    try:
        data = files.read_whole(path, scans.MOST_BYTES)
    except OSError as error:
        return Checked(None, (trouble.unwritten(path, error),))
    sha256 = hash_bytes(data)
    if sha256 in desk.now.register.printed:
        return Checked(None, (_problem(path, "U021", _OURS),))
    if sha256 in desk.owners:
        return _as_before(desk, path, sha256)
    read = read_scanned(data, path.as_posix())
    if read.value is None:
        return Checked(None, read.problems)
    halaman = read.value.halaman
    pengenal = desk.pengenal_perubahan if is_perubahan(halaman) else desk.pengenal
    kunci = _whose(desk, path, read_pindaian(halaman, pengenal))
    if isinstance(kunci, Problem):
        return Checked(None, (kunci,))
    other = [*vet(desk.now, kunci, path, read.value)]
    problems = (*read.problems, *_doubts(desk, path, kunci), *other)
    return Checked(None if has_error(other) else Scan(path, sha256, kunci), problems)


def _whose(desk: Desk, path: Path, bacaan: BacaanPindaian) -> Kunci | Problem:
    kode, nomor = _said(desk, path)
    owner = _unfit(desk, path, bacaan) or _owner(path, bacaan, kode)
    return owner if isinstance(owner, Problem) else _kunci(desk, path, bacaan, (owner, nomor))


def _as_before(desk: Desk, path: Path, sha256: str) -> Checked[Scan]:
    """A scan that was received already, unless now another agreement is named for it."""
    kunci, naming = desk.owners[sha256], desk.naming
    if _is_of_older(desk, kunci, sha256):
        return Checked(None, (of_older(kunci, path),))
    same = naming.post in ("", kunci[0]) and naming.nomor in (None, kunci[1])
    if same:
        return Checked(Scan(path, sha256, kunci))
    return Checked(None, (of_other(kunci, path),))


def _is_of_older(desk: Desk, kunci: Kunci, sha256: str) -> bool:
    """Whether a scan is of a document that was released, and the one that lies there is another."""
    own, entri = desk.riwayat[kunci], desk.now.register.dokumen.get(stem_of(*kunci))
    made_otherwise = own.lepas and entri is not None and own.docx not in ("", entri.sha256)
    return made_otherwise or sha256 in own.pindaian_lama


def _said(desk: Desk, path: Path) -> Said:
    """Whose a scan is said to be: by who sends it in, else by its name."""
    post, nomor = desk.naming.post, desk.naming.nomor
    by_name = _NOBODY if post else desk.names.get(one_name(path.stem), _NOBODY)
    return (post or by_name[0], by_name[1] if nomor is None else nomor)


def _unfit(desk: Desk, path: Path, bacaan: BacaanPindaian) -> Problem | None:
    """What keeps a paper from being an agreement of this year, by its own words."""
    tahun = desk.year.katalog.tahun
    if bacaan.konsep:
        return _problem(path, "U006", _DRAFT)
    if bacaan.tahun and tahun not in bacaan.tahun:
        other = join_words([str(own) for own in sorted(bacaan.tahun)])
        return _problem(path, "U007", f"perjanjian tahun {other}, bukan tahun {tahun}.")
    return None


def _owner(path: Path, bacaan: BacaanPindaian, said: str) -> str | Problem:
    """The post that a scan belongs to; a problem where it is not clear, or said otherwise."""
    read, dugaan = bacaan.pemilik, bacaan.dugaan
    if said and dugaan and said not in ({read} if read else {own.kode for own in dugaan}):
        pesan = f"disebut milik {said}, padahal teksnya menunjuk {_candidates(dugaan)}."
        return _problem(path, "U008", pesan)
    if said or read:
        return said or read
    if dugaan:
        pesan = f"tidak jelas milik siapa: mungkin {_candidates(dugaan)}. {_NAME_IT}"
        return _problem(path, "U011", pesan)
    return _problem(path, "U009", f"{_NO_WORDS} {_NAME_IT}")


def _candidates(dugaan: Sequence[Dugaan]) -> str:
    """Who may be meant, each with what of it stands on the scan."""
    told = [f"{own.kode} ({', '.join(own.pertama)})" for own in dugaan[:_FEW]]
    more = [f"{len(dugaan) - _FEW} lagi"] if dugaan[_FEW:] else []
    return join_words([*told, *more])


def _kunci(desk: Desk, path: Path, bacaan: BacaanPindaian, said: Said) -> Kunci | Problem:
    """Which agreement of the post it is: the one that is left by number and title."""
    kode, nomor = said
    listed = standing.of_post(desk.now, kode, desk.changed)
    counting = standing.counting(listed)
    known = [own.nomor for own in listed if own.state in _SIGNED]
    if counting and counting.entri and counting.nomor not in known:
        known.append(counting.nomor)
    title = bacaan.perubahan
    left = [own for own in known if nomor in (None, own) and (title is None or title == bool(own))]
    if len(left) == 1:
        return (kode, left[0])
    return _problem(path, "U013", _which_number(kode, known, left, bacaan))


def _which_number(
    kode: str, known: Sequence[int], left: Sequence[int], bacaan: BacaanPindaian
) -> str:
    if not known:
        return f"{kode} belum ada dokumennya; jalankan pkdocs generate dahulu."
    if left:
        listed = join_words([_named(own) for own in left])
        return f"{kode} mempunyai {listed}; sebut yang mana dengan --nomor."
    kind = {None: "", True: "PK Perubahan ", False: "perjanjian pertama "}[bacaan.perubahan]
    listed = join_words([_named(own) for own in known])
    return f"tidak ada {kind}{kode} yang cocok; yang ada: {listed}."


def _named(nomor: int) -> str:
    return f"perubahan {nomor} (--nomor {nomor})" if nomor else "perjanjian pertama (--nomor 0)"


def _doubts(desk: Desk, path: Path, kunci: Kunci) -> Iterator[Problem]:
    """What to know of a scan that is received all the same."""
    last = standing.last_frozen(desk.now.register, kunci[0])
    if last is not None and last.nomor > kunci[1]:
        pesan = (
            f"{stem_of(*kunci)} sudah digantikan perubahan {last.nomor}; dicatat pada yang lama."
        )
        yield _problem(path, "U012", pesan, Berat.PERINGATAN)
    own = desk.riwayat.get(kunci)
    if own is not None and own.pindaian:
        pesan = f"menggantikan pindaian {stem_of(*kunci)} yang diterima {own.pindaian.waktu[:10]}."
        yield _problem(path, "U016", pesan, Berat.PERINGATAN)


def of_other(kunci: Kunci, path: Path) -> Problem:
    """Return the Problem U010: this file was received as the scan of that other agreement."""
    pesan = (
        f"berkas ini sudah diterima sebagai pindaian {stem_of(*kunci)}; satu berkas bagi satu "
        "perjanjian. Bila itu keliru: pkdocs freeze --scan BERKAS --undo, lalu ulangi."
    )
    return _problem(path, "U010", pesan)


def of_older(kunci: Kunci, path: Path) -> Problem:
    """Return the Problem U010: this file is of a document that was released and made otherwise."""
    pesan = (
        f"berkas ini pindaian {stem_of(*kunci)} yang sudah dilepas, dan dokumennya sekarang lain; "
        "cetak, tandatangani, lalu pindai yang sekarang."
    )
    return _problem(path, "U010", pesan)


def _problem(path: Path, kode: str, pesan: str, berat: Berat = Berat.GALAT) -> Problem:
    return Problem(Span(path.as_posix()), kode, pesan, berat)


_NAME_IT = "Sebut jabatannya: pkdocs freeze JABATAN --scan BERKAS."
_NO_WORDS = "tidak ada lapisan teks yang menyebut jabatannya."
_OURS = "PDF ini buatan pkdocs dan belum ditandatangani; pindai kertasnya."
_DRAFT = "bertanda KONSEP, maka bukan yang ditandatangani."
