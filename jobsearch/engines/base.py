"""What every engine is: one protocol, and the records that cross it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ..posting import Posting
from ..query import Filter, SearchQuery

#: Why a posting is stale.
REPEATED = "a later posting of the batch has the same id"
NEWER = "a newer feed has written this posting"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do; declared, never discovered by an exception."""

    exact_vectors: bool
    transactional_writes: bool


@dataclass(frozen=True, slots=True)
class EncodedPosting:
    """A posting ready to write.

    Attributes:
        vectors: name -> (dims,) float32 unit vector. "posting" is what the vector leg searches;
            "title" is what the ranker compares with the role asked for.
        content_hash: Hash of the posting as normalised; equal hash, nothing to write.
        version: Age of the feed that says so, in milliseconds since the epoch: a posting is never replaced by one
            of a lower version, so that an older feed that comes late changes nothing.
    """

    posting: Posting
    vectors: Mapping[str, NDArray[np.float32]]
    content_hash: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What became of one posting of a batch.

    Attributes:
        status: "written"; "stale": a later posting of the batch, or a newer feed's, has the same id, and that one
            stays; "failed": not written, `reason` says why.
    """

    id: str
    status: Literal["written", "stale", "failed"]
    reason: str = ""


class LegHit(NamedTuple):
    """A posting as one leg found it; higher score is better."""

    id: str
    score: float


_HIT = partial(tuple.__new__, LegHit)


def leg_hits(ids: Iterable[str], scores: Iterable[float]) -> list[LegHit]:
    """Hits of ids and their scores, made several hundred at a time: in a quarter of the time that LegHit() takes."""
    return list(map(_HIT, zip(ids, scores, strict=True)))


@dataclass(frozen=True, slots=True)
class Card:
    """The slim side of a posting that ranking and display need: no long text.

    Attributes:
        points: (lat, lon) of each place that has them.
        posted_at: Seconds since the epoch, UTC; None when unknown.
        title_vector: (dims,) float32 unit vector, or None when written without one.
        posting_vector: (dims,) float32 unit vector, or None when written without one.
    """

    id: str
    title: str
    company: str | None = None
    company_key: str | None = None
    department: str | None = None
    places: tuple[str, ...] = ()
    place_codes: tuple[str, ...] = ()
    points: tuple[tuple[float, float], ...] = ()
    workplace: str | None = None
    employment: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    salary_annual_min: float | None = None
    salary_annual_max: float | None = None
    salary_currency: str | None = None
    salary_text: str | None = None
    skills: tuple[str, ...] = ()
    language: str | None = None
    posted_at: float | None = None
    url: str | None = None
    source: str = ""
    duplicate_group: str = ""
    title_vector: NDArray[np.float32] | None = None
    posting_vector: NDArray[np.float32] | None = None


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What both legs found under the same filters: per leg, best first, ties by id.

    Attributes:
        legs: "text" and "vector", those that the query has. For a query with neither, "newest": the `window`
            newest postings, scored by seconds since the epoch, 0 when unknown.
        took_ms: What the engine itself says it took; the rest of the time is ours and the network's.
        cards: Cards that came along with the hits, by id; the others are asked for with `Engine.cards`.
    """

    legs: Mapping[str, Sequence[LegHit]]
    took_ms: float = 0.0
    cards: Mapping[str, Card] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of hits shows beyond their cards.

    Attributes:
        copies: duplicate_group -> the cards of its postings, by id.
        highlights: Id -> field -> fragments; matched words stand between U+0002 and U+0003.
    """

    copies: Mapping[str, Sequence[Card]]
    highlights: Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class IndexStats:
    """What an index holds."""

    postings: int
    newest: float | None
    oldest: float | None
    bytes: int | None
    meta: Mapping[str, str] = field(default_factory=dict)


class Engine(Protocol):
    """Storage and retrieval; it neither plans, fuses nor ranks.

    Writes are durable when `write` has yielded the batch's results. Missing ids are never an error. `postings`,
    `content_hashes` and `scan_ids` see every write; the rest sees what `refresh` made visible. One thread writes
    at a time, not always the one that opened the engine; reads may go on beside it.
    """

    name: str
    capabilities: Capabilities

    def retrieve(self, query: SearchQuery, vector: NDArray[np.float32] | None) -> Retrieval:
        """Run the query's legs under its filters. `vector`: (dims,) float32 unit vector of the vector leg."""
        ...

    def cards(self, ids: Sequence[str]) -> dict[str, Card]:
        """The cards of those ids that exist."""
        ...

    def postings(self, ids: Sequence[str]) -> dict[str, Posting]:
        """The whole postings of those ids that exist."""
        ...

    def page(self, query: SearchQuery, *, ids: Sequence[str], groups: Sequence[str]) -> Page:
        """What a page of hits shows beyond their cards: the words matched in `ids`, every copy of `groups`."""
        ...

    def content_hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """Id -> content hash, for those that exist."""
        ...

    def companies(self) -> Sequence[str]:
        """Names of the employers in the index, sorted, each once."""
        ...

    def scan_ids(self, *, source: str | None = None) -> Iterator[str]:
        """Every id, of one source if named."""
        ...

    def write(self, batch: Iterable[EncodedPosting]) -> Iterator[WriteResult]:
        """Insert or replace; all of the batch or none of it where `transactional_writes`."""
        ...

    def delete(self, ids: Sequence[str], *, version: int | None = None) -> int:
        """Delete; returns how many went. With `version`, a posting of a higher one stays: a newer feed holds it."""
        ...

    def count(self, filters: Sequence[Filter] = ()) -> int:
        """Postings under the filters."""
        ...

    def stats(self) -> IndexStats:
        """Size and age of the index."""
        ...

    def get_meta(self, key: str) -> str | None:
        """A value kept beside the postings (encoder name, checkpoints)."""
        ...

    def set_meta(self, key: str, value: str | None) -> None:
        """Keep a value beside the postings; None removes it."""
        ...

    def refresh(self) -> None:
        """Make every write so far visible to searches."""
        ...

    def close(self) -> None:
        """Release files, locks and connections; may be called twice."""
        ...
