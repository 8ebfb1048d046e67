"""From what `--index` names on a cluster to the engine for it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import ConfigError
from .. import without_login
from .address import check_alias, parse_address
from .connection import Connection, connect

if TYPE_CHECKING:
    from ..base import Engine


def open_cluster(
    index: str | Path,
    *,
    engine: str | None = None,
    create: bool = False,
    dims: int | None = None,
    connection: Connection | None = None,
) -> Engine:
    """Open an index on a cluster.

    Args:
        index: `http(s)://host:port/alias`; several nodes stand between commas.
        engine: "elasticsearch" or "opensearch"; None takes whichever answers.
        create: Make the index when it is not there.
        dims: Length of the vectors to be written.
        connection: Login, certificates, time-outs; a login in `index` overrules its own.

    Raises:
        ConfigError: `index` or `connection` is not acceptable, or the client of the product is not installed.
        EngineError: As for `connect`, or the index is not there.
    """
    text = str(index)
    if not text.lower().startswith(("http://", "https://")):
        raise ConfigError(
            f"engine {engine!r} takes http(s)://host:port/alias, not {without_login(text)}", setting="index"
        )
    address = parse_address(text)
    alias = check_alias(address)
    connection = (connection or Connection()).with_login_of(address)
    server = connect(address.url, connection, engine=engine)
    try:
        from .engine import ClusterEngine

        return ClusterEngine(server, alias, create=create, dims=dims)
    except BaseException:
        server.close()
        raise


open_elasticsearch = partial(open_cluster, engine="elasticsearch")
open_opensearch = partial(open_cluster, engine="opensearch")
