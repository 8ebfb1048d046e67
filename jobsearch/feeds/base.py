"""What a feed gives: raw postings and rejects; and what every feed is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import FeedError

if TYPE_CHECKING:
    from .sources import Sample, Source

#: Fields of a Reject whose row could not be read at all, so that not even its id is known.
UNREADABLE = frozenset({"json", "csv", "encoding"})


class RowError(ValueError):
    """One row is unusable; `field`, `value` and `reason` say why, `id` names it where it is known."""

    def __init__(self, field: str, value: object, reason: str, *, id: str | None = None) -> None:
        super().__init__(f"{field}: {reason} (got {shorten(value)!r})")
        self.field = field
        self.value = shorten(value)
        self.reason = reason
        self.id = id


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not indexed, and why.

    Attributes:
        row: Position of the record in its source, from 1; the line number where a record is a line.
        id: The posting's id, when it could be read.
        field: The field at fault, in the feed's or the posting's words.
        value: What stood there, shortened.
        reason: What is wrong and what is accepted.
        path: The source it came from.
    """

    row: int
    id: str | None
    field: str
    value: str
    reason: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class RawPlace:
    """One place as the feed says it: a free string, its structured address, its coordinates.

    Attributes:
        text: What a reader of the feed sees ("San Francisco Office", "Remote - US").
        locality: City of the structured address.
        region: State, province or Land of the structured address.
        country: Country, as a name or a code.
        remote: True when this is the area a remote worker may live in.
    """

    text: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True)
class RawPay:
    """Pay as the feed says it: numbers where it has them, else text to be read."""

    min: float | None = None
    max: float | None = None
    currency: str = ""
    period: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RawPosting:
    """What a feed says of one posting, before anything is normalised.

    Attributes:
        row: Position of the record in its source, from 1.
        id: The feed's own stable id; "" when it has none.
        description: HTML or plain text.
        workplace: The feed's word for it ("Hybrid", "TELECOMMUTE").
        remote_flag: A yes/no remote flag, kept apart since such flags are often wrong.
        pay: What the feed says in fields of its own; None when it has no such field.
        posted_at: ISO text, epoch seconds or milliseconds, dd/mm/yyyy, or relative ("3 days ago").
        date_formats: strptime formats that this feed's dates have, tried first.
    """

    row: int
    id: str = ""
    title: str = ""
    description: str = ""
    company: str = ""
    department: str = ""
    places: tuple[RawPlace, ...] = ()
    workplace: str = ""
    remote_flag: bool | None = None
    employment: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    pay: RawPay | None = None
    skills: tuple[str, ...] = ()
    language: str = ""
    posted_at: str | int | float | None = None
    valid_through: str | int | float | None = None
    date_formats: tuple[str, ...] = ()
    url: str = ""

    @property
    def key(self) -> str:
        """The posting's id: the feed's own, else the URL, else a hash of employer, title, places and text."""
        if self.id:
            return self.id
        if self.url:
            return self.url
        parts = (self.company, self.title, *(p.text or p.locality for p in self.places), self.description)
        return "h-" + digest(*parts)


def digest(*parts: str) -> str:
    """32 hex digits over the parts; a part never runs into the next one."""
    # surrogatepass: JSON may hold lone surrogates, and a hash must exist for every row.
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).hexdigest()


def raw_hash(raw: RawPosting, *salt: str) -> str:
    """Hash of all that the feed says of a posting, its row number apart, and of `salt`."""
    fields = (
        raw.key, raw.title, raw.description, raw.company, raw.department, repr(raw.places), raw.workplace,
        repr((raw.remote_flag, raw.employment, raw.seniority, raw.pay, raw.skills)), raw.language,
        repr((raw.posted_at, raw.valid_through, raw.date_formats)), raw.url,
    )  # fmt: skip
    return digest(*salt, *fields)


class Feed(Protocol):
    """One feed format."""

    name: str

    def sniff(self, sample: Sample) -> float:
        """How surely the sample is of this format: 0 no, 1 certain."""
        ...

    def read(self, source: Source) -> Iterator[RawPosting | Reject]:
        """Every record of the source, in order: one RawPosting or one Reject each.

        Raises:
            FeedError: The source broke off or is damaged beyond this row; what came before was yielded.
        """
        ...


class RecordFeed:
    """A feed of one mapping a posting; a format fills in `parse` and `sniff`."""

    name = ""

    def sniff(self, sample: Sample) -> float:  # noqa: D102
        raise NotImplementedError

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """Read one record; raises RowError when it is unusable."""
        raise NotImplementedError

    def records(self, source: Source) -> Iterator[tuple[int, Mapping[str, Any] | RowError]]:
        """(row, record or what is wrong with it), in order."""
        from .records import json_records

        return json_records(source)

    def read(self, source: Source) -> Iterator[RawPosting | Reject]:
        """See Feed.read."""
        from .sources import reason_of

        row = 0
        try:
            for row, record in self.records(source):
                yield self._one(record, row, source.name)
        except FeedError as exc:
            reason = reason_of(exc)
            raise FeedError(
                f"{source.name}: {reason}; read up to row {row}", path=source.name, reason=reason
            ) from exc

    def _one(self, record: Mapping[str, Any] | RowError, row: int, path: str) -> RawPosting | Reject:
        try:
            if isinstance(record, RowError):
                raise record
            return self.parse(record, row)
        except RowError as exc:
            return Reject(row, exc.id, exc.field, exc.value, exc.reason, path)


def shorten(value: object, *, limit: int = 200) -> str:
    """The value as text for a message, cut to `limit` characters."""
    text = value if isinstance(value, str) else repr(value)
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= limit else text[: limit - 1] + "…"


def as_text(value: object) -> str:
    """The text of a JSON value: "" for null and containers; numbers and booleans as written."""
    if value is None or isinstance(value, dict | list):
        return ""
    return value.strip() if isinstance(value, str) else str(value)


def as_number(value: object, field: str) -> float | None:
    """A number of the feed; None when absent or blank.

    Raises:
        RowError: It is no number. NaN and infinities pass: the enricher names them.
    """
    if value is None or value == "" or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(str(value).strip())
    except ValueError:
        raise RowError(field, value, "not a number") from None


def as_mapping(value: object) -> Mapping[str, Any]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """The value if it is a list; one value as a list of it; nothing as an empty list."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]
