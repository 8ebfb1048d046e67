"""Options and servers of the whole test suite."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests import servers

_NODES = pytest.StashKey["dict[str, Future[servers.Node]]"]()
_POOL = pytest.StashKey[ThreadPoolExecutor]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Rewrite the files under tests/golden; the diff is to be reviewed."
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def elasticsearch_url(pytestconfig: pytest.Config) -> str:
    """An Elasticsearch shared by all tests: make indexes of your own names and delete only those."""
    return _url("elasticsearch", pytestconfig)


@pytest.fixture(scope="session")
def opensearch_url(pytestconfig: pytest.Config) -> str:
    """An OpenSearch shared by all tests: make indexes of your own names and delete only those."""
    return _url("opensearch", pytestconfig)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_NODES] = {}
    config.stash[_POOL] = ThreadPoolExecutor(len(servers.KINDS), thread_name_prefix="engines")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start the servers that tests ask for while the first tests run: each takes seconds."""
    if session.config.option.collectonly:
        return
    for kind in servers.KINDS:
        if any(_wants(item, kind) for item in session.items) and not _given(kind) and servers.available(kind) is None:
            _node(kind, session.config)


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_POOL].shutdown(cancel_futures=True)
    started = [future for future in config.stash[_NODES].values() if not future.cancelled()]
    servers.stop_all(future.result() for future in started if future.exception() is None)


def _url(kind: str, config: pytest.Config) -> str:
    if url := _given(kind):
        return url
    if reason := servers.available(kind):
        required = os.environ.get("JOBSEARCH_REQUIRE_ENGINES") == "1"
        # fail, not skip: where the engines are required, an untested engine must not pass.
        (pytest.fail if required else pytest.skip)(f"{reason}; or name a running one in {kind.upper()}_URL")
    return _node(kind, config).result().url


def _node(kind: str, config: pytest.Config) -> Future[servers.Node]:
    nodes = config.stash[_NODES]
    if kind not in nodes:
        nodes[kind] = config.stash[_POOL].submit(servers.start, kind)
    return nodes[kind]


def _given(kind: str) -> str:
    """A server that is there already."""
    return os.environ.get(f"{kind.upper()}_URL", "").rstrip("/")


def _wants(item: pytest.Item, kind: str) -> bool:
    if item.get_closest_marker("engine") is None:
        return False
    # A parametrized fixture asks for its server by name, at run time.
    callspec = getattr(item, "callspec", None)
    return f"{kind}_url" in getattr(item, "fixturenames", ()) or (
        callspec is not None and kind in map(str, callspec.params.values())
    )
