"""Whether a new version may be taken into use: as many postings, the same ones, found by the same searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from ...extract.analysis import analysis_language
from ...query import SearchQuery, TextClause, TextLeg, VectorLeg
from ..base import EncodedPosting
from .checkpoint import checkpoint, refresh
from .compile import Dialect, compile_search
from .copying import WHOLE, Copy, Hit, encoded_of
from .documents import document_id
from .indices import shape
from .naming import path

if TYPE_CHECKING:
    from .server import Server

#: Postings read back.
_SAMPLE = 100
#: Postings whose titles and vectors are searched with.
_SEARCHES = 20
_TOP = 10
_SHOWN = 3
_LOOKS = 5
_FIELDS: dict[Any, float] = {"title": 2.0, "description": 1.0}
#: These searches have no date in them.
_NOW = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was compared.

    Attributes:
        compared: Postings read back from both.
        searches: Searches run on both.
        overlap: Share of the first ten hits that both have, on average; 1 when there was nothing to search.
        reasons: Why the new version must not be used; none when it may.
    """

    compared: int
    searches: int
    overlap: float
    reasons: tuple[str, ...] = ()


def verify(copy: Copy, *, min_overlap: float) -> Verified:
    """Compare the new version with the old one, which may be written to meanwhile.

    Args:
        copy: What has just brought everything over.
        min_overlap: Least average overlap of the first ten hits.
    """
    server, old, new = copy.server, copy.old, copy.new
    refresh(server, new)
    held, postings = (count(server, index) for index in (old, new))
    since = checkpoint(server, old, copy.shards).since(copy.covered)
    reasons = []
    if abs(held - postings) > since:
        reasons.append(f"it holds {postings:,} postings and {old} holds {held:,}")
    sample = _sample(server, old)
    differing = [encoded_of(server, hit).posting.id for hit in sample]
    for _ in range(_LOOKS):
        differing = _differing(copy, differing)
        if not differing:
            break
        copy.changes()  # written between the last pass and the sample, if they are alike now
        refresh(server, new)
    if differing:
        shown = ", ".join(differing[:_SHOWN]) + (", ..." if len(differing) > _SHOWN else "")
        reasons.append(f"{len(differing)} of {len(sample)} postings read back are not those of {old}: {shown}")
    asked = [encoded_of(server, hit) for hit in sample[:_SEARCHES]]
    overlaps = [
        len(first & second) / max(len(first), len(second))
        for first, second in zip(_tops(server, old, asked), _tops(server, new, asked), strict=True) if first
    ]  # fmt: skip
    overlap = sum(overlaps) / len(overlaps) if overlaps else 1.0
    if overlap < min_overlap:
        reasons.append(
            f"of the first {_TOP} hits of {len(overlaps)} searches {overlap:.0%} are those of {old}, and "
            f"{min_overlap:.0%} is asked"
        )
    return Verified(len(sample), len(overlaps), round(overlap, 4), tuple(reasons))


def count(server: Server, index: str) -> int:
    """Postings of an index that searches see."""
    return int(server.request("GET", f"/{path(index)}/_count")["count"])


def _sample(server: Server, index: str) -> list[Hit]:
    """Postings from all over an index, the same ones each time."""
    drawn = {"random_score": {"seed": 1, "field": "_seq_no"}, "boost_mode": "replace"}
    return _found(server, index, {"function_score": {"query": {"match_all": {}}, **drawn}}, _SAMPLE)


def _found(server: Server, index: str, query: Mapping[str, Any], size: int) -> list[Hit]:
    body = {**WHOLE, "query": query, "size": size, "track_total_hits": False}
    hits: list[Hit] = server.request("POST", f"/{path(index)}/_search", body=body)["hits"]["hits"]
    return hits


def _differing(copy: Copy, ids: Sequence[str]) -> list[str]:
    """Those of some postings that are not the same in both versions."""
    held, there = (_by_id(copy.server, index, ids) for index in (copy.old, copy.new))
    return [id_ for id_ in ids if not _same(held.get(id_), there.get(id_))]


def _by_id(server: Server, index: str, ids: Sequence[str]) -> dict[str, EncodedPosting]:
    named = {"ids": {"values": [document_id(id_) for id_ in ids]}}
    found = [encoded_of(server, hit) for hit in (_found(server, index, named, len(ids)) if ids else ())]
    return {encoded.posting.id: encoded for encoded in found}


def _same(a: EncodedPosting | None, b: EncodedPosting | None) -> bool:
    if a is None or b is None:
        return a is b  # gone from both
    return (
        (a.posting, a.content_hash, a.version) == (b.posting, b.content_hash, b.version)
        and a.vectors.keys() == b.vectors.keys()
        and all(np.array_equal(a.vectors[name], b.vectors[name]) for name in a.vectors)
    )


def _tops(server: Server, index: str, asked: Sequence[EncodedPosting]) -> list[set[str]]:
    """The first hits of two searches for each posting: one by its title, one by its vector."""
    dialect: Dialect = "opensearch" if server.name == "opensearch" else "elasticsearch"
    made = shape(server, index)
    lines: list[dict[str, Any]] = []
    places: list[int] = []
    for i, encoded in enumerate(asked):
        vector = encoded.vectors.get("posting") if made.dims else None
        row = None if vector is None else vector.tolist()
        languages = [analysis_language(encoded.posting.language)]
        compiled = compile_search(
            _query(encoded, vector is not None), row, dialect=dialect, languages=languages, index=index,
            shards=made.shards,
        )  # fmt: skip
        lines += compiled.lines
        places += [2 * i + ("text", "vector").index(leg) for leg in compiled.names]
    tops: list[set[str]] = [set() for _ in range(2 * len(asked))]
    if lines:
        answer = server.request("POST", "/_msearch", body=lines)
        for place, response in zip(places, answer["responses"], strict=True):
            tops[place] = {hit["sort"][1] for hit in response["hits"]["hits"]}
    return tops


def _query(encoded: EncodedPosting, by_vector: bool) -> SearchQuery:
    title = encoded.posting.title
    return SearchQuery(
        text_leg=TextLeg(clauses=(TextClause(text=title, fields=_FIELDS),), size=_TOP),
        vector_leg=VectorLeg(text=title, size=_TOP) if by_vector else None,
        language=encoded.posting.language, now=_NOW,
    )  # fmt: skip
