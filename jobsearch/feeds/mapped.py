"""Any CSV, JSON or JSON lines through a definition: which source field fills which field of a posting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..errors import ConfigError
from .base import RawPay, RawPlace, RawPosting, RecordFeed, RowError, as_list, as_number, as_text
from .literals import decoded
from .paths import dig, steps
from .records import csv_records, json_records
from .sources import Sample, Source


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Value(_Strict):
    """Where one value comes from; a bare string in the definition is `path`.

    Attributes:
        path: Field path, or several: the first that holds something counts.
        const: A fixed value, whatever the row says.
        default: What counts when nothing is found.
        pattern: Regular expression searched in the value; its first group is kept.
        map: Value -> value; one that is not listed stays as it is, unless `strict_map`.
        strict_map: A value that `map` does not list counts as nothing.
        prefix: Put before a value that is found.
    """

    path: tuple[str, ...] = ()
    const: str | int | float | bool | None = None
    default: str | int | float | bool | None = None
    pattern: str | None = None
    map: dict[str, str | bool | None] = Field(default_factory=dict)
    strict_map: bool = False
    prefix: str = ""

    @field_validator("path", mode="before")
    @classmethod
    def _one_or_more(cls, value: object) -> object:
        paths = [value] if isinstance(value, str) else value
        for path in paths if isinstance(paths, list | tuple) else []:
            steps(str(path))
        return paths

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                groups = re.compile(value).groups
            except re.error as exc:
                raise ValueError(f"not a regular expression: {exc}") from None
            if groups < 1:
                raise ValueError("needs a group, as in '/jobs/(\\d+)'")
        return value

    def of(self, record: object) -> object:
        """The value in this record; None when there is none."""
        if self.const is not None:
            return self.const
        found = next((v for v in (dig(record, p) for p in self.path) if v not in (None, "", [])), None)
        if self.pattern is not None and found is not None:
            match = re.search(self.pattern, as_text(found))
            found = match[1] if match else None
        if self.map and found is not None:
            found = self.map.get(as_text(found), None if self.strict_map else found)
        if self.prefix and found is not None:
            found = self.prefix + as_text(found)
        return self.default if found is None else found

    def text(self, record: object) -> str:
        """The value as text; a list as its items, comma between."""
        found = self.of(record)
        return ", ".join(filter(None, map(as_text, found))) if isinstance(found, list) else as_text(found)

    def texts(self, record: object) -> tuple[str, ...]:
        """The value as a list of texts."""
        return tuple(filter(None, map(as_text, as_list(self.of(record)))))


def _value(raw: object) -> object:
    return {"path": raw} if isinstance(raw, str | list) else raw


class _Block(_Strict):
    @field_validator("*", mode="before")
    @classmethod
    def _short(cls, raw: object) -> object:
        return _value(raw)


class PlaceMap(_Block):
    """How places are found: one, or one an item when `text` is a list. Attributes as in RawPlace."""

    text: Value = Value()
    locality: Value = Value()
    region: Value = Value()
    country: Value = Value()
    lat: Value = Value()
    lon: Value = Value()


class PayMap(_Block):
    """How pay is found: numbers, or `text` to be read."""

    min: Value = Value()
    max: Value = Value()
    currency: Value = Value()
    period: Value = Value()
    text: Value = Value()


class FieldMap(_Strict):
    """Which source field fills which field of a posting."""

    id: Value = Value()
    title: Value
    description: Value = Value()
    company: Value = Value()
    department: Value = Value()
    places: tuple[PlaceMap, ...] = ()
    workplace: Value = Value()
    remote_flag: Value = Value()
    employment: Value | tuple[Value, ...] = Value()
    seniority: Value = Value()
    pay: PayMap | None = None
    skills: Value = Value()
    language: Value = Value()
    posted_at: Value = Value()
    valid_through: Value = Value()
    url: Value = Value()

    @field_validator("*", mode="before")
    @classmethod
    def _short(cls, raw: object, info: Any) -> object:
        if info.field_name in ("places", "pay"):
            return raw
        if info.field_name == "employment" and isinstance(raw, list) and any(isinstance(r, dict) for r in raw):
            return tuple(_value(r) for r in raw)
        return _value(raw)


class Sniff(_Strict):
    """How a source of this feed is known: all `columns` (or keys) there, and `contains` in the first bytes."""

    columns: tuple[str, ...] = ()
    contains: str = ""


class Definition(_Strict):
    """A feed definition, as in `ingest/feeds/*.yaml`.

    Attributes:
        decode: Columns whose text is a Python or JSON literal, read before any path applies.
        encoding: Of a CSV file (JSON is UTF-8 by its standard).
        dates: strptime formats, tried before the general reading.
    """

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    about: str = ""
    format: Literal["csv", "json"] = "csv"
    encoding: str = "utf-8"
    sniff: Sniff = Sniff()
    decode: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    fields: FieldMap


def load_feed(path: Path) -> MappedFeed:
    """Read a definition.

    Raises:
        ConfigError: The file is missing, no YAML, or not a definition; the message names the field.
    """
    import yaml

    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        "".encode(str((raw or {}).get("encoding", "utf-8")) if isinstance(raw, dict) else "utf-8")
        return MappedFeed(Definition.model_validate(raw))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as exc:
        raise ConfigError(f"feed definition {path}: cannot be read: {exc}", setting="feed", source=str(path)) from exc
    except LookupError as exc:
        raise ConfigError(f"feed definition {path}: encoding: {exc}", setting="encoding", source=str(path)) from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(map(str, first["loc"])) or "definition"
        raise ConfigError(
            f"feed definition {path}: {where}: {first['msg']} (got {first['input']!r:.120})",
            setting=where,
            source=str(path),
        ) from None


class MappedFeed(RecordFeed):
    """A feed made by a definition."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.name = definition.name

    def sniff(self, sample: Sample) -> float:
        """See Feed.sniff. 0.9 at most, so that a built-in feed that fits wholly wins."""
        wanted = self.definition.sniff
        if not wanted.columns and not wanted.contains:
            return 0.0
        names = sample.columns if self.definition.format == "csv" else tuple(sample.record or ())
        if not all(c in names for c in wanted.columns):
            return 0.0
        return 0.9 if wanted.contains in sample.text else 0.0

    def records(self, source: Source) -> Iterator[tuple[int, Mapping[str, Any] | RowError]]:
        """See RecordFeed.records."""
        if self.definition.format == "csv":
            return csv_records(source, encoding=self.definition.encoding)
        return json_records(source)

    def parse(self, record: Mapping[str, Any], row: int) -> RawPosting:
        """See RecordFeed.parse."""
        fields = self.definition.fields
        id = fields.id.text(record)
        if self.definition.decode:
            opened = {c: decoded(record.get(c), c, id) for c in self.definition.decode}
            record = {**record, **opened}
        kinds = fields.employment if isinstance(fields.employment, tuple) else (fields.employment,)
        return RawPosting(
            row=row,
            id=id,
            title=fields.title.text(record),
            description=fields.description.text(record),
            company=fields.company.text(record),
            department=fields.department.text(record),
            places=tuple(p for m in fields.places for p in _places(m, record)),
            workplace=fields.workplace.text(record),
            remote_flag=_flag(fields.remote_flag.of(record), id),
            employment=tuple(t for kind in kinds for t in kind.texts(record)),
            seniority=fields.seniority.texts(record),
            pay=_pay(fields.pay, record) if fields.pay else None,
            skills=fields.skills.texts(record),
            language=fields.language.text(record),
            posted_at=_date(fields.posted_at.of(record)),
            valid_through=_date(fields.valid_through.of(record)),
            date_formats=self.definition.dates,
            url=fields.url.text(record),
        )


