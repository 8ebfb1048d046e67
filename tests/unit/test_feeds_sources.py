"""Files, directories, URLs and stdin; gzip, truncation, encodings, emptiness."""

from __future__ import annotations

import gzip
import http.server
import io
import json
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobsearch.errors import FeedError
from jobsearch.feeds import RawPosting, Reject, Source, detect_feed, expand, get_feed, open_source


def ashby(n: int, **extra: object) -> dict[str, object]:
    return {
        "id": f"p{n}",
        "title": f"Role {n}",
        "employmentType": "FullTime",
        "isRemote": None,
        "secondaryLocations": [],
        "publishedAt": "2025-10-01T00:00:00+00:00",
        "jobUrl": f"https://jobs.ashbyhq.com/acme/p{n}",
        "descriptionHtml": f"<p>Work number {n}, {'abcdefgh' * 40}</p>",
        "location": "Berlin",
        **extra,
    }


def jsonl(*rows: object) -> bytes:
    return "".join(json.dumps(r) + "\n" for r in rows).encode()


def noise(count: int) -> bytes:
    rng = random.Random(1)
    return jsonl(*(ashby(n, descriptionHtml="".join(rng.choices("abcdefghij ", k=2000))) for n in range(count)))


def read(path: Path | str, feed: str = "ashby") -> tuple[list[RawPosting], list[Reject], FeedError | None]:
    got: list[RawPosting] = []
    rejects: list[Reject] = []
    source = open_source(str(path))
    try:
        for item in get_feed(feed).read(source):
            (rejects if isinstance(item, Reject) else got).append(item)  # type: ignore[arg-type]
    except FeedError as exc:
        return got, rejects, exc
    finally:
        source.close()
    return got, rejects, None


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "gzipped-under-a-plain-name.jsonl"])
def test_plain_and_gzip_read_alike(tmp_path: Path, name: str) -> None:
    data = jsonl(*map(ashby, range(50)))
    (tmp_path / name).write_bytes(data if name == "a.jsonl" else gzip.compress(data))
    got, rejects, error = read(tmp_path / name)
    assert [p.id for p in got] == [f"p{n}" for n in range(50)]
    assert not rejects
    assert error is None


def test_gzip_of_several_members_is_one_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(jsonl(ashby(1))) + gzip.compress(jsonl(ashby(2))) + b"\0" * 512)
    got, _, error = read(path)
    assert [p.id for p in got] == ["p1", "p2"]
    assert error is None


def test_truncated_gzip_keeps_what_can_be_read_and_names_file_and_row(tmp_path: Path) -> None:
    whole = gzip.compress(noise(400))
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    got, rejects, error = read(path)
    assert 150 < len(got) < 250
    assert [p.id for p in got] == [f"p{n}" for n in range(len(got))]
    assert not rejects
    assert error is not None
    assert str(path) in str(error)
    assert "truncated gzip" in str(error)
    assert f"row {len(got)}" in str(error)
    assert error.path == str(path)  # type: ignore[attr-defined]


def test_damaged_gzip_keeps_what_stands_before_the_damage(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(noise(400)))
    whole[len(whole) // 2 : len(whole) // 2 + 40] = b"\xff" * 40
    path = tmp_path / "bad.gz"
    path.write_bytes(bytes(whole))
    got, _, error = read(path)
    assert error is not None
    assert "damaged gzip" in str(error)
    assert len(got) > 100


@pytest.mark.parametrize("data", [b"", gzip.compress(b"")])
def test_empty_feed_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    with pytest.raises(FeedError, match=r"a\.jsonl: the feed is empty"):
        open_source(str(path))


def test_utf16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ashby(1)), encoding="utf-16")
    with pytest.raises(FeedError, match="UTF-16; accepted is UTF-8"):
        open_source(str(path))


def test_byte_order_mark_is_no_part_of_the_data(tmp_path: Path) -> None:
    for name, feed, text in (
        ("a.jsonl", "ashby", json.dumps(ashby(1))),
        ("b.json", "ashby", json.dumps([ashby(1)])),
        ("c.csv", "eures", "url,titulo,region\nhttps://x/jv-details/p1?l=es,Cocinero,León\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
        got, rejects, _ = read(tmp_path / name, feed)
        assert [p.id for p in got] == ["p1"], name
        assert not rejects


def test_latin1_rows_are_rejected_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps(ashby(1, title="Café"), ensure_ascii=False)
    path.write_bytes(good.encode() + b"\n" + good.replace("p1", "p2").encode("latin-1") + b"\n" + jsonl(ashby(3)))
    got, rejects, error = read(path)
    assert [p.id for p in got] == ["p1", "p3"]
    assert error is None
    (reject,) = rejects
    assert (reject.row, reject.field) == (2, "encoding")
    assert "byte 0xe9" in reject.reason


def test_directory_is_all_its_files_sorted(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl", "sub/c.jsonl", ".hidden", "sub/.git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(jsonl(ashby(1)))
    assert [Path(p).relative_to(tmp_path).as_posix() for p in expand(tmp_path)] == ["a.jsonl", "b.jsonl", "sub/c.jsonl"]


def test_missing_path_and_empty_directory_are_named(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match=r"no such feed: .*nowhere\.jsonl; accepted are a file, a directory"):
        expand(tmp_path / "nowhere.jsonl")
    with pytest.raises(FeedError, match="holds no files"):
        expand(tmp_path)


def test_stdin_is_a_source() -> None:
    source = open_source("-", stdin=io.BytesIO(gzip.compress(jsonl(ashby(1), ashby(2)))))
    assert source.name == "<stdin>"
    assert [p.id for p in detect_feed(source).read(source)] == ["p1", "p2"]  # type: ignore[union-attr]


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = jsonl(*map(ashby, range(3)))
        if self.path == "/missing":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body) + (1000 if self.path == "/short" else 0)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


def test_url_is_a_source_and_credentials_stay_out_of_its_name(server: str) -> None:
    source: Source = open_source(f"http://user:secret@{server}/jobs".replace("user:secret@", ""))
    assert len(list(detect_feed(source).read(source))) == 3
    source.close()
    with pytest.raises(FeedError) as caught:
        open_source("ftp://user:secret@example.org/x")
    assert "secret" not in str(caught.value)
    assert "use http or https" in str(caught.value)


def test_url_errors_say_what_the_server_said(server: str) -> None:
    with pytest.raises(FeedError, match="the server answered 404"):
        open_source(f"http://{server}/missing")
    with pytest.raises(FeedError, match="cannot be reached"):
        open_source("http://127.0.0.1:9/x", timeout_seconds=2)


def test_url_that_breaks_off_keeps_its_rows(server: str) -> None:
    got, rejects, error = read(f"http://{server}/short")
    assert len(got) == 3
    assert not rejects
    assert error is not None
    assert "broke off" in str(error)
