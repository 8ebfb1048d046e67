"""`jobsearch feeds`: which formats there are, and which one a file has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .options import CONTEXT, json_option
from .output import one_line, print_json, table_console, wants_json

if TYPE_CHECKING:
    from ..feeds import Feed, RawPosting, Reject

_LOOKED_AT = 100


@click.command("feeds", context_settings=CONTEXT, short_help="List feed formats, or tell the format of a file.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--feed", metavar="NAME|FILE.yaml", help="Read the sources as this format instead of telling it.")
@json_option
def command(sources: tuple[str, ...], feed: str | None, as_json: bool | None) -> None:
    """List the feed formats; with sources, tell each one's format and how its first hundred records read.

    \b
    Examples:
      jobsearch feeds
      jobsearch feeds export.csv --feed my-board.yaml
    """  # noqa: D301
    rows = _looked_at(sources, feed) if sources else _known()
    if wants_json(as_json):
        print_json(rows)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name in rows[0]:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(one_line("" if value is None else value)) for value in row.values()))
    table_console().print(table)


def _known() -> list[dict[str, Any]]:
    from ..feeds import feed_names, get_feed

    return [{"feed": name, "reads": _about(get_feed(name))} for name in feed_names()]


def _about(feed: Feed) -> str:
    """What a format is: its definition's own words, else the first line of its documentation."""
    definition = getattr(feed, "definition", None)
    told = str(getattr(definition, "about", "") or type(feed).__doc__ or "").strip()
    return told.splitlines()[0] if told else ""


def _looked_at(sources: tuple[str, ...], feed: str | None) -> list[dict[str, Any]]:
    from itertools import islice

    from ..feeds import detect_feed, expand, get_feed, open_source

    rows = []
    for name in expand(sources):
        source = open_source(name)
        try:
            reader = get_feed(feed) if feed else detect_feed(source)
            records = list(islice(reader.read(source), _LOOKED_AT))
        finally:
            source.close()
        rows.append({"source": source.name, "feed": reader.name, **_summary(records)})
    return rows


def _summary(records: list[RawPosting | Reject]) -> dict[str, Any]:
    from ..feeds import Reject

    rejects = [record for record in records if isinstance(record, Reject)]
    first = next((record for record in records if not isinstance(record, Reject)), None)
    return {
        "records": len(records), "rejects": len(rejects),
        "first": None if first is None else f"{first.title} ({first.company})",
        "reject": f"row {rejects[0].row}: {rejects[0].field}: {rejects[0].reason}" if rejects else None,
    }
