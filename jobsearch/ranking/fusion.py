"""Fusion of ranked lists on the client: the same on every engine, and free of any licence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..engines.base import LegHit, leg_hits

#: Weight of each leg; the text leg is the better one on job postings (docs/decisions.md).
LEG_WEIGHTS: Mapping[str, float] = {"text": 0.6, "vector": 0.4}


def weighted_sum(
    legs: Mapping[str, Sequence[LegHit]], *, weights: Mapping[str, float] = LEG_WEIGHTS
) -> list[LegHit]:
    """Fuse by the weighted mean of min-max normalised scores.

    score(d) = sum over legs of w(leg) * (s(d) - min) / (max - min), weights scaled to sum to 1; a posting
    that a leg did not return gets 0 from it; a leg whose scores are all equal gives each of its hits 1.

    Args:
        legs: Leg name -> hits, best first. May be empty.
        weights: Leg name -> weight >= 0; a leg without one weighs 1.

    Returns:
        Hits by descending fused score, ties by id.

    Raises:
        ValueError: A weight is negative.

    Source: Bruch, Gai, Ingber, TOIS 2023 (convex combination).

    >>> weighted_sum({"text": [LegHit("a", 2.0), LegHit("b", 1.0)]})
    [LegHit(id='a', score=1.0), LegHit(id='b', score=0.0)]
    """
    used = {name: weights.get(name, 1.0) for name, hits in legs.items() if hits}
    if any(weight < 0 for weight in used.values()):
        raise ValueError(f"weights must not be negative: {dict(used)}")
    total = sum(used.values()) or 1.0
    fused: dict[str, float] = {}
    for name, weight in used.items():
        for id_, value in normalised(legs[name]).items():
            fused[id_] = fused.get(id_, 0.0) + weight / total * value
    return ranked(fused)


def rrf(legs: Mapping[str, Sequence[LegHit]], *, rank_constant: int = 60) -> list[LegHit]:
    """Fuse ranked lists by reciprocal rank.

    score(d) = sum over legs of 1 / (rank_constant + rank(d)); ranks start at 1; a missing hit adds 0.

    Args:
        legs: Leg name -> hits, best first. May be empty.
        rank_constant: >= 1. Larger flattens the top.

    Returns:
        Hits by descending fused score, ties by id.

    Raises:
        ValueError: rank_constant < 1.

    Source: Cormack, Clarke, Buettcher, SIGIR 2009.

    >>> rrf({"text": [LegHit("a", 9.0)], "vector": [LegHit("a", 0.5)]}, rank_constant=1)
    [LegHit(id='a', score=1.0)]
    """
    if rank_constant < 1:
        raise ValueError(f"rank_constant must be at least 1, not {rank_constant}")
    fused: dict[str, float] = {}
    for hits in legs.values():
        for rank, hit in enumerate(hits, start=1):
            fused[hit.id] = fused.get(hit.id, 0.0) + 1.0 / (rank_constant + rank)
    return ranked(fused)


def normalised(hits: Sequence[LegHit]) -> dict[str, float]:
    """Map each id to its score scaled to 0..1 over the list; all 1 when every score is the same."""
    if not hits:
        return {}
    scores = [hit.score for hit in hits]
    low, spread = min(scores), max(scores) - min(scores)
    return {hit.id: (hit.score - low) / spread if spread > 0 else 1.0 for hit in hits}


def ranked(scores: Mapping[str, float]) -> list[LegHit]:
    """Hits by descending score, ties by id."""
    ordered = sorted(zip((-score for score in scores.values()), scores, strict=True))
    return leg_hits([id_ for _, id_ in ordered], [-score for score, _ in ordered])
