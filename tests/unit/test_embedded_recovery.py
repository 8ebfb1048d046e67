"""What happens to an embedded index when something goes wrong: kills, locks, damage, full disks."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from jobsearch.engines import open_engine
from jobsearch.engines.base import EncodedPosting
from jobsearch.engines.embedded import cache
from jobsearch.errors import EngineError, EngineRejected, EngineUnavailable
from jobsearch.posting import Posting
from jobsearch.query import AnyOf, Phrase, SearchQuery, TextClause, TextLeg, VectorLeg
from tests.conformance.corpus import NOW

ROOT = Path(__file__).parents[2]
QUERY = SearchQuery(
    text_leg=TextLeg(clauses=(TextClause(text="engineer", fields={"title": 1.0}),), size=5000),
    vector_leg=VectorLeg(text="x", size=5000), now=NOW, language="en",
)  # fmt: skip
Q_VECTOR = np.array([1, 0, 0, 0], np.float32)


def encoded(number: int, title: str = "Engineer") -> EncodedPosting:
    posting = Posting(
        id=f"p{number}", title=f"{title} {number}", description=f"text {number} " * 30, language="en",
        company=f"Company {number % 7}", source="test",
    )  # fmt: skip
    vector = np.array([number % 5, number % 3, 1, 0.5], np.float32)
    return EncodedPosting(posting, {"posting": vector, "title": vector}, f"h{title}{number}")


def write(engine, numbers, title: str = "Engineer") -> None:
    list(engine.write([encoded(n, title) for n in numbers]))


def ids(engine) -> dict[str, set[str]]:
    return {leg: {hit.id for hit in hits} for leg, hits in engine.retrieve(QUERY, Q_VECTOR).legs.items()}


def check_whole(engine) -> int:
    """Every way to ask gives the same postings; returns how many."""
    stored = set(engine.scan_ids())
    assert ids(engine) == {"text": stored, "vector": stored}
    assert set(engine.cards(sorted(stored))) == set(engine.postings(sorted(stored))) == stored
    assert engine.count() == len(stored)
    return len(stored)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def made(path: Path) -> Path:
    """An index of 40 postings, closed."""
    with open_engine(path, create=True) as engine:
        write(engine, range(40))
    return path


def run(code: str, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


WRITE_FOREVER = """
    import sys
    from tests.unit.test_embedded_recovery import open_engine, write
    engine = open_engine(sys.argv[1], create=True)
    start, refresh = int(sys.argv[2]), int(sys.argv[3])
    for batch in range(10_000):
        write(engine, range(start + batch * 10, start + batch * 10 + 10))
        print((batch + 1) * 10, flush=True)
        if refresh and batch % refresh == refresh - 1:
            engine.refresh()
