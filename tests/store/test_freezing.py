"""What was signed: frozen, never made again, and followed by a perubahan."""

import json
from pathlib import Path

import docx

from pkdocs.base.values import replace
from pkdocs.domain.wording import format_tanggal, parse_hari
from pkdocs.store.folder import Folder, read_folder
from pkdocs.store.freezing import Frozen, fit, freeze, is_unnamed, release, write
from pkdocs.store.register import Entri, Register, hash_bytes, read_register
from tests.helpers import edit, make_project, out, read_lines, run
from tests.support.folder import (
    changed,
    edit_by_hand,
    register_of,
    rewrite_register,
    times,
    unsettle,
    without_holder,
)
from tests.support.office import write_docx
from tests.support.sticky import Sticky
from tests.tracked import element


def test_a_frozen_agreement_is_never_made_again_and_a_change_asks_for_a_perubahan(
    project: Path,
) -> None:
    assert "1 dokumen dibekukan" in run("freeze", "kabag-dua", "-C", str(project)).stdout
    signed = (out(project) / "kabag-dua.docx").read_bytes()
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    done = run("generate", "--all", "-C", str(project))
    assert (out(project) / "kabag-dua.docx").read_bytes() == signed
    assert "perlu PK Perubahan (--perubahan ALASAN): kabag-dua." in done.stdout
    assert "perlu perubahan" in run("status", "-C", str(project)).stdout


def begin_perubahan(project: Path) -> bytes:
    """Let kabag-dua's sources change after he signed, and a perubahan be made; what he signed."""
    run("freeze", "kabag-dua", "-C", str(project))
    signed = (out(project) / "kabag-dua.docx").read_bytes()
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "--perubahan", "perubahan strategi", "-C", str(project))
    return signed


def test_a_perubahan_is_laid_beside_the_first_one_numbered_and_with_its_reason(
    project: Path,
) -> None:
    signed = begin_perubahan(project)
    first = out(project) / "kabag-dua-perubahan-1.docx"
    text = [p.text for p in docx.Document(str(first)).paragraphs]
    assert "PERJANJIAN KINERJA PERUBAHAN" in text
    assert "PERJANJIAN KINERJA PERUBAHAN ADMINISTRATOR TAHUN 2023" in text
    lines = read_lines(first.read_bytes())
    assert "Contoh, ………………… 2023" in lines
    assert "Contoh, 6 Februari 2023" not in lines
    register = json.loads((out(project) / "register.json").read_text(encoding="utf-8"))
    entry = register["dokumen"]["kabag-dua-perubahan-1"]
    assert (entry["nomor"], entry["alasan_perubahan"]) == (1, "perubahan strategi")
    assert (out(project) / "kabag-dua.docx").read_bytes() == signed
    run("freeze", "kabag-dua", "-C", str(project))
    edit(project, "indicators.yaml", "Opini atas laporan keuangan", "Opini badan pemeriksa")
    run("generate", "--perubahan", "pejabat berganti", "-C", str(project))
    assert (out(project) / "kabag-dua-perubahan-2.docx").exists()


def test_a_perubahan_has_a_date_of_its_own_and_the_first_agreement_keeps_its_own(
    project: Path,
) -> None:
    signed = begin_perubahan(project)
    dated = "  tanggal_perubahan: 3 Juli 2023\n  batas_tanggal"
    edit(project, "org.yaml", "  batas_tanggal", dated)
    done = run("generate", "-C", str(project))
    assert done.stdout.startswith("1 dokumen dibuat")
    lines = read_lines((out(project) / "kabag-dua-perubahan-1.docx").read_bytes())
    assert "Contoh, 3 Juli 2023" in lines
    assert (out(project) / "kabag-dua.docx").read_bytes() == signed


