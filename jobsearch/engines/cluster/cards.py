"""Cards that were read before: most candidates of a search were candidates of another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..base import Card
from .documents import card_from_text

#: Cards kept: some 5 kB each with vectors of 384 numbers.
_SIZE = 16_384
#: Index, sequence number and primary term of a write: no two states of a document share them.
Stamp = tuple[str, int, int]


class CardCache:
    """The cards read last, each good for the very write that it was read from. Safe to share between threads."""

    def __init__(self, size: int = _SIZE) -> None:
        self._size = size
        self._cards: dict[str, tuple[Stamp, Card]] = {}

    def known(self, hits: Iterable[Mapping[str, Any]]) -> dict[str, Card]:
        """The cards of hits that were read since their documents were written last; the last sort value is the id."""
        cards = self._cards
        return {
            kept[1].id: kept[1]
            for hit in hits
            if (kept := cards.get(hit["sort"][-1])) is not None
            and kept[0] == (hit["_index"], hit["_seq_no"], hit["_primary_term"])
        }

    def read(self, hits: Iterable[Mapping[str, Any]]) -> list[Card]:
        """The cards that hits brought along, kept for later."""
        found: list[Card] = []
        for hit in hits:
            stamp = (hit["_index"], hit["_seq_no"], hit["_primary_term"])
            kept = self._cards.get(hit["sort"][-1])
            if kept is None or kept[0] != stamp:
                kept = (stamp, card_from_text(hit["fields"]["card"][0]))
                if len(self._cards) >= self._size:
                    # Starting over now and then costs less than keeping the order of use at every look.
                    self._cards = {}
                self._cards[kept[1].id] = kept
            found.append(kept[1])
        return found
