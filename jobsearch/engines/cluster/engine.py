"""One engine for Elasticsearch and OpenSearch; what differs between them is in `compile` and `connection`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ...errors import EngineError, EngineUnavailable
from ...query import Filter, SearchQuery
from ..base import (
    NEWER,
    REPEATED,
    Capabilities,
    Card,
    EncodedPosting,
    IndexStats,
    LegHit,
    Page,
    Retrieval,
    WriteResult,
    leg_hits,
)
from ..fields import checked_vector
from ..highlight import highlight
from . import indices
from .cards import CardCache
from .compile import Dialect, compile_cards, compile_copies, compile_count, compile_search, compile_texts
from .copying import pages
from .documents import document_id, document_of, posting_of
from .moving import through_moves
from .naming import path

if TYPE_CHECKING:
    from ...posting import Posting
    from .server import Server

T = TypeVar("T")

#: Most rows of one answer that the servers give (index.max_result_window).
_PAGE = 10_000
#: Ids asked for in one request.
_IDS = 1_000
#: How long the languages of the index are taken as known; a refresh asks again at once.
_LANGUAGES_SECONDS = 60.0
#: Characters of a reason that are kept.
_REASON = 250
#: The first Elasticsearch that scores quantised neighbours by their whole vectors.
_RESCORING = (8, 18, 0)


class ClusterEngine:
    """An index behind an alias; see `jobsearch.engines.base.Engine` for what each method promises.

    Writes are durable when `write` returns and visible to searches after `refresh`, `close`, or the index's own
    refresh interval. Each posting is written by itself: one that the server refuses fails alone.

    Args:
        server: The cluster.
        alias: Name that searches and writes go through.
        create: Make the first index and the alias when they are not there.
        dims: Length of the vectors; by default that of the first one written.

    Raises:
        EngineUnavailable: There is no such index, or the cluster cannot be reached.
        EngineError: The name is another index's, or the vectors have another length.
    """

    capabilities = Capabilities(exact_vectors=False, transactional_writes=False)

    def __init__(
        self, server: Server, alias: str, *, create: bool = False, dims: int | None = None
    ) -> None:
        self.name = server.name
        self._dialect: Dialect = "opensearch" if server.name == "opensearch" else "elasticsearch"
        self.alias = alias
        self.server = server
        self._threads = max(1, server.connection.threads)
        self._cards = CardCache()
        self._pending = False
        self._closed = False
        self._languages: tuple[float, tuple[str, ...]] = (0.0, ())
        index = indices.current(server, alias)
        if index is None and not create:
            raise EngineUnavailable(
                f"{server.url} has no index {alias!r}; make it with `jobsearch setup`, or by indexing a feed: "
                f"`jobsearch index FILE --index {server.url}/{alias}`",
                engine=self.name, url=server.url,
            )
        self._index = index or indices.create(server, alias, dims=dims)
        self._shape = indices.shape(server, self._index)
        if dims and self._dims and dims != self._dims:
            raise EngineError(
                f"index {alias!r} holds vectors of {self._dims} numbers, not {dims}; name the encoder that it was made "
                "with, or index the feeds into another index name",
                engine=self.name,
            )

    def retrieve(self, query: SearchQuery, vector: NDArray[np.float32] | None) -> Retrieval:
        """Run both legs in one request, under the same filters; with no leg, the newest postings."""
        self._check_open()
        asked = [name for name, leg in (("text", query.text_leg), ("vector", query.vector_leg)) if leg is not None]
        legs: dict[str, list[LegHit]] = {name: [] for name in asked or ["newest"]}
        row = None
        if query.vector_leg is not None:
            # As many digits as the documents' own vectors have; all of a float's would be twice the request.
            row = np.round(checked_vector(vector, self._dims).astype(np.float64), 7).tolist()
        compiled = compile_search(
            query, row if self._dims else None, dialect=self._dialect, languages=self._spoken(), index=self.alias,
            shards=self._shape.shards,
            oversample=self._shape.oversample if self.server.version >= _RESCORING else None,
        )
        if not compiled.lines:
            return Retrieval(legs)
        answer = self.server.request("POST", "/_msearch", body=compiled.lines)
        cards: dict[str, Card] = {}
        for name, response in zip(compiled.names, answer["responses"], strict=True):
            hits = response["hits"]["hits"]
            legs[name] = _leg_hits(name, hits)
            cards.update(self._cards.known(hits))
            if hits and hits[0]["_index"] != self._index:
                # A rebuild has moved the alias.
                self._index = hits[0]["_index"]
                self._shape = indices.shape(self.server, self._index)
        return Retrieval(legs, float(answer["took"]), cards)

    def cards(self, ids: Sequence[str]) -> dict[str, Card]:
        """The cards of those ids that exist."""
        self._check_open()
        found: dict[str, Card] = {}
        for part in _parts(list(dict.fromkeys(ids)), _IDS):
            found.update((card.id, card) for card in self._cards.read(self._search(compile_cards(part))))
        return found

    def postings(self, ids: Sequence[str]) -> dict[str, Posting]:
        """The whole postings of those ids that exist, as last written."""
        return {source["id"]: posting_of(source) for source in self._sources(ids)}

    def page(self, query: SearchQuery, *, ids: Sequence[str], groups: Sequence[str]) -> Page:
        """The words matched in `ids`, and the copies of `groups` (10,000 at most), in one request."""
        self._check_open()
        words = [clause.text for clause in query.text_leg.clauses] if query.text_leg else []
        bodies: dict[str, dict[str, Any]] = {}
        if groups:
            bodies["copies"] = compile_copies(groups)
        if ids and words:
            bodies["texts"] = compile_texts(ids, ("id", "title", "description", "language"))
        lines = [line for body in bodies.values() for line in ({"index": self.alias}, body)]
        answers = self.server.request("POST", "/_msearch", body=lines)["responses"] if lines else []
        found = {name: answer["hits"]["hits"] for name, answer in zip(bodies, answers, strict=True)}
        copies: dict[str, list[Card]] = {}
        for card in self._cards.read(found.get("copies", ())):
            copies.setdefault(card.duplicate_group, []).append(card)
        texts = [hit["_source"] for hit in found.get("texts", ())]
        return Page(copies, {text["id"]: highlight(text, words, language=query.language) for text in texts})

    def content_hashes(self, ids: Sequence[str]) -> dict[str, str]:
        """Content hash of each id as last written, for those that exist."""
        found = self._sources(ids, "id,content_hash", patient=True)
        return {source["id"]: source["content_hash"] for source in found}

    def companies(self) -> Sequence[str]:
        """Names of the employers in the index, sorted, each once."""
        self._check_open()
        names: list[str] = []
        sources = [{"company": {"terms": {"field": "company.keyword"}}}]
        composite: dict[str, Any] = {"size": _PAGE, "sources": sources}
        while True:
            body = {"size": 0, "track_total_hits": False, "aggs": {"companies": {"composite": composite}}}
            found = self._post("_search", body)["aggregations"]["companies"]
            names += [bucket["key"]["company"] for bucket in found["buckets"]]
            if len(found["buckets"]) < _PAGE:
                return names
            composite["after"] = found["after_key"]

    def scan_ids(self, *, source: str | None = None) -> Iterator[str]:
        """Every id as last written, of one source if named; sorted."""
        self._check_open()
        if self._pending:
            self.refresh()
        query = {"match_all": {}} if source is None else {"term": {"source": source}}
        body = {"query": query, "size": _PAGE // 2, "_source": False, "sort": [{"id": "asc"}]}
        for page in pages(self.server, self.alias, body, patient=True):
            yield from (hit["sort"][0] for hit in page)

    def write(self, batch: Iterable[EncodedPosting]) -> Iterator[WriteResult]:
        """Insert or replace, in parallel requests of limited size; waits for a server that is away.

        Of two postings with one id the last is written, the others are reported as stale, and so is one that a newer
        feed has written. What the server refuses is reported as failed, with its reason.

        Raises:
            EngineUnavailable: The server stayed away too long; what was written stays, and the batch may be repeated.
        """
        self._check_open()
        encoded = list(batch)
        last = {item.posting.id: i for i, item in enumerate(encoded)}
        kept = [item for i, item in enumerate(encoded) if last[item.posting.id] == i]
        self._know_dims(kept)
        self._pending = True
        share = -(-len(kept) // self._threads) or 1
        with ThreadPoolExecutor(self._threads, "jobsearch-bulk") as pool:
            written = dict(pair for part in pool.map(self._write, _parts(kept, share)) for pair in part)
        return iter([
            written[item.posting.id] if last[item.posting.id] == i else WriteResult(item.posting.id, "stale", REPEATED)
            for i, item in enumerate(encoded)
        ])

    def delete(self, ids: Sequence[str], *, version: int | None = None) -> int:
        """Delete; returns how many went. One that a newer feed writes meanwhile stays, as does a higher `version`."""
        self._check_open()
        deleted = 0
        for part in _parts(list(dict.fromkeys(ids)), _IDS):
            found = self._documents(part, "false", patient=True)
            actions = [
                {"_op_type": "delete", "_index": self.alias, "_id": document["_id"], "version": document["_version"],
                 "version_type": "external_gte"}
                for document in found
                if version is None or document["_version"] <= version
            ]
            self._pending = self._pending or bool(actions)
            for _, result in self._bulk(actions):
                (item,) = result.values()
                if item["status"] not in (200, 404, 409):
                    raise EngineError(
                        f"posting {item['_id']!r} could not be deleted: {_reason(item)}", engine=self.name
                    )
                deleted += item["status"] == 200
        return deleted

    def count(self, filters: Sequence[Filter] = ()) -> int:
        """Postings under the filters."""
        self._check_open()
        return int(self._post("_count", compile_count(filters, languages=self._spoken()))["count"])

    def stats(self) -> IndexStats:
        """Size and age of the index."""
        self._check_open()
        ages = {name: {name: {"field": "posted_us"}} for name in ("min", "max")}
        found = self._post("_search", {"size": 0, "track_total_hits": True, "aggs": ages})
        oldest, newest = (found["aggregations"][name]["value"] for name in ages)
        # A user who may search need not be one who may see the index's size.
        sizes = self.server.request("GET", f"/{self._path}/_stats/store", allow=(403,))
        return IndexStats(
            postings=found["hits"]["total"]["value"],
            newest=None if newest is None else newest / 1e6,
            oldest=None if oldest is None else oldest / 1e6,
            bytes=sizes["_all"]["primaries"]["store"]["size_in_bytes"] if "_all" in sizes else None,
            meta=indices.meta(self.server, self.alias),
        )

    def get_meta(self, key: str) -> str | None:
        """A value kept beside the postings, in the mapping's `_meta`."""
        self._check_open()
        return indices.meta(self.server, self.alias).get(key)

    def set_meta(self, key: str, value: str | None) -> None:
        """Keep a value beside the postings; None removes it."""
        self._check_open()
        indices.set_meta(self.server, self.alias, key, value)

    def refresh(self) -> None:
        """Make every write so far visible to searches."""
        self._check_open()
        self.server.request("POST", f"/{self._path}/_refresh", patient=True)
        self._pending = False
        self._languages = (0.0, ())

    def close(self) -> None:
        """Make the last writes visible and release connections; may be called twice."""
        if self._closed:
            return
        try:
            if self._pending:
                self.refresh()
        finally:
            self._closed = True
            self.server.close()

    def __enter__(self) -> ClusterEngine:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def _dims(self) -> int:
        return self._shape.dims or 0

    @property
    def _path(self) -> str:
        return path(self.alias)

    def _check_open(self) -> None:
        if self._closed:
            raise EngineUnavailable(f"index {self.alias!r} was closed", engine=self.name, url=self.server.url)

    def _spoken(self) -> tuple[str, ...]:
        """Analysis languages of the postings, which the words of a query are read in."""
        known_until, languages = self._languages
        if monotonic() >= known_until:
            aggs = {"languages": {"terms": {"field": "analysis_language", "size": 100}}}
            found = self._post("_search", {"size": 0, "track_total_hits": False, "aggs": aggs})
            languages = tuple(sorted(b["key"] for b in found["aggregations"]["languages"]["buckets"]))
            self._languages = (monotonic() + _LANGUAGES_SECONDS, languages)
        return languages

    def _post(self, api: str, body: Mapping[str, Any]) -> Any:
        return self.server.request("POST", f"/{self._path}/{api}", body=body)

    def _search(self, body: Mapping[str, Any]) -> list[dict[str, Any]]:
        hits: list[dict[str, Any]] = self._post("_search", body)["hits"]["hits"]
        return hits

    def _sources(self, ids: Sequence[str], fields: str = "true", *, patient: bool = False) -> Iterator[dict[str, Any]]:
        self._check_open()
        for part in _parts(list(dict.fromkeys(ids)), _IDS):
            yield from (document["_source"] for document in self._documents(part, fields, patient=patient))

    def _documents(self, ids: Sequence[str], fields: str, *, patient: bool) -> list[dict[str, Any]]:
        """The documents of those ids that exist, as last written."""
        body = {"ids": [document_id(id_) for id_ in ids]}
        answer = self.server.request(
            "POST", f"/{self._path}/_mget", body=body, params={"_source": fields}, patient=patient
        )
        return [document for document in answer["docs"] if document.get("found")]

    def _know_dims(self, batch: Sequence[EncodedPosting]) -> None:
        """The first vector written tells the index how long vectors are."""
        if not self._dims:
            sizes = [item.vectors["posting"].size for item in batch if "posting" in item.vectors]
            if sizes:
                indices.ensure_vector(self.server, self.alias, sizes[0])
                self._shape = indices.shape(self.server, self.alias)

    def _bulk(self, actions: Sequence[Mapping[str, Any]]) -> list[tuple[bool, dict[str, Any]]]:
        """Write in order, waiting while a rebuild moves the alias."""
        return through_moves(self.server, self.alias, lambda: list(self.server.bulk(actions)))

    def _write(self, part: Sequence[EncodedPosting]) -> list[tuple[str, WriteResult]]:
        actions = [
            {"_op_type": "index", "_index": self.alias, "_id": document_id(item.posting.id), "require_alias": True,
             "version": item.version, "version_type": "external_gte", "_source": document_of(item)}
            for item in part
        ]
        found = []
        for item, (_, result) in zip(part, self._bulk(actions), strict=True):
            (answer,) = result.values()
            found.append((item.posting.id, _result(item.posting.id, answer)))
        return found


