"""Engines: where postings are kept and candidates found. Each is an entry point of "jobsearch.engines"."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..errors import ConfigError

if TYPE_CHECKING:
    from .base import Engine
    from .cluster.connection import Connection

GROUP = "jobsearch.engines"
_OWN = ("embedded", "elasticsearch", "opensearch")


def open_engine(
    index: str | Path,
    *,
    engine: str | None = None,
    create: bool = False,
    dims: int | None = None,
    connection: Connection | None = None,
) -> Engine:
    """Open the index that `--index` names.

    Args:
        index: A directory for the embedded engine, `http(s)://host:port/alias` for a cluster; several nodes of one
            stand between commas: `http://a:9200,b:9200/alias`.
        engine: Name of the engine; by default what `index` looks like, and which product answers there.
        create: Make the index when it is not there.
        dims: Length of the vectors to be written; by default that of the first one.
        connection: Login, certificates and time-outs for a cluster; a login in `index` overrules its own.

    Raises:
        ConfigError: No such engine, or none for this kind of index, or a part of `index` is not acceptable.
        EngineUnavailable: There is no such index, or it cannot be opened.
        EngineError: What answers is no server that can be used.
    """
    text = str(index)
    if not text:
        raise ConfigError("index is empty; name a directory, or http(s)://host:port/alias", setting="index")
    remote = text.lower().startswith(("http://", "https://"))
    known = names()
    if engine is not None and engine not in known:
        raise ConfigError(f"engine {engine!r} is not known; known are: {', '.join(known)}", setting="engine")
    if engine == "embedded" and remote:
        raise ConfigError(
            f"engine 'embedded' takes a directory, not {without_login(text)}", setting="index"
        )
    if engine in ("elasticsearch", "opensearch") or (engine is None and remote):
        from .cluster.opening import open_cluster

        return open_cluster(text, engine=engine, create=create, dims=dims, connection=connection)
    if engine in ("embedded", None):
        from .embedded import EmbeddedEngine

        return EmbeddedEngine(index, create=create, dims=dims)
    (found,) = [entry for entry in entry_points(group=GROUP) if entry.name == engine]
    return cast("Engine", found.load()(index, create=create, dims=dims))


def names() -> list[str]:
    """The engines that are known: our own, then those that others installed."""
    return [*_OWN, *sorted({entry.name for entry in entry_points(group=GROUP)} - set(_OWN))]


def without_login(url: str) -> str:
    """The URL without the login that it may hold; anything else as it is.

    >>> without_login("https://me:pa/ss@host:9200/jobs")
    'https://host:9200/jobs'
    """
    scheme, separator, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if separator else url
