"""Write the runs of plain retrieval over an index: what jobsearch is measured against.

    python benchmarks/baselines.py --index INDEX --queries Q.jsonl --split test --out runs

The text as typed, no planning, no filters: `bm25` (title×3, places×2, department×1.5, company, description), `dense`
(the index's own encoder), their reciprocal rank fusion `rrf` and the mean of min-max scores `minmax`. Each becomes
OUT/NAME.SPLIT.trec, ready for `jobsearch evaluate --run … --against …`.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from jobsearch import JobSearch
from jobsearch.encoding import get_encoder
from jobsearch.query import SearchQuery, TextClause, TextLeg, VectorLeg
from jobsearch.ranking.fusion import rrf, weighted_sum

FIELDS = {"title": 3.0, "places": 2.0, "department": 1.5, "company": 1.0, "description": 1.0}
SIZE = 200
NOW = datetime(2025, 1, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", required=True)
    parser.add_argument("--queries", required=True, type=Path)
    parser.add_argument("--split", required=True)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    rows = [row for row in map(json.loads, options.queries.read_text().splitlines()) if row["split"] == options.split]
    runs: dict[str, list[str]] = {"bm25": [], "dense": [], "rrf": [], "minmax": []}
    with JobSearch(options.index) as jobs:
        engine = jobs._engine
        encoder = get_encoder(engine.get_meta("encoder"))
        for row, vector in zip(rows, encoder.encode([row["text"] for row in rows]), strict=True):
            legs = engine.retrieve(SearchQuery(
                text_leg=TextLeg(clauses=(TextClause(text=row["text"], fields=FIELDS),), size=SIZE),
                vector_leg=VectorLeg(text=row["text"], size=SIZE), now=NOW,
            ), vector).legs
            ranked = {
                "bm25": legs.get("text", ()), "dense": legs.get("vector", ()), "rrf": rrf(legs),
                "minmax": weighted_sum(legs, weights={"text": 0.5, "vector": 0.5}),
            }
            for name, hits in ranked.items():
                runs[name] += [f"{row['query_id']} Q0 {hit.id} {rank} {hit.score:.6f} {name}"
                               for rank, hit in enumerate(hits, start=1)]
    options.out.mkdir(parents=True, exist_ok=True)
    for name, lines in runs.items():
        (options.out / f"{name}.{options.split}.trec").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