def test_a_perubahan_is_not_made_where_nothing_changed(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    run("generate", "--perubahan", "strategi", "-C", str(project))
    assert not (out(project) / "kabag-dua-perubahan-1.docx").exists()


def test_of_what_is_frozen_already_it_is_said_since_when(project: Path) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    done = run("freeze", "kabag-dua", "walikota", "-C", str(project))
    waktu = register_of(project).dokumen["kabag-dua"].dibekukan
    day = format_tanggal(parse_hari(waktu[:10]))
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        ["1 dokumen dibekukan: walikota.", f"Sudah beku sejak {day}: kabag-dua."],
    )
    rewrite_register(project, lambda raw: raw["kabag-dua"].pop("dibekukan"))
    (project / "agenda.jsonl").unlink()
    done = run("freeze", "kabag-dua", "-C", str(project))
    assert "Sudah beku: kabag-dua." in done.stdout
    assert "Sudah beku" not in run("freeze", "-C", str(project)).stdout


def test_a_document_that_is_held_is_not_frozen_and_the_others_are(
    project: Path, sticky: Sticky
) -> None:
    sticky.hold("kabag-satu.docx", acts=("read",))
    done = run("freeze", "kabag-satu", "kabag-dua", "-C", str(project))
    assert done.returncode == 1
    assert "kabag-satu.docx:1:1: F004" in done.stderr
    assert [k for k, own in register_of(project).dokumen.items() if own.beku] == ["kabag-dua"]


def test_a_released_document_that_is_held_counts_as_edited(project: Path, sticky: Sticky) -> None:
    run("freeze", "kabag-dua", "-C", str(project))
    sticky.hold("kabag-dua.docx", acts=("read",))
    assert run("freeze", "kabag-dua", "--undo", "-C", str(project)).returncode == 0
    own = register_of(project).dokumen["kabag-dua"]
    assert (own.beku, own.ukuran, own.waktu) == (False, 0, 0)


def test_a_konsep_cannot_be_frozen_and_freezing_can_be_undone(project: Path) -> None:
    edit(project, "score-card.yaml", "status: dikonfirmasi", "status: belum_dikonfirmasi")
    run("generate", "-C", str(project))
    done = run("freeze", "camat-mawar", "-C", str(project))
    assert done.returncode == 1
    assert "F008 jabatan camat-mawar tidak dapat dibekukan" in done.stderr
    assert "7 dokumen dibekukan" in run("freeze", "-C", str(project)).stdout
    assert "1 dokumen dilepas" in run("freeze", "--undo", "walikota", "-C", str(project)).stdout
    before = times(project)
    run("generate", "--all", "-C", str(project))
    assert changed(before, times(project)) == {"walikota.docx", "camat-mawar.docx"}


def test_a_document_without_names_is_frozen_only_where_that_is_said(project: Path) -> None:
    without_holder(project)
    run("generate", "-C", str(project))
    for named in ([], ["kabag-dua"]):
        done = run("freeze", *named, "-C", str(project))
        assert done.returncode == 1
        assert "F008 jabatan kabag-dua tidak dapat dibekukan: nama atau NIP/NRK" in done.stderr
        assert "--tanpa-nama" in done.stderr
    assert register_of(project).dokumen["walikota"].beku
    assert not register_of(project).dokumen["kabag-dua"].beku
    done = run("freeze", "--tanpa-nama", "-C", str(project))
    assert (done.returncode, done.stdout) == (0, "1 dokumen dibekukan: kabag-dua.\n")


def test_saying_so_freezes_no_konsep(project: Path) -> None:
    without_holder(project)
    unsettle(project)
    run("generate", "-C", str(project))
    done = run("freeze", "kabag-dua", "--tanpa-nama", "-C", str(project))
    assert done.returncode == 1
    assert "masih konsep" in done.stderr


def test_an_archive_is_not_frozen(tmp_path: Path) -> None:
    folder = make_project(tmp_path / "proyek")
    edit(folder, "org.yaml", "unit: Kota Contoh", "unit: Walikota")
    run("generate", "--zip", "-C", str(folder))
    assert "F008" in run("freeze", "walikota", "-C", str(folder)).stderr
    assert run("status", "-C", str(folder)).returncode == 0


