"""The linear formula: its shape and signs, never its numbers, which are fitted."""

from __future__ import annotations

import numpy as np
import pytest

from jobsearch.ranking.features import FEATURES, Features
from jobsearch.ranking.formula import WEIGHTS, FormulaRanker


def features(*rows: dict[str, float]) -> Features:
    matrix = np.array([[row.get(name, 0.0) for name in FEATURES] for row in rows], np.float32)
    return Features(tuple("abcdef"[: len(rows)]), matrix.reshape(len(rows), len(FEATURES)))


def score(**row: float) -> float:
    return float(FormulaRanker().parts(features(row)).sum())


def test_a_part_is_weight_times_value() -> None:
    ranker = FormulaRanker({"text": 2.0, "vector": -1.0})
    parts = ranker.parts(features({"text": 0.5, "vector": 0.25}))
    assert dict(zip(ranker.part_names, parts[0].tolist(), strict=True)) | {"text": 1.0, "vector": -0.25} == dict(
        zip(ranker.part_names, parts[0].tolist(), strict=True)
    )


def test_one_part_a_feature_in_float64() -> None:
    ranker = FormulaRanker()
    assert ranker.part_names == FEATURES
    assert ranker.parts(features()).shape == (0, len(FEATURES))
    assert ranker.parts(features({"text": 1.0})).dtype == np.float64


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(WEIGHTS) <= set(FEATURES)
    assert all(np.isfinite(weight) for weight in WEIGHTS.values())


def test_misses_cost_and_matches_pay() -> None:
    for name, weight in WEIGHTS.items():
        if name.endswith("_miss") or name == "other_sense":
            assert weight <= 0, name
    for name in ("text", "role_words", "place", "recent", "skills", "company"):
        assert WEIGHTS[name] >= 0, name


@pytest.mark.parametrize("name", ["workplace_miss", "employment_miss", "pay_miss", "level_miss", "date_miss"])
def test_what_contradicts_ranks_below_what_is_silent_below_what_says_so(name: str) -> None:
    # semantics: Hard and soft
    same = {"text": 0.7, "role_meaning": 0.8, "role_words": 1.0}
    assert score(**same) > score(**same, **{name: 0.3}) > score(**same, **{name: 1.0})


def test_a_place_met_counts_in_whichever_of_the_two_features() -> None:
    assert score(place=1.0) > score(place_miss=0.3) >= score(place_miss=1.0)


def test_recent_moves_up() -> None:
    assert score(recent=1.0) > score(recent=0.2) > score()


def test_an_unknown_weight_is_refused() -> None:
    with pytest.raises(ValueError, match=r"typo.*features are"):
        FormulaRanker({"typo": 1.0})


def test_the_input_is_left_alone() -> None:
    given = features({"text": 1.0})
    before = given.matrix.copy()
    FormulaRanker().parts(given)
    assert (given.matrix == before).all()
