"""A SearchQuery as the bodies of one `_msearch`. Pure, so that every query has a golden file.

No hit carries stored fields: reading them (`_id` is one) takes the servers longer than finding the hits. The id comes
as a sort value, the write that a hit is of as its sequence number, and cards are asked for where they are not known.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ...query import Filter, SearchQuery, VectorLeg
from .dsl import Clause, any_of, filter_clauses, text_query

Dialect = Literal["elasticsearch", "opensearch"]

#: Most rows of one answer (index.max_result_window), most neighbours of one search.
MAX_ROWS = 10_000
#: Neighbours looked at in each shard, at least.
_CANDIDATES = 500
_SLIM: dict[str, Any] = {
    "_source": False, "stored_fields": "_none_", "seq_no_primary_term": True, "track_total_hits": False,
}  # fmt: skip
_BEST = [{"_score": "desc"}, {"id": "asc"}]
#: A posting without a date counts as one of 1970, as everywhere.
_NEWEST = [{"posted_us": {"order": "desc", "missing": 0}}, {"id": "asc"}]


@dataclass(frozen=True, slots=True)
class Compiled:
    """One request.

    Attributes:
        names: Leg of each search, in order. A leg that can find nothing has none.
        lines: NDJSON: header and body of each search.
    """

    names: tuple[str, ...]
    lines: list[dict[str, Any]]


def compile_search(
    query: SearchQuery, vector: Sequence[float] | None, *, dialect: Dialect, languages: Sequence[str], index: str,
    shards: int = 1, oversample: float | None = None,
) -> Compiled:  # fmt: skip
    """Both legs under the same filters; with no leg, leg "newest".

    Args:
        query: What is searched. Legs of more than 10,000 are cut there: no server gives more rows.
        vector: (dims,) of the vector leg; None, or zeros (the vector of an empty text), finds nothing.
        dialect: The product.
        languages: Analysis languages present in the index.
        index: Alias that is searched.
        shards: Above 1, words are weighed over all of them, so that scores are those of one shard.
        oversample: Elasticsearch keeps vectors quantised: so many times the neighbours wanted are found by those and
            scored by the whole ones. None where whole ones are searched.
    """
    filters = filter_clauses(query.filters, languages)
    found: dict[str, dict[str, Any]] = {}
    if query.text_leg is not None:
        text = text_query(query.text_leg, language=query.language, languages=languages)
        if text is not None:
            size = min(MAX_ROWS, query.text_leg.size)
            if filters:
                text["bool"]["filter"] = filters
            found["text"] = {"size": size, "sort": _BEST, "query": text}
    if query.vector_leg is not None and vector is not None and any(vector):
        found["vector"] = _nearest(query.vector_leg, list(vector), filters, dialect, oversample)
    if query.text_leg is None and query.vector_leg is None:
        found["newest"] = {"size": query.window, "sort": _NEWEST, "query": _under(filters)}
    lines: list[dict[str, Any]] = []
    for name, body in found.items():
        spread = name == "text" and shards > 1
        lines.append({"index": index, "search_type": "dfs_query_then_fetch"} if spread else {"index": index})
        lines.append({**_SLIM, **body})
    return Compiled(tuple(found), lines)


def compile_count(filters: Sequence[Filter], *, languages: Sequence[str]) -> dict[str, Any]:
    """A `_count` of the postings under the filters."""
    return {"query": _under(filter_clauses(filters, languages))}


def compile_cards(ids: Sequence[str]) -> dict[str, Any]:
    """The cards of some postings."""
    body = {"size": min(MAX_ROWS, len(ids)), "sort": [{"id": "asc"}], "docvalue_fields": ["card"]}
    return {**_SLIM, **body, "query": _named("id", ids)}


def compile_copies(groups: Sequence[str]) -> dict[str, Any]:
    """The cards of the postings of some duplicate groups, by group and id."""
    sort = [{"duplicate_group": "asc"}, {"id": "asc"}]
    query = _named("duplicate_group", groups)
    return {**_SLIM, "size": MAX_ROWS, "sort": sort, "docvalue_fields": ["card"], "query": query}


def compile_texts(ids: Sequence[str], fields: Sequence[str]) -> dict[str, Any]:
    """Some fields of some postings, as written."""
    size = min(MAX_ROWS, len(ids))
    return {"size": size, "_source": list(fields), "track_total_hits": False, "query": _named("id", ids)}


def _named(field: str, values: Sequence[str]) -> Clause:
    return _under([any_of(field, values)])


def _under(filters: list[Clause]) -> Clause:
    return {"bool": {"filter": filters}} if filters else {"match_all": {}}


def _nearest(
    leg: VectorLeg, vector: list[float], filters: list[Clause], dialect: Dialect, oversample: float | None
) -> dict[str, Any]:
    """Some more neighbours than are wanted: the graph may miss one, and a tie at the end goes by id."""
    size = min(MAX_ROWS, leg.size)
    k = min(MAX_ROWS, max(size + 50, math.ceil(1.2 * size)))
    if dialect == "opensearch":
        knn: dict[str, Any] = {"vector": vector, "k": k}
        if filters:
            knn["filter"] = _under(filters)
        return {"size": size, "sort": _BEST, "query": {"knn": {"vector": knn}}}
    knn = {"field": "vector", "query_vector": vector, "k": k, "num_candidates": max(k, _CANDIDATES)}
    if oversample is not None:
        knn["rescore_vector"] = {"oversample": oversample}
    if filters:
        knn["filter"] = filters
    return {"size": size, "sort": _BEST, "knn": knn}
