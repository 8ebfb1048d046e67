"""The candidate set of one search: the union of the legs, collapsed, without noise, each with its features.

Made once a rung of the ladder; total, facets and pages are all computed over it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from .engines.base import Card, LegHit
from .query import SearchQuery
from .ranking.features import FEATURES, Asked, Features, compute, with_text
from .ranking.fusion import normalised, ranked

#: A candidate fits the role asked when its title says the role's words or means them this closely.
FIT_MEANING = 0.78
#: A title this far from the role in meaning is noise unless its words say otherwise.
NOISE = 0.3


#: Fields of which a card may hold several values.
_SEVERAL = frozenset({"place_codes", "employment", "seniority", "skills"})


@dataclass(slots=True)
class Candidates:
    """What one run of a query gave, best first; `features` keep the order of `features.ids`.

    `known` holds the card of every hit of the legs, collapsed ones too.
    """

    query: SearchQuery
    cards: list[Card]
    features: Features
    parts: NDArray[np.float64]
    scores: NDArray[np.float64]
    rungs: Mapping[str, int]
    fit: int
    legs: Mapping[str, Sequence[LegHit]]
    known: Mapping[str, Card]


def count_facets(found: Candidates) -> dict[str, dict[str, int]]:
    """Counts over the whole candidate set, most frequent first."""
    facets: dict[str, dict[str, int]] = {}
    for name in found.query.facets:
        label = "company" if name == "company_key" else name
        values = filter(None, map(attrgetter(label), found.cards))
        counts = Counter(chain.from_iterable(map(set, values)) if label in _SEVERAL else values)
        facets[label] = {value: -count for count, value in sorted((-n, value) for value, n in counts.items())}
    return facets


def merge_legs(hits: Sequence[LegHit], narrower: Sequence[LegHit]) -> Sequence[LegHit]:
    """Both lists as one, best first; the same words score alike under any filter."""
    if not narrower:
        return hits
    scores = {hit.id: hit.score for hit in (*hits, *narrower)}
    return ranked(scores)


def collapse(
    fused: Sequence[LegHit], cards: Mapping[str, Card], query: SearchQuery, narrower: Candidates | None
) -> list[Card]:
    """The candidate set: best copy of each duplicate group, cut at the window, in fused order.

    Copies that score alike are told apart by age, newest first: a repost stands for its older self. A narrower
    round's candidates come first, so that widening a search never loses what met it as stated.
    """
    stated = {card.id for card in narrower.cards} if narrower else frozenset()
    best: dict[str, tuple[bool, float, float, str]] = {}
    for hit in fused:
        card = cards.get(hit.id)
        if card is None:
            continue
        group = card.duplicate_group if query.collapse else card.id
        key = (card.id not in stated, -round(hit.score, 6), -(card.posted_at or 0.0), card.id)
        if group not in best or key < best[group]:
            best[group] = key
    widest = query.window + len(stated)
    return [cards[id_] for *_, id_ in sorted(best.values())[:widest]]


def features_of(
    asked: Asked, cards: Sequence[Card], legs: Mapping[str, Sequence[LegHit]], narrower: Candidates | None
) -> Features:
    """Rows of a narrower round are taken over; only its newcomers are computed."""
    known = narrower.features.rows() if narrower else {}
    new = [card for card in cards if card.id not in known]
    rows = known | dict(zip((card.id for card in new), compute(asked, new, newest="newest" in legs), strict=True))
    ids = [card.id for card in cards]
    matrix = np.stack([rows[id_] for id_ in ids]) if ids else np.zeros((0, len(FEATURES)), np.float32)
    return with_text(ids, matrix, normalised(legs.get("text", ())))


def rungs_of(cards: Sequence[Card], narrower: Candidates | None) -> NDArray[np.int_]:
    """The rung of the ladder that brought each card, (n_cards,); 0 as stated."""
    before = narrower.rungs if narrower else {}
    newest = max(before.values(), default=0) + 1 if narrower else 0
    return np.array([before.get(card.id, newest) for card in cards], int)


def relates(features: Features, asked: Asked) -> NDArray[np.bool_]:
    """Which candidates have anything to do with the role asked, (n_candidates,); all of them without a role.

    The vector leg always returns its nearest, however far; what neither says the role nor comes near it is noise
    (on the judged queries, 31 % of the candidates and 0.7 % of the good ones).
    """
    if not asked.roles:
        return np.ones(len(features.ids), bool)
    meaning = features.column("role_meaning")
    in_text = (features.column("text") >= 0.6) & (meaning >= NOISE - 0.05)
    related: NDArray[np.bool_] = in_text | (features.column("role_words") >= 0.5) | (meaning >= NOISE)
    return related


def fitting(features: Features, asked: Asked) -> NDArray[np.bool_]:
    """Which candidates have a title that fits the role asked, (n_candidates,); all of them without a role."""
    if not asked.roles:
        return np.ones(len(features.ids), bool)
    named = features.column("role_words") >= 0.99
    meant = features.column("role_meaning") >= FIT_MEANING
    fits: NDArray[np.bool_] = (named | meant) & (features.column("other_sense") == 0)
    return fits
