"""Text to intent: `Understander` reads a query with a spaCy pipeline and keeps the span of every decision."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..extract.language import detect_language
from ..intent import Intent, Location, Span
from ..posting import PlaceKind, Workplace
from .findings import Finding, Reading
from .lexicon import english_role
from .words import LANGUAGES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from .recogniser import Recogniser


__all__ = ["READ_LIMIT", "Understander", "Understanding", "english_role"]


_SURROGATE = re.compile("[\ud800-\udfff]")
#: Characters of a query that are read for slots; what lies beyond stays in `rest`, searched as text.
READ_LIMIT = 2000
#: The recogniser that ships.
MODEL = Path(__file__).resolve().parents[1] / "models" / "planner"
#: Which halves of the planner read a query.
Parts = Literal["both", "rules", "model"]


@dataclass(frozen=True, slots=True)
class Understanding:
    """A query read.

    Attributes:
        language: The language it was read in (ISO 639-1).
        spans: Every stretch that a slot took, in text order, each with its reason.
        rejected: Readings that were weighed and dropped, each with the reason why.
    """

    language: str
    intent: Intent
    spans: tuple[Span, ...]
    rejected: tuple[Span, ...] = ()


class Understander:
    """Reads queries.

    Pipelines are built on the first query of a language and kept; not thread-safe while one builds.
    """

    def __init__(self, *, parts: Parts = "both", model: str | Path | None = None) -> None:
        """Nothing is loaded before the first query.

        Args:
            parts: Which halves read: "rules", the recogniser alone ("model", for measuring), or "both".
            model: Directory of the recogniser; the shipped one when None.
        """
        self._parts = parts
        self._model = Path(model) if model else MODEL
        self._recogniser: Recogniser | None = None
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
        doc, reading = self.by_rules(head, now, language=language, companies=companies)
        if doc is not None and self._parts != "rules":
            self._recognise(doc, reading)
        reading.rest = " ".join(part for part in (reading.rest, " ".join(tail.split())) if part)
        chosen = _spans((*reading.found, *reading.roles), reading.text)
        taken = {(span.start, span.end, span.slot) for span in chosen}
        dropped = _spans(reading.rejected, reading.text)
        rejected = tuple(span for span in dropped if (span.start, span.end, span.slot) not in taken)
        return Understanding(reading.language, _intent(reading), chosen, rejected)

    def by_rules(
        self, text: str, now: datetime, *, language: str | None = None, companies: Collection[str] = ()
    ) -> tuple[Doc | None, Reading]:
        """A query as the rules alone read it, with its tokens; None for those of a text of blanks."""
        reading = Reading(text, language or detect_language(text), now.date(), companies)
        if not text.strip():
            return None, reading
        pipeline = self._pipeline(reading.language)
        from .pipeline import read

        return read(pipeline, reading), reading

    def _recognise(self, doc: Doc, reading: Reading) -> None:
        from .clues import clues, wordless
        from .combine import combine
        from .recogniser import Recogniser

        if self._recogniser is None:
            self._recogniser = Recogniser.load(self._model)
        told = clues(doc, reading)
        if self._parts == "model":
            told = wordless(told)
            reading.found, reading.roles = [f for f in reading.found if f.slot == "cue"], []
        combine(doc, reading, self._recogniser.read(doc, told), self._recogniser.value)

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


def _spans(findings: Iterable[Finding], text: str) -> tuple[Span, ...]:
    claims = {(f.start, f.end, f.slot): f for f in findings if f.slot in Intent.model_fields}
    return tuple(
        Span(
            start=f.start,
            end=f.end,
            slot=f.slot,
            text=text[f.start : f.end],
            confidence=f.confidence,
            reason=f.reason,
        )
        for _, f in sorted(claims.items(), key=lambda item: item[0])
    )
