"""The base project, its agreements resolved."""

import pytest

from pkdocs.app.years import load_year
from pkdocs.rules.year import Year
from tests.helpers import make_project


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    loaded = load_year(make_project(tmp_path_factory.mktemp("dasar"))).value
    assert loaded is not None
    return loaded
