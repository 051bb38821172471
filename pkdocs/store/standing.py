"""How each document stands: the one answer that every command reads, and nothing else.

Status, generate, pdf, bundle, zip, freeze and diff ask here which documents a post has, whether
each is current, edited, frozen or not needed any more, and which one counts. It reads register,
folder and sources; it writes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from pkdocs import domain
from pkdocs.base.files import is_hidden
from pkdocs.base.values import replace
from pkdocs.domain import wording
from pkdocs.outputs.carried import hash_agreements, is_sealed
from pkdocs.outputs.document import Agreements, Content, hash_perjanjian
from pkdocs.store.folder import FileState, Folder
from pkdocs.store.register import ARCHIVE, Entri, Register, file_name

if TYPE_CHECKING:
    from pkdocs.rules.year import Year


class State(StrEnum):
    """What a document is to its post and to the sources."""

    ABSENT = "belum dibuat"
    PACKED = "dalam arsip"
    LOST = "hilang"
    EDITED = "disunting"
    FOREIGN = "dokumen pkdocs lain, tidak tercatat"
    """Sealed by pkdocs for another year, post or project, or before the sources changed."""
    INTACT = "utuh"
    """As it was made; not compared with the sources (yet)."""
    CURRENT = "mutakhir"
    OUTDATED = "usang"
    FROZEN = "beku"
    SUPERSEDED = "beku, digantikan perubahan"
    SPARE = "tidak diperlukan lagi"
    """A perubahan of what is not frozen or not changed, or a new one beside nothing edited."""
    ORPHAN = "yatim (jabatannya tidak ada lagi)"
    FROZEN_ORPHAN = "beku, jabatannya tidak ada lagi"
    """Signed under a code that no post has any more: perhaps it was renamed."""
    UNREAD = "sumber jabatannya galat"
    """Nobody knows whether its post is still there: an error in the sources hides it."""
    UNASSIGNED = "belum memiliki indikator"
    """There is nothing to make: its post has no agreement."""
    STRANGER = "berkas lain, tidak tercatat dan tidak disentuh"
    """A document, PDF or archive of which nobody knows whose it is: a copy, or in other letters."""


class Reason(StrEnum):
    """What else is to be said of a document."""

    SOURCES_CHANGED = "sumber berubah: perlu perubahan"
    HOLDER_CHANGED = "pejabat berganti: perlu perubahan"
    """The sources say what was signed still; on the day of a perubahan another holds a post."""
    FILE_CHANGED = "berkasnya bukan yang ditandatangani"
    FILE_LOST = "berkasnya tidak ada di folder ini"
    HAND_EDITED = "disunting tangan sebelum ditandatangani"
    PDF_CURRENT = "PDF mutakhir"
    PDF_OUTDATED = "PDF usang"
    PDF_LOST = "PDF hilang"
    PDF_EDITED = "PDF diubah atau ditandatangani"


_FROM_FILE = {
    FileState.ABSENT: State.ABSENT,
    FileState.LOST: State.LOST,
    FileState.EDITED: State.EDITED,
    FileState.UNKNOWN: State.FOREIGN,
    FileState.INTACT: State.INTACT,
}


class Standing(Struct, frozen=True):
    """One document (or archive): whose, under which stem, how it stands, and why.

    `nomor` 0 is the first agreement, 1 and up a perubahan, made for `alasan_perubahan`. `entri` is
    its register entry, None where it has none.
    """

    kode: str
    stem: str
    state: State
    file: FileState
    pdf: FileState
    entri: Entri | None = None
    nomor: int = 0
    alasan_perubahan: str = ""
    reasons: tuple[Reason, ...] = ()
    holds: str = ""
    """Of a file that is not known: the hash of the agreement in it, or of those in an archive."""

    @property
    def tanggal(self) -> str:
        """Return the day of its own that a perubahan was made for, as typed; "" for none."""
        return self.entri.tanggal if self.entri else ""

    @property
    def is_beside(self) -> bool:
        """Return whether it is a new document laid beside one edited by hand."""
        return self.entri is not None and bool(self.entri.lama)

    @property
    def is_archive(self) -> bool:
        """Return whether it is the archive of a unit."""
        return self.entri is not None and self.entri.jenis == ARCHIVE

    @property
    def may_be_removed(self) -> bool:
        """Return whether `--prune` may remove it: nobody needs, froze, edited or signed it."""
        return (
            self.state in (State.SPARE, State.ORPHAN)
            and not (self.entri and self.entri.beku)
            and self.file not in _NOT_OURS
            and self.pdf not in _NOT_OURS
        )

    @property
    def may_be_passed_on(self) -> bool:
        """Return whether a signed document lies here: as it was signed, or a copy made by hand.

        Another document of pkdocs in its place is none: what it says may never have been signed.
        """
        return self.file in (FileState.INTACT, FileState.EDITED)

    def agreed(self, perjanjian: domain.Perjanjian) -> domain.Perjanjian:
        """Return its post's agreement as this document has it, a perubahan with reason and day."""
        return as_perubahan(perjanjian, self.nomor, self.alasan_perubahan, self.tanggal)

    def must_stay(self, wanted: Callable[[], str]) -> bool:
        """Return whether the file is not ours to replace; `wanted` is what it would hold now.

        A sealed one that the register does not know is ours where it holds that very agreement: a
        run was cut short before it could write the register.
        """
        if self.file is FileState.UNKNOWN:
            return self.holds != wanted()
        return self.file is FileState.EDITED

    @property
    def known(self) -> str:
        """Return the inputs that an untouched file is known to be made from, "" for no such."""
        return self.entri.masukan if self.entri and self.file is FileState.INTACT else ""

    def against(self, content: Content, *, packed: bool = False) -> "Standing":
        """Return how it stands once compared with what it would be made from now.

        `packed`: there is an archive of its unit, which holds what is not there by itself.
        """
        if self.state is State.FOREIGN and not self.must_stay(lambda: content.perjanjian):
            return replace(self, state=State.ABSENT)
        if self.state is State.ABSENT and packed:
            return replace(self, state=State.PACKED)
        if self.state is not State.INTACT:
            return self
        current = is_current(self.known, content.masukan)
        return replace(self, state=State.CURRENT if current else State.OUTDATED)