def changed_and_begun(project: Path) -> None:
    """A frozen mayor, whose name changed then, and the perubahan that was made for it."""
    run("freeze", "walikota", "-C", str(project))
    edit(project, "org.yaml", "Wira Contoh", "Wirya Contoh")
    run("generate", "--perubahan", "pejabat berganti", "-C", str(project))
    assert (out(project) / "walikota-perubahan-1.docx").is_file()


def test_a_released_agreement_can_be_frozen_again_with_a_perubahan_beside_it(
    project: Path,
) -> None:
    changed_and_begun(project)
    run("freeze", "walikota", "--undo", "-C", str(project))
    done = run("freeze", "walikota", "-C", str(project))
    assert "1 dokumen dibekukan: walikota." in done.stdout
    signed = (out(project) / "walikota.docx").read_bytes()
    run("generate", "walikota", "-C", str(project))
    assert (out(project) / "walikota.docx").read_bytes() == signed


def test_a_perubahan_of_what_is_not_frozen_any_more_is_told_of_and_pruned(project: Path) -> None:
    changed_and_begun(project)
    run("freeze", "walikota", "--undo", "-C", str(project))
    done = run("generate", "-C", str(project))
    assert "Tidak diperlukan lagi (hapus dengan --prune): walikota-perubahan-1." in done.stdout
    run("generate", "--prune", "-C", str(project))
    assert not (out(project) / "walikota-perubahan-1.docx").exists()


def test_a_perubahan_is_not_needed_when_the_sources_say_again_what_was_signed(
    project: Path,
) -> None:
    changed_and_begun(project)
    edit(project, "org.yaml", "Wirya Contoh", "Wira Contoh")
    done = run("generate", "-C", str(project))
    assert "Tidak diperlukan lagi (hapus dengan --prune): walikota-perubahan-1." in done.stdout
    lines = run("status", "walikota", "-C", str(project)).stdout.splitlines()
    assert lines[2].split(maxsplit=2)[2] == "tidak diperlukan lagi"
    run("generate", "--prune", "-C", str(project))
    assert not (out(project) / "walikota-perubahan-1.docx").exists()


def test_a_perubahan_of_what_was_edited_by_hand_is_to_be_held_against_it(project: Path) -> None:
    edit_by_hand(out(project) / "walikota.docx")
    changed_and_begun(project)
    words = "bandingkan keduanya (pkdocs diff) sebelum menandatangani: walikota."
    assert words in run("generate", "-C", str(project)).stdout
    run("freeze", "walikota", "-C", str(project))
    assert words not in run("generate", "-C", str(project)).stdout, "both are signed"


def test_it_is_said_why_no_perubahan_was_made(project: Path) -> None:
    run("freeze", "walikota", "-C", str(project))
    done = run("generate", "walikota", "--perubahan", "strategi", "-C", str(project))
    assert "Sumbernya tidak berubah sejak dibekukan, maka tanpa PK Perubahan: walikota." in (
        done.stdout
    )


def test_a_paper_that_shows_more_than_its_words_is_frozen_and_told(project: Path) -> None:
    path = out(project) / "kabag-dua.docx"
    document = docx.Document(str(path))
    document.paragraphs[0]._p.append(element("ins", id="9", author="Staf Contoh"))
    document.save(str(path))
    done = run("freeze", "kabag-dua", "kabag-satu", "-C", str(project))
    assert (done.returncode, done.stdout) == (0, "2 dokumen dibekukan: kabag-dua, kabag-satu.\n")
    edited, line = done.stderr.splitlines()
    assert edited.startswith(f"{path.as_posix()}:1:1: F023 peringatan: ")
    assert line.startswith(f"{path.as_posix()}:1:1: T402 peringatan: word/document.xml: ")
    assert run("freeze", "kabag-dua", "--undo", "-C", str(project)).stderr == ""


