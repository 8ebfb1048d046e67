"""The three engines side by side: do they rank alike, what do we add to the servers' own time, how fast do we write.

    python benchmarks/engines.py --shared ../shared [--corpus ashby ...] [--elasticsearch URL] [--opensearch URL]

Without a URL, a node is started from tests/nodes and stopped at the end. Each corpus is indexed into every engine under
an alias of its own, deleted at the end; all its judged queries are asked.

Agreement: mean share of the first ten hits that two engines have in common, and nDCG@10 of each.
Search: milliseconds of whole searches one after another, each asked once before; "beyond took" is what is left when the
time that the server says it took (`took` of every request of the search) is subtracted: planning, HTTP, JSON, fusion,
ranking, highlights.
Writing: the same prepared postings through our engine, and as prepared documents through the official client's plain
`streaming_bulk`, in turns, both until they can be searched.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from rich.console import Console
from rich.table import Table

from jobsearch import JobSearch
from jobsearch.engines import open_engine
from jobsearch.engines.base import EncodedPosting
from jobsearch.engines.cluster.documents import document_id, document_of
from jobsearch.engines.cluster.engine import ClusterEngine
from jobsearch.engines.cluster.template import template_name
from jobsearch.engines.cluster.versions import versions
from jobsearch.evaluation import mean_scores, score
from jobsearch.judgments import read_qrels

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import servers

BATCH = 512


@dataclass(frozen=True)
class Corpus:
    name: str
    postings: str
    now: str


CORPORA = {
    c.name: c
    for c in (
        Corpus("ashby", "ashby_2025.jsonl.gz", "2025-10-25"),
        Corpus("arbeitsagentur", "arbeitsagentur_2025.jsonl.gz", "2025-05-08"),
        Corpus("eures", "eures_spain_2025.csv.gz", "2025-10-12"),
    )
}
CLUSTERS = ("elasticsearch", "opensearch")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/ and relevance/")
    parser.add_argument("--corpus", nargs="+", choices=CORPORA, default=list(CORPORA))
    parser.add_argument("--elasticsearch", metavar="URL")
    parser.add_argument("--opensearch", metavar="URL")
    parser.add_argument("--writes", type=int, default=2000, help="postings of the first corpus written for the rates")
    options = parser.parse_args()
    out = Console()
    with ExitStack() as stack:
        urls = {name: getattr(options, name) or node(stack, name) for name in CLUSTERS}
        for turn, name in enumerate(options.corpus):
            with ExitStack() as inner:
                folder = inner.enter_context(tempfile.TemporaryDirectory())
                places = {"embedded": str(Path(folder) / "index")}
                places |= {kind: inner.enter_context(alias(url)) for kind, url in urls.items()}
                compare(CORPORA[name], places, options, out, writes=0 if turn else options.writes)


def node(stack: ExitStack, kind: str) -> str:
    """A node of our own, with the optimizing compiler that a real one has."""
    started = servers.start(kind, fast=True)
    stack.callback(started.stop)
    return started.url


@contextmanager
def alias(url: str) -> Iterator[str]:
    """An index name of our own; what was made under it is deleted at the end."""
    name = f"jobsearch-bench-{uuid4().hex[:8]}"
    try:
        yield f"{url}/{name}"
    finally:
        with open_engine(f"{url}/{name}", create=True) as engine:
            assert isinstance(engine, ClusterEngine)
            for version in versions(engine.server, name):
                engine.server.request("DELETE", f"/{version.index}")
            engine.server.request("DELETE", f"/_index_template/{template_name(name)}", allow=(404,))


def compare(
    corpus: Corpus, places: dict[str, str], options: argparse.Namespace, out: Console, *, writes: int
) -> None:
    now = datetime.fromisoformat(corpus.now).replace(tzinfo=UTC)
    relevance = options.shared / "relevance"
    rows = [json.loads(line) for line in (relevance / f"{corpus.name}.queries.jsonl").read_text().splitlines()]
    qrels = read_qrels(relevance / f"{corpus.name}.grades.tsv")
    runs: dict[str, dict[str, list[str]]] = {}
    search = table(f"{corpus.name}: search, ms", "total p50", "p95", "beyond took p50", "p95", "requests")
    for kind, place in places.items():
        with JobSearch(place, create=True) as jobs:
            report = jobs.index(options.shared / "data" / corpus.postings, now=now)
            out.print(f"{corpus.name} into {kind}: {report.written:,} postings, {report.postings_per_second:,.0f}/s")
            runs[kind], took = ask(jobs, rows, now)
            search.add_row(kind, *figures(took))
    agreement = table(f"{corpus.name}: {len(rows)} queries", "top 10 in common", "least", "same ten in order")
    for one, other in itertools.combinations(runs, 2):
        common = [overlap(runs[one][q], runs[other][q]) for q in runs[one]]
        same = sum(runs[one][q] == runs[other][q] for q in runs[one])
        agreement.add_row(f"{one}, {other}", f"{statistics.mean(common):.4f}", f"{min(common):.1f}", str(same))
    quality = table(f"{corpus.name}: {len(qrels)} judged queries", "nDCG@10", "poor@10", "good@1")
    for kind, run in runs.items():
        means = mean_scores(score(run, qrels))
        quality.add_row(kind, *(f"{means[m] or 0:.4f}" for m in ("nDCG@10", "poor@10", "good@1")))
    for shown in (agreement, quality, search):
        out.print(shown)
    if writes:
        out.print(writing(corpus, places, writes))


def ask(
    jobs: JobSearch, rows: Sequence[dict[str, Any]], now: datetime
) -> tuple[dict[str, list[str]], list[tuple[float, float, int]]]:
    """The first ten ids of each query; (milliseconds, of them beyond the server's own, requests) of each."""
    answers: list[dict[str, Any]] = []
    if isinstance(jobs._engine, ClusterEngine):
        listen(jobs._engine, answers)
    run: dict[str, list[str]] = {}
    times: list[tuple[float, float, int]] = []
    for row in rows:
        jobs.search(row["text"], now=now)  # warm: a service has answered before
    for row in rows:
        answers.clear()
        started = time.perf_counter()
        response = jobs.search(row["text"], now=now)
        milliseconds = (time.perf_counter() - started) * 1000
        run[row["query_id"]] = [hit.id for hit in response.hits]
        times.append((milliseconds, milliseconds - sum(a.get("took", 0) for a in answers), len(answers)))
    return run, times


def listen(engine: ClusterEngine, answers: list[dict[str, Any]]) -> None:
    """Keep every answer of the server."""
    request: Callable[..., Any] = engine.server.request

    def heard(*args: Any, **options: Any) -> Any:
        answer = request(*args, **options)
        answers.append(answer)
        return answer

    engine.server.request = heard  # type: ignore[method-assign]


def writing(corpus: Corpus, places: dict[str, str], rows: int) -> Table:
    """Rates of both ways to write the postings of the embedded index into each cluster."""
    shown = table(f"{corpus.name}: writing {rows:,} prepared postings, postings/s", "ours", "plain helper", "ratio")
    with open_engine(places["embedded"]) as source:
        ids = list(itertools.islice(source.scan_ids(), rows))
        postings, cards = source.postings(ids), source.cards(ids)
    prepared = [
        EncodedPosting(posting, {"posting": cards[id_].posting_vector, "title": cards[id_].title_vector}, "-")
        for id_, posting in postings.items()
    ]
    documents = [document_of(item) for item in prepared]
    for kind in CLUSTERS:
        url = places[kind].rpartition("/")[0]
        rates: dict[str, list[float]] = {"ours": [], "plain": []}
        for turn in range(4):
            way = "ours" if turn % 2 else "plain"
            dims = prepared[0].vectors["posting"].size
            with alias(url) as place, open_engine(place, create=True, dims=dims) as engine:
                assert isinstance(engine, ClusterEngine)
                started = time.perf_counter()
                if way == "ours":
                    for start in range(0, len(prepared), BATCH):
                        assert all(r.status == "written" for r in engine.write(prepared[start : start + BATCH]))
                else:
                    plain(kind, url, engine.alias, documents)
                engine.refresh()
                rates[way].append(len(prepared) / (time.perf_counter() - started))
                assert engine.count() == len(prepared)
        ours, theirs = (statistics.median(values) for values in rates.values())
        shown.add_row(kind, f"{ours:,.0f}", f"{theirs:,.0f}", f"{ours / theirs:.2f}")
    return shown


def plain(kind: str, url: str, index: str, documents: Sequence[dict[str, Any]]) -> None:
    """The official client's helper as its documentation shows it."""
    if kind == "elasticsearch":
        from elasticsearch import Elasticsearch as Client
        from elasticsearch.helpers import streaming_bulk
    else:
        from opensearchpy import OpenSearch as Client
        from opensearchpy.helpers import streaming_bulk
    client = Client(url, timeout=60) if kind == "opensearch" else Client(url, request_timeout=60)
    actions = ({"_index": index, "_id": document_id(d["id"]), "_source": d} for d in documents)
    for done, _ in streaming_bulk(client, actions):
        assert done
    client.close()


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    return len(set(one) & set(other)) / max(len(one), len(other)) if one or other else 1.0


def table(title: str, *columns: str) -> Table:
    shown = Table("", title=title)
    for column in columns:
        shown.add_column(column, justify="right")
    return shown


def figures(times: Sequence[tuple[float, float, int]]) -> list[str]:
    total, beyond, requests = zip(*times, strict=True)
    return [
        *(f"{np.percentile(values, q):.1f}" for values in (total, beyond) for q in (50, 95)),
        f"{statistics.mean(requests):.1f}",
    ]


if __name__ == "__main__":
    main()
