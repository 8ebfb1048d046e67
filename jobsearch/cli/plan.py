"""`jobsearch plan`: how a query is understood."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

import click

from .options import (
    CONTEXT,
    engine_option,
    index_option,
    json_option,
    language_option,
    load,
    now_option,
    open_index,
    typed,
)
from .output import dump_json, print_json, table_console, wants_json

if TYPE_CHECKING:
    from ..query import Plan


class _Plans(Protocol):
    def __call__(self, text: str, *, now: datetime, query_id: str | None, language: str | None) -> Plan: ...


@click.command("plan", context_settings=CONTEXT, short_help="Show how a query is understood, without running it.")
@click.argument("text", nargs=-1)
@click.option("--queries", metavar="FILE", help="Many plans, as JSON lines in the file's order; - is stdin.")
@click.option("--explain", is_flag=True, help="Add the readings that were dropped, other places, and the ladder.")
@language_option
@index_option
@engine_option
@now_option
@json_option
def command(
    text: tuple[str, ...], queries: str | None, explain: bool, language: str | None, index: str | None,
    engine: str | None, now: datetime | None, as_json: bool | None,
) -> None:
    """Show how a query is understood: which words filled which slot, and the search that is made of them.

    No index is needed; with one, its employers' names are known too.

    \b
    Examples:
      jobsearch plan "senior nurse near Leeds, 35k+, no agencies"
      jobsearch plan --explain "reading tutor in Cambridge, posted this week"
      jobsearch plan --queries queries.jsonl --json > plans.jsonl
    """  # noqa: D301
    if bool(text) == bool(queries):
        raise click.UsageError("give either TEXT or --queries FILE")
    with _planner(index, engine) as plan:
        if queries:
            _plan_all(plan, queries, now=now, language=language)
            return
        made = plan(typed(text), now=now or _present(), query_id=None, language=language)
    if wants_json(as_json):
        print_json(made.model_dump(mode="json", by_alias=True))
        return
    from .plan_view import plan_view

    table_console().print(plan_view(made, explain=explain))


def _plan_all(plan: _Plans, path: str, *, now: datetime | None, language: str | None) -> None:
    from ..judgments import read_queries
    from .batch import naming, row_now

    present = now or _present()
    for query_id, row in read_queries(path).items():
        with naming(query_id):
            made = plan(row["text"], now=now or row_now(row) or present, query_id=query_id, language=language)
        sys.stdout.write(dump_json(made.model_dump(mode="json", by_alias=True)) + "\n")


@contextmanager
def _planner(index: str | None, engine: str | None) -> Iterator[_Plans]:
    """The planner of the index, or one without an index."""
    settings = load()
    if index or settings.index:
        with open_index(index, settings, engine=engine) as jobs:
            yield jobs.plan
        return
    from ..planner.planner import Planner

    yield Planner().plan


def _present() -> datetime:
    return datetime.now().astimezone()
