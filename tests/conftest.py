"""Options and profiles of the test run."""

import multiprocessing
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from pkdocs.pdf.engine import LIBREOFFICE, Engine
from tests.helpers import make_project, run
from tests.support.office import office_processes
from tests.support.sticky import Sticky
from tests.tools import find_soffice

for _name, _usual in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
    _number = getattr(signal, _name, None)
    if _number and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)  # behind nohup or & no run that is started would hear it

hypothesis.settings.register_profile(
    "all", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)  # how busy the machine is says nothing of the program
hypothesis.settings.register_profile("dev", hypothesis.settings.get_profile("all"), max_examples=10)
hypothesis.settings.register_profile(
    "ci", hypothesis.settings.get_profile("all"), max_examples=100, derandomize=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected files")
    parser.addoption("--slow", action="store_true", help="run the slow tests too, as CI does")
    parser.addoption(
        "--spawn", action="store_true", help="start processes as on Windows, as of 64 cores"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Let every Python that the tests start begin as `support/spawn/sitecustomize.py` says."""
    if config.getoption("--spawn"):
        multiprocessing.set_start_method("spawn", force=True)
        place = Path(__file__).parent / "support" / "spawn"
        paths = (str(place), os.environ.get("PYTHONPATH", ""))
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests, and all attacks, to CI and to who asks for them.

    The longest one is the first, so that no worker waits for another at the end.
    """
    items.sort(key=lambda item: "wine" not in item.keywords)
    if config.getoption("--slow") or os.environ.get("PKDOCS_REQUIRE_TOOLS") == "1":
        return
    later = pytest.mark.skip(reason="slow: CI runs it, and pytest --slow")
    for item in items:
        if "slow" in item.keywords or "attacks" in item.path.parts:
            item.add_marker(later)


@pytest.fixture
def fresh_project(tmp_path: Path) -> Path:
    """The base project, of which nothing was made yet."""
    return make_project(tmp_path / "proyek")


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_project(tmp_path_factory.mktemp("dibuat"))
    assert run("generate", "-C", str(folder)).returncode == 0
    return folder


@pytest.fixture
def project(_made: Path, tmp_path: Path) -> Path:
    """The base project with all its documents made; a copy, with the times that it lists."""
    return Path(shutil.copytree(_made, tmp_path / "proyek"))


@pytest.fixture(scope="session")
def _made_with_pdf(_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    find_soffice()
    folder = Path(shutil.copytree(_made, tmp_path_factory.mktemp("dicetak") / "proyek"))
    assert run("pdf", "-C", str(folder)).returncode == 0
    return folder


@pytest.fixture
def project_with_pdf(_made_with_pdf: Path, tmp_path: Path) -> Path:
    """The base project with all its documents and their PDF; a copy."""
    return Path(shutil.copytree(_made_with_pdf, tmp_path / "proyek"))


@pytest.fixture
def engine() -> Engine:
    return Engine(LIBREOFFICE, Path(find_soffice()))


@pytest.fixture
def sticky(monkeypatch: pytest.MonkeyPatch) -> Sticky:
    """What lets files stick, as they do on Windows; none does until it is told."""
    return Sticky(monkeypatch)


@pytest.fixture
def case_insensitive(tmp_path: Path) -> Iterator[Path]:
    """A file system that takes `A` and `a` for the same name, as those of Windows and macOS do."""
    needed = ("mkfs.exfat", "mount.exfat-fuse", "losetup")
    if os.geteuid() or not all(map(shutil.which, needed)):
        pytest.skip("needs root, exfatprogs and exfat-fuse (apt-get install exfatprogs exfat-fuse)")
    image, folder = tmp_path / "cakram", tmp_path / "terpasang"
    image.touch()
    os.truncate(image, 32 << 20)
    folder.mkdir()
    subprocess.run(["mkfs.exfat", str(image)], check=True, capture_output=True)
    loop = subprocess.run(
        ["losetup", "-f", "--show", str(image)], capture_output=True, text=True, check=False
    )
    device = loop.stdout.strip()
    if loop.returncode:
        pytest.skip("this machine gives no loop device")
    try:
        if subprocess.run(
            ["mount.exfat-fuse", device, str(folder)], capture_output=True, check=False
        ).returncode:
            pytest.skip("this machine mounts no FUSE file system")
        yield folder
        subprocess.run(["umount", str(folder)], check=True)
    finally:
        subprocess.run(["losetup", "-d", device], check=True)


@pytest.fixture
def nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give temporary files a folder of their own, and see to it that converting leaves none."""
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    yield
    assert list(temporary.glob("pkdocs-pdf-*")) == []
    assert office_processes(tmp_path) == []