_NOT_OURS = (FileState.EDITED, FileState.UNKNOWN)


PERLU_PERUBAHAN = (Reason.SOURCES_CHANGED, Reason.HOLDER_CHANGED)
"""Why what is frozen asks for a perubahan."""
Changed = Callable[[Entri], Reason | None]
"""Why a frozen agreement asks for a perubahan, one of `PERLU_PERUBAHAN`; None where it does not."""


def is_current(known: str, masukan: str) -> bool:
    """Return whether a file known to be made from these inputs is what would be made now."""
    return masukan == known


def changed_in(agreements: Agreements, tanggal: str = "") -> Changed:
    """Return what tells whether these agreements say something else than a frozen one.

    What a PK Perubahan would say counts: who holds the posts on its day signs it. That day is
    `tanggal`, else the one that is known of it, else the frozen one's own or the day that all have.
    What was decided to need none does not. Dasar: a signed agreement changes only through a PK
    Perubahan (Permenpan RB 53/2014).
    """

    def changed(frozen: Entri) -> Reason | None:
        known = (frozen.perjanjian, *frozen.ditolak)
        if hash_now(agreements, frozen, tanggal) in ("", *known):
            return None
        still = _hash_again(agreements, frozen) in known
        return Reason.HOLDER_CHANGED if still else Reason.SOURCES_CHANGED

    return changed


def hash_now(agreements: Agreements, frozen: Entri, tanggal: str = "") -> str:
    """Return the hash (hex) that a frozen agreement would have if made now, "" for none.

    By who holds the posts on the day `tanggal`, else on that of the perubahan begun after it, else
    on its own.
    """
    kode = domain.KodeJabatan(frozen.kode)
    try:
        perjanjian = agreements[kode]
    except KeyError:
        return ""
    same = replace(
        as_perubahan(perjanjian, 1, "", tanggal or frozen.tanggal_berikut or frozen.tanggal),
        jenis=domain.Jenis(frozen.jenis),
        nomor=frozen.nomor,
        alasan_perubahan=frozen.alasan_perubahan,
    )
    return hash_perjanjian(same, agreements.row_texts(kode))


