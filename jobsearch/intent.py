"""What the seeker asks: a typed, frozen reading of one query. Keys and forms are the gold intents'."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .posting import Employment, Period, PlaceKind, Seniority, Workplace


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Span(_Frozen):
    """A stretch of the query that a slot took; `start` inclusive, `end` exclusive, in characters.

    Attributes:
        slot: Intent key: roles, skills, locations, radius_km, workplace, recency, seniority, employment,
            salary, companies, exclude.
        reason: Why the planner read it so, in a few words, for `plan --explain`.
    """

    start: int = Field(ge=0)
    end: int
    slot: str
    text: str
    confidence: float = Field(1.0, ge=0, le=1)
    reason: str = ""


class Location(_Frozen):
    """A place asked for; `code` points into the place tree (None: not resolved, searched as text)."""

    text: str
    kind: PlaceKind
    country: str | None = None
    code: str | None = None
    name: str | None = None
    alternatives: tuple[str, ...] = ()


class Recency(_Frozen):
    """How new postings must be: a vague wish, or a window of calendar days, both ends inclusive."""

    text: str
    kind: Literal["vague", "window"]
    from_: date | None = Field(None, alias="from")
    to: date | None = None


class Pay(_Frozen):
    """Pay asked for: at least `min`, at most `max`, in `currency` (ISO 4217, None when unstated) per `period`."""

    text: str
    min: float | None = None
    max: float | None = None
    currency: str | None = None
    period: Period = Period.YEAR


class Intent(_Frozen):
    """The slots of one query. Surface values stand exactly as typed.

    Attributes:
        soft: Slots that the seeker put as a wish ("ideally", "if possible"): preferences, never filters.
        rest: The words that no slot took; they are searched as text.
    """

    roles: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    radius_km: float | None = Field(None, gt=0)
    workplace: Workplace | None = None
    recency: Recency | None = None
    seniority: tuple[Seniority, ...] = ()
    employment: tuple[Employment, ...] = ()
    salary: Pay | None = None
    companies: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    rest: str = ""