"""


@pytest.mark.parametrize(("batches", "refresh"), [(3, 0), (25, 0), (25, 1), (40, 7)])
def test_killed_writer_loses_no_batch_it_reported(path: Path, batches: int, refresh: int) -> None:
    writer = run(WRITE_FOREVER, path, 0, refresh)
    assert writer.stdout is not None
    reported = 0
    for _ in range(batches):
        reported = int(writer.stdout.readline())
    writer.send_signal(signal.SIGKILL)
    rest = writer.communicate()[0].split()
    reported = max([reported, *map(int, rest)])
    with open_engine(path) as engine:
        found = check_whole(engine)
        assert found >= reported
        assert found % 10 == 0
        assert all(int(id_[1:]) < found for id_ in engine.scan_ids())
    with sqlite3.connect(path / "postings.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_killed_between_database_and_text_is_made_good_by_a_reader(made: Path) -> None:
    killed = run(
        """
        import os, signal, sys
        from tests.unit.test_embedded_recovery import open_engine, write
        engine = open_engine(sys.argv[1])
        write(engine, range(20, 60), "Senior engineer")
        engine.delete(["p0", "p59"])
        os.kill(os.getpid(), signal.SIGKILL)
        """,
        made,
    )
    killed.communicate()
    with open_engine(made) as engine:
        assert check_whole(engine) == 58
        assert engine.count([Phrase(fields=("title",), text="senior engineer")]) == 39


def test_rerun_after_a_kill_ends_as_an_undisturbed_run(path: Path, tmp_path: Path) -> None:
    writer = run(WRITE_FOREVER, path, 0, 3)
    assert writer.stdout is not None
    for _ in range(17):
        writer.stdout.readline()
    writer.kill()
    writer.communicate()
    with open_engine(path) as engine, open_engine(tmp_path / "other", create=True) as other:
        for target in (engine, other):
            write(target, range(100, 400))
            target.delete([id_ for id_ in target.scan_ids() if int(id_[1:]) < 100 or int(id_[1:]) >= 400])
            target.refresh()
        assert check_whole(engine) == check_whole(other) == 300
        assert engine.retrieve(QUERY, Q_VECTOR).legs["vector"] == other.retrieve(QUERY, Q_VECTOR).legs["vector"]
        assert engine.postings(list(engine.scan_ids())) == other.postings(list(other.scan_ids()))


def test_second_writer_is_refused_and_readers_go_on(made: Path) -> None:
    writer = run(
        """
        import sys
        from tests.unit.test_embedded_recovery import open_engine, write
        engine = open_engine(sys.argv[1])
        write(engine, [100])
        print("written", flush=True)
        sys.stdin.readline()
        """,
        made,
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    try:
        with open_engine(made) as engine:
            for attempt in (lambda: write(engine, [200]), lambda: engine.delete(["p1"])):
                with pytest.raises(EngineUnavailable, match=rf"written by another process \(process {writer.pid}\)"):
                    attempt()
            assert ids(engine)["text"] == {f"p{n}" for n in range(40)}
            assert engine.count() == 40
            writer.kill()
            writer.communicate()
            write(engine, [200])
            engine.refresh()
            assert check_whole(engine) == 42
    finally:
        writer.kill()
        writer.communicate()


def test_refresh_lets_the_next_writer_in(made: Path) -> None:
    with open_engine(made) as first, open_engine(made) as second:
        for round_ in range(5):
            write(first, [100 + round_])
            with pytest.raises(EngineUnavailable):
                write(second, [200 + round_])
            first.refresh()
            write(second, [200 + round_], "Late engineer")
            second.refresh()
            assert ids(first) == ids(second)
        assert check_whole(first) == check_whole(second) == 50


def test_old_reader_keeps_its_cards_while_postings_are_replaced(made: Path) -> None:
    with open_engine(made) as reader, open_engine(made) as writer:
        assert reader.count() == 40
        snapshot = reader._reader.current()
        reader._reader.current = lambda: snapshot  # type: ignore[method-assign]
        for _ in range(4):
            write(writer, range(40), "Replaced engineer")
            writer.refresh()
        assert len(reader.cards([f"p{n}" for n in range(40)])) == 40
        assert len(ids(reader)["text"]) == 40


def test_replaced_rows_leave_text_index_and_database(made: Path) -> None:
    with open_engine(made) as engine:
        for _ in range(15):
            write(engine, range(40), "Again engineer")
            engine.refresh()
        write(engine, [1])
        engine.refresh()
        snapshot = engine._reader.current()
        assert snapshot.searcher.num_docs == 41
        assert len(snapshot.columns) < 100
        assert check_whole(engine) == 40
    with sqlite3.connect(made / "postings.db") as db:
        for table, most in (("bodies", 81), ("vectors", 81), ("rows", 1200)):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] <= most
    db.close()


# -- damage --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["header", "zeros", "empty"])
def test_damaged_database_is_one_clear_error(made: Path, damage: str) -> None:
    database = made / "postings.db"
    whole = database.read_bytes()
    database.write_bytes(
        {"header": b"garbage!" * 20 + whole[160:], "zeros": whole[:100] + bytes(len(whole) - 100), "empty": b""}[damage]
    )
    with pytest.raises(EngineError) as caught, open_engine(made) as engine:
        engine.count()
    assert str(made) in str(caught.value)


def test_damage_inside_the_database_names_path_and_remedy(made: Path) -> None:
    database = made / "postings.db"
    data = bytearray(database.read_bytes())
    for page in range(2, len(data) // 8192):
        data[page * 8192 : page * 8192 + 4000] = b"\x7f" * 4000
    database.write_bytes(data)
    with pytest.raises(EngineError, match="damaged") as caught, open_engine(made) as engine:
        engine.count()
        engine.postings(["p1"])
    assert "jobsearch index FILE --index" in str(caught.value)
    assert str(database) in str(caught.value)


@pytest.mark.parametrize("damage", ["missing", "no meta", "bad meta", "cut", "empty", "garbage"])
def test_damaged_text_index_is_rebuilt_with_a_warning(
    made: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    text = made / "text"
    segments = [f for f in text.iterdir() if f.suffix in (".term", ".idx", ".pos", ".fast", ".store", ".fieldnorm")]
    if damage == "missing":
        shutil.rmtree(text)
    elif damage == "no meta":
        (text / "meta.json").unlink()
    elif damage == "bad meta":
        (text / "meta.json").write_text("{}")
    for file in segments if damage in ("cut", "empty", "garbage") else ():
        data = file.read_bytes()
        file.write_bytes({"cut": data[: len(data) // 2], "empty": b"", "garbage": b"\xaa" * len(data)}[damage])
    with open_engine(made) as engine:
        assert check_whole(engine) == 40
    assert "rebuilt" in caplog.text
    caplog.clear()
    with open_engine(made) as engine:
        assert check_whole(engine) == 40
    assert not caplog.records


def test_text_index_of_another_state_is_caught_up_or_rebuilt(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "text", tmp_path / "old")
    with open_engine(made) as engine:
        write(engine, range(30, 80), "Newer engineer")
        engine.delete(["p1"])
        engine.refresh()
        shutil.copytree(made / "text", tmp_path / "new")
    shutil.rmtree(made / "text")
    (tmp_path / "old").rename(made / "text")
    with open_engine(made) as engine:
        assert check_whole(engine) == 79
    shutil.rmtree(made)
    with open_engine(made, create=True) as engine:
        write(engine, range(5))
    shutil.rmtree(made / "text")
    (tmp_path / "new").rename(made / "text")
    with open_engine(made) as engine:
        assert check_whole(engine) == 5


@pytest.fixture
def cached(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index that has its columns on disk."""
    monkeypatch.setattr(cache, "MIN_ROWS", 10)
    with open_engine(path, create=True) as engine:
        write(engine, range(40))
    assert list(path.glob("columns-*"))
    return path


