from __future__ import annotations

from collections.abc import Iterator

import pytest

from jobsearch.engines import open_engine
from tests.conformance.conftest import new_aliases
from tests.conformance.suite import EngineConformance, OpenEngine


@pytest.mark.engine
class TestOpenSearch(EngineConformance):
    @pytest.fixture
    def open_index(self, opensearch_url: str) -> Iterator[OpenEngine]:
        with new_aliases(opensearch_url) as new:
            index = new()
            yield lambda: open_engine(index, create=True)
