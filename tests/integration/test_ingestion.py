"""The job as a whole: every row counted once, nothing encoded twice, safe to repeat."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from jobsearch.errors import ConfigError, FeedError, IngestError
from jobsearch.ingestion import IngestReport, ingest

from .doubles import CountingEncoder, MemoryEngine

NOW = datetime(2025, 10, 25, tzinfo=UTC)


def row(n: int, **extra: Any) -> dict[str, Any]:
    return {
        "id": f"p{n}",
        "title": f"Baker {n}",
        "employmentType": "FullTime",
        "isRemote": None,
        "secondaryLocations": [],
        "publishedAt": "2025-10-01T00:00:00+00:00",
        "jobUrl": f"https://jobs.ashbyhq.com/acme/p{n}",
        "descriptionHtml": f"<p>Bake loaf number {n}.</p>",
        "location": "Berlin",
        **extra,
    }


def feed(path: Path, *rows: object) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows))
    return path


def run(sources: Any, engine: MemoryEngine, encoder: CountingEncoder | None = None, **options: Any) -> IngestReport:
    report = ingest(sources, engine, encoder or CountingEncoder(), now=options.pop("now", NOW), **options)
    assert report.read == report.written + report.unchanged + report.rejected + report.duplicates
    return report


def counts(report: IngestReport) -> dict[str, float]:
    return {k: v for k, v in report.as_dict().items() if v and k not in ("seconds", "postings_per_second")}


def test_first_run_writes_second_run_skips_before_encoding(tmp_path: Path) -> None:
    path, engine, encoder = feed(tmp_path / "a.jsonl", *map(row, range(30))), MemoryEngine(), CountingEncoder()
    assert counts(run(path, engine, encoder, batch_size=8)) == {"read": 30, "written": 30}
    assert engine.batches == [8, 8, 8, 6]
    assert engine.refreshed == 1
    encoder.texts.clear()
    assert counts(run(path, engine, encoder)) == {"read": 30, "unchanged": 30}
    assert encoder.texts == []


def test_report_has_the_keys_of_the_command_line(tmp_path: Path) -> None:
    report = run(feed(tmp_path / "a.jsonl", row(1)), MemoryEngine())
    assert list(report.as_dict()) == [
        "read",
        "written",
        "unchanged",
        "rejected",
        "expired",
        "duplicates",
        "seconds",
        "postings_per_second",
    ]


def test_postings_carry_source_vectors_and_hash(tmp_path: Path) -> None:
    engine = MemoryEngine()
    run(feed(tmp_path / "a.jsonl", row(1)), engine)
    held = engine.held["p1"]
    assert held.posting.source == "ashby"
    assert set(held.vectors) == {"posting", "title"}
    assert len(held.content_hash) == 32
    run(feed(tmp_path / "a.jsonl", row(1)), engine, source="acme-board")
    assert engine.held["p1"].posting.source == "acme-board"


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    engine = MemoryEngine()
    run(feed(tmp_path / "a.jsonl", *map(row, range(10))), engine)
    changed = [row(n, title="Head Baker") if n == 3 else row(n) for n in range(12)]
    assert counts(run(feed(tmp_path / "a.jsonl", *changed), engine)) == {"read": 12, "written": 3, "unchanged": 9}
    assert engine.held["p3"].posting.title == "Head Baker"


def test_fields_that_no_posting_shows_change_nothing(tmp_path: Path) -> None:
    engine = MemoryEngine()
    run(feed(tmp_path / "a.jsonl", row(1)), engine)
    again = run(feed(tmp_path / "a.jsonl", row(1, scraped_at="now", applyUrl="x")), engine)
    assert counts(again) == {"read": 1, "unchanged": 1}


def test_a_relative_date_means_another_day_the_next_day(tmp_path: Path) -> None:
    engine = MemoryEngine()
    path = feed(tmp_path / "a.jsonl", row(1, publishedAt="3 days ago"), row(2, publishedAt="2025-10-01"))
    run(path, engine)
    assert counts(run(path, engine, now=NOW + timedelta(hours=5))) == {"read": 2, "unchanged": 2}
    report = run(path, engine, now=NOW + timedelta(days=1))
    assert counts(report) == {"read": 2, "written": 1, "unchanged": 1}
    assert engine.held["p1"].posting.posted_at == NOW - timedelta(days=2)


def test_equal_texts_are_encoded_once(tmp_path: Path) -> None:
    encoder = CountingEncoder()
    rows = [row(n, title="Baker", descriptionHtml="<p>Bake bread.</p>") for n in range(40)]
    run(feed(tmp_path / "a.jsonl", *rows), MemoryEngine(), encoder, batch_size=10)
    assert len(encoder.texts) == len(set(encoder.texts)) == 2


def test_bad_rows_are_rejected_named_and_kept_in_the_file(tmp_path: Path) -> None:
    rows = [
        row(1),
        '{"id": "p2", oops',
        row(3, publishedAt="2025-13-45"),
        row(4, title=""),
        row(
            5,
            compensation={
                "summaryComponents": [
                    {"compensationType": "Salary", "minValue": float("nan"), "maxValue": 5, "interval": "1 YEAR"}
                ]
            },
        ),
        row(6, isListed=False),
        row(7),
    ]
    engine = MemoryEngine()
    report = run(feed(tmp_path / "a.jsonl", *rows), engine, rejects_path=tmp_path / "rejects.jsonl")
    assert counts(report) == {"read": 7, "written": 2, "rejected": 5}
    written = [json.loads(line) for line in (tmp_path / "rejects.jsonl").read_text().splitlines()]
    assert [(r["row"], r["id"], r["field"]) for r in written] == [
        (2, None, "json"),
        (6, "p6", "isListed"),
        (3, "p3", "posted_at"),
        (4, "p4", "title"),
        (5, "p5", "salary"),
    ]
    assert all(r["reason"] and r["path"].endswith("a.jsonl") for r in written)
    assert sum(report.reasons.values()) == 5
    with pytest.raises(IngestError, match="5 of 7 rows were rejected") as caught:
        report.check()
    assert caught.value.exit_code == 4


def test_a_rejects_file_that_cannot_be_written_stops_the_job_first(tmp_path: Path) -> None:
    engine = MemoryEngine()
    with pytest.raises(ConfigError, match="rejects file"):
        run(feed(tmp_path / "a.jsonl", row(1)), engine, rejects_path=tmp_path / "no" / "x.jsonl")
    assert not engine.held


@pytest.mark.parametrize("batch_size", [1, 2, 100])
def test_duplicate_ids_first_wins(tmp_path: Path, batch_size: int) -> None:
    engine = MemoryEngine()
    rows = [row(1), row(2), row(1), row(1, title="Other"), row(2)]
    report = run(feed(tmp_path / "a.jsonl", *rows), engine, batch_size=batch_size)
    assert counts(report) == {"read": 5, "written": 2, "rejected": 1, "duplicates": 2}
    assert "duplicate id" in report.rejects[0].reason
    assert report.rejects[0].row == 4
    assert engine.held["p1"].posting.title != "Other"
    again = run(feed(tmp_path / "a.jsonl", *rows), engine)
    assert counts(again) == {"read": 5, "unchanged": 2, "rejected": 1, "duplicates": 2}


def test_a_row_that_the_engine_refuses_is_a_reject(tmp_path: Path) -> None:
    report = run(feed(tmp_path / "a.jsonl", row(1), row(2)), MemoryEngine(fail=["p2"]))
    assert counts(report) == {"read": 2, "written": 1, "rejected": 1}
    assert (report.rejects[0].id, report.rejects[0].reason) == ("p2", "refused by the test")


# Expiry


def test_expire_missing_deletes_what_the_full_feed_lacks(tmp_path: Path) -> None:
    engine = MemoryEngine()
    run(feed(tmp_path / "other.jsonl", row(77)), engine, source="other")
    run(feed(tmp_path / "a.jsonl", *map(row, range(10))), engine)
    report = run(feed(tmp_path / "a.jsonl", *map(row, range(4, 12))), engine, expire_missing=True, batch_size=3)
    assert counts(report) == {"read": 8, "written": 2, "unchanged": 6, "expired": 4}
    assert sorted(engine.held) == sorted(["p77", *(f"p{n}" for n in range(4, 12))])


def test_a_rejected_row_does_not_expire_its_posting(tmp_path: Path) -> None:
    engine = MemoryEngine()
    run(feed(tmp_path / "a.jsonl", row(1), row(2), row(3)), engine)
    report = run(feed(tmp_path / "a.jsonl", row(1), row(2, publishedAt="soon")), engine, expire_missing=True)
    assert counts(report) == {"read": 2, "unchanged": 1, "rejected": 1, "expired": 1}
    assert set(engine.held) == {"p1", "p2"}


@pytest.mark.parametrize("kind", ["truncated", "unreadable row", "all rejected"])
def test_expire_missing_is_refused_when_the_feed_is_not_known_whole(tmp_path: Path, kind: str) -> None:
    engine = MemoryEngine()
    run(feed(tmp_path / "a.jsonl", *map(row, range(10))), engine)
    path = tmp_path / "b.jsonl"
    if kind == "truncated":
        import random

        noise = random.Random(3)
        rows = [row(n, descriptionHtml="".join(noise.choices("abcdef ", k=3000))) for n in range(100)]
        data = gzip.compress("".join(json.dumps(r) + "\n" for r in rows).encode())
        path.write_bytes(data[: len(data) // 2])
    elif kind == "unreadable row":
        feed(path, row(1), "{nonsense")
    else:
        feed(path, row(1, title=""), row(2, title=""), "{x")
    report = run(path, engine, expire_missing=True, feed="ashby")
    assert report.expired == 0
    assert {f"p{n}" for n in range(10)} <= set(engine.held)
    assert any("expire_missing: refused" in e.message for e in report.errors)
    with pytest.raises(FeedError):
        report.check()


# Sources


def test_a_truncated_feed_keeps_its_rows_and_the_next_source_follows(tmp_path: Path) -> None:
    import random

    noise = random.Random(5)
    rows = [row(n, descriptionHtml="".join(noise.choices("abcdef ", k=3000))) for n in range(100)]
    data = gzip.compress("".join(json.dumps(r) + "\n" for r in rows).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(data[: len(data) // 2])
    feed(tmp_path / "b.jsonl", row(500))
    engine = MemoryEngine()
    report = run(tmp_path, engine)
    assert 30 < report.written < 70
    assert "p500" in engine.held
    (error,) = report.errors
    assert "a.jsonl.gz: truncated gzip" in error.message
    assert f"read up to row {report.read - 1}" in error.message


def test_nothing_readable_is_an_error_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    with pytest.raises(FeedError, match="the feed is empty"):
        ingest(tmp_path / "empty.jsonl", MemoryEngine(), CountingEncoder(), now=NOW)
    with pytest.raises(FeedError, match="no such feed"):
        ingest(tmp_path / "nowhere", MemoryEngine(), CountingEncoder(), now=NOW)
    with pytest.raises(ConfigError, match="unknown feed"):
        ingest(feed(tmp_path / "a.jsonl", row(1)), MemoryEngine(), CountingEncoder(), now=NOW, feed="nope")


def test_naive_now_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="time zone"):
        ingest(feed(tmp_path / "a.jsonl", row(1)), MemoryEngine(), CountingEncoder(), now=datetime(2025, 10, 25))


def test_another_encoder_is_refused_with_the_way_out(tmp_path: Path) -> None:
    engine, path = MemoryEngine(), feed(tmp_path / "a.jsonl", row(1))
    run(path, engine)
    for other in (CountingEncoder("other"), CountingEncoder(dims=4)):
        with pytest.raises(ConfigError, match="index into a new directory"):
            run(path, engine, other)


def test_progress_counts_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int | None, float]] = []
    path = feed(tmp_path / "a.jsonl", *(row(n, descriptionHtml="x" * 4000) for n in range(200)))
    run(path, MemoryEngine(), progress=lambda *seen: told.append(seen), batch_size=20)
    done = [d for d, _, _ in told]
    assert done == sorted(done)
    assert told[-1][:2] == (200, 200)
    assert all(total is None or 100 < total < 1000 for _, total, _ in told)


def test_memory_does_not_grow_with_the_feed(tmp_path: Path) -> None:
    import tracemalloc

    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl"
        with path.open("w") as file:
            for n in range(count):
                file.write(json.dumps(row(n, descriptionHtml=f"<p>{n} " + "flour water salt " * 200 + "</p>")) + "\n")

        class Forgetful(MemoryEngine):
            def write(self, batch: Any) -> Any:
                yield from list(super().write(batch))
                self.held.clear()

        tracemalloc.start()
        run(path, Forgetful(), batch_size=16)
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(256)  # whatever is loaded or compiled once
    assert peak(256) < peak(64) * 1.3 + 1_000_000
