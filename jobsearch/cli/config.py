"""`jobsearch config`: the settings and their sources."""

from __future__ import annotations

import click

from .options import CONTEXT, json_option
from .output import note_console, one_line, print_json, table_console, wants_json


@click.command("config", context_settings=CONTEXT, short_help="Show the settings and where each comes from.")
@json_option
def command(as_json: bool | None) -> None:
    """Show each setting, its value and where it comes from: an option beats JOBSEARCH_X, that beats jobsearch.toml.

    \b
    Examples:
      jobsearch config
      JOBSEARCH_SIZE=20 jobsearch config --json
    """  # noqa: D301
    from ..settings import SECRETS, load_settings

    resolved = load_settings()
    rows = [
        {"setting": name, "value": "***" if name in SECRETS and value is not None else masked(value),
         "source": resolved.sources[name]}
        for name, value in resolved.settings.model_dump(mode="json").items()
    ]
    notes = note_console(quiet=False)
    for variable, meant in resolved.unknown.items():
        hint = f"; did you mean {meant}?" if meant else ""
        notes.print(f"{one_line(variable)} sets nothing{hint}", style="yellow")
    if wants_json(as_json):
        print_json(rows)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="dim", padding=(0, 2, 0, 0))
    for column in ("setting", "value", "from"):
        table.add_column(column, overflow="fold")
    for row in rows:
        value = Text("not set", "dim") if row["value"] is None else Text(one_line(row["value"]))
        table.add_row(Text(str(row["setting"])), value, Text(one_line(row["source"]), "dim"))
    table_console().print(table)


def masked(value: object) -> object:
    """The value without the password of a URL.

    >>> masked("https://me:s3/cr@t@host:9200/jobs")
    'https://me:***@host:9200/jobs'
    >>> masked("https://token@host:9200/jobs")
    'https://***@host:9200/jobs'
    """
    if not isinstance(value, str) or "://" not in value:
        return value
    scheme, _, rest = value.partition("://")
    # The last @: a password may hold any character, unescaped by mistake.
    login, at, place = rest.rpartition("@")
    user, colon, _ = login.partition(":")
    return f"{scheme}://{f'{user}:' if colon else ''}***@{place}" if at else value
