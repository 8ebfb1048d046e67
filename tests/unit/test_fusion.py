"""Fusion of legs against the formulas, worked by hand and by brute force."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jobsearch.engines.base import LegHit
from jobsearch.ranking.fusion import LEG_WEIGHTS, normalised, ranked, rrf, weighted_sum


def hits(**scores: float) -> list[LegHit]:
    return sorted((LegHit(id_, score) for id_, score in scores.items()), key=lambda h: (-h.score, h.id))


def as_dict(found: list[LegHit]) -> dict[str, float]:
    return {hit.id: hit.score for hit in found}


def test_normalised_maps_the_best_to_one_and_the_worst_to_zero() -> None:
    assert normalised(hits(a=10, b=4, c=2)) == {"a": 1.0, "b": 0.25, "c": 0.0}


@pytest.mark.parametrize("score", [0.0, -3.0, 7.5])
def test_normalised_gives_one_to_all_when_the_scores_are_equal(score: float) -> None:
    assert normalised(hits(a=score, b=score)) == {"a": 1.0, "b": 1.0}
    assert normalised(hits(a=score)) == {"a": 1.0}
    assert normalised([]) == {}


def test_normalised_takes_negative_scores() -> None:
    assert normalised(hits(a=1, b=0, c=-1)) == {"a": 1.0, "b": 0.5, "c": 0.0}


def test_ranked_puts_ties_by_id() -> None:
    # semantics: Scores and order
    assert [hit.id for hit in ranked({"b": 1.0, "a": 1.0, "c": 2.0, "é": 1.0})] == ["c", "a", "b", "é"]


def test_weighted_sum_by_hand() -> None:
    fused = weighted_sum({"text": hits(a=8, b=4, c=0), "vector": hits(c=0.9, d=0.5)}, weights={"text": 3, "vector": 1})
    assert as_dict(fused) == {"a": 0.75, "b": 0.375, "c": 0.25, "d": 0.0}
    assert [hit.id for hit in fused] == ["a", "b", "c", "d"]


def test_weighted_sum_scales_the_weights_so_that_only_their_ratio_counts() -> None:
    legs = {"text": hits(a=8, b=4, c=1), "vector": hits(c=0.9, d=0.5, a=0.1)}
    small, large = ({"text": 0.3, "vector": 0.1}, {"text": 30.0, "vector": 10.0})
    assert as_dict(weighted_sum(legs, weights=small)) == pytest.approx(as_dict(weighted_sum(legs, weights=large)))


def test_weighted_sum_of_one_leg_keeps_its_order_and_an_empty_leg_takes_no_weight() -> None:
    text = hits(a=8, b=4, c=1)
    assert weighted_sum({"text": text}) == weighted_sum({"text": text, "vector": []})
    assert weighted_sum({"text": text})[0].score == 1.0


def test_weighted_sum_gives_an_unknown_leg_weight_one() -> None:
    fused = as_dict(weighted_sum({"newest": hits(a=2, b=1), "text": hits(b=2, c=1)}, weights={"text": 3}))
    assert fused == {"a": 0.25, "b": 0.75, "c": 0.0}


def test_weighted_sum_with_a_leg_of_weight_zero_keeps_its_hits() -> None:
    fused = weighted_sum({"text": hits(a=2, b=1), "vector": hits(z=1)}, weights={"text": 1, "vector": 0})
    assert as_dict(fused) == {"a": 1.0, "b": 0.0, "z": 0.0}


def test_weighted_sum_refuses_a_negative_weight() -> None:
    with pytest.raises(ValueError, match=r"negative.*-1"):
        weighted_sum({"text": hits(a=1)}, weights={"text": -1})


def test_nothing_to_fuse() -> None:
    assert weighted_sum({}) == rrf({}) == weighted_sum({"text": []}) == rrf({"text": []}) == []


def test_the_shipped_weights_name_both_legs() -> None:
    assert set(LEG_WEIGHTS) == {"text", "vector"}
    assert all(weight > 0 for weight in LEG_WEIGHTS.values())


@pytest.mark.parametrize("constant", [1, 60, 1000])
def test_rrf_by_the_formula(constant: int) -> None:
    legs = {"text": hits(a=9, b=8, c=7), "vector": hits(c=0.9, d=0.8)}
    expected = {
        "a": Fraction(1, constant + 1),
        "b": Fraction(1, constant + 2),
        "c": Fraction(1, constant + 3) + Fraction(1, constant + 1),
        "d": Fraction(1, constant + 2),
    }
    assert as_dict(rrf(legs, rank_constant=constant)) == pytest.approx({k: float(v) for k, v in expected.items()})


def test_rrf_looks_at_ranks_only() -> None:
    assert rrf({"text": hits(a=9, b=8)}) == rrf({"text": hits(a=1e9, b=-4)})


@pytest.mark.parametrize("constant", [0, -1])
def test_rrf_refuses_a_constant_below_one(constant: int) -> None:
    with pytest.raises(ValueError, match="rank_constant"):
        rrf({}, rank_constant=constant)
