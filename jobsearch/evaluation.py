"""Measures over a run and graded judgments: per query, over all, per slice. They need the extra `evaluate`.

Grades are 0-4: 0-1 poor, 2 fair, 3-4 good. A gain is 2^grade - 1. An unjudged posting counts as grade 0,
except where a measure says otherwise; a query without hits scores 0, and its ten empty places count as poor.

    nDCG@10            over the first ten hits
    condensed_nDCG@10  over the first ten judged hits: what the judgments can tell, blind to unjudged ones
    poor@10            share of the ten places that hold nothing of grade 2 or better; the sum of the next three
    graded_poor@10     ... because the posting was graded 0 or 1
    unjudged@10        ... because nobody graded the posting
    missing@10         ... because there was no tenth hit
    poor_floor@10      the lowest poor@10 that the judged postings allow
    good@1             1 when the first hit is good
    recall@200         share of the good postings among the first 200 hits
    judged@10          share of the (up to ten) first hits that were judged
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .errors import MissingExtraError
from .judgments import TOP_GRADE, Qrels, Run

#: Names of the measures, in the order they are shown.
MEASURES = (
    "nDCG@10", "condensed_nDCG@10", "poor@10", "poor_floor@10", "graded_poor@10", "unjudged@10", "missing@10",
    "good@1", "recall@200", "judged@10",
)
#: Measures of which less is better.
LOWER_IS_BETTER = frozenset({"poor@10", "poor_floor@10", "graded_poor@10", "unjudged@10", "missing@10"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryScores:
    """One query's measures; None where a measure is undefined (no posting was graded above 0, or none is good)."""

    query_id: str
    values: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SliceScores:
    """Mean measures over the queries of one slice; a mean leaves out the queries where it is undefined.

    Attributes:
        slice: What the queries are told apart by: "all", "style", "lang", "split" or an intent slot.
        value: The slice's value; "present" or "absent" for a slot.
        n: Queries in the slice.
    """

    slice: str
    value: str
    n: int
    values: Mapping[str, float | None]


def score(run: Run, qrels: Qrels) -> list[QueryScores]:
    """Measure a run, one row per judged query in the order of `qrels`; queries without judgments are left out.

    Raises:
        MissingExtraError: ir-measures is not installed.
    """
    table = _table(run, qrels)
    return [QueryScores(query_id=q, values=_values(run.get(q, ()), grades, table[q])) for q, grades in qrels.items()]


def mean_scores(rows: Sequence[QueryScores]) -> dict[str, float | None]:
    """Each measure's mean over the queries where it is defined; None when there is none."""
    means: dict[str, float | None] = {}
    for measure in MEASURES:
        known = [value for row in rows if (value := row.values[measure]) is not None]
        means[measure] = sum(known) / len(known) if known else None
    return means


def slice_scores(rows: Sequence[QueryScores], queries: Mapping[str, Mapping[str, Any]]) -> list[SliceScores]:
    """Means per style, language, split, and intent slot filled or not; a slice that holds every query is left out."""
    groups: dict[tuple[str, str], list[QueryScores]] = defaultdict(list)
    for row in rows:
        for key in _slices(queries.get(row.query_id, {})):
            groups[key].append(row)
    return [
        SliceScores(slice=name, value=value, n=len(group), values=mean_scores(group))
        for (name, value), group in sorted(groups.items()) if len(group) < len(rows)
    ]


def stage_percentiles(took: Sequence[Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Stage -> p50 and p95, in the unit of `took`: one stage -> time mapping a search."""
    import numpy as np

    stages = dict.fromkeys(stage for times in took for stage in times)
    return {
        stage: {f"p{p}": float(np.percentile([times.get(stage, 0.0) for times in took], p)) for p in (50, 95)}
        for stage in stages
    }


def _slices(query: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("style", "lang", "split"):
        if query.get(key):
            yield key, str(query[key])
    intent = query.get("intent")
    for slot, value in (intent if isinstance(intent, Mapping) else {}).items():
        yield slot, "present" if value else "absent"


def _table(run: Run, qrels: Qrels) -> dict[str, dict[str, float]]:
    """What ir-measures computes, by query and measure."""
    try:
        import ir_measures
        from ir_measures import P, R, Success, nDCG
    except ImportError as exc:
        raise MissingExtraError(
            "measuring needs ir-measures, which is not installed; pip install 'jobsearch[evaluate]'", extra="evaluate"
        ) from exc
    gains = {grade: 2**grade - 1 for grade in range(TOP_GRADE + 1)}
    measures = {
        nDCG(gains=gains) @ 10: "nDCG@10",
        nDCG(gains=gains, judged_only=True) @ 10: "condensed_nDCG@10",
        P(rel=2) @ 10: "fair@10",
        Success(rel=3) @ 1: "good@1",
        R(rel=3) @ 200: "recall@200",
    }
    # Scores are negative ranks: the evaluator sorts by score, and ties must not reorder the run.
    scored = {q: {doc: -float(i) for i, doc in enumerate(run.get(q, ()))} for q in qrels}
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for metric in ir_measures.iter_calc(list(measures), qrels, scored):
        table[metric.query_id][measures[metric.measure]] = metric.value
    return table


def _values(docs: Sequence[str], grades: Mapping[str, int], computed: Mapping[str, float]) -> dict[str, float | None]:
    top = docs[:10]
    judged = sum(doc in grades for doc in top)
    good = any(grade >= 3 for grade in grades.values())
    relevant = any(grades.values())
    return {
        "nDCG@10": computed["nDCG@10"] if relevant else None,
        "condensed_nDCG@10": computed["condensed_nDCG@10"] if relevant else None,
        "poor@10": 1 - computed["fair@10"],
        "poor_floor@10": 1 - min(10, sum(grade >= 2 for grade in grades.values())) / 10,
        "graded_poor@10": sum(grades.get(doc, TOP_GRADE) < 2 for doc in top) / 10,
        "unjudged@10": (len(top) - judged) / 10,
        "missing@10": (10 - len(top)) / 10,
        "good@1": computed["good@1"],
        "recall@200": computed["recall@200"] if good else None,
        "judged@10": judged / max(1, len(top)),
    }