def test_an_older_agreement_that_was_laid_there_is_what_was_signed(project: Path) -> None:
    """Taken home, saved in Word and signed, while the sources and the folder went on."""
    path = out(project) / "kabag-dua.docx"
    signed_hash = register_of(project).dokumen["kabag-dua"].perjanjian
    edit_by_hand(path)
    older = path.read_bytes()
    path.unlink()
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "-C", str(project))
    path.write_bytes(older)
    done = run("freeze", "kabag-dua", "-C", str(project))
    assert "F023 peringatan: dokumen ini berisi perjanjian yang lain dari yang" in done.stderr
    assert register_of(project).dokumen["kabag-dua"].perjanjian == signed_hash
    told = run("status", "kabag-dua", "-C", str(project)).stdout
    why = "sumber berubah: perlu perubahan, disunting tangan sebelum ditandatangani"
    assert f"beku, {why}" in told
    run("generate", "--perubahan", "strategi", "-C", str(project))
    assert (out(project) / "kabag-dua-perubahan-1.docx").is_file()
    assert path.read_bytes() == older


def test_what_was_edited_and_released_is_signed_as_made_once_it_is_made_again(
    project: Path,
) -> None:
    path = out(project) / "kabag-dua.docx"
    made = register_of(project).dokumen["kabag-dua"]
    for code in ("F023", ""):
        if code:
            edit_by_hand(path)
        done = run("freeze", "kabag-dua", "-C", str(project))
        assert ("F023" in done.stderr) is bool(code)
        assert register_of(project).dokumen["kabag-dua"].perjanjian == made.perjanjian
        run("freeze", "--undo", "kabag-dua", "-C", str(project))
        run("generate", "--overwrite-edited", "-C", str(project))


def test_what_was_signed_under_a_code_that_was_changed_is_told_as_signed(project: Path) -> None:
    run("freeze", "lurah-melati", "-C", str(project))
    edit(project, "org.yaml", "      - Melati\n", "      - Kenanga\n")
    edit(project, "pejabat.yaml", "lurah-melati", "lurah-kenanga")
    done = run("generate", "-C", str(project))
    told = "Sudah ditandatangani, tetapi jabatannya tidak ada di bagan, atau tidak ada indikator "
    assert f"{told}yang diberikan kepadanya lagi; " in done.stdout
    assert "bila hanya kodenya yang diganti, kembalikan kodenya: lurah-melati." in done.stdout
    assert "--prune" not in done.stdout
    done = run("status", "-C", str(project))
    assert "beku, jabatannya tidak ada lagi" in done.stdout
    assert "yatim" not in done.stdout
    assert run("generate", "-C", str(project)).stdout.count("kembalikan kodenya") == 1


def two_of_one(project: Path) -> tuple[Path, Path]:
    """A corrected document, and the new one that was laid beside it when the sources changed."""
    ours = out(project) / "kabag-dua.docx"
    write_docx(ours, "dikoreksi")
    edit(project, "indicators.yaml", "Opini laporan keuangan", "Opini atas laporan keuangan")
    run("generate", "-C", str(project))
    return ours, out(project) / "kabag-dua.baru.docx"


def test_of_an_edited_document_and_the_new_one_beside_it_neither_is_taken_for_signed(
    project: Path,
) -> None:
    _, new = two_of_one(project)
    why = (
        "ada dua dokumen, kabag-dua.docx dan kabag-dua.baru.docx, dan tidak diketahui mana yang "
        "ditandatangani. Bila kabag-dua.docx, pindahkan kabag-dua.baru.docx ke luar folder; bila "
        "kabag-dua.baru.docx, pindahkan kabag-dua.docx ke luar folder dan {}; lalu ulangi"
    )
    for codes, count in ((["kabag-dua"], 0), ([], 7)):
        done = run("freeze", *codes, "-C", str(project))
        assert done.returncode == 1
        assert TOLD.format("kabag-dua", why.format("jalankan pkdocs generate")) in done.stderr
        assert f"{count} dokumen dibekukan" in done.stdout
    write_docx(new, "dikoreksi juga")
    done = run("freeze", "kabag-dua", "-C", str(project))
    assert why.format("namai kabag-dua.baru.docx menjadi kabag-dua.docx") in done.stderr
    assert not register_of(project).dokumen["kabag-dua"].beku


