"""`jobsearch demo`: from nothing to a first search."""

from __future__ import annotations

import json
import os
import shlex
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import CONTEXT, json_option, load, now_option, open_index, quiet_option
from .output import note_console, one_line, print_json, table_console

if TYPE_CHECKING:
    from ..client import JobSearch
    from ..ingestion import IngestReport

QUERY = "find software engineer jobs in Silicon Valley that were posted recently"
#: What to try next: command, what it shows.
NEXT = (
    ('search "查找硅谷近期发布的软件工程师职位"', "the same search in Chinese"),
    ('search "remote nurse or carer, part time, no agencies" --explain', "why each hit stands where it stands"),
    ('plan "senior data engineer near Munich, 80k+ EUR, posted this week"', "how a query is understood"),
)


@click.command(
    "demo", context_settings=CONTEXT, short_help="Index the postings that ship with jobsearch and search them."
)
@click.option("--index", metavar="DIR|URL", help="Where the demo's index lies. [default: the user's cache directory]")
@now_option
@json_option
@quiet_option
def command(index: str | None, now: datetime | None, as_json: bool | None, quiet: bool) -> None:
    """Index the sample that ships with jobsearch (once a day: its postings keep their age) and search it.

    \b
    Examples:
      jobsearch demo
      jobsearch demo --index jobs
    """  # noqa: D301
    moment = now or datetime.now().astimezone()
    notes = note_console(quiet=quiet)
    with _open(index) as jobs:
        name = jobs.index_name
        notes.print(f"Reading the sample that ships with jobsearch into {one_line(name)} ...", style="dim")
        report = index_sample(jobs, moment, quiet=quiet)
        changed = f"{report.written:,} written, " if report.written else ""
        notes.print(f"{report.read:,} postings, {changed}in {report.seconds:.1f} s\n", style="dim")
        response = jobs.search(QUERY, now=moment)
    if as_json:
        print_json(response.model_dump(mode="json"))
        return
    from rich.text import Text

    from .search_view import print_search

    console = table_console()
    console.print(Text.assemble(("$ ", "dim"), ("jobsearch search ", "bold"), (f'"{QUERY}"', "bold green")))
    print_search(console, response)
    console.print(Text("\nTry next:", "bold"))
    for arguments, shows in NEXT:
        typed = f"{_program()} {arguments} --index {shlex.quote(name)}"
        console.print(Text.assemble(f"  {typed}", (f"   # {shows}", "dim")), soft_wrap=True)


def _open(index: str | None) -> JobSearch:
    from ..client import JobSearch

    if index and "://" in index:
        return open_index(index, load(), create=True)
    # Not as the settings have it: they may name an engine that takes no directory.
    directory = Path(index) if index else cache_directory()
    directory.parent.mkdir(parents=True, exist_ok=True)
    return JobSearch(directory, create=True)


def index_sample(jobs: JobSearch, now: datetime, *, quiet: bool) -> IngestReport:
    """Bring the sample, dated relative to `now`, into the index; what the sample no longer holds goes."""
    from ..sample import read
    from .index import progress_bar

    with tempfile.TemporaryDirectory() as folder, progress_bar(quiet=quiet) as progress:
        path = Path(folder) / "sample.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(posting, ensure_ascii=False) + "\n" for posting in read(now))
        report = jobs.index(path, now=now, feed="sample", expire_missing=True, progress=progress)
    report.check()
    return report


def cache_directory() -> Path:
    """Where the demo keeps its index when none is named."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "jobsearch" / "demo"


def _program() -> str:
    """`jobsearch` as the reader can call it: with its path when it is not on PATH, as after `make demo`."""
    import shutil
    import sys

    beside = Path(sys.executable).parent / "jobsearch"
    on_path = shutil.which("jobsearch")
    if on_path or not beside.exists():
        return "jobsearch"
    here = Path.cwd()
    return str(beside.relative_to(here) if beside.is_relative_to(here) else beside)
