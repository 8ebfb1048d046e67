"""`jobsearch reindex`: an index on a cluster built anew while it is in use, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from .cluster import named_index, open_server
from .index import progress_bar
from .options import CONTEXT, engine_option, index_option, json_option, load, quiet_option
from .output import print_json, table_console, wants_json

if TYPE_CHECKING:
    from ..engines.cluster.server import Server


@click.command("reindex", context_settings=CONTEXT, short_help="Rebuild an index on a cluster while it is in use.")
@index_option
@engine_option
@click.option("--rollback", "back", is_flag=True, help="Go back to the version before instead; what was written since "
              "is not in it: run the feeds again.")
@click.option("--prune", type=click.IntRange(0), metavar="N", help="Then delete old versions but the N newest, and "
              "what rebuilds that were killed left behind.")
@click.option("--min-overlap", type=click.FloatRange(0, 1), help="Least share of the first hits that old and new "
              "version must have in common; lower it when the analysis has changed. [default: 0.7]")
@click.option("--keep-failed", is_flag=True, help="Keep a new version that fails its checks.")
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and do nothing.")
@json_option
@quiet_option
def command(
    index: str | None, engine: str | None, back: bool, prune: int | None, min_overlap: float | None, keep_failed: bool,
    dry_run: bool, as_json: bool | None, quiet: bool,
) -> None:
    """Rebuild an index on a cluster: a new version is written from the old one, checked, and taken into use at once.

    Searches and writes go on all the time. The new version follows what setup chose last; vectors are kept. If it is
    not the same as the old one, that one stays in use.

    \b
    Examples:
      jobsearch reindex --index http://localhost:9200/jobs --prune 1
      jobsearch reindex --index http://localhost:9200/jobs --rollback
    """  # noqa: D301
    from ..engines.cluster.versions import prune as prune_versions
    from ..engines.cluster.versions import rollback, versions

    settings = load()
    with open_server(named_index(index, settings, command="reindex"), engine, settings) as (server, alias):
        if dry_run:
            done = _planned(server, alias, back=back, prune=prune)
        else:
            done = {"alias": alias, "rebuilt": None, "rolled_back": None, "pruned": [], "dry_run": False}
            if back:
                done["rolled_back"] = dict(zip(("old", "new"), rollback(server, alias), strict=True))
            else:
                done["rebuilt"] = _rebuild(server, alias, min_overlap, keep_failed=keep_failed, quiet=quiet)
            if prune is not None:
                done["pruned"] = prune_versions(server, alias, prune)
        done["versions"] = [{"index": v.index, "state": v.state} for v in versions(server, alias)]
    if wants_json(as_json):
        print_json(done)
    else:
        _show(done)


def _rebuild(
    server: Server, alias: str, min_overlap: float | None, *, keep_failed: bool, quiet: bool
) -> dict[str, Any]:
    from ..engines.cluster.rebuild import MIN_OVERLAP, rebuild

    with progress_bar(quiet=quiet, what="reindexing") as progress:
        return rebuild(
            server, alias, min_overlap=MIN_OVERLAP if min_overlap is None else min_overlap, keep_failed=keep_failed,
            progress=progress,
        ).as_dict()


def _planned(server: Server, alias: str, *, back: bool, prune: int | None) -> dict[str, Any]:
    """What would be done."""
    from ..engines.cluster.indices import next_index
    from ..engines.cluster.versions import before, current_of, surplus, versions

    old, new = before(server, alias) if back else (current_of(server, alias), next_index(server, alias))
    after = [
        replace(v, state="current") if v.index == new
        else replace(v, state="withdrawn" if back else "retired") if v.index == old else v
        for v in versions(server, alias)
    ]  # fmt: skip
    change = {"old": old, "new": new}
    return {
        "alias": alias, "rebuilt": None if back else change, "rolled_back": change if back else None,
        "pruned": [] if prune is None else surplus(after, prune), "dry_run": True,
    }  # fmt: skip


def _show(done: dict[str, Any]) -> None:
    from rich.text import Text

    console = table_console()
    would, alias = done["dry_run"], done["alias"]
    if change := done["rolled_back"]:
        told = f"{alias} {'would point' if would else 'points'} at {change['new']} again, not at {change['old']}"
        console.print(Text(f"{told}; run the feeds again for what was written since", "bold"))
    if (change := done["rebuilt"]) and would:
        console.print(Text(f"{alias} would point at {change['new']}, written from {change['old']}", "bold"))
    elif change:
        line = Text(f"{alias} points at {change['new']}, no longer at {change['old']}", "bold")
        line.append(
            f"  {change['postings']:,} postings, {change['caught_up']:,} changed meanwhile, {change['overlap']:.0%} of "
            f"first hits alike, in {change['seconds']:,.1f} s", "dim",
        )
        console.print(line)
    if done["pruned"]:
        console.print(Text(f"{'would delete' if would else 'deleted'} {', '.join(done['pruned'])}"))
    rest = [f"{v['index']} ({v['state']})" for v in done["versions"]]
    console.print(Text(f"versions: {', '.join(rest)}", "dim"))
