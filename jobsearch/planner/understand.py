"""Text to intent: `Understander` reads a query with a spaCy pipeline and keeps the span of every decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..extract.language import detect_language
from ..intent import Intent, Location, Span
from ..posting import PlaceKind, Workplace
from .findings import Finding, Reading
from .lexicon import english_role, lexicon
from .words import LANGUAGES

if TYPE_CHECKING:
    from spacy.language import Language


__all__ = ["READ_LIMIT", "Understander", "Understanding", "english_role"]


_SURROGATE = re.compile("[\ud800-\udfff]")
#: Characters of a query that are read for slots; what lies beyond stays in `rest`, searched as text.
READ_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Understanding:
    """A query read.

    Attributes:
        language: The language it was read in (ISO 639-1).
        spans: Every stretch that a slot took, in text order, each with its reason.
    """

    language: str
    intent: Intent
    spans: tuple[Span, ...]


class Understander:
    """Reads queries.

    Pipelines are built on the first query of a language and kept; not thread-safe while one builds.
    """

    def __init__(self) -> None:
        self._pipelines: dict[str, Language] = {}

    def understand(
        self, text: str, now: datetime, *, language: str | None = None, companies: Collection[str] = ()
    ) -> Understanding:
        """Read one query.

        Args:
            text: As typed. Any text is accepted; none at all gives an empty intent. Beyond `READ_LIMIT`
                characters, words go to `rest` unread.
            now: What "today" counts from, in the seeker's zone.
            language: ISO 639-1 code; found from the text when None.
            companies: Names of known employers. Pass the same object each time: it is compiled once.
        """
        # Half a surrogate pair is no character: nothing could encode or print it.
        text = _SURROGATE.sub("\ufffd", text)
        head, tail = _parted(text)
        language = language or _language(head)
        reading = Reading(head, language, now.date(), companies)
        if head.strip():
            pipeline = self._pipeline(language)
            from .pipeline import read

            read(pipeline, reading)
        reading.rest = " ".join(part for part in (reading.rest, " ".join(tail.split())) if part)
        return Understanding(language, _intent(reading), _spans(reading))

    def _pipeline(self, language: str) -> Language:
        code = language if language in LANGUAGES else "xx"
        if code not in self._pipelines:
            from .spacy_import import import_spacy

            import_spacy()
            from .pipeline import build_pipeline

            self._pipelines[code] = build_pipeline(code)
        return self._pipelines[code]


def _parted(text: str) -> tuple[str, str]:
    """The part that is read, cut at a blank where there is one near, and the part that is only searched."""
    if len(text) <= READ_LIMIT:
        return text, ""
    cut = text.rfind(" ", READ_LIMIT - 100, READ_LIMIT)
    cut = cut if cut > 0 else READ_LIMIT
    return text[:cut], text[cut:]


def _language(text: str) -> str:
    """The query's language; two or three words say little, so a role word of another language decides."""
    found = detect_language(text)
    return found if found in LANGUAGES and found != "en" else lexicon().guess_language(text) or found


def _intent(reading: Reading) -> Intent:
    workplace = _first(reading, "workplace")
    return Intent(
        roles=_unique(f.value for f in reading.roles),
        skills=_unique(f.value for f in reading.of("skills")),
        locations=_places(reading, workplace),
        radius_km=_first(reading, "radius_km"),
        workplace=workplace,
        recency=_recency(reading),
        seniority=_unique(level for f in reading.of("seniority") for level in f.value),
        employment=_unique(f.value for f in reading.of("employment")),
        salary=_first(reading, "salary"),
        companies=_unique(f.value for f in reading.of("companies")),
        exclude=_unique(f.value for f in reading.of("exclude")),
        soft=tuple(sorted(reading.soft)),
        rest=reading.rest,
    )


def _unique(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _first(reading: Reading, slot: str) -> Any:
    return next((f.value for f in reading.of(slot)), None)


def _recency(reading: Reading) -> Any:
    """An explicit window beats a vague word in the same query."""
    found = [f.value for f in reading.of("recency")]
    return next((value for value in found if value.kind == "window"), found[0] if found else None)


def _places(reading: Reading, workplace: Workplace | None) -> tuple[Location, ...]:
    """The places; with remote work, a continent or bloc is the area where the worker may live."""
    wide = (PlaceKind.CONTINENT, PlaceKind.REGION)
    places = _unique(f.value for f in reading.of("locations"))
    if workplace is not Workplace.REMOTE:
        return places
    area = {"kind": PlaceKind.REMOTE_AREA}
    return tuple(p.model_copy(update=area) if p.kind in wide and p.country is None else p for p in places)


def _spans(reading: Reading) -> tuple[Span, ...]:
    claims = [f for f in (*reading.found, *reading.roles) if f.slot in Intent.model_fields]
    order: Callable[[Finding], tuple[int, int, str]] = lambda f: (f.start, f.end, f.slot)  # noqa: E731
    return tuple(
        Span(
            start=f.start,
            end=f.end,
            slot=f.slot,
            text=reading.text[f.start : f.end],
            confidence=f.confidence,
            reason=f.reason,
        )
        for f in sorted(claims, key=order)
    )
