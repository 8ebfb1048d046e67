"""Where a feed's bytes come from: a file, a directory, a URL or stdin; gzip is undone on the way."""

from __future__ import annotations

import sys
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit, urlunsplit

from ..errors import FeedError

CHUNK = 1 << 16
SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a source, read far enough to tell its format.

    Attributes:
        text: The first 256 KiB, decoded.
        record: The first JSON object in it, when it is JSON and that object is whole.
        columns: The header's cells, when it looks like CSV.
    """

    text: str
    record: Mapping[str, Any] | None = None
    columns: tuple[str, ...] = ()

    @property
    def is_html(self) -> bool:
        """True when it starts like a web page."""
        return self.text.lstrip("\ufeff \t\r\n")[:1] == "<"


@dataclass(slots=True)
class Source:
    """One stream of bytes, decompressed.

    Attributes:
        name: Path, URL without credentials, or "<stdin>".
        chunks: The bytes; iterating may raise FeedError after the last readable ones.
        head: The first bytes again, for sniffing.
        size: Bytes to be read in all, as stored; None when unknown.
        received: Bytes read so far, as stored; reading runs ahead of what is used.
        consumed: Those of them, as stored, that `chunks` has given out.
    """

    name: str
    chunks: Iterator[bytes]
    head: bytes = b""
    size: int | None = None
    received: int = 0
    consumed: int = 0
    _raw: IO[bytes] | None = field(default=None, repr=False)

    def close(self) -> None:
        """Release the file or connection."""
        if self._raw is not None and self._raw is not sys.stdin.buffer:
            self._raw.close()


def expand(specs: str | Path | Iterable[str | Path]) -> list[str]:
    """Name every source: a directory becomes its files (all levels, sorted; hidden ones left out).

    Raises:
        FeedError: A path does not exist, or a directory is empty.
    """
    listed: list[str] = []
    for spec in [specs] if isinstance(specs, str | Path) else specs:
        text = str(spec)
        if text == "-" or "://" in text:
            listed.append(text)
            continue
        path = Path(text)
        if not path.exists():
            raise FeedError(
                f"no such feed: {text}; accepted are a file, a directory, an http(s) URL, or - for stdin",
                path=text,
                reason="no such file",
            )
        files = [path]
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.is_file())
            files = [p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)]
            if not files:
                raise FeedError(f"{text}: the directory holds no files", path=text, reason="empty directory")
        listed += map(str, files)
    return listed


def open_source(name: str, *, timeout_seconds: float = 30.0, stdin: IO[bytes] | None = None) -> Source:
    """Open one source named by `expand`. gzip is known by its first bytes, whatever the name.

    Raises:
        FeedError: It cannot be opened, or is empty.
    """
    size: int | None = None
    label = name
    try:
        if name == "-":
            label, raw = "<stdin>", stdin or sys.stdin.buffer
        elif "://" in name:
            label = _without_credentials(name)
            raw, size = _open_url(name, label, timeout_seconds)
        else:
            raw = Path(name).open("rb")  # noqa: SIM115 - closed by Source.close
            size = Path(name).stat().st_size
    except OSError as exc:
        reason = exc.strerror or str(exc)
        raise FeedError(f"{label}: cannot be read: {reason}", path=label, reason=reason) from exc
    source = Source(label, iter(()), size=size, _raw=raw)
    stream = _decompressed(_counted(raw, source))
    try:
        source.head, held = _lookahead(stream, source)
    except FeedError as exc:
        source.close()
        raise FeedError(f"{label}: {exc.message}", path=label, reason=reason_of(exc)) from exc
    source.chunks = held
    if not source.head:
        source.close()
        raise FeedError(f"{label}: the feed is empty", path=label, reason="empty")
    if source.head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        source.close()
        raise FeedError(f"{label}: is UTF-16; accepted is UTF-8", path=label, reason="is UTF-16")
    return source


def _open_url(url: str, label: str, timeout_seconds: float) -> tuple[IO[bytes], int | None]:
    scheme = urlsplit(url).scheme
    if scheme not in {"http", "https"}:
        raise FeedError(f"{label}: scheme {scheme!r} is not accepted; use http or https", path=label, reason="scheme")
    request = urllib.request.Request(url, headers={"User-Agent": "jobsearch", "Accept": "*/*"})
    try:
        response = urllib.request.urlopen(request, timeout=timeout_seconds)
    except urllib.error.HTTPError as exc:
        exc.close()
        reason = f"the server answered {exc.code} {exc.reason}"
        raise FeedError(f"{label}: {reason}", path=label, reason=reason) from None
    except urllib.error.URLError as exc:
        raise FeedError(f"{label}: cannot be reached: {exc.reason}", path=label, reason=str(exc.reason)) from exc
    except (TimeoutError, OSError, ValueError) as exc:
        raise FeedError(f"{label}: cannot be read: {exc}", path=label, reason=str(exc)) from exc
    length = response.headers.get("Content-Length")
    return response, int(length) if length and length.isdigit() else None


def _without_credentials(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _counted(raw: IO[bytes], source: Source) -> Iterator[bytes]:
    while True:
        try:
            chunk = raw.read(CHUNK)
        except (OSError, ValueError) as exc:
            raise FeedError(f"broke off: {exc}", reason=f"broke off: {exc}") from exc
        if not chunk:
            short = source.size is not None and source.received < source.size and hasattr(raw, "headers")
            if short:
                reason = f"broke off after {source.received} of {source.size} bytes"
                raise FeedError(reason, reason=reason)
            return
        source.received += len(chunk)
        yield chunk


def _decompressed(chunks: Iterator[bytes]) -> Iterator[bytes]:
    first = next(chunks, b"")
    if first[:2] != b"\x1f\x8b":
        if first:
            yield first
        yield from chunks
        return
    yield from _gunzip(first, chunks)


def _gunzip(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Undo gzip chunk by chunk, so that every readable byte of a truncated file comes out before the error."""
    inflater = zlib.decompressobj(wbits=31)
    pending: bytes | None = first
    while pending is not None:
        if inflater.eof:  # a file may hold several members, and zero padding behind the last
            pending = (inflater.unused_data + pending).lstrip(b"\0")
            if not pending:
                pending = next(chunks, None)
                continue
            inflater = zlib.decompressobj(wbits=31)
        try:
            # In small steps: what a step has made is lost when it meets the damage.
            out = inflater.decompress(pending, CHUNK)
        except zlib.error as exc:
            raise FeedError(f"damaged gzip: {exc}", reason=f"damaged gzip: {exc}") from exc
        if out:
            yield out
        pending = inflater.unconsumed_tail or None
        if pending is None:
            pending = b"" if inflater.eof and inflater.unused_data else next(chunks, None)
    if not inflater.eof:
        raise FeedError("truncated gzip", reason="truncated gzip: the file ends before its data does")


