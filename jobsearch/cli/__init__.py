"""The command line. Commands are imported when they are called, so that `jobsearch --help` is instant."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from .. import __version__

#: Command -> its line in `jobsearch --help`; the module of the same name holds it.
COMMANDS = {
    "demo": "Index the postings that ship with jobsearch and search them.",
    "index": "Read feeds into an index.",
    "search": "Search in plain words.",
    "plan": "Show how a query is understood, without running it.",
    "show": "Show whole postings.",
    "stats": "Show what an index holds.",
    "delete": "Delete postings by id.",
    "setup": "Make an index on a cluster: template, index, alias.",
    "reindex": "Rebuild an index on a cluster while it is in use.",
    "feeds": "List feed formats, or tell the format of a file.",
    "evaluate": "Measure a run or an index against judged queries.",
    "train": "Rebuild a model that ships, from the data of the repository.",
    "config": "Show the settings and where each comes from.",
    "doctor": "Check the installation and the index, and say how to fix what is wrong.",
}
INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{cmd_name}", __name__).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the known commands when one is unknown."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            meant = f"did you mean {close[0]!r}? " if close else ""
            raise click.UsageError(f"no command {args[0]!r}; {meant}Known: {', '.join(COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=False,
             invoke_without_command=True)
@click.version_option(__version__, "--version", prog_name="jobsearch", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Job search in plain words, over your own postings.

    \b
    Examples:
      jobsearch demo
      jobsearch index postings.jsonl.gz --index jobs
      jobsearch search "nurse in Leeds, part time, posted this week" --index jobs

    An index is a directory, or http(s)://host:port/name on Elasticsearch or OpenSearch; name it with --index or
    JOBSEARCH_INDEX.
    """  # noqa: D301
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    import gc

    # Imports and tables make objects that stay; collecting amid them finds nothing and costs a cold search 40 ms.
    gc.set_threshold(100_000, 20, 100)
    sys.exit(run(sys.argv[1:] if args is None else args))


def run(args: Sequence[str]) -> int:
    """Run one command; returns its exit code: 0, or that of its error (see `jobsearch.errors`), or 130 on Ctrl-C."""
    as_json = "--json" in [*args, "--"][: [*args, "--"].index("--")]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows a ?, and never fails
    try:
        with _warnings_told(silent=as_json or not {"--quiet", "-q"}.isdisjoint(args)):
            result: Any = cli.main(list(args), prog_name="jobsearch", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click turns a broken pipe into SystemExit, and nothing else
        return _reader_left()
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("\ninterrupted\n")
        return INTERRUPTED
    except Exception as exc:
        from .failures import report

        return report(exc, as_json=as_json)
    return result if isinstance(result, int) else 0


@contextmanager
def _warnings_told(*, silent: bool) -> Iterator[None]:
    """What the library logs (a server is waited for, a cache is rebuilt), as notes on stderr."""
    import logging

    handler = logging.NullHandler() if silent else logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("note: %(message)s"))
    log = logging.getLogger("jobsearch")
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _reader_left() -> int:
    """`jobsearch ... | head` closed our output early, which is no failure; nothing may be written any more."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
