from __future__ import annotations

import pytest

from tests.conformance.conftest import NewIndex
from tests.conformance.suite import EngineConformance


@pytest.fixture(scope="class")
def new_index(tmp_path_factory: pytest.TempPathFactory) -> NewIndex:
    return lambda: tmp_path_factory.mktemp("index") / "index"


class TestEmbedded(EngineConformance):
    pass