def _result(id: str, answer: Mapping[str, Any]) -> WriteResult:
    if answer["status"] in (200, 201):
        return WriteResult(id, "written")
    if answer["status"] == 409:
        return WriteResult(id, "stale", NEWER)
    return WriteResult(id, "failed", _reason(answer))


def _reason(answer: Mapping[str, Any]) -> str:
    error = answer.get("error") or f"status {answer['status']}"
    if isinstance(error, str):
        return error
    causes = (error.get("reason"), error.get("caused_by", {}).get("reason"))
    return ": ".join(_short(cause) for cause in causes if cause)


def _short(reason: str) -> str:
    """One line; a server may quote the whole document."""
    told = " ".join(reason.split())
    return told if len(told) <= _REASON else f"{told[:_REASON]}…"


def _leg_hits(leg: str, hits: Sequence[Mapping[str, Any]]) -> list[LegHit]:
    """A leg by its own measure: BM25, the dot product that the servers give as (1 + dot) / 2, or seconds."""
    ranked = [hit["sort"] for hit in hits]
    ids, scores = [id_ for _, id_ in ranked], [score for score, _ in ranked]
    if leg == "vector":
        scores = [2.0 * score - 1.0 for score in scores]
    elif leg == "newest":
        scores = [microseconds / 1e6 for microseconds in scores]
    return leg_hits(ids, scores)


def _parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
