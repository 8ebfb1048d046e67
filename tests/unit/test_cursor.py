"""Cursors: read back whole, and refused in one clear error when they are not whole."""

from __future__ import annotations

import base64
import json
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.cursor import VERSION, Cursor
from jobsearch.errors import QueryError
from jobsearch.intent import Intent
from jobsearch.query import AnyOf, Not, Plan, Relaxation, SearchQuery, TextClause, TextLeg, VectorLeg

# semantics: Pages

NOW = datetime(2025, 10, 25, 9, tzinfo=UTC)
QUERY = SearchQuery(
    text_leg=TextLeg(clauses=(TextClause(text='größe "x" 软件', fields={"title": 3.0}),)),
    vector_leg=VectorLeg(text="x"),
    filters=(Not(filter=AnyOf(field="workplace", values=("remote",))),),
    size=2,
    window=7,
    language="de",
    now=NOW,
)
PLAN = Plan(query_id="q", text="größe", now=NOW, language="de", intent=Intent(roles=("x",), rest="y"), query=QUERY)
ROWS = (("a", (0.1, -2.0)), ('https://x.org/?q="b" 职位', (0.0, 1e-4)))


def cursor(**changes: Any) -> Cursor:
    return Cursor(
        **{
            "plan": PLAN,
            "offset": 2,
            "size": 2,
            "total": 4,
            "facets": {"workplace": {"remote": 1}},
            "relaxations": (Relaxation(step="locations", from_="Leeds", to="Yorkshire", hits=3),),
            "part_names": ("text", "fresh"),
            "rows": ROWS,
            **changes,
        }
    )


def packed(data: object) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(data).encode())).decode().rstrip("=")


def unpacked(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zlib.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))))
    return found


def test_a_cursor_reads_back_whole() -> None:
    assert Cursor.decode(cursor().encode()) == cursor()


def test_a_cursor_is_url_safe_and_small() -> None:
    many = tuple((f"posting-{i:06}", (1.25, 0.5)) for i in range(400))
    text = cursor(rows=many).encode()
    assert text.isascii() and text.replace("-", "").replace("_", "").isalnum()
    assert len(text) < 8000


def test_the_widest_window_with_long_ids_reads_back() -> None:
    rows = tuple((f"{i:06}" + "x" * 500, (1.25, 0.5)) for i in range(10_000))
    assert len(Cursor.decode(cursor(rows=rows).encode()).rows) == 10_000


def refused(text: str) -> QueryError:
    with pytest.raises(QueryError, match="cursor") as caught:
        Cursor.decode(text)
    assert caught.value.field == "cursor"
    assert len(caught.value.message) < 300
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "===",
        "not a cursor",
        "é",
        "\ud800",
        "a" * 1_000_000,
        packed([]),
        packed(None),
        packed({}),
        packed(1),
        base64.urlsafe_b64encode(b"plain").decode(),
        base64.urlsafe_b64encode(zlib.compress(b"{")).decode(),
        base64.urlsafe_b64encode(zlib.compress(b"\xff\xfe")).decode(),
        base64.urlsafe_b64encode(zlib.compress(b"[" * 200_000)).decode(),
        base64.urlsafe_b64encode(zlib.compress(b" " * 40_000_000)).decode(),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_what_is_no_cursor_is_refused(text: str) -> None:
    refused(text)


def test_a_cursor_with_something_behind_it_is_refused() -> None:
    twice = zlib.compress(json.dumps(unpacked(cursor().encode())).encode()) + b"more"
    refused(base64.urlsafe_b64encode(twice).decode())


@pytest.mark.parametrize("cut", [1, 2, 10, 100])
def test_a_cursor_cut_short_is_refused(cut: int) -> None:
    refused(cursor().encode()[:-cut])


@pytest.mark.parametrize(
    "changes",
    [
        {"version": VERSION + 1},
        {"version": None},
        {"size": 0},
        {"size": -1},
        {"offset": -1},
        {"total": -1},
        {"rows": [["a", [1.0]]]},
        {"rows": [["a", [1.0, 2.0, 3.0]]]},
        {"rows": [["a"]]},
        {"rows": "a"},
        {"unknown": 1},
        {"plan": None},
        {"rows": [["a", [float("nan"), 1.0]]]},
        {"rows": [["a", [float("inf"), 1.0]]]},
        {"part_names": []},
    ],
    ids=str,
)
def test_a_tampered_cursor_is_refused(changes: dict[str, Any]) -> None:
    data = unpacked(cursor().encode())
    assert Cursor.decode(packed(data)) == cursor()
    refused(packed({**data, **changes}))


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_damaged_cursor_is_refused_or_says_the_same(data: st.DataObject) -> None:
    """Checksums catch damage; a changed bit of padding may say the same."""
    text = list(cursor().encode())
    at = data.draw(st.integers(0, len(text) - 1))
    text[at] = data.draw(st.sampled_from("ABCxyz019-_ é="))
    try:
        assert Cursor.decode("".join(text)) == cursor()
    except QueryError as exc:
        assert exc.field == "cursor"
