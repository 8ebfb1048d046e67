"""`jobsearch stats`: what an index holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from .options import CONTEXT, engine_option, index_option, json_option, load, open_index
from .output import one_line, print_json, table_console, wants_json


@click.command("stats", context_settings=CONTEXT, short_help="Show what an index holds.")
@index_option
@engine_option
@json_option
def command(index: str | None, engine: str | None, as_json: bool | None) -> None:
    """Show what an index holds: postings, their ages, its size, and the encoder that it was written with.

    \b
    Examples:
      jobsearch stats --index jobs
      jobsearch stats --index jobs --json | jq .postings
    """  # noqa: D301
    with open_index(index, load(), engine=engine) as jobs:
        stats, name = jobs.stats(), jobs.index_name
    values: dict[str, Any] = {
        "index": name, "postings": stats.postings, "oldest": _day(stats.oldest), "newest": _day(stats.newest),
        "bytes": stats.bytes, "meta": dict(sorted(stats.meta.items())),
    }
    if wants_json(as_json):
        print_json(values)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    rows = {**values, "size": size(stats.bytes), **values["meta"]}
    for key, value in rows.items():
        if key not in ("meta", "bytes") and value is not None:
            shown = f"{value:,}" if isinstance(value, int) else one_line(value)
            table.add_row(Text(one_line(key)), Text(shown))
    table_console().print(table)


def size(count: int | None) -> str | None:
    """Bytes in a unit that fits.

    >>> size(12_345_678)
    '12.3 MB'
    """
    if count is None:
        return None
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= factor:
            return f"{count / factor:.1f} {unit}"
    return f"{count} B"


def _day(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
