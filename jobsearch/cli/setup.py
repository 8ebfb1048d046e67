"""`jobsearch setup`: template, index and alias on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from .cluster import cluster_engine, named_index, open_server
from .options import CONTEXT, engine_option, index_option, json_option, load
from .output import one_line, print_json, table_console, wants_json

if TYPE_CHECKING:
    from ..settings import Settings

#: As in `jobsearch.engines.cluster.template.VECTORS`, which a help text need not import.
VECTORS = ("hnsw", "int8_hnsw", "int4_hnsw", "bbq_hnsw", "flat", "int8_flat")
_TOLD = ("alias", "index", "template", "dims", "vectors", "shards", "replicas")


@click.command("setup", context_settings=CONTEXT, short_help="Make an index on a cluster: template, index, alias.")
@index_option
@click.option("--url", metavar="URL", help="Cluster, instead of --index: http(s)://host:port; nodes between commas.")
@click.option("--alias", default="jobs", show_default=True, help="Name of the index, beside --url.")
@engine_option
@click.option("--shards", type=click.IntRange(1), help="Primary shards. [default: 1]")
@click.option("--replicas", type=click.IntRange(0), help="Copies of each. [default: one, where there is a node for it]")
@click.option("--vectors", type=click.Choice(VECTORS), help="How vectors are kept; OpenSearch knows the first two. "
              "[default: int8_hnsw on Elasticsearch, hnsw on OpenSearch]")
@click.option("--m", type=click.IntRange(2, 512), help="Neighbours of a vector in the graph. [default: 16]")
@click.option("--ef-construction", type=click.IntRange(1, 3200), help="Candidates looked at when a vector joins the "
              "graph. [default: 100]")
@click.option("--dims", type=click.IntRange(1, 16_000), help="Length of the vectors. [default: the encoder's]")
@click.option("--refresh-interval", metavar="TIME", help="How soon a write is found, as 1s. [default: 1s]")
@click.option("--dry-run", is_flag=True, help="Print the requests as JSON and make none; without a cluster too, beside "
              "--engine.")
@json_option
def command(
    index: str | None, url: str | None, alias: str, engine: str | None, dims: int | None, dry_run: bool,
    as_json: bool | None, **choices: Any,
) -> None:
    """Make an index on a cluster: its template, the first version, and the alias that searches and writes go through.

    Repeated, it changes nothing. Other choices go into the template; jobsearch reindex brings an index in line with it.

    \b
    Examples:
      jobsearch setup --url http://localhost:9200 --alias jobs
      jobsearch setup --index https://es.example.com:9200/jobs --shards 2 --vectors bbq_hnsw
      jobsearch setup --engine opensearch --dry-run
    """  # noqa: D301
    from ..engines.cluster.setup import requests, set_up

    if url and index:
        raise click.UsageError("--url and --index name the same thing; pass one of them")
    settings = load()
    chosen = {name: value for name, value in choices.items() if value is not None}
    told: dict[str, Any] = {"dims": dims, "usual_dims": _usual_dims(settings), "chosen": chosen}
    if dry_run and not (url or index or settings.index):
        print_json(_without_cluster(cluster_engine(engine, settings), alias, **told))
        return
    named = f"{url.rstrip('/')}/{alias}" if url else named_index(index, settings, command="setup")
    with open_server(named, engine, settings) as (server, alias):
        if dry_run:
            print_json(requests(server, alias, **told))
            return
        report = set_up(server, alias, **told).as_dict()
        version = ".".join(map(str, server.version))
    if wants_json(as_json):
        print_json(report)
        return
    _show(report, f"{report['engine']} {version} at {report['url']}")


def _usual_dims(settings: Settings) -> Callable[[], int]:
    def found() -> int:
        from ..encoding import get_encoder

        return get_encoder(settings.encoder).dims

    return found


def _without_cluster(
    engine: str | None, alias: str, *, dims: int | None, usual_dims: Callable[[], int], chosen: dict[str, Any]
) -> list[dict[str, Any]]:
    from ..engines.cluster.setup import bodies
    from ..engines.cluster.template import Options

    if engine is None:
        raise click.UsageError("--dry-run without a cluster needs --engine elasticsearch or --engine opensearch")
    return bodies(engine, alias, Options(**chosen), dims or usual_dims(), index=f"{alias}-v1")


def _show(report: dict[str, Any], server: str) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    made = "made or changed: " + ", ".join(report["made"]) if report["made"] else "nothing to do, all is there"
    rows = {"server": server, **{name: report[name] for name in _TOLD}, "done": made}
    rows["replicas"] = "one, where there is a node for it" if rows["replicas"] is None else rows["replicas"]
    for key, value in rows.items():
        table.add_row(Text(key), Text(one_line("as the first write has them" if value is None else value)))
    console = table_console()
    console.print(table)
    if report["pending"]:
        console.print(Text(f"{report['index']} was made with other choices: jobsearch reindex applies these", "yellow"))
