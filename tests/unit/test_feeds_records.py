"""JSON lines, arrays of any length, wrapped arrays, documents, CSV: every row is a record or a reject."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobsearch.errors import FeedError
from jobsearch.feeds.base import RowError
from jobsearch.feeds.records import csv_records, json_records
from jobsearch.feeds.sources import SAMPLE, Source, reason_of


def source(data: bytes, size: int = 1 << 16) -> Source:
    chunks = (data[i : i + size] for i in range(0, len(data), size))
    return Source("test", iter(list(chunks)), head=data[:SAMPLE])


def split(records: Iterator[Any]) -> tuple[list[Any], list[tuple[int, str, str]]]:
    good, bad = [], []
    for row, record in records:
        if isinstance(record, RowError):
            bad.append((row, record.field, record.reason))
        else:
            good.append(record)
    return good, bad


ROWS = [{"id": n, "text": 'a "quoted" }, { brace \\ ☕ ' + "x" * n} for n in range(60)]


@pytest.mark.parametrize("size", [1, 7, 64, 1 << 16])
@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ROWS),
        json.dumps(ROWS, indent=2, ensure_ascii=False),
        json.dumps({"jobs": ROWS, "meta": {"total": 60}}),
        json.dumps({"meta": {"total": 60}, "jobs": ROWS}, indent=1),
        "\n".join(json.dumps(r) for r in ROWS),
        "\r\n".join(json.dumps(r, ensure_ascii=False) for r in ROWS) + "\r\n\r\n",
        "\n".join(json.dumps(r, indent=2) for r in ROWS),
    ],
    ids=["array", "pretty array", "wrapped first", "wrapped last", "lines", "crlf lines", "pretty documents"],
)
def test_every_form_gives_every_row(text: str, size: int) -> None:
    good, bad = split(json_records(source(text.encode(), size)))
    assert good == ROWS
    assert bad == []


@given(
    st.lists(st.dictionaries(st.text(max_size=8), st.text() | st.floats(allow_nan=False) | st.none()), min_size=1),
    st.integers(1, 50),
)
def test_array_reader_agrees_with_json_whatever_the_chunks(rows: list[dict[str, Any]], size: int) -> None:
    data = json.dumps(rows, ensure_ascii=True).encode()
    good, bad = split(json_records(source(data, size)))
    assert good == rows
    assert not bad


def test_broken_line_is_a_reject_with_its_line_number() -> None:
    data = b'{"id": 1}\n{"id": 2,\n\n[1]\n{"id": NaN}\n"x"\n'
    good, bad = split(json_records(source(data)))
    assert good[0]["id"] == 1
    assert len(good) == 2
    assert [(row, field) for row, field, _ in bad] == [(2, "json"), (4, "json"), (6, "json")]
    assert "not valid JSON" in bad[0][2]


def test_broken_first_line_does_not_hide_the_format() -> None:
    good, bad = split(json_records(source(b'{"id": 1, oops\n{"id": 2}\n{"id": 3}\n')))
    assert good == [{"id": 2}, {"id": 3}]
    assert [b[0] for b in bad] == [1]


@pytest.mark.parametrize("size", [5, 1 << 16])
def test_broken_element_of_an_array_is_one_reject(size: int) -> None:
    filler = "y" * 200
    first, broken, third = (f'{{"id": {n}, {key}: "{filler}"}}' for n, key in ((1, '"t"'), (2, "nonsense"), (3, '"t"')))
    text = f'[{first}, {broken}, {third}, 4, {{"id": 5}}]'
    good, bad = split(json_records(source(text.encode(), size)))
    assert [g["id"] for g in good] == [1, 3, 5]
    assert [b[0] for b in bad] == [2, 4]


@pytest.mark.parametrize("cut", [40, 100, 700])
def test_unclosed_array_keeps_whole_elements_then_fails(cut: int) -> None:
    data = json.dumps([{"id": n, "t": "z" * 30} for n in range(100)]).encode()[:-cut]
    got = []
    with pytest.raises(FeedError) as caught:
        for _, record in json_records(source(data, 16)):
            got.append(record)
    assert "ends before its closing bracket" in reason_of(caught.value)
    assert [g["id"] for g in got] == list(range(len(got)))
    assert len(got) == data.count(b"}")


def test_bad_bytes_in_an_array_cost_one_element() -> None:
    data = json.dumps([{"id": 1}, {"id": "caf\u00e9"}, {"id": 3}], ensure_ascii=False).encode("latin-1")
    good, bad = split(json_records(source(data)))
    assert [g["id"] for g in good] == [1, 3]
    assert bad[0][:2] == (2, "encoding")


def test_array_memory_does_not_grow_with_its_length() -> None:
    element = json.dumps({"id": 1, "text": "x" * 400}).encode()

    def chunks() -> Iterator[bytes]:
        yield b"["
        for _ in range(400):
            yield (element + b",") * 100
        yield element + b"]"

    tracemalloc.start()
    count = sum(1 for _ in json_records(Source("big", chunks(), head=b"[" + element)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 40_001
    assert peak < 3_000_000, "17 MB of array must pass through a small window"


def test_deeply_nested_line_is_a_reject() -> None:
    data = b'{"id": 1}\n' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n" + b'{"id": 2}\n'
    good, bad = split(json_records(source(data)))
    assert [g["id"] for g in good] == [1, 2]
    assert bad[0][0] == 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_with_line_ends_in_cells(delimiter: str) -> None:
    text = 'id;title;text\n1;Cook;"line one\nline; two"\n\n2;Nurse;""\n'.replace(";", delimiter)
    good, bad = split(csv_records(source(text.encode(), 4)))
    assert good == [
        {"id": "1", "title": "Cook", "text": f"line one\nline{delimiter} two"},
        {"id": "2", "title": "Nurse", "text": ""},
    ]
    assert not bad


def test_csv_rows_of_the_wrong_width_or_encoding_are_rejects() -> None:
    data = "id,title,text\n1,Cook,x\n2,Nurse\n3,a,b,c\n4,Caf\u00e9,x\n5,Chef,y,,\n".encode("latin-1")
    good, bad = split(csv_records(source(data)))
    assert [g["id"] for g in good] == ["1", "5"]
    assert [(row, field) for row, field, _ in bad] == [(2, "csv"), (3, "csv"), (4, "encoding")]
    assert "column 'title'" in bad[2][2]


def test_csv_in_another_encoding_reads_when_named() -> None:
    data = "id,title\n1,软件工程师\n".encode("gb18030")
    good, _ = split(csv_records(source(data), encoding="gb18030"))
    assert good == [{"id": "1", "title": "软件工程师"}]
