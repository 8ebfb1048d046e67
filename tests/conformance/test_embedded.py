from __future__ import annotations

from pathlib import Path

import pytest

from jobsearch.engines import open_engine
from tests.conformance.suite import EngineConformance, OpenEngine


class TestEmbedded(EngineConformance):
    @pytest.fixture
    def open_index(self, tmp_path: Path) -> OpenEngine:
        return lambda: open_engine(tmp_path / "index", create=True)