def test_column_cache_gives_what_the_database_holds(cached: Path) -> None:
    with open_engine(cached) as engine:
        assert check_whole(engine) == 40
        warm = engine.retrieve(QUERY, Q_VECTOR).legs
        cards = engine.cards(["p1", "p2"])
        companies, stats = engine.companies(), engine.stats()
    shutil.rmtree(*cached.glob("columns-*"))
    with open_engine(cached) as engine:
        assert engine.retrieve(QUERY, Q_VECTOR).legs == warm
        assert engine.companies() == companies
        assert engine.stats().postings == stats.postings
        for id_, card in engine.cards(["p1", "p2"]).items():
            assert (card.title, card.company) == (cards[id_].title, cards[id_].company)
            assert np.array_equal(card.posting_vector, cards[id_].posting_vector)
            assert np.array_equal(card.title_vector, cards[id_].title_vector)


def test_column_cache_is_added_to_and_replaced(cached: Path) -> None:
    first = list(cached.glob("columns-*"))
    with open_engine(cached) as engine:
        write(engine, [1, 100], "Newer engineer")
        engine.delete(["p2"])
    assert list(cached.glob("columns-*")) == first
    with open_engine(cached) as engine:
        assert check_whole(engine) == 40
        assert engine.count([AnyOf(field="id", values=("p2",))]) == 0
        write(engine, range(200, 260))
    assert list(cached.glob("columns-*")) != first
    assert len(list(cached.glob("columns-*"))) == 1
    with open_engine(cached) as engine:
        assert check_whole(engine) == 100


