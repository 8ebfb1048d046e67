"""The planner: speed, robustness, and what its misreadings cost the whole search.

    python benchmarks/planner.py speed --queries Q.jsonl [Q2 ...]
        p50 and p95 on one core, time to load, size of the model
    python benchmarks/planner.py fuzz --queries Q.jsonl --n 100000
        random and mutated queries: exceptions, slow answers, spans outside the text
    python benchmarks/planner.py gold --index INDEX --queries Q.jsonl --qrels GRADES [--split train]
        nDCG@10 with gold intents beside parsed intents

Queries are JSON lines with `text`, or annotated text (training/planner/README.md).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from jobsearch import JobSearch
from jobsearch.evaluation import mean_scores, score
from jobsearch.intent import Intent
from jobsearch.judgments import read_qrels, select_split
from jobsearch.planner.annotated import read_annotated
from jobsearch.planner.planner import Planner
from jobsearch.planner.slots import location_of
from jobsearch.planner.understand import MODEL
from jobsearch.query import Plan
from jobsearch.significance import compare

NOW = datetime(2025, 10, 25, 12, tzinfo=UTC)
SLOW_MS = 50.0
_SIGNS = (
    "abcdefghij ABCDEFG 0123456789 ,.;:!?()[]{}<>/\\|@#$%^&*-_=+~`'\"€£¥äöüßéèñç"
    "你好工作招聘職位エンジニア한국어العربية🙂\t\n\u200b\u202e\x00"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["speed", "fuzz", "gold"])
    parser.add_argument("--queries", required=True, nargs="+", type=Path)
    parser.add_argument("--n", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--index")
    parser.add_argument("--qrels")
    parser.add_argument("--split", default="train")
    options = parser.parse_args()
    {"speed": speed, "fuzz": fuzz, "gold": gold}[options.what](options)


def texts(paths: Sequence[Path]) -> list[str]:
    found: list[str] = []
    for path in paths:
        if path.suffix == ".jsonl":
            found += [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
        else:
            found += [query.text for query in read_annotated(path)]
    return found


def speed(options: argparse.Namespace) -> None:
    """Each query once before it is timed, on one core; loading in a process of its own."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    asked = texts(options.queries)
    planner = Planner()
    for text in asked:
        planner.plan(text, now=NOW)
    times = [timed(planner, text) for text in asked]
    p50, p95, p99 = np.percentile(times, [50, 95, 99])
    print(f"{len(asked)} queries, warm, one core: p50 {p50:.2f} ms, p95 {p95:.2f} ms, p99 {p99:.2f} ms")
    code = (
        "import time; import spacy; import spacy.lang.xx, spacy.pipeline; t = time.perf_counter()\n"
        "from datetime import datetime, UTC; from jobsearch.planner.planner import Planner\n"
        "Planner().plan('nurse in Leeds', now=datetime.now(UTC)); print((time.perf_counter() - t) * 1000)"
    )
    loads = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(5)]
    print(f"first plan in a new process, spaCy imported before: {np.median(loads):.0f} ms (median of 5)")
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    print(f"model: {size / 1e6:.1f} MB")


def timed(planner: Planner, text: str) -> float:
    started = time.perf_counter()
    planner.plan(text, now=NOW)
    return (time.perf_counter() - started) * 1000


def fuzz(options: argparse.Namespace) -> None:
    """Spans must lie in the text and hold what they say; an answer that is slow twice is slow."""
    chance = random.Random(options.seed)
    planner = Planner()
    slow, worst = [], 0.0
    for i, text in enumerate(mutated(texts(options.queries), options.n, chance)):
        started = time.perf_counter()
        plan = planner.plan(text, now=NOW)
        ms = (time.perf_counter() - started) * 1000
        if ms > SLOW_MS and i > 1000:
            ms = min(ms, timed(planner, text))
            if ms > SLOW_MS:
                slow.append((ms, text))
        worst = max(worst, ms) if i > 1000 else 0.0
        for span in plan.spans:
            assert 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.text, (text, span)
        if (i + 1) % 10_000 == 0:
            print(f"{i + 1:,} queries, slowest {worst:.1f} ms, {len(slow)} over {SLOW_MS:.0f} ms", flush=True)
    for ms, text in slow[:10]:
        print(f"{ms:.0f} ms: {text!r}")
    print(f"{options.n:,} queries: no exception, every span inside its text, {len(slow)} over {SLOW_MS:.0f} ms")
    sys.exit(bool(slow))