def _places(fields: PlaceMap, record: object) -> list[RawPlace]:
    texts = fields.text.of(record)
    if not isinstance(texts, list):
        place = _place(fields, record)
        return [] if place is None else [place]
    # `a[*].b` is one place an item; a country beside it holds for all of them.
    country = fields.country.text(record)
    return [RawPlace(text=text, country=country) for text in map(as_text, texts) if text]


def _place(fields: PlaceMap, record: object) -> RawPlace | None:
    place = RawPlace(
        text=fields.text.text(record),
        locality=fields.locality.text(record),
        region=fields.region.text(record),
        country=fields.country.text(record),
        lat=as_number(fields.lat.of(record), "latitude"),
        lon=as_number(fields.lon.of(record), "longitude"),
    )
    # A constant country says nothing of a row that names no place.
    found = place.text or place.locality or place.region or (place.lat is not None)
    return place if found or (place.country and fields.country.const is None) else None


def _pay(fields: PayMap, record: object) -> RawPay | None:
    pay = RawPay(
        min=as_number(fields.min.of(record), "salary"),
        max=as_number(fields.max.of(record), "salary"),
        currency=fields.currency.text(record),
        period=fields.period.text(record),
        text=fields.text.text(record),
    )
    return pay if pay.min is not None or pay.max is not None or pay.text else None


_FLAGS = {
    "true": True, "yes": True, "1": True, "y": True, "ja": True, "oui": True, "sí": True, "si": True, "是": True,
    "false": False, "no": False, "0": False, "n": False, "nein": False, "non": False, "否": False,
}  # fmt: skip


def _flag(value: object, id: str) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    text = as_text(value).casefold()
    if not text:
        return None
    if text not in _FLAGS:
        raise RowError("remote_flag", value, f"not a yes/no flag; accepted are {', '.join(_FLAGS)}", id=id or None)
    return _FLAGS[text]


def _date(value: object) -> str | int | float | None:
    return value if isinstance(value, str | int | float) else None