def _hash_again(agreements: Agreements, frozen: Entri) -> str:
    """The hash (hex) of a frozen agreement made once more, by who held the posts when it was."""
    kode, why = domain.KodeJabatan(frozen.kode), frozen.alasan_perubahan
    again = as_perubahan(agreements[kode], frozen.nomor, why, frozen.tanggal)
    return hash_perjanjian(again, agreements.row_texts(kode))


def as_perubahan(
    perjanjian: domain.Perjanjian, nomor: int, alasan: str, tanggal: str = ""
) -> domain.Perjanjian:
    """Return the agreement as the numbered PK Perubahan made for that reason; 0 is the first.

    It is signed by who holds the posts on its own day: `tanggal`, else the day that all have.
    """
    if not nomor:
        return perjanjian
    day = signing_day(tanggal)
    return replace(
        perjanjian,
        jenis=domain.Jenis.PERUBAHAN,
        pihak_pertama=perjanjian.pihak_pertama.pada(day),
        pihak_kedua=perjanjian.pihak_kedua.pada(day),
        nomor=nomor,
        alasan_perubahan=alasan,
        tanggal=day,
    )


def signing_day(text: str) -> domain.Tanggal | None:
    """Return the date of a text that was one when it was noted; None for none."""
    try:
        return wording.parse_tanggal(text) if text else None
    except ValueError:
        return None


def stem_of(kode: str, nomor: int) -> str:
    """Return what a post's document is listed under: the first agreement's is its code."""
    return f"{kode}-perubahan-{nomor}" if nomor else kode


def beside(stem: str) -> str:
    """Return the stem of the new document laid beside one that was edited by hand."""
    return f"{stem}.baru"


def last_frozen(register: Register, kode: str) -> Entri | None:
    """Return the latest frozen document of a post, None where none is frozen."""
    entri = register.dokumen.get(kode)
    found = entri if entri and entri.beku else None
    while found:
        later = register.dokumen.get(stem_of(kode, found.nomor + 1))
        if later is None or not later.beku:
            break
        found = later
    return found


def settled(now: Folder, kode: str) -> Entri | None:
    """Return the frozen document of a post where no perubahan of it was begun, else None.

    It counts, whatever the sources say now: `counting` would say so too, and look at files.
    """
    last = last_frozen(now.register, kode)
    later = last and any(entri.nomor > last.nomor for entri in now.perubahan.get(kode, ()))
    return None if later else last


def document(now: Folder, kode: str, nomor: int = 0, stem: str = "") -> Standing:
    """Return how one document of a post stands as a file, the sources not asked.

    `stem` is for an archive or a document beside an edited one: whose it is, its entry says.
    """
    stem = stem or stem_of(kode, nomor)
    entri = now.register.dokumen.get(stem)
    file = now.document(stem)
    holds = hash_agreements(now.place(file_name(stem))) if file is FileState.UNKNOWN else ""
    found = Standing(kode, stem, _FROM_FILE[file], file, now.pdf(stem), nomor=nomor, holds=holds)
    if entri is None:
        return found
    own = replace(
        found,
        kode=entri.kode,
        entri=entri,
        nomor=entri.nomor,
        alasan_perubahan=entri.alasan_perubahan,
    )
    return _with_pdf(now, own)


def unmade(kode: str, *, unread: bool) -> Standing:
    """Return how a post without an agreement stands; `unread` where errors may be why."""
    state = State.UNREAD if unread else State.UNASSIGNED
    return Standing(kode, kode, state, FileState.ABSENT, FileState.ABSENT)