def test_a_new_document_of_older_sources_is_not_to_be_made_anew_before_it_is_signed(
    project: Path,
) -> None:
    two_of_one(project)
    edit(project, "indicators.yaml", "Opini atas laporan keuangan", "Opini atas laporan")
    done = run("freeze", "kabag-dua", "-C", str(project))
    assert (
        "pulihkan sumbernya seperti waktu kabag-dua.baru.docx dibuat, lalu jalankan" in done.stderr
    )


def test_once_one_of_two_is_gone_the_other_is_the_signed_one(project: Path) -> None:
    ours, new = two_of_one(project)
    new.unlink()
    corrected = hash_bytes(ours.read_bytes())
    assert "1 dokumen dibekukan" in run("freeze", "kabag-dua", "-C", str(project)).stdout
    assert register_of(project).dokumen["kabag-dua"].sha256 == corrected
    run("freeze", "--undo", "kabag-dua", "-C", str(project))
    run("generate", "-C", str(project))
    ours.unlink()
    run("generate", "-C", str(project))
    made = hash_bytes(new.read_bytes())
    assert "1 dokumen dibekukan" in run("freeze", "kabag-dua", "-C", str(project)).stdout
    assert register_of(project).dokumen["kabag-dua"].sha256 == made


def small_folder(path: Path, **keadaan: str) -> Folder:
    """A folder with a document of each post, in that keadaan, as it was made."""
    dokumen = {}
    for kode, state in keadaan.items():
        document = write_docx(path / f"{kode}.docx", kode)
        stat = document.stat()
        dokumen[kode] = Entri(
            kode=kode,
            berkas=document.name,
            unit="Unit",
            keadaan=state,
            alasan=("belum pasti", "belum lengkap") if state == "konsep" else (),
            sha256=hash_bytes(document.read_bytes()),
            masukan="m",
            perjanjian="p",
            template="t",
            program="v",
            ukuran=stat.st_size,
            waktu=stat.st_mtime_ns,
        )
    return read_folder(path, Register(2023, {"org.yaml": "x"}, dokumen))


def frozen(now: Folder, *codes: str, named: bool = True, agreed: tuple[str, ...] = ()) -> Frozen:
    done = freeze(now, codes, lambda _entri: None, named=named, agreed=agreed)
    write(now, done)
    return done


def released(now: Folder, *codes: str) -> list[str]:
    done = release(now, codes)
    write(now, done)
    return done.stems


def read_again(path: Path) -> Folder:
    register = read_register(path, 2023).value
    assert register is not None
    return read_folder(path, register)


TOLD = "F008 jabatan {} tidak dapat dibekukan: {}."
WITHOUT_NAMES = (
    "nama atau NIP/NRK pihaknya belum diisi; isilah lalu jalankan pkdocs generate, atau bekukan "
    "dengan --tanpa-nama"
)


def test_it_is_said_of_each_post_why_it_cannot_be_frozen(tmp_path: Path) -> None:
    now = small_folder(tmp_path, a="siap", k="konsep", t="siap, nama belum diisi", g="siap")
    (tmp_path / "g.docx").unlink()
    now = read_folder(tmp_path, now.register)
    why = {
        "k": "k.docx masih konsep (belum pasti; belum lengkap)",
        "t": WITHOUT_NAMES,
        "g": "g.docx tidak ada",
        "b": "belum ada dokumennya",
    }
    done = frozen(now, *why, "a")
    assert [(str(p), p.jabatan) for p in done.problems] == [
        (f"{tmp_path.as_posix()}:1:1: {TOLD.format(kode, words)}", (kode,))
        for kode, words in why.items()
    ]
    assert (done.stems, done.warnings) == (["a"], [])
    passed = frozen(now, *why, "a", named=False)
    assert [p.jabatan for p in passed.problems] == [("t",)]
    assert frozen(now, *why, agreed=("t",)).stems == ["t"]


