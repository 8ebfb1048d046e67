"""`jobsearch search`: one search for a person or a script, or a file of queries."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, Any

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
    quiet_option,
    typed,
)
from .output import note_console, print_json, table_console, wants_json

if TYPE_CHECKING:
    from ..client import JobSearch
    from ..query import SearchResponse
    from ..settings import Settings

_LEVELS = ("internship", "entry", "junior", "mid", "senior", "lead", "manager", "director", "executive")
_CONTRACTS = ("full_time", "part_time", "contract", "temporary", "internship", "freelance")
NEXT_PAGE = "jobsearch search --next"


@click.command("search", context_settings=CONTEXT, short_help="Search in plain words.")
@click.argument("text", nargs=-1)
@index_option
@engine_option
@click.option("--size", "-n", type=click.IntRange(min=1), help="Hits a page. [default: 10]")
@click.option("--explain", is_flag=True, help="Show the parts that each score is the sum of.")
@click.option("--next", "next_page", is_flag=True, help="The next page of the last search on this terminal.")
@click.option("--cursor", help='The page that the "cursor" of a JSON answer points to; - reads it from stdin.')
@click.option("--location", help="Place, overruling the text's.")
@click.option("--workplace", type=click.Choice(["remote", "hybrid", "onsite"]), help="Overrules the text's.")
@click.option("--employment", type=click.Choice(_CONTRACTS), multiple=True, help="May be given several times.")
@click.option("--seniority", type=click.Choice(_LEVELS), multiple=True, help="May be given several times.")
@click.option("--company", help="Employer, overruling the text's.")
@click.option("--posted-after", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="First day that counts.")
@click.option("--window", type=click.IntRange(1, 10_000), help="Candidates that are ranked. [default: 400]")
@language_option
@click.option("--queries", metavar="FILE", help="Many searches: JSON lines with query_id, text and, optionally, now.")
@click.option("--run", "run_path", metavar="FILE", help="With --queries: write a TREC run instead of answers.")
@now_option
@json_option
@quiet_option
def command(
    text: tuple[str, ...], index: str | None, engine: str | None, now: datetime | None, as_json: bool | None,
    quiet: bool, **options: Any,
) -> None:
    """Search postings in plain words: role, place, age, level, pay, contract, employer, and what must not be there.

    TEXT may be several words; - reads it from stdin.

    \b
    Examples:
      jobsearch search "find software engineer jobs in Silicon Valley that were posted recently" --index jobs
      jobsearch search "remote data analyst, 60k+ EUR, no agencies" --json | jq -r '.hits[].url'
      jobsearch search --queries queries.jsonl --run run.trec --size 200
    """  # noqa: D301
    settings = load()
    given = typed(text) if text else None  # an empty text lists the newest postings
    _check(given, options)
    window = options["window"] or settings.window
    size = options["size"] or settings.size
    if options["queries"]:
        from .batch import answer_queries

        with open_index(index, settings, engine=engine) as jobs:
            answer_queries(jobs, options["queries"], run_path=options["run_path"], now=now, size=size, window=window,
                           language=options["language"] or settings.language, notes=note_console(quiet=quiet),
                           **_fixed(options))
        return
    cursor = sys.stdin.read().strip() if options["cursor"] == "-" else options["cursor"]
    if options["next_page"]:
        index, cursor = _next_page(index, settings)
    with open_index(index, settings, engine=engine) as jobs:
        response = _search(jobs, given or "", now=now, size=size, cursor=cursor, window=window,
                           language=options["language"] or settings.language, options=options)
        show(response, jobs.index_name, as_json=as_json, explain=options["explain"])


def show(response: SearchResponse, index: str, *, as_json: bool | None, explain: bool) -> None:
    """Print an answer; on a terminal, keep the place of its next page for `--next`."""
    if wants_json(as_json):
        print_json(response.model_dump(mode="json"))
        return
    from .search_view import print_search

    hint = None
    if response.cursor and sys.stdout.isatty():
        from .pages import save_page

        hint = NEXT_PAGE if save_page(index, response.cursor) else None
    print_search(table_console(), response, explain=explain, hint=hint)


def _search(jobs: JobSearch, text: str, *, options: dict[str, Any], **arguments: Any) -> SearchResponse:
    return jobs.search(text, **_fixed(options), **arguments)


def _next_page(index: str | None, settings: Settings) -> tuple[str, str]:
    """(index, cursor) of the next page; what was kept of the last search holds no login."""
    from ..engines import without_login
    from .pages import load_page

    kept, cursor = load_page(None if index is None else without_login(index))
    named = settings.index if index is None else index
    return (named if named and without_login(named) == kept else kept), cursor


def _fixed(options: dict[str, Any]) -> dict[str, Any]:
    """What the options fix beside the text."""
    after = options["posted_after"]
    return {name: options[name] for name in ("location", "workplace", "employment", "seniority", "company")} | {
        "posted_after": after.date() if after else None
    }


def _check(text: str | None, options: dict[str, Any]) -> None:
    """Tell contradicting or missing arguments before anything is opened."""
    ways = {"--next": options["next_page"], "--cursor": options["cursor"], "--queries": options["queries"]}
    chosen = [name for name, value in ways.items() if value]
    if len(chosen) + (text is not None) > 1:
        raise click.UsageError(f"give only one of TEXT, {', '.join(ways)}; got {len(chosen) + (text is not None)}")
    if options["run_path"] and not options["queries"]:
        raise click.UsageError("--run needs --queries FILE")
    fixed = ("location", "workplace", "employment", "seniority", "company", "posted_after")
    if text is None and not chosen and not any(options[name] for name in fixed):
        raise click.UsageError('say what to search: jobsearch search "nurse in Leeds"')