def of_post(now: Folder, kode: str, changed: Changed) -> list[Standing]:
    """Return the documents of a post in the order they replace each other.

    Those replaced, the one that is frozen last or the first agreement, and a perubahan begun; then
    what nobody needs (any more). A document beside an edited one is not among them.
    """
    last = last_frozen(now.register, kode)
    if last is None:
        return [document(now, kode), *_spare(now, kode, 0)]
    replaced = [
        replace(document(now, kode, nomor), state=State.SUPERSEDED) for nomor in range(last.nomor)
    ]
    begun = document(now, kode, last.nomor + 1)
    differs = changed(with_next_day(now, last))
    signed = document(now, kode, last.nomor)
    frozen = _frozen(now, signed, differs if begun.entri is None else None)
    if begun.entri is None:
        return [*replaced, frozen, *_spare(now, kode, last.nomor + 1)]
    begun = begun if differs else replace(begun, state=State.SPARE)
    return [*replaced, frozen, begun, *_spare(now, kode, last.nomor + 1)]


def with_next_day(now: Folder, last: Entri) -> Entri:
    """Return what was signed last with the day of the perubahan that was begun after it, here too.

    "" where it has none of its own.
    """
    begun = now.register.dokumen.get(stem_of(last.kode, last.nomor + 1))
    own = begun.tanggal if begun else ""
    return replace(last, tanggal_berikut=own or last.tanggal_berikut)


def _frozen(now: Folder, standing: Standing, differs: Reason | None) -> Standing:
    why = [differs] if differs else []
    why += [_FROM_FROZEN[standing.file]] if standing.file in _FROM_FROZEN else []
    why += [Reason.HAND_EDITED] if _is_hand_edited(now, standing) else []
    return replace(standing, state=State.FROZEN, reasons=(*why, *standing.reasons))


def _is_hand_edited(now: Folder, signed: Standing) -> bool:
    """Whether what was signed, as it lies here, was made by hand out of what pkdocs made.

    One that is sealed was made elsewhere, from sources or by a program of another day.
    """
    entri = signed.entri
    if entri is None or not entri.buatan or signed.file is not FileState.INTACT:
        return False
    return not is_sealed(now.place(entri.berkas))


_FROM_FROZEN = {
    FileState.ABSENT: Reason.FILE_LOST,
    FileState.LOST: Reason.FILE_LOST,
    FileState.EDITED: Reason.FILE_CHANGED,
    FileState.UNKNOWN: Reason.FILE_CHANGED,
}


def _spare(now: Folder, kode: str, last: int) -> list[Standing]:
    """Perubahan beyond the next one: of an agreement that is not frozen any more."""
    beyond = (entri for entri in now.perubahan.get(kode, ()) if entri.nomor > last)
    found = [document(now, kode, entri.nomor) for entri in beyond]
    return [replace(standing, state=State.SPARE) for standing in found]


def besides(now: Folder, kode: str) -> Iterator[Standing]:
    """Return the documents of a post laid beside edited ones; spare where none is edited."""
    for entri in now.besides.get(kode, ()):
        laid = document(now, kode, stem=entri.stem)
        edited = now.document(entri.lama.removesuffix(".docx")) in _NOT_OURS
        yield laid if edited else replace(laid, state=State.SPARE)


def laid_beside(now: Folder, found: Standing) -> Standing | None:
    """Return the new document that lies beside one that was edited by hand, if one does."""
    all_laid = (s for s in besides(now, found.kode) if s.state not in (State.SPARE, State.LOST))
    name = file_name(found.stem)
    return next((s for s in all_laid if s.entri and s.entri.lama == name), None)


def wants_perubahan(listed: Sequence[Standing]) -> bool:
    """Return whether the sources ask for a perubahan of a frozen agreement, begun or not."""
    frozen = next((s for s in listed if s.state is State.FROZEN), None)
    if frozen is None:
        return False
    begun = any(s.nomor > frozen.nomor and s.state is not State.SPARE for s in listed)
    return begun or any(why in frozen.reasons for why in PERLU_PERUBAHAN)


def counting(standings: Iterable[Standing]) -> Standing | None:
    """Return the document of a post that counts: the last one that is needed.

    The perubahan begun last, else the last frozen, else the first agreement.
    """
    needed = [s for s in standings if s.state not in (State.SPARE, State.ORPHAN, State.UNREAD)]
    return needed[-1] if needed else None


