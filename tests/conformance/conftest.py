"""Where the conformance tests put their indexes: one fixture, once for each engine."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

#: Names a new index at each call: a directory, or a URL with an alias of its own.
NewIndex = Callable[[], str | Path]

CLUSTERS = ("elasticsearch", "opensearch")
ENGINES = ["embedded", *(pytest.param(name, marks=pytest.mark.engine) for name in CLUSTERS)]


@pytest.fixture(scope="session", params=ENGINES)
def new_index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewIndex]:
    if request.param == "embedded":
        yield lambda: tmp_path_factory.mktemp("index") / "index"
    else:
        with new_aliases(request.getfixturevalue(f"{request.param}_url")) as new:
            yield new


@contextmanager
def new_aliases(url: str) -> Iterator[NewIndex]:
    """Aliases of our own on a server; what was made behind them is deleted at the end, and nothing else."""
    made: list[str] = []

    def new() -> str:
        made.append(f"jobsearch-test-{uuid4().hex[:12]}")
        return f"{url}/{made[-1]}"

    try:
        yield new
    finally:
        for alias in made:
            for index in json.loads(_call("GET", f"{url}/{alias}-v*") or "{}"):
                _call("DELETE", f"{url}/{index}")
            _call("DELETE", f"{url}/_index_template/jobsearch-{alias}")


def _call(method: str, url: str) -> str:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=30) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as exc:
        if exc.code == 404:
            return ""
        raise
