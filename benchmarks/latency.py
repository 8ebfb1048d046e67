"""Warm in-process search latency beside raw tantivy BM25, in one run.

    python benchmarks/latency.py --index INDEX --queries Q.jsonl [--now 2025-10-25] [--repeat 3]

Both sides answer the same texts on the same postings: jobsearch plans, encodes, retrieves both legs, fuses,
ranks 400 candidates and highlights ten; raw tantivy parses the words and returns the ids of the top 400.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import tantivy
from rich.console import Console
from rich.table import Table

from jobsearch import JobSearch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", required=True)
    parser.add_argument("--queries", required=True, type=Path, help="JSON lines with text and, optionally, now")
    parser.add_argument("--now", default="2025-10-25")
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.queries.read_text().splitlines()]
    stages: dict[str, list[float]] = defaultdict(list)
    with JobSearch(options.index) as jobs:
        raw = bm25(jobs)

        def ours(row: dict[str, str]) -> None:
            now = datetime.fromisoformat(row.get("now", options.now)).replace(tzinfo=UTC)
            for stage, ms in jobs.search(row["text"], now=now).took_ms.items():
                stages[stage].append(ms)

        for row in rows[:10]:
            ours(row)
        stages.clear()
        mine, theirs = timed(ours, rows, options.repeat), timed(lambda row: raw(row["text"]), rows, options.repeat)
        postings = jobs.stats().postings
    table = Table(title=f"{len(rows)} queries x {options.repeat}, {postings:,} postings, milliseconds")
    for name in ("", "p50", "p95", "mean"):
        table.add_column(name, justify="left" if not name else "right")
    for stage, values in stages.items():
        if stage != "total":
            table.add_row(f"  {stage}", *figures(values))
    table.add_row("jobsearch, whole search", *figures(mine))
    table.add_row("raw tantivy BM25, top 400 ids", *figures(theirs))
    table.add_row("ratio", *(f"{np_of(mine) / np_of(theirs):.1f}" for np_of in
                             (np.median, lambda v: np.percentile(v, 95), np.mean)))
    Console().print(table)


def timed(call: Callable[[dict[str, str]], None], rows: list[dict[str, str]], repeat: int) -> list[float]:
    values = []
    for _ in range(repeat):
        for row in rows:
            started = time.perf_counter()
            call(row)
            values.append((time.perf_counter() - started) * 1000)
    return values


def figures(values: list[float]) -> list[str]:
    return [f"{value:.2f}" for value in (np.median(values), np.percentile(values, 95), np.mean(values))]


def bm25(jobs: JobSearch) -> Callable[[str], None]:
    """A plain tantivy index over title and text of the same postings, in memory."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name="en_stem")
    index = tantivy.Index(builder.build())
    writer = index.writer(100_000_000)
    ids = list(jobs._engine.scan_ids())
    for start in range(0, len(ids), 1000):
        for posting in jobs._engine.postings(ids[start : start + 1000]).values():
            writer.add_document(tantivy.Document(id=[posting.id], title=[posting.title], body=[posting.description]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> None:
        query, _ = index.parse_query_lenient(text, ["title", "body"])
        for _, address in searcher.search(query, 400).hits:
            searcher.doc(address)["id"]

    return search


if __name__ == "__main__":
    main()