def unasked(_frozen: Entri) -> Reason:
    """Return that it changed: who does not ask the sources takes a perubahan begun for needed."""
    return Reason.SOURCES_CHANGED


def made(now: Folder, codes: Iterable[str], changed: Changed = unasked) -> Iterator[Standing]:
    """Return every document that the register lists of these posts, also those beside others."""
    for kode in codes:
        yield from (s for s in of_post(now, kode, changed) if s.entri)
        yield from besides(now, kode)


def apart(now: Folder, year: "Year") -> Iterator[Standing]:
    """Return the archives, and the documents of posts without an agreement.

    Where an error keeps a post from being read at all, nobody knows whose they are.
    """
    posts, blocked = year.organisasi.jabatan, year.blocked
    units = {posts[kode].unit for kode in year.perjanjian}
    unread = blocked is None or not blocked <= posts.keys()
    for entri in now.register.dokumen.values():
        found = document(now, entri.kode, stem=entri.stem)
        if found.is_archive and entri.unit in units:
            yield found
        elif found.is_archive:
            yield replace(found, state=State.UNREAD if unread else State.ORPHAN)
        elif domain.KodeJabatan(entri.kode) not in year.perjanjian:
            hidden = unread or blocked is None or entri.kode in blocked
            yield replace(found, state=State.UNREAD if hidden else _gone(found, entri))


def _gone(found: Standing, entri: Entri) -> State:
    """How a document stands whose post has no agreement any more."""
    if entri.beku:
        return State.FROZEN_ORPHAN
    return State.SPARE if found.is_beside else State.ORPHAN


def strangers(now: Folder, codes: Iterable[str]) -> Iterator[Standing]:
    """Return the files that are of no document of these posts and none that the register lists.

    A sync program leaves the document of another computer so, and it may be the one that was
    signed. Whose it is nobody knows, so its `stem` is its whole name.
    """
    stems = {*codes, *now.register.dokumen}
    ours = {now.name(name) for stem in stems for name in _names(stem)}
    for name in sorted(now.files.keys() - ours):
        if not is_hidden(name):
            yield Standing("", name, State.STRANGER, FileState.EDITED, FileState.ABSENT)


def _names(stem: str) -> tuple[str, ...]:
    return (file_name(stem), f"{stem}.pdf")


def unneeded(
    now: Folder, year: "Year", codes: Iterable[domain.KodeJabatan], changed: Changed
) -> Iterator[Standing]:
    """Return what belongs to no post any more, and what these posts do not need any more.

    What was signed is among the former, and may not be removed.
    """
    gone = (State.ORPHAN, State.FROZEN_ORPHAN, State.SPARE)
    yield from (s for s in apart(now, year) if s.state in gone)
    doubtful = (kode for kode in codes if kode in now.perubahan or kode in now.besides)
    yield from (s for s in made(now, doubtful, changed) if s.state is State.SPARE)


def all_counting(now: Folder) -> Iterator[Standing]:
    """Return the document of each post that counts, the sources not asked."""
    posts = {e.kode: None for e in now.register.dokumen.values() if e.jenis != ARCHIVE}
    found = (counting(of_post(now, kode, unasked)) for kode in posts)
    return (standing for standing in found if standing is not None)


def packed_units(now: Folder) -> frozenset[str]:
    """Return the units that have an archive."""
    entries = now.register.dokumen.values()
    return frozenset(entri.unit for entri in entries if entri.jenis == ARCHIVE)


def _with_pdf(now: Folder, standing: Standing) -> Standing:
    entri = standing.entri
    if entri is None or not entri.pdf_sha256:
        return standing
    return replace(standing, reasons=(*standing.reasons, _pdf_reason(now, standing.pdf, entri)))


def _pdf_reason(now: Folder, state: FileState, entri: Entri) -> Reason:
    if state is FileState.INTACT:
        same = entri.pdf_docx == now.sha256(entri)
        return Reason.PDF_CURRENT if same else Reason.PDF_OUTDATED
    return Reason.PDF_LOST if state is FileState.LOST else Reason.PDF_EDITED
