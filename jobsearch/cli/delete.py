"""`jobsearch delete`: postings by id."""

from __future__ import annotations

import sys

import click

from .options import CONTEXT, engine_option, index_option, json_option, load, open_index
from .output import print_json, table_console, wants_json


@click.command("delete", context_settings=CONTEXT, short_help="Delete postings by id.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@index_option
@engine_option
@click.option("--dry-run", is_flag=True, help="Tell how many of them exist, and delete nothing.")
@json_option
def command(
    ids: tuple[str, ...], index: str | None, engine: str | None, dry_run: bool, as_json: bool | None
) -> None:
    """Delete postings by id; an id that is not there is no error. - reads ids from stdin, one a line.

    \b
    Examples:
      jobsearch delete 4f1c2a 99d0e3 --index jobs
      jobsearch delete - --index jobs < gone.txt
    """  # noqa: D301
    asked = list(dict.fromkeys(_listed(ids)))
    with open_index(index, load(), engine=engine) as jobs:
        deleted = sum(jobs.get(id_) is not None for id_ in asked) if dry_run else jobs.delete(asked)
    if wants_json(as_json):
        print_json({"asked": len(asked), "deleted": 0 if dry_run else deleted, "found": deleted, "dry_run": dry_run})
        return
    table_console().print(f"{'would delete' if dry_run else 'deleted'} {deleted:,} of {len(asked):,}")


def _listed(ids: tuple[str, ...]) -> list[str]:
    if ids != ("-",):
        return list(ids)
    return [line.strip() for line in sys.stdin if line.strip()]
