"""Fit the ranking formula's weights on the train split of judged queries.

    python benchmarks/fit_formula.py --index INDEX --queries Q.jsonl --grades G.tsv [--index … --queries … --grades …]

For every train query the planner and the engine make the candidate set that a search would rank; the weights
minimise the cross-entropy between softmax(score) and the gains 2^grade - 1 over it (an unjudged candidate counts
grade 0 and weighs 0.3), with an L2 pull towards PRIOR, which decides where the judged queries say nothing. The
problem is convex: one optimum, no seed. Prints the weights, and nDCG@10 of the formula as shipped and as fitted, on
train (held-out folds too) and validation. Never reads the test split.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from jobsearch import JobSearch
from jobsearch.ranking.features import FEATURES
from jobsearch.ranking.formula import WEIGHTS

#: Sign that each weight must keep: a miss never helps, a match never hurts.
SIGNS = {name: (-1 if name.endswith("_miss") or name == "other_sense" else 1) for name in FEATURES}


#: What a weight is where no judged query moves it: a filter removes most misses before the ranker sees them.
PRIOR = {"role_focus": 0.3, "role_head": 0.5, "employment_miss": -1.0, "company": 0.5, "language": 0.2}
#: How much an unjudged candidate counts among those that a good one must beat: most are poor, some are good.
UNJUDGED = 0.3


@dataclass
class Query:
    query_id: str
    split: str
    features: np.ndarray
    grades: np.ndarray
    judged: np.ndarray
    ideal: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", action="append", required=True)
    parser.add_argument("--queries", action="append", required=True, type=Path)
    parser.add_argument("--grades", action="append", required=True, type=Path)
    parser.add_argument("--l2", type=float, default=0.05)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    queries = [
        query
        for index, texts, grades in zip(options.index, options.queries, options.grades, strict=True)
        for query in candidates(index, texts, read_grades(grades))
    ]
    train = [q for q in queries if q.split == "train"]
    validation = [q for q in queries if q.split == "validation"]
    shipped = np.array([WEIGHTS.get(name, 0.0) for name in FEATURES])
    held_out = [
        score
        for fold in range(options.folds)
        for score in ndcgs(train[fold :: options.folds], fit(without(train, fold, options.folds), options.l2))
    ]
    fitted = fit(train, options.l2)
    print(f"train n={len(train)}  shipped {np.mean(ndcgs(train, shipped)):.4f}  "
          f"fitted {np.mean(ndcgs(train, fitted)):.4f}  held out {np.mean(held_out):.4f}")
    if validation:
        print(f"validation n={len(validation)}  shipped {np.mean(ndcgs(validation, shipped)):.4f}  "
              f"fitted {np.mean(ndcgs(validation, fitted)):.4f}")
    for name, weight in zip(FEATURES, fitted, strict=True):
        print(f'    "{name}": {weight:.2f},')


def read_grades(path: Path) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for line in path.read_text().splitlines()[1:]:
        query_id, doc_id, *_, grade = line.split("\t")
        grades[query_id][doc_id] = int(grade)
    return grades


def candidates(index: str, path: Path, grades: dict[str, dict[str, int]]) -> list[Query]:
    """Each train or validation query with the features of its candidate set."""
    seen: list[Query] = []
    with JobSearch(index) as jobs:
        searcher = jobs._searcher
        for line in path.read_text().splitlines():
            row = json.loads(line)
            if row["split"] == "test" or row["query_id"] not in grades:
                continue
            now = datetime.fromisoformat(row["now"]).replace(tzinfo=UTC)
            plan = jobs.plan(row["text"], now=now, query_id=row["query_id"])
            features = searcher.candidates(plan).features
            known = grades[row["query_id"]]
            order = sorted(known.values(), reverse=True)[:10]
            seen.append(Query(
                row["query_id"], row["split"], features.matrix.astype(float),
                np.array([known.get(id_, 0) for id_ in features.ids]),
                np.array([id_ in known for id_ in features.ids]),
                dcg(np.array(order)),
            ))
    return seen


def without(queries: list[Query], fold: int, folds: int) -> list[Query]:
    return [q for i, q in enumerate(queries) if i % folds != fold]


def dcg(grades: np.ndarray) -> float:
    return float(((2.0 ** grades - 1) / np.log2(np.arange(len(grades)) + 2)).sum())


def ndcgs(queries: list[Query], weights: np.ndarray) -> list[float]:
    values = []
    for q in queries:
        if q.ideal == 0:
            continue
        top = np.argsort(-(q.features @ weights), kind="stable")[:10]
        values.append(dcg(q.grades[top]) / q.ideal)
    return values


def fit(queries: list[Query], l2: float) -> np.ndarray:
    """Minimise mean cross-entropy + l2/n * |w - prior|^2 under the signs."""
    usable = [q for q in queries if len(q.grades) and q.grades.max() >= 2]
    prior = np.array([PRIOR.get(name, 0.0) for name in FEATURES])
    presence = {q.query_id: np.where(q.judged, 1.0, UNJUDGED) for q in usable}

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        away = weights - prior
        value, slope = l2 * float(away @ away), 2 * l2 * away
        for q in usable:
            gains = 2.0 ** q.grades - 1
            target = gains / gains.sum()
            scores = q.features @ weights
            top = scores.max()
            mass = presence[q.query_id] * np.exp(scores - top)
            value += float(top + np.log(mass.sum()) - target @ scores)
            slope = slope + q.features.T @ (mass / mass.sum() - target)
        return value / len(usable), slope / len(usable)

    bounds = [(0, None) if SIGNS[name] > 0 else (None, 0) for name in FEATURES]
    start = np.array([WEIGHTS.get(name, 0.0) for name in FEATURES])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


if __name__ == "__main__":
    main()
