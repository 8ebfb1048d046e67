"""Cards kept in memory are bounded, and the bound never loses one that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobsearch.engines import open_engine
from jobsearch.engines.base import EncodedPosting
from jobsearch.engines.embedded import reader
from jobsearch.posting import Posting


@pytest.mark.parametrize("kept", [1, 7, 50])
def test_more_cards_than_are_kept_all_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    monkeypatch.setattr(reader, "_KEPT_CARDS", kept)
    ids = [f"p{n:02}" for n in range(40)]
    with open_engine(tmp_path / "index", create=True, dims=8) as engine:
        list(engine.write([EncodedPosting(Posting(id=id_, title=f"Job {id_}"), {}, id_) for id_ in ids]))
        engine.refresh()
        for asked in (ids[:30], ids[10:], ids[::-1], ids[:1]):
            cards = engine.cards(asked)
            assert {id_: card.title for id_, card in cards.items()} == {id_: f"Job {id_}" for id_ in asked}
