"""Which feeds there are, and which one a source is."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import cast

from ..errors import ConfigError, FeedError
from .base import Feed
from .sources import Source, take_sample

#: Built-in feeds: name -> module and class.
_BUILT_IN = {
    "arbeitsagentur": ("arbeitsagentur", "ArbeitsagenturFeed"),
    "ashby": ("ashby", "AshbyFeed"),
    "eures": ("eures", "EuresFeed"),
    "greenhouse": ("greenhouse", "GreenhouseFeed"),
    "jsonld": ("jsonld", "JsonLdFeed"),
    "lever": ("lever", "LeverFeed"),
    "sample": ("sample", "SampleFeed"),
}
GROUP = "jobsearch.feeds"
#: A sniff below this is no match.
_ENOUGH = 0.5


def feed_names() -> list[str]:
    """Every known feed, sorted: built in, defined in ingest/, or plugged in by entry point."""
    return sorted({*_BUILT_IN, *_definitions(), *_entry_points()})


def get_feed(name: str) -> Feed:
    """The feed of that name, or of the definition file (`.yaml`) at that path.

    Raises:
        ConfigError: No such feed; the known ones are listed. Or two plug-ins claim the name.
    """
    from .mapped import load_feed

    if name in _BUILT_IN:
        module, cls = _BUILT_IN[name]
        return cast(Feed, getattr(import_module(f".{module}", __package__), cls)())
    if name in (definitions := _definitions()):
        return load_feed(definitions[name])
    if name in (plugged := _entry_points()):
        return cast(Feed, import_module(plugged[name][0]).__getattribute__(plugged[name][1])())
    if name.endswith((".yaml", ".yml")):
        return load_feed(Path(name))
    raise ConfigError(
        f"unknown feed {name!r}; known are {', '.join(feed_names())}, or the path of a definition (.yaml)",
        setting="feed",
        source=name,
    )


def detect_feed(source: Source) -> Feed:
    """The feed whose shape the source has.

    Raises:
        FeedError: None fits; the known feeds are listed.
    """
    sample = take_sample(source.head)
    scored = [(feed.sniff(sample), feed.name, feed) for feed in map(get_feed, feed_names())]
    score, _, best = max(scored, key=lambda s: (s[0], s[1]))
    if score >= _ENOUGH:
        return best
    raise FeedError(
        f"{source.name}: no known feed has this shape; known are {', '.join(feed_names())}; "
        "name one, or write a definition (see ingest/README.md)",
        path=source.name,
        reason="unknown shape",
    )


def _definitions() -> dict[str, Path]:
    from ..resources import data_dir

    return {p.stem: p for p in sorted((data_dir("ingest") / "feeds").glob("*.yaml"))}


def _entry_points() -> dict[str, tuple[str, str]]:
    from importlib.metadata import entry_points

    found: dict[str, tuple[str, str]] = {}
    for point in entry_points(group=GROUP):
        where = (point.module, point.attr)
        own = point.name in _BUILT_IN and point.module.startswith("jobsearch.")
        if not own and (point.name in _BUILT_IN or found.get(point.name, where) != where):
            raise ConfigError(
                f"two plug-ins claim the feed name {point.name!r}", setting="feed", source=point.value
            )
        if not own:
            found[point.name] = where
    return found
