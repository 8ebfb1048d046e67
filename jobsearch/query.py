"""The engine-neutral query and what a search answers. Everything here serialises to JSON and back.

Semantics that every engine keeps are written in docs/semantics.md.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from .intent import Intent, Span

#: Fields that hold codes or keywords and can be filtered and counted.
KEYWORD_FIELDS = (
    "id", "place_codes", "workplace", "employment", "seniority", "company_key", "skills", "language",
    "source", "duplicate_group", "salary_currency",
)
#: Fields that hold a number or a time (times as aware datetimes) and can be filtered by range.
RANGE_FIELDS = ("posted_at", "valid_through", "salary_annual_min", "salary_annual_max")
#: Fields that hold analysed text.
TEXT_FIELDS = ("title", "company", "department", "skills", "places", "description")

KeywordField = Literal[
    "id", "place_codes", "workplace", "employment", "seniority", "company_key", "skills", "language",
    "source", "duplicate_group", "salary_currency",
]
RangeField = Literal["posted_at", "valid_through", "salary_annual_min", "salary_annual_max"]
TextField = Literal["title", "company", "department", "skills", "places", "description"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AnyOf(_Frozen):
    """True when the field holds at least one of `values`; a posting without the field fails."""

    op: Literal["any_of"] = "any_of"
    field: KeywordField
    values: tuple[str, ...] = Field(min_length=1)


class Range(_Frozen):
    """True when gte <= field < lt; a posting without the field fails. At least one bound is given."""

    op: Literal["range"] = "range"
    field: RangeField
    gte: AwareDatetime | float | None = None
    lt: AwareDatetime | float | None = None

    @model_validator(mode="after")
    def _bounded(self) -> Range:
        if self.gte is None and self.lt is None:
            raise ValueError(f"range on {self.field} needs gte or lt")
        dated = self.field in ("posted_at", "valid_through")
        for bound in (self.gte, self.lt):
            if bound is not None and isinstance(bound, datetime) != dated:
                kind = "an aware time" if dated else "a number"
                raise ValueError(f"range on {self.field} takes {kind}, not {bound!r}")
            if isinstance(bound, float) and not math.isfinite(bound):
                raise ValueError(f"range on {self.field} takes finite numbers, not {bound!r}; leave the bound out")
        return self


class Exists(_Frozen):
    """True when the posting has the field."""

    op: Literal["exists"] = "exists"
    field: KeywordField | RangeField


class Near(_Frozen):
    """True when one of the posting's points lies within `km` (great circle) of (lat, lon)."""

    op: Literal["near"] = "near"
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    km: float = Field(gt=0)


class Phrase(_Frozen):
    """True when the words of `text` stand side by side, in order, in one of `fields`, analysed as the text leg is."""

    op: Literal["phrase"] = "phrase"
    fields: tuple[TextField, ...] = Field(min_length=1)
    text: str = Field(min_length=1)


class And(_Frozen):
    """True when all of `filters` are."""

    op: Literal["and"] = "and"
    filters: tuple[Filter, ...] = Field(min_length=1)


class Or(_Frozen):
    """True when at least one of `filters` is."""

    op: Literal["or"] = "or"
    filters: tuple[Filter, ...] = Field(min_length=1)


class Not(_Frozen):
    """True when `filter` is not; so Not(AnyOf(f)) holds for a posting without f."""

    op: Literal["not"] = "not"
    filter: Filter


Filter = Annotated[AnyOf | Range | Exists | Near | Phrase | And | Or | Not, Field(discriminator="op")]


class TextClause(_Frozen):
    """Words searched with BM25: the sum over `fields` of weight times the field's score; clauses add up.

    Attributes:
        text: Raw words; analysed by the engine, never parsed as a query language.
        fields: Field -> weight.
        boost: Weight of this clause beside the others.
        phrase_boost: Extra weight when the words stand side by side; 0 leaves it off.
    """

    text: str
    fields: dict[TextField, float]
    boost: float = 1.0
    phrase_boost: float = 0.0


class TextLeg(_Frozen):
    """Lexical leg: a posting is a hit when any clause's words match; `size` best by score, ties by id."""

    clauses: tuple[TextClause, ...]
    size: int = Field(300, gt=0)


class VectorLeg(_Frozen):
    """Dense leg: the `size` best by dot product of unit vectors; `text` is what the encoder reads."""

    text: str
    size: int = Field(300, gt=0)


class SearchQuery(_Frozen):
    """One whole search, for any engine. `filters` all hold, on both legs alike.

    With no leg at all, the candidates are the newest postings under the filters.
    """

    text_leg: TextLeg | None = None
    vector_leg: VectorLeg | None = None
    filters: tuple[Filter, ...] = ()
    collapse: Literal["duplicate_group"] | None = "duplicate_group"
    facets: tuple[KeywordField, ...] = ()
    window: int = Field(400, gt=0, le=10_000)
    size: int = Field(10, gt=0)
    cursor: str | None = None
    language: str | None = None
    now: AwareDatetime


class Plan(_Frozen):
    """A query understood: the intent with its spans, and the search made of it.

    Attributes:
        rejected: Readings that were weighed and dropped, each with the reason.
    """

    query_id: str | None = None
    text: str
    now: AwareDatetime
    language: str
    intent: Intent
    spans: tuple[Span, ...] = ()
    rejected: tuple[Span, ...] = ()
    rest: str = ""
    query: SearchQuery


class Hit(_Frozen):
    """One result. `rank` is 1-based; `score` equals the sum of `parts`.

    `places` are those of every collapsed copy; `copies` are the other postings' ids.
    """

    rank: int
    id: str
    score: float
    title: str
    company: str | None = None
    places: tuple[str, ...] = ()
    workplace: str | None = None
    employment: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()
    salary: str | None = None
    posted_at: AwareDatetime | None = None
    url: str | None = None
    highlights: dict[str, list[str]] = {}
    parts: dict[str, float] = {}
    legs: dict[str, dict[str, float]] = {}
    copies: tuple[str, ...] = ()


class Relaxation(_Frozen):
    """One step of the ladder: what was widened, from what to what, and the hits it gave."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    step: str
    from_: str = Field(alias="from")
    to: str
    hits: int
    message: str = ""


class SearchResponse(_Frozen):
    """The answer to one search; `model_dump(mode="json", by_alias=True)` is the command line's JSON."""

    query_id: str | None = None
    text: str
    now: AwareDatetime
    intent: Intent
    total: int
    hits: tuple[Hit, ...] = ()
    facets: dict[str, dict[str, int]] = {}
    relaxations: tuple[Relaxation, ...] = ()
    did_you_mean: str | None = None
    cursor: str | None = None
    took_ms: dict[str, float] = {}

    def model_dump(self, **kwargs: Any) -> dict[str, Any]:
        """As pydantic's, with aliases ("from") by default."""
        kwargs.setdefault("by_alias", True)
        return super().model_dump(**kwargs)

    def _repr_html_(self) -> str:
        """The page as a table, for notebooks."""
        from .notebook import html_table

        rows = [
            (
                str(hit.rank), hit.title, hit.company or "", "; ".join(hit.places[:3]), hit.workplace or "",
                f"{hit.posted_at:%Y-%m-%d}" if hit.posted_at else "", hit.salary or "", f"{hit.score:.2f}",
            )
            for hit in self.hits
        ]
        header = ("#", "title", "company", "places", "workplace", "posted", "pay", "score")
        widened = "".join(f" · {step.message}" for step in self.relaxations)
        return html_table(header, rows, caption=f"{self.text} · {self.total} postings{widened}")
