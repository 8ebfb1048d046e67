"""Engines: where postings are kept and candidates found. Each is an entry point of "jobsearch.engines"."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..errors import ConfigError

if TYPE_CHECKING:
    from .base import Engine

GROUP = "jobsearch.engines"


def open_engine(
    index: str | Path, *, engine: str | None = None, create: bool = False, dims: int | None = None
) -> Engine:
    """Open the index that `--index` names.

    Args:
        index: A directory for the embedded engine, `http(s)://host:port/alias` for a cluster.
        engine: Name of the engine; by default what `index` looks like.
        create: Make the index when it is not there.
        dims: Length of the vectors to be written; by default that of the first one.

    Raises:
        ConfigError: No such engine, or none for this kind of index.
        EngineUnavailable: There is no such index, or it cannot be opened.
    """
    text = str(index)
    if not text:
        raise ConfigError("index is empty; name a directory", setting="index")
    remote = text.startswith(("http://", "https://"))
    known = names()
    if engine is None:
        if remote:
            raise ConfigError(
                f"index {_without_login(text)} is on a cluster; this version has no engine for clusters yet, "
                "name a directory for the embedded engine",
                setting="index",
            )
        engine = "embedded"
    if engine not in known:
        raise ConfigError(f"engine {engine!r} is not known; known are: {', '.join(known)}", setting="engine")
    if engine == "embedded" and remote:
        raise ConfigError(
            f"engine 'embedded' takes a directory, not {_without_login(text)}", setting="index"
        )
    if engine == "embedded":
        from .embedded import EmbeddedEngine

        return EmbeddedEngine(index, create=create, dims=dims)
    (found,) = [entry for entry in entry_points(group=GROUP) if entry.name == engine]
    return cast("Engine", found.load()(index, create=create, dims=dims))


def names() -> list[str]:
    """The engines that are installed."""
    return sorted({"embedded", *(entry.name for entry in entry_points(group=GROUP))})


def _without_login(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
