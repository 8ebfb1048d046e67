"""Records out of bytes, in bounded memory: JSON lines, JSON arrays of any length, wrapped arrays, CSV."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from json import JSONDecodeError, JSONDecoder
from typing import Any

from ..errors import FeedError
from .base import RowError
from .sources import Source

#: The longest single record (or line) accepted; what bounds memory on any size of feed.
MAX_RECORD = 64 << 20
#: Keys under which APIs wrap their list of postings.
WRAPPERS = ("jobs", "postings", "data", "results", "items", "resultats", "stellenangebote", "offers")

_WRAPPED = re.compile(rf'\{{\s*"(?:{"|".join(WRAPPERS)})"\s*:\s*\[')
_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")
_BLANK = re.compile(r"[\s,]*")
_DECODER = JSONDecoder()

Record = tuple[int, "Mapping[str, Any] | RowError"]


def json_records(source: Source) -> Iterator[Record]:
    """Every JSON object of the source with its row.

    The form is told by the beginning: `[` is an array, `{"jobs": [` a wrapped one, an object that ends with
    its line is JSON lines; anything else is taken as whole documents, one behind the other.
    """
    head = source.head.decode("utf-8-sig", "replace").lstrip()
    if head.startswith("["):
        return _array(source, "[")
    if match := _WRAPPED.match(head):
        return _array(source, match[0])
    if _is_lines(head):
        return _lines(source)
    return _documents(source)


def first_json_object(head: str) -> Mapping[str, Any] | None:
    """The first posting-like object in the beginning of a JSON source, if it is whole."""
    text = head.lstrip()
    wrapped = _WRAPPED.match(text)
    start = wrapped.end() if wrapped else (1 if text.startswith("[") else 0)
    for line_start in (start, *(m.end() for m in re.finditer(r"\n(?=\s*\{)", text[:65536]))):
        try:
            value, _ = _DECODER.raw_decode(text, _BLANK.match(text, line_start).end())  # type: ignore[union-attr]
        except (JSONDecodeError, RecursionError):
            continue
        if isinstance(value, dict):
            inner = _wrapped_list(value)
            return inner[0] if inner and isinstance(inner[0], dict) else value
    return None


def _is_lines(head: str) -> bool:
    """True when one of the first lines is a whole JSON object; the first may be the broken one."""
    lines = head.split("\n")
    for line in lines[:5]:
        try:
            value = json.loads(line)
        except (JSONDecodeError, RecursionError):
            continue
        return isinstance(value, dict) and _wrapped_list(value) is None
    # A first line longer than the sample can only be JSON lines or one huge document; a line starts at "{".
    return len(lines) == 1 and not head.rstrip().endswith("}")


def _wrapped_list(value: Mapping[str, Any]) -> list[Any] | None:
    for key in WRAPPERS:
        if isinstance(value.get(key), list):
            inner: list[Any] = value[key]
            return inner
    return None


def byte_lines(source: Source) -> Iterator[bytes]:
    """Lines without their newline; a line longer than MAX_RECORD is an error, not a memory leak."""
    parts: list[bytes] = []
    held = 0
    first = True
    for chunk in source.chunks:
        if first:
            chunk, first = chunk.removeprefix(b"\xef\xbb\xbf"), False
        begin = 0
        while (end := chunk.find(b"\n", begin)) >= 0:
            parts.append(chunk[begin:end])
            yield b"".join(parts)
            parts.clear()
            held, begin = 0, end + 1
        parts.append(chunk[begin:])
        held += len(chunk) - begin
        if held > MAX_RECORD:
            raise FeedError("line too long", reason=f"a line is longer than {MAX_RECORD >> 20} MiB")
    last = b"".join(parts)
    if last:
        yield last


def _lines(source: Source) -> Iterator[Record]:
    for row, line in enumerate(byte_lines(source), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError as exc:
            yield row, _not_utf8(line, exc)
        except JSONDecodeError as exc:
            text = line.decode("utf-8", "replace")
            yield row, RowError("json", text, f"not valid JSON: {exc.msg} at column {exc.colno}")
        except RecursionError:
            yield row, RowError("json", line[:200].decode("utf-8", "replace"), "nested too deeply")
        else:
            yield row, _object(value)


def _object(value: object) -> Mapping[str, Any] | RowError:
    return value if isinstance(value, dict) else RowError("json", value, "not a JSON object")


def _not_utf8(raw: bytes, exc: UnicodeDecodeError) -> RowError:
    around = raw[max(0, exc.start - 20) : exc.start + 20].decode("latin-1")
    return RowError("encoding", around, f"not UTF-8: byte 0x{raw[exc.start]:02x} at {exc.start}; accepted is UTF-8")


def _array(source: Source, opening: str) -> Iterator[Record]:
    reader = _ArrayReader(source)
    if not reader.skip(opening):
        raise FeedError("not a JSON array", reason="not a JSON array")
    row = 0
    while True:
        found = reader.next_value()
        if found is None:
            return
        row += 1
        yield row, found[0]


class _ArrayReader:
    """A window over the text of an array: values leave at its left, chunks join at its right."""

    def __init__(self, source: Source) -> None:
        import codecs

        self._chunks = source.chunks
        # surrogateescape: bad bytes stay visible, so the one element that has them is rejected.
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
        self._text = ""
        self._at = 0
        self._open = True

    def _more(self) -> bool:
        if not self._open:
            return False
        # The buffer doubles while one value fills it, so that parsing again stays linear overall.
        want = max(1 << 16, len(self._text) - self._at)
        parts = [self._text[self._at :]]
        size = 0
        while size < want:
            chunk = next(self._chunks, None)
            if chunk is None:
                parts.append(self._decoder.decode(b"", final=True))
                self._open = False
                break
            parts.append(self._decoder.decode(chunk))
            size += len(chunk)
        self._text, self._at = "".join(parts), 0
        if len(self._text) > MAX_RECORD:
            raise FeedError("element too long", reason=f"an array element is longer than {MAX_RECORD >> 20} MiB")
        return True

    def skip(self, opening: str) -> bool:
        while len(self._text) < len(opening) + 64 and self._more():
            pass
        start = len(self._text) - len(self._text.lstrip())
        self._at = start + len(opening)
        return self._text.startswith(opening, start)

    def next_value(self) -> tuple[Mapping[str, Any] | RowError] | None:
        """The next element, or None behind the last one."""
        while True:
            self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text):
                if self._text[self._at] == "]":
                    self._drain()
                    return None
                found = self._decode()
                if found is not None:
                    return (found,)
            if not self._more():
                raise FeedError("array not closed", reason="the JSON array ends before its closing bracket")

    def _decode(self) -> Mapping[str, Any] | RowError | None:
        start = self._at
        try:
            value, end = _DECODER.raw_decode(self._text, start)
        except JSONDecodeError as exc:
            return self._resume(exc) if self._is_broken(exc) else None
        except RecursionError:
            raise FeedError("nested too deeply", reason="an array element is nested too deeply") from None
        if end == len(self._text) and self._open and not isinstance(value, dict):
            return None  # a number may go on in the next chunk
        self._at = end
        try:
            self._text[start:end].encode()
        except UnicodeEncodeError as exc:
            byte = ord(self._text[start + exc.start]) - 0xDC00
            around = self._text[start + max(0, exc.start - 20) : start + exc.start + 20]
            return RowError("encoding", around, f"not UTF-8: byte 0x{byte:02x}; accepted is UTF-8")
        return _object(value)

    def _is_broken(self, exc: JSONDecodeError) -> bool:
        """Broken for good, or only cut by the end of the window?"""
        if not self._open:
            return True
        cut = exc.msg.startswith(("Unterminated string", "Invalid \\")) or exc.pos >= len(self._text) - 16
        return not cut

    def _resume(self, exc: JSONDecodeError) -> RowError | None:
        """Reject the broken element and go on with the next object that starts behind the damage."""
        start = self._at
        match = _NEXT_OBJECT.search(self._text, exc.pos)
        while match is None and self._more():
            start = 0
            match = _NEXT_OBJECT.search(self._text, 0)
        if match is None:
            return None
        broken = self._text[start : start + 200]
        self._at = match.end()
        return RowError("json", broken, f"not valid JSON: {exc.msg}; went on with the next object")

    def _drain(self) -> None:
        # What follows the array (API metadata) is of no use, but a truncated tail must still be told.
        for _ in self._chunks:
            pass


def _documents(source: Source) -> Iterator[Record]:
    """Whole documents in memory: an object over many lines, or several; wrapped lists are opened."""
    data = b"".join(_bounded(source))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        yield 1, _not_utf8(data, exc)
        return
    row, at = 0, 0
    while (at := _BLANK.match(text, at).end()) < len(text):  # type: ignore[union-attr]
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (JSONDecodeError, RecursionError) as exc:
            reason = exc.msg if isinstance(exc, JSONDecodeError) else "nested too deeply"
            yield row + 1, RowError("json", text[at : at + 200], f"not valid JSON: {reason}")
            return
        inner = _wrapped_list(value) if isinstance(value, dict) else None
        for item in [value] if inner is None else inner:
            row += 1
            yield row, _object(item)


def _bounded(source: Source) -> Iterator[bytes]:
    size = 0
    for chunk in source.chunks:
        size += len(chunk)
        if size > MAX_RECORD:
            raise FeedError("document too long", reason=f"one document is longer than {MAX_RECORD >> 20} MiB")
        yield chunk


def read_whole(source: Source) -> str:
    """The whole source as text (web pages).

    Raises:
        FeedError: Longer than MAX_RECORD.
    """
    return b"".join(_bounded(source)).decode("utf-8-sig", "replace")


def csv_header(text: str) -> tuple[str, ...]:
    """Cells of the first line, when it looks like a CSV header; blank cells at the end are left out."""
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")
    delimiter = _delimiter(first)
    if not delimiter or len(first) > 1 << 16:
        return ()
    cells = [c.strip() for c in next(csv.reader([first], delimiter=delimiter), [])]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _delimiter(line: str) -> str:
    best = max(",;\t|", key=line.count)
    return best if best in line else ""


def csv_records(source: Source, *, encoding: str = "utf-8") -> Iterator[Record]:
    """Every CSV record as column -> text, with its row (the header is not counted)."""
    csv.field_size_limit(MAX_RECORD)
    lines = (line.decode(encoding, "surrogateescape") + "\n" for line in byte_lines(source))
    header_line = next((line for line in lines if line.strip()), "")
    delimiter = _delimiter(header_line) or ","
    columns = [c.strip() for c in next(csv.reader([header_line], delimiter=delimiter), [])]
    reader = csv.reader(lines, delimiter=delimiter)
    row = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as exc:
            row += 1
            yield row, RowError("csv", f"line {reader.line_num + 1}", f"not valid CSV: {exc}")
            continue
        if not any(cells):
            continue
        row += 1
        yield row, _csv_record(columns, cells, encoding)


def _csv_record(columns: list[str], cells: list[str], encoding: str) -> Mapping[str, Any] | RowError:
    for i, cell in enumerate(cells):
        if not cell.isascii() and any("\udc80" <= ch <= "\udcff" for ch in cell):
            name = columns[i] if i < len(columns) else str(i + 1)
            raw = cell.encode("utf-8", "surrogateescape").decode("latin-1")
            wanted = encoding.upper()
            return RowError("encoding", raw, f"column {name!r} is not {wanted}; accepted is {wanted}")
    extra = [c for c in cells[len(columns) :] if c.strip()]
    if extra or len(cells) < len([c for c in columns if c]):
        return RowError("csv", cells[0], f"the row has {len(cells)} cells, the header {len(columns)}")
    return {c: v for c, v in zip(columns, cells, strict=False) if c}
