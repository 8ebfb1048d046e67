"""One search, start to end: retrieve, fuse, collapse, rank, relax when too little fits, answer.

The candidate set is made once (both legs under the same filters, their union, collapsed, cut at the
window); total, facets and pages are all computed over it.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from .candidates import (
    Candidates,
    collapse,
    count_facets,
    features_of,
    fitting,
    merge_legs,
    relates,
    rungs_of,
)
from .cursor import Cursor
from .encoding.base import Encoder
from .engines.base import Card, Engine, LegHit, Page, Retrieval
from .planner.ladder import ladder
from .planner.planner import Planner
from .planner.relaxed import relaxation_message
from .planner.understand import english_role
from .query import Hit, Plan, Relaxation, SearchQuery, SearchResponse
from .ranking.base import Ranker
from .ranking.features import Asked, Features
from .ranking.fusion import weighted_sum

#: The ladder widens a search until this many candidates fit, or there is nothing left to widen.
MIN_HITS = 10
#: Name of the part that a wider rung of the ladder costs.
WIDENED = "widened"
#: (id, parts) of each candidate, best first.
_Rows = tuple[tuple[str, tuple[float, ...]], ...]
_MARKS = str.maketrans({"\x02": "<mark>", "\x03": "</mark>"})


@dataclass(slots=True)
class _Watch:
    """Milliseconds per stage, summed over the rungs of the ladder."""

    stages: dict[str, float] = field(default_factory=lambda: dict.fromkeys(("retrieve", "fuse", "rank"), 0.0))
    started: float = field(default_factory=perf_counter)
    last: float = field(default_factory=perf_counter)

    def lap(self, stage: str) -> None:
        now = perf_counter()
        self.stages[stage] += (now - self.last) * 1000
        self.last = now


class Searcher:
    """Runs plans on an engine.

    Args:
        engine: Where the postings are.
        planner: Rebuilds the query for each rung of the ladder.
        encoder: The one that the index was written with.
        ranker: Orders the candidates.
        min_hits: Fitting candidates below which the ladder widens the search; 0 never widens.
    """

    def __init__(
        self, engine: Engine, planner: Planner, encoder: Encoder, ranker: Ranker, *, min_hits: int = MIN_HITS
    ) -> None:
        self._engine = engine
        self._planner = planner
        self._encoder = encoder
        self._ranker = ranker
        self._min_hits = min_hits
        self._beside = ThreadPoolExecutor(4, "jobsearch-search")

    def search(self, plan: Plan, *, plan_ms: float = 0.0, highlight: bool = True) -> SearchResponse:
        """Run a plan and answer its first page; without `highlight` the texts are not read."""
        watch = _Watch()
        found, relaxations = self._relaxed(plan, watch)
        plan = plan.model_copy(update={"query": found.query})
        shown = {card.id: card for card in found.cards[: plan.query.size]}

        def rest_of_answer() -> tuple[_Rows, dict[str, dict[str, int]], str | None, str | None]:
            facets = count_facets(found)
            first, rest = self._pages(plan, found, relaxations, facets)
            return first, facets, rest.encode() if rest else None, self._planner.suggestion(plan)

        # Made while a server looks up the page.
        later = self._beside.submit(rest_of_answer)
        page = self._page(plan, shown, highlight=highlight)
        first, facets, cursor, meant = later.result()
        hits = self._hits(first, shown, page, offset=0, part_names=self._part_names,
                          legs=_leg_ranks(found.legs, shown))
        watch.lap("rank")
        took = {"plan": plan_ms, **watch.stages, "total": plan_ms + (perf_counter() - watch.started) * 1000}
        return SearchResponse(
            query_id=plan.query_id, text=plan.text, now=plan.now, intent=plan.intent, total=len(found.cards),
            hits=hits, facets=facets, relaxations=tuple(relaxations), did_you_mean=meant,
            cursor=cursor, took_ms={k: round(v, 2) for k, v in took.items()},
        )

    def candidates(self, plan: Plan) -> Candidates:
        """The candidate set of a plan, ranked, as `search` makes it; for fitting and inspecting rankers."""
        return self._relaxed(plan, _Watch())[0]

    def next_page(self, text: str) -> SearchResponse:
        """Answer the page that a cursor points to; postings deleted since are left out.

        Raises:
            QueryError: The cursor is damaged.
        """
        watch = _Watch()
        cursor = Cursor.decode(text)
        plan, size = cursor.plan, cursor.size
        rows = cursor.rows[:size]
        cards = self._engine.cards([id_ for id_, _ in rows])
        hits = self._hits(rows, cards, self._page(plan, cards), offset=cursor.offset, part_names=cursor.part_names,
                          legs={})
        rest = None
        if len(cursor.rows) > size:
            rest = cursor.model_copy(update={"offset": cursor.offset + size, "rows": cursor.rows[size:]})
        watch.lap("rank")
        took = {"plan": 0.0, **watch.stages, "total": (perf_counter() - watch.started) * 1000}
        return SearchResponse(
            query_id=plan.query_id, text=plan.text, now=plan.now, intent=plan.intent, total=cursor.total, hits=hits,
            facets=cursor.facets, relaxations=cursor.relaxations, cursor=rest.encode() if rest else None,
            took_ms={k: round(v, 2) for k, v in took.items()},
        )

    def _first(self, plan: Plan, watch: _Watch) -> tuple[Asked, Retrieval]:
        """Everything that the query compares, and what is found for it as stated.

        The vector leg needs the query's vector; the roles are encoded while a server searches.
        """
        leg = plan.query.vector_leg
        vector = self._encoder.encode([leg.text])[0] if leg else None
        roles: dict[str, None] = {}
        for role in plan.intent.roles:
            roles[role] = None
            if translated := english_role(role, plan.language):
                roles[translated] = None
        encoded = self._beside.submit(self._encoder.encode, list(roles)) if roles else None
        retrieval = self._engine.retrieve(plan.query, vector)
        asked = Asked.of(
            plan.intent, now=plan.now, language=plan.language, gazetteer=self._planner.gazetteer, roles=tuple(roles),
            query_vector=vector, role_vectors=encoded.result() if encoded else None,
        )
        watch.lap("retrieve")
        return asked, retrieval

    def _relaxed(self, plan: Plan, watch: _Watch) -> tuple[Candidates, list[Relaxation]]:
        """Run the plan, and climb the ladder while too few candidates fit."""
        asked, retrieval = self._first(plan, watch)
        found = self._run(plan.query, retrieval, asked, watch)
        relaxations: list[Relaxation] = []
        for rung in ladder(plan.intent, now=plan.now, gazetteer=self._planner.gazetteer):
            if found.fit >= self._min_hits:
                break
            query = self._planner.build(plan, rung.widening).query
            retrieval = self._engine.retrieve(query, asked.query_vector)
            watch.lap("retrieve")
            before, found = found.fit, self._run(query, retrieval, asked, watch, narrower=found)
            message = relaxation_message(plan.intent, rung, before=before, after=found.fit)
            relaxations.append(
                Relaxation(step=rung.step, from_=rung.from_, to=rung.to, hits=found.fit, message=message)
            )
        return found, relaxations

    def _run(
        self, query: SearchQuery, retrieval: Retrieval, asked: Asked, watch: _Watch, *,
        narrower: Candidates | None = None,
    ) -> Candidates:
        """Rank what was found; what a narrower round found stays in the candidate set, and its features are kept."""
        found = retrieval.legs
        legs = {name: merge_legs(hits, narrower.legs.get(name, ()) if narrower else ()) for name, hits in found.items()}
        fused = weighted_sum(legs)
        known = {**narrower.known, **retrieval.cards} if narrower else dict(retrieval.cards)
        known.update(self._engine.cards([hit.id for hit in fused if hit.id not in known]))
        cards = collapse(fused, known, query, narrower)
        watch.lap("fuse")
        features = features_of(asked, cards, legs, narrower)
        rungs = rungs_of(cards, narrower)
        parts = self._parts(features, asked, rungs)
        before = narrower.rungs if narrower else {}
        kept = np.flatnonzero(relates(features, asked) | np.array([card.id in before for card in cards], bool)).tolist()
        scores = np.round(parts.sum(axis=1), 4)
        order = sorted(kept, key=lambda i: (-scores[i], cards[i].id))[: query.window]
        watch.lap("rank")
        return Candidates(
            query=query, cards=[cards[i] for i in order], features=features, parts=parts[order], scores=scores[order],
            rungs={cards[i].id: int(rungs[i]) for i in order},
            fit=int(fitting(features, asked)[order].sum()), legs=legs, known=known,
        )

    @property
    def _part_names(self) -> tuple[str, ...]:
        return (*self._ranker.part_names, WIDENED)

    def _parts(self, features: Features, asked: Asked, rungs: NDArray[np.int_]) -> NDArray[np.float64]:
        """The ranker's parts, and last the one that keeps wider finds below what fits as stated.

        Every candidate that a rung brought is moved down by one and the same amount, so that the best of them comes
        after the last fitting one of the rungs before; their own order stays.
        """
        ranked_parts = np.round(self._ranker.parts(features), 4)
        parts = np.column_stack([ranked_parts, np.zeros(len(ranked_parts))])
        fits = fitting(features, asked)
        for rung in range(1, int(rungs.max(initial=0)) + 1):
            scores = parts.sum(axis=1)
            stated, wider = scores[fits & (rungs < rung)], scores[rungs == rung]
            if len(stated) and len(wider) and asked.roles:
                parts[rungs == rung, -1] = -max(0.0, round(wider.max() - stated.min() + 1e-4, 4))
        return parts

    def _pages(
        self, plan: Plan, found: Candidates, relaxations: Sequence[Relaxation], facets: dict[str, dict[str, int]]
    ) -> tuple[_Rows, Cursor | None]:
        size = plan.query.size
        rows = tuple(
            (card.id, tuple(row)) for card, row in zip(found.cards, found.parts.tolist(), strict=True)
        )
        if len(rows) <= size:
            return rows, None
        cursor = Cursor(
            plan=plan, offset=size, size=size, total=len(rows), facets=facets,
            relaxations=tuple(relaxations), part_names=self._part_names, rows=rows[size:],
        )
        return rows[:size], cursor

    def _page(self, plan: Plan, cards: Mapping[str, Card], *, highlight: bool = True) -> Page:
        groups = sorted({card.duplicate_group for card in cards.values()})
        return self._engine.page(plan.query, ids=list(cards) if highlight else (), groups=groups)

    @staticmethod
    def _hits(
        rows: Sequence[tuple[str, tuple[float, ...]]],
        cards: Mapping[str, Card],
        page: Page,
        *,
        offset: int,
        part_names: Sequence[str],
        legs: Mapping[str, Mapping[str, dict[str, float]]],
    ) -> tuple[Hit, ...]:
        hits = []
        for rank, (id_, parts) in enumerate(rows, start=offset + 1):
            card = cards.get(id_)
            if card is None:
                continue
            group = [copy for copy in page.copies.get(card.duplicate_group, ()) if copy.id != id_]
            marked = page.highlights.get(id_, {})
            places = dict.fromkeys(card.places)
            for copy in group:
                places.update(dict.fromkeys(copy.places))
            hits.append(Hit(
                rank=rank, id=id_, score=round(sum(parts), 4), title=card.title, company=card.company,
                places=tuple(places), workplace=card.workplace, employment=card.employment, seniority=card.seniority,
                salary=card.salary_text, posted_at=_time(card.posted_at), url=card.url,
                highlights={name: [_marked(text) for text in texts] for name, texts in marked.items()},
                parts={name: value for name, value in zip(part_names, parts, strict=True) if value},
                legs=dict(legs.get(id_, {})), copies=tuple(copy.id for copy in group),
            ))
        return tuple(hits)


def _leg_ranks(
    legs: Mapping[str, Sequence[LegHit]], wanted: Collection[str]
) -> dict[str, dict[str, dict[str, float]]]:
    ranks: dict[str, dict[str, dict[str, float]]] = {}
    for name, hits in legs.items():
        for rank, hit in enumerate(hits, start=1):
            if hit.id in wanted:
                ranks.setdefault(hit.id, {})[name] = {"rank": rank, "score": round(hit.score, 6)}
    return ranks


def _time(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _marked(text: str) -> str:
    """HTML-safe, matched words in <mark>."""
    return html.escape(text, quote=False).translate(_MARKS)