def mutated(seeds: list[str], n: int, chance: random.Random) -> Iterator[str]:
    words = [word for text in seeds for word in text.split()]
    for _ in range(n):
        drawn = chance.random()
        if drawn < 0.2:
            yield "".join(chance.choice(_SIGNS) for _ in range(chance.randrange(0, 120)))
        elif drawn < 0.4:
            yield " ".join(chance.choice(words) for _ in range(chance.randrange(1, 16)))
        else:
            text = list(chance.choice(seeds))
            for _ in range(chance.randrange(1, 6)):
                at = chance.randrange(len(text) + 1)
                move = chance.randrange(4)
                if move == 0:
                    text.insert(at, chance.choice(_SIGNS))
                elif move == 1 and text:
                    del text[min(at, len(text) - 1)]
                elif move == 2:
                    other = chance.choice(seeds)
                    text[at:at] = other[: chance.randrange(len(other) + 1)]
                else:
                    text = text[: max(1, at)] * chance.randrange(1, 3)
            yield "".join(text)


def gold(options: argparse.Namespace) -> None:
    """Both runs search the same index with the same ranker; only the intents differ."""
    rows = [json.loads(line) for path in options.queries for line in path.read_text("utf-8").splitlines()]
    qrels = select_split(read_qrels(options.qrels), {row["query_id"]: row for row in rows}, options.split)
    rows = [row for row in rows if row["query_id"] in qrels]
    runs: dict[str, dict[str, list[str]]] = {"gold": {}, "parsed": {}}
    with JobSearch(options.index) as jobs:
        planner, searcher = jobs._planner, jobs._searcher
        for row in rows:
            now = datetime.fromisoformat(row["now"]).replace(tzinfo=UTC)
            parsed = planner.plan(row["text"], now=now, size=10)
            intent = gold_intent(row["intent"], parsed)
            told = parsed.model_copy(update={"intent": intent, "rest": intent.rest})
            for name, plan in (("parsed", parsed), ("gold", planner.build(told))):
                answer = searcher.search(plan, highlight=False)
                runs[name][row["query_id"]] = [hit.id for hit in answer.hits]
    scores = {name: score(run, qrels) for name, run in runs.items()}
    for name, found in scores.items():
        print(f"{name:7s} nDCG@10 {mean_scores(found)['nDCG@10']:.4f}, {len(found)} queries of {options.split}")
    for test in compare(scores["parsed"], scores["gold"]):
        if test.measure == "nDCG@10":
            interval = f"{test.ci_low:+.4f} to {test.ci_high:+.4f}"
            print(f"parsed - gold {test.difference:+.4f}, 95 % {interval}, p {test.p_t:.3f}")


def gold_intent(row: dict[str, Any], parsed: Plan) -> Intent:
    """A gold intent; its places get the codes of the tree, the words that no slot holds stay the parsed plan's."""
    from jobsearch.extract.places import gazetteer

    places = []
    for place in row.get("locations") or ():
        found = gazetteer().find(place["text"], language=parsed.language)
        entries = [e for match in found for e in match.value]
        home = [e for e in entries if place.get("country") in (None, e.country)] or entries
        places.append(location_of(place["text"], tuple(home)) if home else {**place})
    taken = " ".join(json.dumps(value, ensure_ascii=False) for value in row.values()).casefold()
    rest = " ".join(word for word in parsed.rest.split() if word.casefold() not in taken)
    return Intent.model_validate({**row, "locations": places, "soft": parsed.intent.soft, "rest": rest})


if __name__ == "__main__":
    main()
