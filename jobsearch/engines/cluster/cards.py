"""Cards that were read before: most candidates of a search were candidates of another one."""

from __future__ import annotations

from collections.abc import Mapping
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

    def known(self, id: str, hit: Mapping[str, Any]) -> Card | None:
        """The card of a hit, if it was read since the document was written last."""
        found = self._cards.get(id)
        return found[1] if found is not None and found[0] == _stamp(hit) else None

    def read(self, hit: Mapping[str, Any]) -> Card:
        """The card that a hit brought along, kept for later."""
        card = card_from_text(hit["fields"]["card"][0])
        if len(self._cards) >= self._size:
            # Starting over now and then costs less than keeping the order of use at every look.
            self._cards = {}
        self._cards[card.id] = (_stamp(hit), card)
        return card


def _stamp(hit: Mapping[str, Any]) -> Stamp:
    return hit["_index"], hit["_seq_no"], hit["_primary_term"]
