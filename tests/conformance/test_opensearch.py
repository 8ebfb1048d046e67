from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conformance.conftest import NewIndex, new_aliases
from tests.conformance.suite import EngineConformance


@pytest.fixture(scope="class")
def new_index(opensearch_url: str) -> Iterator[NewIndex]:
    with new_aliases(opensearch_url) as new:
        yield new


@pytest.mark.engine
class TestOpenSearch(EngineConformance):
    pass
