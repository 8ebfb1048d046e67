"""`jobsearch show`: whole postings."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from .options import CONTEXT, engine_option, index_option, json_option, load, now_option, open_index
from .output import dump_json, one_line, paragraphs, print_json, table_console, wants_json

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ..posting import Posting, Salary


@click.command("show", context_settings=CONTEXT, short_help="Show whole postings.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@index_option
@engine_option
@now_option
@json_option
def command(
    ids: tuple[str, ...], index: str | None, engine: str | None, now: datetime | None, as_json: bool | None
) -> None:
    """Show whole postings by id: what a feed said, normalised.

    \b
    Examples:
      jobsearch show 4f1c2a --index jobs
      jobsearch search "welder" --json | jq -r '.hits[0].id' | xargs jobsearch show --json
    """  # noqa: D301
    from ..errors import QueryError

    with open_index(index, load(), engine=engine) as jobs:
        found = {id_: jobs.get(id_) for id_ in ids}
        where = jobs.index_name
    missing = [id_ for id_, posting in found.items() if posting is None]
    if missing:
        raise QueryError(f"id: no posting {', '.join(map(repr, missing))} in {where}", field="id", value=missing[0])
    postings = [posting for posting in found.values() if posting is not None]
    if wants_json(as_json):
        if len(postings) == 1:
            print_json(postings[0].model_dump(mode="json"))
        else:
            sys.stdout.writelines(dump_json(posting.model_dump(mode="json")) + "\n" for posting in postings)
        return
    console = table_console()
    for posting in postings:
        console.print(posting_view(posting, now or datetime.now().astimezone()))


def posting_view(posting: Posting, now: datetime) -> RenderableType:
    """One posting: title, facts, text."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    facts = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in _facts(posting, now):
        if value:
            facts.add_row(name, Text(one_line(value)))
    head = Text(one_line(posting.title), "bold")
    if posting.company:
        head.append(f"  {one_line(posting.company)}", "cyan")
    text = Text(paragraphs(posting.description))
    return Group(head, facts, Padding(text, (1, 0, 1, 0)) if posting.description else "")


def _facts(posting: Posting, now: datetime) -> list[tuple[str, str]]:
    from .wording import ago

    def named(values: tuple[str, ...]) -> str:
        return ", ".join(values).replace("_", " ")

    posted, until = posting.posted_at, posting.valid_through
    return [
        ("id", posting.id),
        ("places", "; ".join(f"{p.name}{' (remote)' if p.remote else ''}" for p in posting.places)),
        ("workplace", posting.workplace or ""),
        ("contract", named(posting.employment)),
        ("level", named(posting.seniority)),
        ("pay", _pay(posting.salary)),
        ("skills", ", ".join(posting.skills)),
        ("department", posting.department or ""),
        ("posted", f"{posted:%Y-%m-%d} ({ago(posted, now)})" if posted else ""),
        ("valid until", f"{until:%Y-%m-%d}" if until else ""),
        ("language", posting.language or ""),
        ("source", posting.source),
        ("url", posting.url or ""),
    ]


def _pay(salary: Salary | None) -> str:
    if salary is None:
        return ""
    if salary.min is not None and salary.max is not None and salary.min != salary.max:
        amount = f"{salary.min:,.0f} to {salary.max:,.0f}"
    elif salary.max is None:
        amount = f"from {salary.min or 0:,.0f}"
    else:
        amount = f"{'up to ' if salary.min is None else ''}{salary.max:,.0f}"
    return f"{amount} {salary.currency or ''} a {salary.period}"
