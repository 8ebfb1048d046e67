"""Many searches in one process: answers as JSON lines, or a TREC run."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ..errors import JobSearchError, QueryError
from ..judgments import read_queries
from .options import parse_now
from .output import dump_json

if TYPE_CHECKING:
    from rich.console import Console

    from ..client import JobSearch
    from ..query import SearchResponse

TAG = "jobsearch"
_BLANK = re.compile(r"\s")


def answer_queries(
    jobs: JobSearch, path: str, *, run_path: str | None, now: datetime | None, size: int, notes: Console, **fixed: Any
) -> None:
    """Answer every query of a file, as JSON lines on stdout or as a TREC run in `run_path` (`-`: stdout)."""
    queries = read_queries(path)
    answers = search_all(jobs, queries, now=now, size=size, highlight=run_path is None, **fixed)
    if run_path is None:
        for response in answers:
            sys.stdout.write(dump_json(response.model_dump(mode="json")) + "\n")
        return
    with written_whole(run_path) as file:
        for response in answers:
            file.writelines(run_lines(response))
    notes.print(f"{len(queries)} queries, {size} hits each at most, written to {run_path}")


def search_all(
    jobs: JobSearch, queries: Mapping[str, Mapping[str, Any]], *, now: datetime | None, **options: Any
) -> Iterator[SearchResponse]:
    """Search each query in order; `now`, when given, sets the clock of all, else each row's own `now` does.

    `options` are those of `JobSearch.search`, the same for every query.

    Raises:
        QueryError: A query is not acceptable; the message names it.
    """
    for query_id, row in queries.items():
        with naming(query_id):
            when = now or row_now(row)
            yield jobs.search(row["text"], now=when, query_id=query_id, **options)


@contextmanager
def naming(query_id: str) -> Iterator[None]:
    """Put the query's id before the message of whatever goes wrong with it."""
    try:
        yield
    except JobSearchError as exc:
        exc.message = f"query {query_id}: {exc.message}"
        exc.args = (exc.message,)
        raise


def row_now(row: Mapping[str, Any]) -> datetime | None:
    """The row's own clock; None when it has none."""
    now = row.get("now")
    if now is None:
        return None
    if not isinstance(now, str):
        raise QueryError(f"now: {now!r} is not a text; accepted is a date or an aware time", field="now", value=now)
    return parse_now(now)


def run_lines(response: SearchResponse) -> Iterator[str]:
    """TREC lines of one answer."""
    query_id = trec_id(response.query_id or "q")
    for hit in response.hits:
        yield f"{query_id} Q0 {trec_id(hit.id)} {hit.rank} {hit.score:.6f} {TAG}\n"


def trec_id(id_: str) -> str:
    """An id fit for a column of a TREC file: blanks become underscores.

    >>> trec_id("ES 12 3")
    'ES_12_3'
    """
    return _BLANK.sub("_", id_)


@contextmanager
def written_whole(path: str) -> Iterator[IO[str]]:
    """A file that appears under its name only when all of it was written; `-` is stdout."""
    if path == "-":
        yield sys.stdout
        return
    target = Path(path)
    unfinished = target.with_name(target.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            yield file
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


