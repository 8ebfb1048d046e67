"""From one version of an index to another: every posting anew, then what changed meanwhile.

Each write of an index has a sequence number (per shard), and a search may ask for the documents whose number is higher
than one seen before. Deletions leave no document behind; they are noticed because they take numbers too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from ...errors import EngineError
from ..base import EncodedPosting
from .checkpoint import Checkpoint, checkpoint, refresh
from .documents import card_from_text, document_id, document_of, posting_of
from .failures import reason_of
from .naming import building_alias, path

if TYPE_CHECKING:
    from .server import Server

#: Postings read, and written, at a time.
_PAGE = 400
#: Ids read at a time.
_IDS = 5_000
#: Fields of a hit that a document is made anew from.
WHOLE = {"_source": True, "docvalue_fields": ["card"], "version": True, "seq_no_primary_term": True}

Hit = Mapping[str, Any]


@dataclass(slots=True)
class Copied:
    """What a pass brought over: postings written, postings deleted, and the changes of the old index it covers."""

    written: int = 0
    deleted: int = 0
    changes: int = 0


class Copy:
    """Brings what is in one version to another.

    Args:
        server: The cluster.
        old: Version that is read; it may be written to meanwhile.
        new: Version that is written, by nobody else.
        shards: Primary shards of the old version.
    """

    def __init__(self, server: Server, old: str, new: str, *, shards: int) -> None:
        self.server, self.old, self.new, self.shards = server, old, new, shards
        #: How far the old version had come when it was last brought over.
        self.covered = Checkpoint((), ())

    def everything(self, told: Callable[[int], None]) -> Copied:
        """Bring over every posting; `told` gets the number done so far, now and then."""
        start = self._refreshed()
        self.covered = Checkpoint((-1,) * len(start.safe), (-1,) * len(start.last))
        copied = Copied(changes=start.since(self.covered))
        threads = self.server.connection.threads
        with ThreadPoolExecutor(threads, "jobsearch-rebuild") as pool:
            for count in _in_parallel(pool, threads, self._write, (page for _, page in self._changed())):
                copied.written += count
                told(copied.written)
        self.covered = start
        return copied

    def changes(self) -> Copied:
        """Bring over what has changed since the last pass, deletions too."""
        now = self._refreshed()
        copied = Copied(changes=now.since(self.covered))
        if not copied.changes:
            return copied
        found = 0
        for shard, page in self._changed():
            found += sum(hit["_seq_no"] <= now.last[shard] for hit in page)
            copied.written += self._write(page)
        if found < copied.changes:  # some were deletions, or the same posting several times
            copied.deleted = self._delete_what_is_gone()
        self.covered = now
        return copied

    def _refreshed(self) -> Checkpoint:
        """How far the old version has come; searches see all of it."""
        now = checkpoint(self.server, self.old, self.shards)
        refresh(self.server, self.old)
        return now

    def _changed(self) -> Iterator[tuple[int, list[Hit]]]:
        """(shard, page) of the old version's documents that were written since the last pass."""
        for shard, seen in enumerate(self.covered.safe):
            body = {**WHOLE, "size": _PAGE, "sort": [{"_seq_no": "asc"}], "search_after": [seen]}
            yield from ((shard, page) for page in pages(self.server, self.old, body, shard))

    def _write(self, hits: Sequence[Hit]) -> int:
        """Write documents made anew, of the same age; returns how many were written."""
        # To an alias that only a version under construction has: were it gone, a plain write would make it anew.
        target = {"_index": building_alias(self.new), "require_alias": True, "version_type": "external_gte"}
        return self._bulk(
            {"_op_type": "index", "_id": document_id(encoded.posting.id), "version": encoded.version, **target,
             "_source": document_of(encoded)}
            for encoded in (encoded_of(self.server, hit) for hit in hits)
        )  # fmt: skip

    def _delete_what_is_gone(self) -> int:
        """Delete what the old version does not hold any more."""
        refresh(self.server, self.new)
        there = _ids(self.server, self.old)
        next_there = next(there, None)
        gone: list[tuple[str, int]] = []
        for id_, version in _ids(self.server, self.new):
            while next_there is not None and next_there[0] < id_:
                next_there = next(there, None)
            if next_there is None or next_there[0] != id_:
                gone.append((id_, version))
        return self._bulk(
            {"_op_type": "delete", "_index": self.new, "_id": document_id(id_), "version": version,
             "version_type": "external_gte"}
            for id_, version in gone
        )  # fmt: skip

    def _bulk(self, actions: Iterable[Mapping[str, Any]]) -> int:
        done = 0
        for _, result in self.server.bulk(actions):
            ((kind, answer),) = result.items()
            if answer["status"] == 409 or (kind == "delete" and answer["status"] == 404):
                continue  # read before the same posting was read again, or gone already
            if answer["status"] >= 300:
                raise EngineError(
                    f"{self.server.url}/{self.new}: posting {answer['_id']!r} was refused: {reason_of(answer)}",
                    engine=self.server.name,
                )
            done += 1
        return done


def pages(
    server: Server, index: str, body: Mapping[str, Any], shard: int | None = None, *, patient: bool = False
) -> Iterator[list[Hit]]:
    """Every hit of a body whose sort names each document once, of one shard if named.

    It goes on where it was when the server comes back from being away.
    """
    page = {**body, "track_total_hits": False}
    params = {} if shard is None else {"preference": f"_shards:{shard}"}
    while True:
        answer = server.request("POST", f"/{path(index)}/_search", body=page, params=params, patient=patient)
        hits: list[Hit] = answer["hits"]["hits"]
        if hits:
            yield hits
        if len(hits) < body["size"]:
            return
        page["search_after"] = hits[-1]["sort"]


def encoded_of(server: Server, hit: Hit) -> EncodedPosting:
    """A document as it was before it was one: the posting, its vectors (as float16 kept them), hash and age.

    Raises:
        EngineError: The document is no posting.
    """
    try:
        card = card_from_text(hit["fields"]["card"][0])
        posting = posting_of(hit["_source"])
    except (KeyError, ValueError, ValidationError) as exc:
        raise EngineError(
            f"{server.url}/{hit['_index']}: document {hit['_id']!r} is no posting of ours ({type(exc).__name__}); "
            "delete it, or index its feed again",
            engine=server.name,
        ) from exc
    vectors = {"posting": card.posting_vector, "title": card.title_vector}
    kept = {name: vector for name, vector in vectors.items() if vector is not None}
    return EncodedPosting(posting, kept, hit["_source"].get("content_hash", ""), hit["_version"])


def _ids(server: Server, index: str) -> Iterator[tuple[str, int]]:
    """(id, version) of every posting, by id."""
    body = {"size": _IDS, "sort": [{"id": "asc"}], "_source": False, "stored_fields": "_none_", "version": True}
    for page in pages(server, index, body):
        yield from ((hit["sort"][0], hit["_version"]) for hit in page)


def _in_parallel(
    pool: ThreadPoolExecutor, threads: int, work: Callable[[list[Hit]], int], items: Iterable[list[Hit]]
) -> Iterator[int]:
    """The results in order; never more than a few items in hand."""
    waiting: deque[Future[int]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(work, item))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
