"""A feed, and whether the index of a disturbed run is that of an undisturbed one."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from jobsearch.engines.base import Card, Engine
from jobsearch.posting import Posting
from jobsearch.query import AnyOf, Range, SearchQuery, TextClause, TextField, TextLeg, VectorLeg
from jobsearch.testing import HashEncoder

NOW = datetime(2025, 10, 25, tzinfo=UTC)
ENCODER = HashEncoder(dims=16)
_TRADES = ("baker", "nurse", "teacher", "welder", "driver", "clerk", "pilot", "cook", "gardener", "carpenter")
_TOWNS = ("Leeds", "York", "Berlin", "Paris", "Madrid", "Austin", "Denver")
_WORDS = [
    "early", "night", "bread", "oven", "ward", "school", "van", "road", "garden", "hedge", "timber", "table", "ledger",
    "flight", "menu", "market", "tools", "team", "shift", "training", "careful", "friendly", "busy", "small", "clean",
]  # fmt: skip
_SEARCHES = ("baker night bread", "teacher Leeds", "careful driver", "hedge", "garden", "ref0123")
#: Neighbours compared; the graph that finds them depends on the order in which postings came.
_NEAREST = 20


def write_feed(path: Path, rows: int, *, seed: int = 4) -> Path:
    """JSON lines of our own; each posting says something that no other does."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for n in range(rows):
            row = {
                "id": f"p{n:05}",
                "title": f"{_TRADES[n % 10].title()} {_WORDS[n // 10 % len(_WORDS)]}",
                "company": f"Employer {n % 90}",
                "locations": [_TOWNS[n % 7]],
                "language": "de" if n % 11 == 0 else "en",
                "url": f"https://jobs.example.com/{n}",
                "posted_at": f"2025-{1 + n % 9:02}-{1 + n % 28:02}",
                "description": f"ref{n:04} {_TRADES[n % 10]} " + " ".join(rng.choices(_WORDS, k=30)),
            }
            file.write(json.dumps(row) + "\n")
    return path


@dataclass(frozen=True, kw_only=True)
class Contents:
    """All that an index holds, and what it answers."""

    hashes: dict[str, str]
    postings: dict[str, Posting]
    cards: dict[str, Card]
    meta: dict[str, str]
    counts: list[int]
    #: Per search: id -> score of the words, and the nearest ids.
    text: list[dict[str, float]]
    nearest: list[set[str]]


def contents(engine: Engine) -> Contents:
    """Read an index whole, and search it."""
    ids = sorted(engine.scan_ids())
    text, nearest = [], []
    for words in _SEARCHES:
        fields: dict[TextField, float] = {"description": 1.0}
        if " " in words:
            fields["title"] = 2.0
        query = SearchQuery(
            text_leg=TextLeg(clauses=(TextClause(text=words, fields=fields),), size=10_000),
            vector_leg=VectorLeg(text=words, size=_NEAREST),
            now=NOW,
        )
        legs = engine.retrieve(query, ENCODER.encode([words])[0]).legs
        text.append({hit.id: hit.score for hit in legs["text"]})
        nearest.append({hit.id for hit in legs["vector"]})
    narrow = (AnyOf(field="language", values=("en",)), Range(field="posted_at", gte=datetime(2025, 6, 1, tzinfo=UTC)))
    return Contents(
        hashes=engine.content_hashes(ids),
        postings=engine.postings(ids),
        cards=engine.cards(ids),
        meta=dict(engine.stats().meta),
        counts=[engine.stats().postings, engine.count(), engine.count(narrow[:1]), engine.count(narrow)],
        text=text,
        nearest=nearest,
    )


def assert_alike(found: Contents, expected: Contents, rows: int) -> None:
    """Everything is there once, and as in the index of the undisturbed run."""
    assert found.counts == expected.counts and found.counts[0] == found.counts[1] == rows
    assert 0 < found.counts[3] < found.counts[2] < rows, "the filters tell nothing apart"
    assert len(found.hashes) == rows and found.hashes == expected.hashes
    assert found.postings == expected.postings
    assert found.meta == expected.meta
    assert _plain(found.cards) == _plain(expected.cards)
    for words, hits, undisturbed in zip(_SEARCHES, found.text, expected.text, strict=True):
        assert undisturbed and hits.keys() == undisturbed.keys()
        # A document that was sent twice counts twice in how rare its words are, as long as the server keeps what it
        # replaced; with one word in one field that changes all scores alike.
        if " " not in words:
            assert _relative(hits) == pytest.approx(_relative(undisturbed), rel=0.02)
    for ids, undisturbed in zip(found.nearest, expected.nearest, strict=True):
        assert len(ids) == len(undisturbed) == _NEAREST and len(ids & undisturbed) >= 0.9 * _NEAREST


def _relative(scores: dict[str, float]) -> dict[str, float]:
    best = max(scores.values())
    return {id_: score / best for id_, score in scores.items()}


def _plain(cards: dict[str, Card]) -> dict[str, list[object]]:
    """Cards that can be compared: equal vectors are equal bytes."""
    rows = {id_: [getattr(card, name) for name in Card.__slots__] for id_, card in cards.items()}
    return {id_: [v.tobytes() if isinstance(v, np.ndarray) else v for v in row] for id_, row in rows.items()}
