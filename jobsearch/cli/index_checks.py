"""The checks of `jobsearch doctor` that look at one index."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .checks import Check
from .cluster import open_server
from .options import load, open_index

if TYPE_CHECKING:
    from ..engines.cluster.server import Server

_LOW_DISK = 200_000_000


def check_index(index: str | None, engine: str | None) -> Iterator[Check]:
    """Open the index that the option or the settings name, and see whether it can be searched and written."""
    from ..encoding import get_encoder

    settings = load()
    named = index or settings.index
    if not named:
        yield Check("index", "warn", "none is named, so none was checked",
                    "pass --index DIR|URL or set JOBSEARCH_INDEX")
        return
    remote = named.lower().startswith(("http://", "https://"))
    if remote:
        with open_server(named, engine, settings) as (server, alias):
            yield from _cluster(server, alias)
    with open_index(index, settings, engine=engine) as jobs:
        stats, shown = jobs.stats(), jobs.index_name
        yield Check("index", "ok" if stats.postings else "warn", f"{shown}: {stats.postings:,} postings",
                    "" if stats.postings else f"fill it: jobsearch index SOURCE... --index {shown}")
        if written_with := stats.meta.get("encoder"):
            dims = get_encoder(written_with).dims
            kept = stats.meta.get("encoder_dims", str(dims))
            if kept != str(dims):
                yield Check("encoder", "fail", f"the index holds {kept} dimensions, {written_with} gives {dims}",
                            "index the feeds again into a new directory or index name", 3)
            else:
                yield Check("encoder", "ok", f"{written_with}, the one that the index was written with")
    if not remote:
        yield from _disk(Path(named))


def _cluster(server: Server, alias: str) -> Iterator[Check]:
    """Product and version, the index behind the alias, its health, and what keeps it from being written."""
    from ..engines.cluster.indices import current
    from ..engines.cluster.naming import path

    product = {"elasticsearch": "Elasticsearch", "opensearch": "OpenSearch"}[server.name]
    yield Check("cluster", "ok", f"{product} {'.'.join(map(str, server.version))} at {server.url}")
    index = current(server, alias)
    if index is None:
        return  # told when the index is opened
    yield Check("version", "ok", f"{alias} points at {index}")
    yield _health(server, index)
    # Who may search need not be one who may see settings.
    told = server.request("GET", f"/{path(index)}/_settings", params={"flat_settings": True}, allow=(403,))
    for name, value in told.get(index, {}).get("settings", {}).items():
        if name.startswith("index.blocks.") and value == "true":
            yield Check("access", "warn", f"{index} is blocked by {name}, by hand or since the server's disk is full",
                        f'see to the disk, then lift it: PUT {server.url}/{path(index)}/_settings {{"{name}": null}}')


def _health(server: Server, index: str) -> Check:
    from ..engines.cluster.naming import path

    told = server.request("GET", f"/_cluster/health/{path(index)}", allow=(403, 408))
    status = told.get("status")
    if status not in ("green", "yellow", "red"):
        return Check("health", "warn", "this user may not see it", "give it the privilege to monitor the cluster")
    away, nodes = told["unassigned_shards"], told["number_of_nodes"]
    found = f"{status}, {nodes} node{'s' if nodes != 1 else ''}" + (f", {away} shards on no node" if away else "")
    why = f"see why: GET {server.url}/_cluster/allocation/explain"
    if status == "red":
        return Check("health", "fail", f"{found}: searches fail, or find only a part", why, 3)
    if status == "yellow":
        return Check("health", "warn", f"{found}: it works, but a copy is missing", f"add a node, or {why}")
    return Check("health", "ok", found)


def _disk(path: Path) -> Iterator[Check]:
    free = shutil.disk_usage(path).free
    if free < _LOW_DISK:
        yield Check("disk", "warn", f"{free / 1e6:,.0f} MB are free at {path}", "free some space before indexing")
    if not os.access(path, os.W_OK):
        yield Check("access", "warn", f"{path} is read-only here: it can be searched, not written")
