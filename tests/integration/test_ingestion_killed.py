"""SIGKILL at random moments, then a run to the end: the same index as an undisturbed run."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jobsearch.engines import open_engine
from jobsearch.ingestion import ingest
from jobsearch.testing import HashEncoder

NOW = datetime(2025, 10, 25, tzinfo=UTC)
ROWS = 900
RUN = """
import sys
from datetime import UTC, datetime
from jobsearch.engines import open_engine
from jobsearch.ingestion import ingest
from jobsearch.testing import HashEncoder
import jobsearch.ingestion
jobsearch.ingestion.extractor_version = lambda: "test"
engine = open_engine(sys.argv[2], create=True, dims=8)
sys.stdout.write("open\\n"); sys.stdout.flush()
ingest(sys.argv[1], engine, HashEncoder(), now=datetime(2025, 10, 25, tzinfo=UTC), batch_size=32, expire_missing=True,
       progress=lambda done, total, rate: (sys.stdout.write(f"{done}\\n"), sys.stdout.flush()))
engine.close()
"""


def write_feed(path: Path, *, skip: int, edit: int) -> None:
    rng = random.Random(11)
    words = ["bake", "bread", "oven", "dough", "flour", "night", "early", "market", "till", "clean", "apron", "tray"]
    with path.open("w", encoding="utf-8") as file:
        for n in range(ROWS):
            body = " ".join(rng.choices(words, k=60))
            if n % 7 == skip:
                continue
            file.write(
                json.dumps(
                    {
                        "id": f"p{n:04}",
                        "title": f"Baker {n % 40}",
                        "employmentType": "FullTime",
                        "isRemote": None,
                        "secondaryLocations": [],
                        "publishedAt": "2025-10-01T00:00:00Z",
                        "location": "Berlin",
                        "jobUrl": f"https://jobs.ashbyhq.com/acme/p{n}",
                        "descriptionHtml": f"<p>{body}{' x' * (n % 5 == edit)}</p>",
                    }
                )
                + "\n"
            )


def contents(index: Path) -> dict[str, Any]:
    engine = open_engine(index)
    try:
        ids = sorted(engine.scan_ids())
        hashes, postings, cards = engine.content_hashes(ids), engine.postings(ids), engine.cards(ids)
        vectors = {id: (cards[id].title_vector, cards[id].posting_vector) for id in ids}
        assert engine.stats().postings == len(ids)
        return {"hashes": hashes, "postings": postings, "vectors": vectors, "encoder": engine.get_meta("encoder")}
    finally:
        engine.close()


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_killed_at_random_moments_and_run_again(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # The sources may be edited while this runs; the version has a test of its own.
    monkeypatch.setattr("jobsearch.ingestion.extractor_version", lambda: "test")
    rng = random.Random(seed)
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    write_feed(old, skip=0, edit=0)
    write_feed(new, skip=3, edit=1)
    calm, rough = tmp_path / "calm", tmp_path / "rough"
    for index in (calm, rough):
        engine = open_engine(index, create=True, dims=8)
        ingest(old, engine, HashEncoder(), now=NOW)
        engine.close()
    engine = open_engine(calm)
    report = ingest(new, engine, HashEncoder(), now=NOW, expire_missing=True)
    engine.close()
    assert report.written > 100
    assert report.expired > 100

    reached = []
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(new), str(rough)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n", process.communicate()[1]
        time.sleep(rng.random() ** 2 * 1.5)
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        reached.append((out.split() or ["0"])[-1])
    assert len(set(reached)) > 1, f"the kills all fell in one place: {reached}"

    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(new), str(rough)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.wait(timeout=120) == 0, process.communicate()[1]
    process.communicate()

    expected, found = contents(calm), contents(rough)
    assert found["hashes"] == expected["hashes"]
    assert found["postings"] == expected["postings"]
    assert found["encoder"] == expected["encoder"]
    for id, (title, posting) in expected["vectors"].items():
        np.testing.assert_array_equal(found["vectors"][id][0], title)
        np.testing.assert_array_equal(found["vectors"][id][1], posting)
