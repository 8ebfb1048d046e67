"""The cluster that a command is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..engines.cluster.server import Server
    from ..settings import Settings

_CLUSTERS = ("elasticsearch", "opensearch")


def named_index(index: str | None, settings: Settings, *, command: str) -> str:
    """The index on a cluster that --index or the settings name.

    Raises:
        ConfigError: Neither names one on a cluster.
    """
    from ..engines import without_login
    from ..errors import ConfigError

    named = index if index is not None else settings.index
    if named and named.lower().startswith(("http://", "https://")):
        return named
    what = f"{without_login(named)!r} is no index on a cluster" if named else "none is named"
    raise ConfigError(
        f"index: {what}; {command} takes --index http(s)://host:port/alias; an index in a directory sets itself up "
        "and needs no rebuild",
        setting="index", source="option",
    )


def cluster_engine(engine: str | None, settings: Settings) -> str | None:
    """The product that --engine or the settings name; None for whichever answers.

    Raises:
        ConfigError: It is no cluster's.
    """
    from ..errors import ConfigError

    named = engine or settings.engine
    if named not in (None, *_CLUSTERS):
        raise ConfigError(f"engine: {named!r} is no cluster's; accepted are {' and '.join(_CLUSTERS)}",
                          setting="engine", source="option")  # fmt: skip
    return named


@contextmanager
def open_server(index: str, engine: str | None, settings: Settings) -> Iterator[tuple[Server, str]]:
    """The cluster of an index, and the index's alias; it need not be there yet.

    Raises:
        ConfigError: The URL is not acceptable.
        EngineError: The cluster cannot be reached, or used.
    """
    from ..engines.cluster.address import check_alias, parse_address
    from ..engines.cluster.connection import connect

    address = parse_address(index)
    alias = check_alias(address)
    connection = settings.connection().with_login_of(address)
    server = connect(address.url, connection, engine=cluster_engine(engine, settings))
    try:
        yield server, alias
    finally:
        server.close()
