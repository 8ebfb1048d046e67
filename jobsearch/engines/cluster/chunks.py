"""One chunk of a bulk request, sent until every document of it has its answer, in the order of the documents."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from .failures import Answer, Failure
from .patience import Patience

#: Lines of NDJSON: bytes of one client, text of the other.
Line = TypeVar("Line", bytes, str)
Item = dict[str, Any]
#: Makes one request of such lines; raises a Failure when there is no answer.
Post = Callable[[list[Line]], Answer]

_log = logging.getLogger("jobsearch")
_TOO_LARGE = 413
#: Errors of a document that say something of the whole index: each of its documents would fail alike.
_OF_THE_INDEX = frozenset({
    "authorization_exception", "cluster_block_exception", "index_closed_exception", "index_not_found_exception",
    "invalid_index_name_exception", "security_exception", "strict_dynamic_mapping_exception",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkSender:
    """Sends the chunks that a client's bulk helper has cut.

    Attributes:
        patience: How long a server that is away, or refuses documents for now, is waited for.
        patient: As in `Patience.run`.
        whom: As in `Patience.run`.
    """

    patience: Patience
    patient: bool
    whom: str

    def send(self, lines: Sequence[Line], post: Post[Line]) -> list[Item]:
        """Send a chunk; what was refused for now is sent again alone.

        Args:
            lines: Action and document lines.
            post: Makes one request of such lines.

        Returns:
            One item per action, in their order: `{"index": {"_id": ..., "status": ..., "error": ...}}`.

        Raises:
            Failure: The server stayed away, or the index takes no documents at all.
        """
        actions = _actions(lines)
        items: list[Item] = [{} for _ in actions]
        waiting = list(range(len(actions)))

        def attempt() -> None:
            nonlocal waiting
            answered = _post_all([actions[i] for i in waiting], post)
            refused: list[tuple[int, Failure]] = []
            for i, item in zip(waiting, answered, strict=True):
                items[i] = item
                failure = _failure(item)
                if failure is not None and failure.types & _OF_THE_INDEX and not failure.away:
                    raise failure
                if failure is not None and failure.away:
                    refused.append((i, failure))
            waiting = [i for i, _ in refused]
            if refused:
                raise refused[0][1]

        self.patience.run(attempt, patient=self.patient, whom=self.whom)
        return items


def expanded(expand: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A bulk helper's own reading of an action, which knows no `require_alias`, with it."""

    def read(action: Mapping[str, Any]) -> Any:
        head, document = expand({key: value for key, value in action.items() if key != "require_alias"})
        if "require_alias" in action:
            next(iter(head.values()))["require_alias"] = action["require_alias"]
        return head, document

    return read


def _post_all(actions: Sequence[list[Line]], post: Post[Line]) -> list[Item]:
    """Post actions, in halves where the server finds them too large together."""
    answer = post([line for action in actions for line in action])
    if answer.status == _TOO_LARGE and len(actions) > 1:
        _log.warning("a bulk request of %d documents is too large for the server; lower max_chunk_bytes", len(actions))
        half = len(actions) // 2
        return _post_all(actions[:half], post) + _post_all(actions[half:], post)
    if answer.status == _TOO_LARGE:
        return [_too_large(actions[0][0])]
    if answer.status >= 300:
        raise Failure("status", status=answer.status, body=answer.body)
    items = answer.body.get("items") if isinstance(answer.body, dict) else None
    if not isinstance(items, list) or len(items) != len(actions):
        raise Failure("garbled", detail="a bulk answer that does not fit its documents")
    return items


def _actions(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines by action; all but a delete have two."""
    actions: list[list[Line]] = []
    rest = iter(lines)
    for line in rest:
        actions.append([line] if "delete" in json.loads(line) else [line, next(rest)])
    return actions


def _failure(item: Item) -> Failure | None:
    (told,) = item.values()
    status = told.get("status", 0)
    return None if status < 300 else Failure("status", status=status, body={"error": told.get("error")})


def _too_large(head: bytes | str) -> Item:
    """The item of a document that the server does not even read, in the form of the others."""
    ((kind, action),) = json.loads(head).items()
    error = {"type": "content_too_long_exception", "reason": "the document alone is larger than a request may be"}
    return {kind: {**action, "status": _TOO_LARGE, "error": error}}
