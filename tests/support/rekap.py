"""Made-up posts for a recap: what is known of each."""

from pkdocs.base.values import replace
from pkdocs.domain import Pejabat, Tanggal, Tenggat
from pkdocs.domain.agenda import Kejadian, Peristiwa
from pkdocs.rules.rekap import Diketahui, Kemajuan
from pkdocs.rules.riwayat import Riwayat, all_riwayat
from tests.support.chart import jabatan

HARI = Tanggal(2023, 3, 1)
TENGGAT = Tenggat(
    ditandatangani=Tanggal(2023, 2, 28),
    diinput=Tanggal(2023, 3, 31),
    diserahkan=Tanggal(2023, 2, 28),
)
SAKIP, SIM = "e-SAKIP", "Sistem Kepegawaian"
SISTEM = {SAKIP: frozenset(("1.1", "1.2")), SIM: frozenset(("3.1",))}
WAKTU = "2023-02-06T08:00:00+07:00"
KEPADA = jabatan("walikota", "Walikota Kota Contoh")


def event(peristiwa: Peristiwa, nomor: int = 0, **rest: object) -> Kejadian:
    return Kejadian(WAKTU, "ani", peristiwa, 2023, "kabag-satu", nomor, **rest)  # type: ignore[arg-type]


def riwayat(*events: Kejadian) -> Riwayat:
    return all_riwayat(events, 2023).get(("kabag-satu", 0), Riwayat("kabag-satu", 0))


def post(
    kode: str, kemajuan: Kemajuan = Kemajuan.SIAP, unit: str = "Bagian Hukum Contoh", **rest: object
) -> Diketahui:
    own = replace(jabatan(kode, f"Jabatan {kode}"), unit=unit)
    return Diketahui(own, own.pejabat, KEPADA, kemajuan, **rest)  # type: ignore[arg-type]


def person(own: Diketahui) -> Diketahui:
    """The post with a made-up holder."""
    span = own.jabatan.span
    pejabat = Pejabat("Rara Contoh", "Dr.", "M.Si.", "198001012005011001", "", span)
    return replace(own, pejabat=pejabat)
