"""The pages of a post as pictures."""

from pathlib import Path

import pytest

from tests.helpers import edit, make_project, run

pytestmark = pytest.mark.soffice


PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.slow
def test_the_pages_of_a_post_are_drawn_and_the_output_is_left_alone(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    where = folder / "gambar"
    done = run("preview", "lurah melati", "-C", str(folder), "-o", str(where), "--dpi", "40")
    assert done.returncode == 0
    names = ["lurah-melati-hal-1.png", "lurah-melati-hal-2.png"]
    assert sorted(path.name for path in where.iterdir()) == names
    assert all((where / name).read_bytes().startswith(PNG) for name in names)
    assert not (folder / "output").exists()
    (where / "lurah-melati-hal-9.png").write_bytes(b"lama")
    again = run("preview", "lurah-melati", "-C", str(folder), "-o", str(where), "--dpi", "40")
    assert "boleh dihapus: lurah-melati-hal-9.png" in again.stdout
    assert (where / "lurah-melati-hal-9.png").exists()


def test_a_post_with_an_error_is_not_drawn(tmp_path: Path) -> None:
    folder = make_project(tmp_path)
    edit(folder, "org.yaml", 'nip: "198001012005011001"', 'nip: "123"')
    done = run("preview", "walikota", "-C", str(folder))
    assert done.returncode == 1
    assert "J008" in done.stderr
    assert not (folder / "pratinjau").exists()