@pytest.mark.parametrize("file", ["columns.bin", "posting.vectors", "title.vectors"])
@pytest.mark.parametrize("damage", ["missing", "cut", "empty", "garbage"])
def test_damaged_column_cache_is_ignored_with_a_warning(
    cached: Path, file: str, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder,) = cached.glob("columns-*")
    data = (folder / file).read_bytes()
    if damage == "garbage" and file != "columns.bin":
        pytest.skip("vectors carry no checksum")
    if damage == "missing":
        (folder / file).unlink()
    else:
        (folder / file).write_bytes({"cut": data[:-1], "empty": b"", "garbage": b"\xaa" * len(data)}[damage])
    with open_engine(cached) as engine:
        assert check_whole(engine) == 40
    assert "damaged" in caplog.text


# -- directories and disks -----------------------------------------------------------------------------------


def test_missing_index_says_how_to_make_one(path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="jobsearch index FILE --index"):
        open_engine(path)
    path.mkdir()
    with pytest.raises(EngineUnavailable, match="jobsearch index FILE --index"):
        open_engine(path)
    assert list(path.iterdir()) == []


def test_a_directory_of_something_else_is_refused_and_left_alone(path: Path) -> None:
    path.mkdir()
    (path / "thesis.txt").write_text("mine")
    with pytest.raises(EngineError, match="not empty"):
        open_engine(path, create=True)
    with sqlite3.connect(path / "postings.db") as db:
        db.execute("CREATE TABLE theirs (x)")
    db.close()
    for create in (True, False):
        with pytest.raises(EngineError, match="not a jobsearch index"):
            open_engine(path, create=create)
    assert sorted(entry.name for entry in path.iterdir()) == ["postings.db", "thesis.txt"]


def test_a_file_is_no_index(path: Path) -> None:
    path.write_text("{}")
    with pytest.raises(EngineError, match="is a file"):
        open_engine(path, create=True)


def test_schema_of_another_version_is_refused(made: Path) -> None:
    with sqlite3.connect(made / "postings.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(EngineError, match="schema version 99"):
        open_engine(made)


def test_vectors_of_another_length_are_refused(made: Path) -> None:
    with pytest.raises(EngineError, match="vectors of 4 numbers, not 8"):
        open_engine(made, dims=8)
    with open_engine(made, dims=4) as engine:
        item = encoded(1)
        for vectors in ({"posting": np.ones(5, np.float32)}, {"posting": np.full(4, np.inf)}, {"body": np.ones(4)}):
            with pytest.raises(EngineRejected, match="p1"):
                engine.write([EncodedPosting(item.posting, vectors, "h")])


def test_closed_engine_says_so(made: Path) -> None:
    engine = open_engine(made)
    engine.close()
    for use in (engine.count, engine.stats, engine.refresh, lambda: write(engine, [1]), lambda: engine.delete(["p1"])):
        with pytest.raises(EngineUnavailable, match="closed"):
            use()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    mount = tmp_path / "disk"
    mount.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(mount)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip(f"cannot mount a small disk: {made.stderr.strip()}")
    yield mount
    for _ in range(20):
        if subprocess.run(["umount", str(mount)], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)


def test_full_disk_is_one_clear_error_and_the_old_state_stays(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "index"
    engine = open_engine(path, create=True)
    write(engine, range(40))
    engine.refresh()
    noise = np.random.default_rng(0)
    written = 40
    with pytest.raises(EngineError, match=r"no space left|could not be written"):
        for number in range(1000, 100_000, 20):
            batch = [encoded(number + i) for i in range(20)]
            junk = [noise.bytes(3000).hex() for _ in batch]
            list(engine.write(
                EncodedPosting(b.posting.model_copy(update={"description": j}), b.vectors, "h")
                for b, j in zip(batch, junk, strict=True)
            ))  # fmt: skip
            written += 20
            engine.refresh()
    assert engine.count() >= 40
    assert engine.postings(["p1"])["p1"].title == "Engineer 1"
    assert {f"p{n}" for n in range(40)} <= ids(engine)["text"]
    with pytest.raises(EngineError):
        for number in range(5000, 100_000, 20):
            write(engine, range(number, number + 20))
    with contextlib.suppress(EngineError):
        engine.close()
    shutil.copytree(path, tmp_path / "roomy")
    with open_engine(tmp_path / "roomy") as engine:
        assert check_whole(engine) >= written
        assert {f"p{n}" for n in range(40)} <= set(engine.scan_ids())
        write(engine, [7])
