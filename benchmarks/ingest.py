"""Indexing speed: a first run, an unchanged run and each stage alone, beside a plain loop, in one process.

    python benchmarks/ingest.py FEED [--now 2025-10-25] [--encoder NAME] [--rows N]

The plain loop is what a script does that wants words searched and nothing else: json.loads, then one tantivy document
of title and description as they stand. Rates are postings a second of wall time; CPU is that of all threads, by which
runs on a busy machine compare.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections.abc import Callable, Sized
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

import tantivy
from rich.console import Console
from rich.table import Table

from jobsearch.encoding import get_encoder
from jobsearch.encoding.passage import posting_text, title_text
from jobsearch.engines import open_engine
from jobsearch.engines.base import EncodedPosting
from jobsearch.enrich import enrich
from jobsearch.extract.places import gazetteer
from jobsearch.extract.skills import skill_names
from jobsearch.feeds.base import RawPosting, RowError
from jobsearch.feeds.registry import detect_feed
from jobsearch.feeds.sources import open_source
from jobsearch.ingestion import ingest
from jobsearch.posting import Posting

T = TypeVar("T")

BATCH = 512


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("feed")
    parser.add_argument("--now", default="2025-10-25")
    parser.add_argument("--encoder", help="[default: the shipped one]")
    parser.add_argument("--rows", type=int, default=3000, help="rows for the stages and the plain loop")
    options = parser.parse_args()
    now = datetime.fromisoformat(options.now).replace(tzinfo=UTC)
    encoder = get_encoder(options.encoder)
    encoder.encode(["warm"])
    gazetteer().parse("Berlin")
    skill_names()
    table = Table("", "postings", "seconds", "CPU s", "postings/s", "CPU ms each", title=options.feed)
    for name in table.columns[1:]:
        name.justify = "right"

    def timed(name: str, work: Callable[[], T], count: Callable[[T], int]) -> T:
        wall, cpu = time.perf_counter(), time.process_time()
        done = work()
        wall, cpu, n = time.perf_counter() - wall, time.process_time() - cpu, count(done)
        table.add_row(name, f"{n:,}", f"{wall:.2f}", f"{cpu:.2f}", f"{n / wall:,.0f}", f"{1000 * cpu / n:.3f}")
        return done

    def sized(done: Sized) -> int:
        return len(done)

    with tempfile.TemporaryDirectory() as folder:
        for name in ("first run, whole", "unchanged run, whole"):
            with open_engine(Path(folder) / "index", create=True) as engine:
                timed(name, lambda e=engine: ingest(options.feed, e, encoder, now=now), lambda report: report.read)
        table.add_section()
        raws = timed("read", lambda: read(options.feed, options.rows), sized)
        postings = timed("enrich", lambda: enriched(raws, now), sized)
        texts = list(dict.fromkeys(text for p in postings for text in (posting_text(p), title_text(p))))
        vectors = dict(zip(texts, timed("encode", lambda: encoder.encode(texts), lambda _: len(postings)), strict=True))
        encoded = [
            EncodedPosting(p, {"posting": vectors[posting_text(p)], "title": vectors[title_text(p)]}, "-")
            for p in postings
        ]
        with open_engine(Path(folder) / "stages", create=True) as engine:

            def write() -> int:
                for start in range(0, len(encoded), BATCH):
                    list(engine.write(encoded[start : start + BATCH]))
                engine.refresh()
                return len(encoded)

            timed("write", write, lambda n: n)
        table.add_section()
        if ".json" in options.feed:
            timed("plain loop: json.loads + tantivy", lambda: plain(options.feed, options.rows, folder), lambda n: n)
    Console().print(table)


def read(feed: str, rows: int) -> list[RawPosting]:
    """The first rows of a feed."""
    source = open_source(feed)
    try:
        return [raw for raw in islice(detect_feed(source).read(source), rows) if isinstance(raw, RawPosting)]
    finally:
        source.close()


def enriched(raws: list[RawPosting], now: datetime) -> list[Posting]:
    """All that can be postings."""
    postings = []
    for raw in raws:
        try:
            postings.append(enrich(raw, now=now))
        except RowError:
            continue
    return postings


def plain(feed: str, rows: int, folder: str) -> int:
    """What a script does without this package; returns how many documents it wrote."""
    builder = tantivy.SchemaBuilder()
    for field in ("title", "description"):
        builder.add_text_field(field)
    path = Path(folder) / "plain"
    path.mkdir()
    index = tantivy.Index(builder.build(), str(path))
    writer = index.writer(96_000_000, 1)
    opened = gzip.open if feed.endswith(".gz") else open
    with opened(feed, "rt", encoding="utf-8") as lines:
        first = lines.read(1)
        lines.seek(0)
        records = map(json.loads, lines) if first == "{" else iter(json.load(lines))
        count = 0
        for record in islice(records, rows):
            text = next((record[k] for k in ("descriptionPlain", "content", "description") if record.get(k)), "")
            writer.add_document(tantivy.Document(title=record.get("title") or "", description=text))
            count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count


if __name__ == "__main__":
    main()