def test_a_sealed_document_of_another_post_is_not_frozen(project: Path) -> None:
    other = (out(project) / "walikota.docx").read_bytes()
    (out(project) / "kabag-dua.docx").write_bytes(other)
    done = run("freeze", "kabag-dua", "-C", str(project))
    why = "kabag-dua.docx bukan yang tercatat; jalankan pkdocs generate dahulu"
    assert TOLD.format("kabag-dua", why) in done.stderr


def test_only_what_could_be_frozen_is_told(tmp_path: Path) -> None:
    lacking = "siap, nama belum diisi"
    now = small_folder(tmp_path, a="siap", k="konsep", t=lacking, g=lacking, f=lacking)
    (tmp_path / "g.docx").unlink()
    frozen(now, "f", agreed=("f",))
    codes = ["b", "a", "k", "g", "f", "t"]
    found = fit(read_again(tmp_path), codes, lambda _entri: None)
    assert [(s.stem, is_unnamed(s)) for s in found] == [("a", False), ("t", True)]


def test_what_is_frozen_already_is_passed_over_and_the_next_ones_are_not(tmp_path: Path) -> None:
    now = small_folder(tmp_path, a="siap", b="siap", c="siap")
    assert frozen(now, "a").stems == ["a"]
    assert read_again(tmp_path).register.sumber == {}
    assert frozen(read_again(tmp_path), "a", "b").stems == ["b"]
    found = read_again(tmp_path).register.dokumen
    assert {kode: entri.beku for kode, entri in found.items()} == {"a": True, "b": True, "c": False}
    assert released(read_again(tmp_path), "c", "b", "tiada", "a") == ["b", "a"]
    assert read_again(tmp_path).register.dokumen == now.register.dokumen


def test_the_register_knows_the_signed_file_and_the_one_that_was_made(tmp_path: Path) -> None:
    now = small_folder(tmp_path, a="siap")
    made = now.register.dokumen["a"]
    ours = (tmp_path / "a.docx").read_bytes()
    corrected = write_docx(tmp_path / "a.docx", "dikoreksi").read_bytes()
    frozen(read_folder(now.path, now.register), "a")
    stat = (tmp_path / "a.docx").stat()
    signed = replace(
        made,
        beku=True,
        sha256=hash_bytes(corrected),
        buatan=made.sha256,
        ukuran=stat.st_size,
        waktu=stat.st_mtime_ns,
    )
    assert read_again(tmp_path).register.dokumen == {"a": signed}
    released(read_again(tmp_path), "a")
    assert read_again(tmp_path).register.dokumen == {"a": replace(made, ukuran=0, waktu=0)}
    frozen(read_again(tmp_path), "a")
    (tmp_path / "a.docx").write_bytes(ours)
    stat = (tmp_path / "a.docx").stat()
    released(read_again(tmp_path), "a")
    assert read_again(tmp_path).register.dokumen == {
        "a": replace(made, ukuran=stat.st_size, waktu=stat.st_mtime_ns)
    }


def test_a_signed_document_that_is_gone_keeps_its_entry_when_released(tmp_path: Path) -> None:
    now = small_folder(tmp_path, a="siap")
    frozen(now, "a")
    (tmp_path / "a.docx").unlink()
    released(read_again(tmp_path), "a")
    made = now.register.dokumen["a"]
    assert read_again(tmp_path).register.dokumen == {"a": replace(made, ukuran=0, waktu=0)}
