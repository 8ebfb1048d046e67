"""`jobsearch index`: feeds into an index."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import CONTEXT, engine_option, index_option, json_option, load, now_option, open_index, quiet_option
from .output import note_console, one_line, print_json, table_console, wants_json

if TYPE_CHECKING:
    from ..ingestion import IngestReport
    from ..settings import Settings


@click.command("index", context_settings=CONTEXT, short_help="Read feeds into an index.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@index_option
@engine_option
@click.option("--feed", metavar="NAME|FILE.yaml", help="Format of the sources. [default: told by their shape]")
@click.option("--source", metavar="NAME", help="Name kept in the postings, by which --expire-missing tells one board's "
              "from another's. [default: the format's]")
@click.option("--expire-missing", is_flag=True, help="Delete postings of the same feed that it no longer holds.")
@click.option("--rejects", metavar="FILE", help="Where rejected rows go, as JSON lines. [default: INDEX.rejects.jsonl "
              "beside the index; in the working directory for one on a cluster]")
@click.option("--encoder", metavar="NAME|DIR", help="Encoder of a new index. [or JOBSEARCH_ENCODER]")
@now_option
@json_option
@quiet_option
def command(
    sources: tuple[str, ...], index: str | None, engine: str | None, feed: str | None, source: str | None,
    expire_missing: bool, rejects: str | None, encoder: str | None, now: datetime | None, as_json: bool | None,
    quiet: bool,
) -> None:
    """Read feeds into an index, which is made when it does not exist; postings that did not change are skipped.

    A SOURCE is a file (.gz too), a directory, a URL, or - for stdin. A row that cannot be used goes to the rejects
    file with its reason; the others are indexed, and the exit code is 4.

    \b
    Examples:
      jobsearch index postings.jsonl.gz --index jobs
      jobsearch index boards/*.json --index jobs --feed greenhouse --expire-missing
      curl -s https://example.com/jobs.json | jobsearch index - --index jobs
    """  # noqa: D301
    from ..feeds import expand, get_feed

    settings = load()
    expand(sources)  # a slip in a name is told before an index is made
    if feed:
        get_feed(feed)
    encoder = encoder or _usual_encoder(index, engine, settings)
    with open_index(index, settings, create=True, encoder=encoder, engine=engine) as jobs:
        kept = Path(rejects) if rejects else rejects_beside(jobs.index_name)
        try:
            with progress_bar(quiet=quiet) as progress:
                report = jobs.index(sources, now=now, feed=feed, source=source, expire_missing=expire_missing,
                                    rejects=kept, progress=progress)
        finally:
            if not rejects and kept.is_file() and kept.stat().st_size == 0:
                kept.unlink()
    show(report, as_json=as_json)
    check(report, kept)
    if not quiet and sys.stdout.isatty() and not as_json:
        note_console(quiet=quiet).print(f'Now search: jobsearch search "..." --index {one_line(jobs.index_name)}')


def _usual_encoder(index: str | None, engine: str | None, settings: Settings) -> str | None:
    """The encoder that the settings name; None for an index that was written with one, which it keeps."""
    from ..errors import EngineError

    if settings.encoder is None:
        return None
    try:
        with open_index(index, settings, engine=engine) as jobs:
            return None if jobs.stats().meta.get("encoder") else settings.encoder
    except EngineError:  # not there, as a rule; whatever else it is comes again when it is opened to be written
        return settings.encoder


def rejects_beside(index: str) -> Path:
    """The rejects file beside an index directory; for an index on a cluster, one in the working directory."""
    path = Path(index.rpartition("/")[2] if "://" in index else index)
    return path.with_name(path.name + ".rejects.jsonl") if path.name else Path("jobsearch.rejects.jsonl")


def check(report: IngestReport, rejects: Path) -> None:
    """Raise what `report.check` raises, with the rejects file's name.

    Raises:
        IngestError: Rows were rejected, or a source broke off.
    """
    from ..errors import IngestError

    try:
        report.check()
    except IngestError as exc:
        if report.rejected:
            exc.message += f"; all {report.rejected} are in {rejects}"
            exc.args = (exc.message,)
        raise


def show(report: IngestReport, *, as_json: bool | None) -> None:
    """Print what the run did."""
    counts = report.as_dict()
    if wants_json(as_json):
        print_json(counts)
        return
    from rich.text import Text

    told = [f"{value:,} {name}" for name, value in counts.items() if name in ("read", "written", "unchanged") or
            (value and name in ("rejected", "expired", "duplicates"))]
    line = Text(", ".join(told), "bold")
    line.append(f"  in {counts['seconds']:,.1f} s ({counts['postings_per_second']:,.0f} a second)", "dim")
    table_console().print(line)


@contextmanager
def progress_bar(*, quiet: bool, what: str = "indexing") -> Iterator[Callable[..., None] | None]:
    """A bar with count, rate and time left, on a terminal's stderr; None where there is none to show it on."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
               TimeRemainingColumn())
    with Progress(*columns, console=note_console(quiet=False), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")

        def update(done: int, total: int | None, rate: float | None = None) -> None:
            bar.update(task, completed=done, total=total, rate=f"{rate:,.0f}/s" if rate else "")

        yield update