def _lookahead(chunks: Iterator[bytes], source: Source) -> tuple[bytes, Iterator[bytes]]:
    held: list[bytes] = []
    marks: list[int] = []
    size = 0
    failure: FeedError | None = None
    try:
        while size < SAMPLE:
            chunk = next(chunks, None)
            if chunk is None:
                break
            held.append(chunk)
            marks.append(source.received)
            size += len(chunk)
    except FeedError as exc:
        if not held:
            raise
        failure = exc

    def replay() -> Iterator[bytes]:
        held.reverse()
        for mark in marks:
            source.consumed = mark
            yield held.pop()
        if failure is not None:
            raise failure
        for chunk in chunks:
            source.consumed = source.received
            yield chunk

    return b"".join(held)[:SAMPLE], replay()


def reason_of(error: FeedError) -> str:
    """Why a feed cannot be read, without the name of the source."""
    return str(vars(error).get("reason") or error.message)


def take_sample(head: bytes) -> Sample:
    """Look at the first bytes: text, first JSON object, CSV header."""
    from .records import csv_header, first_json_object

    text = head.decode("utf-8-sig", "replace")
    if text.lstrip()[:1] in ("{", "["):
        return Sample(text, record=first_json_object(text))
    if text.lstrip()[:1] == "<":
        return Sample(text)
    return Sample(text, columns=csv_header(text))


