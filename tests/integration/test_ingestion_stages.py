"""Encoding and writing run beside enrichment: order, counts and failures are as if they did not."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from jobsearch.engines.base import EncodedPosting, WriteResult
from jobsearch.errors import EngineError

from .doubles import CountingEncoder, MemoryEngine
from .test_ingestion import counts, feed, row, run


class Slow:
    """Sleeps as long as it is told, once a call."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.threads: set[str] = set()

    def wait(self) -> None:
        self.threads.add(threading.current_thread().name)
        time.sleep(self.seconds)


class SlowEncoder(CountingEncoder):
    def __init__(self, pace: Slow) -> None:
        super().__init__()
        self.pace = pace

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.pace.wait()
        return super().encode(texts)


class SlowEngine(MemoryEngine):
    def __init__(self, pace: Slow, *, fail: Sequence[str] = ()) -> None:
        super().__init__(fail=fail)
        self.pace = pace

    def write(self, batch: Iterable[EncodedPosting]) -> Iterator[WriteResult]:
        self.pace.wait()
        return super().write(batch)


@pytest.mark.parametrize(("encoding", "writing"), [(0.0, 0.0), (0.005, 0.0), (0.0, 0.005)])
def test_what_is_written_and_told_does_not_depend_on_timing(tmp_path: Path, encoding: float, writing: float) -> None:
    rows = [row(n, title="" if n % 11 == 5 else f"Baker {n % 7}") for n in range(60)]
    encoder, engine = SlowEncoder(Slow(encoding)), SlowEngine(Slow(writing), fail=["p9", "p40"])
    report = run(feed(tmp_path / "a.jsonl", *rows), engine, encoder, batch_size=8, rejects_path=tmp_path / "r.jsonl")
    assert counts(report) == {"read": 60, "written": 53, "rejected": 7}
    assert list(engine.held) == [f"p{n}" for n in range(60) if n % 11 != 5 and n not in (9, 40)]
    told = [json.loads(line)["row"] for line in (tmp_path / "r.jsonl").read_text().splitlines()]
    # A refusal by the engine is told two batches later, whatever the pace.
    assert told == [6, 17, 28, 10, 39, 50, 41]
    assert len(encoder.texts) == len(set(encoder.texts))
    assert len(engine.pace.threads) == len(encoder.pace.threads) == 1


class FailingEngine(MemoryEngine):
    """Its second write finds the disk full."""

    def write(self, batch: Iterable[EncodedPosting]) -> Iterator[WriteResult]:
        if len(self.batches) == 1:
            self.batches.append(0)
            raise EngineError("no space left", engine="memory")
        return super().write(batch)


def test_after_a_write_that_failed_nothing_more_is_written(tmp_path: Path) -> None:
    engine, path = FailingEngine(), feed(tmp_path / "a.jsonl", *map(row, range(80)))
    with pytest.raises(EngineError, match="no space left"):
        run(path, engine, batch_size=8)
    assert list(engine.held) == [f"p{n}" for n in range(8)]
    assert counts(run(path, engine, batch_size=8)) == {"read": 80, "written": 72, "unchanged": 8}


class BrokenEncoder(CountingEncoder):
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if any("Baker 20" in text for text in texts):
            raise RuntimeError("model broke")
        return super().encode(texts)


def test_an_encoder_that_fails_ends_the_run_with_its_error(tmp_path: Path) -> None:
    engine = MemoryEngine()
    with pytest.raises(RuntimeError, match="model broke"):
        run(feed(tmp_path / "a.jsonl", *map(row, range(80))), engine, BrokenEncoder(), batch_size=8)
    assert list(engine.held) == [f"p{n}" for n in range(16)]


def test_an_interrupt_leaves_whole_batches_and_no_thread_behind(tmp_path: Path) -> None:
    engine, path = MemoryEngine(), feed(tmp_path / "a.jsonl", *map(row, range(80)))

    def interrupt(done: int, total: int | None, rate: float) -> None:
        if done >= 40:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(path, engine, batch_size=8, progress=interrupt)
    assert len(engine.held) % 8 == 0
    assert list(engine.held) == [f"p{n}" for n in range(len(engine.held))]
    assert not [t for t in threading.enumerate() if t.name.startswith("jobsearch-")]
    run(path, engine)
    assert sorted(engine.held) == sorted(f"p{n}" for n in range(80))
