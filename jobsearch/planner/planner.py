"""Text to Plan: understand, apply what the caller fixed, build the search."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ..errors import QueryError
from ..extract.places import Gazetteer, gazetteer
from ..intent import Intent, Location, Recency
from ..posting import Employment, Seniority, Workplace
from ..query import Plan, SearchQuery
from .build import AS_STATED, Widening, build_query
from .lexicon import fold_word, lexicon
from .slots import location_of
from .understand import Parts, Understander, english_role

#: Longest query text that is planned: a pasted CV fits, a book does not.
MAX_TEXT = 10_000
_SURROGATE = re.compile("[\ud800-\udfff]")

#: Slots whose words a posting may repeat; dates, sums and exclusions it does not.
_SEARCHED = frozenset({"roles", "skills", "locations", "workplace", "seniority", "employment", "companies"})


#: Share of a place's name that must be known.
_MOST_OF_IT = 0.6


class Fixed(BaseModel):
    """What the caller fixes beside the text (a facet clicked, an option given); it overrules the text.

    Attributes:
        location: A place by name, as a seeker would type it.
        posted_after: First day that counts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    location: str | None = None
    workplace: Workplace | None = None
    employment: tuple[Employment, ...] = ()
    seniority: tuple[Seniority, ...] = ()
    company: str | None = None
    posted_after: date | None = None


class Planner:
    """Plans searches; holds the language pipelines, which are built at their first use.

    Args:
        companies: Employers in the index, so that their names are known when typed.
        places: The place tree; the shipped one when None.
        parts: Which halves of the planner read queries: the rules, the trained recogniser, or both.
        model: Directory of the recogniser; the shipped one when None.
    """

    def __init__(
        self, *, companies: Collection[str] = (), places: Gazetteer | None = None, parts: Parts = "both",
        model: str | Path | None = None,
    ) -> None:
        self.gazetteer = places or gazetteer()
        self._companies = companies
        self._understander = Understander(parts=parts, model=model)

    def plan(
        self,
        text: str,
        *,
        now: datetime,
        query_id: str | None = None,
        language: str | None = None,
        fixed: Fixed | None = None,
        size: int = 10,
        window: int = 400,
    ) -> Plan:
        """Understand `text` as typed at `now` and turn it into one search.

        Raises:
            QueryError: The text is too long, `now` is naive, or a fixed value names nothing known.
        """
        if len(text) > MAX_TEXT:
            raise QueryError(
                f"text: {len(text):,} characters are too many for a query; at most {MAX_TEXT:,} are accepted",
                field="text", value=f"{text[:60]}…",
            )
        require_aware(now)
        text, query_id = encodable(text), query_id and encodable(query_id)
        read = self._understander.understand(text, now, language=language, companies=self._companies)
        intent = self.apply(read.intent, fixed or Fixed(), read.language)
        plan = Plan(
            query_id=query_id, text=text, now=now, language=read.language, intent=intent, spans=read.spans,
            rejected=read.rejected, rest=intent.rest, query=SearchQuery(size=size, window=window, now=now),
        )
        return self.build(plan)

    def build(self, plan: Plan, widening: Widening = AS_STATED) -> Plan:
        """The plan with the search of its intent, widened as far as the ladder has gone."""
        query = build_query(
            plan.intent, now=plan.now, language=plan.language, gazetteer=self.gazetteer,
            english=lambda role: english_role(role, plan.language), typed=typed_words(plan), widening=widening,
            size=plan.query.size, window=plan.query.window,
        )
        return plan.model_copy(update={"query": query})

    def suggestion(self, plan: Plan) -> str | None:
        """The text with misspelt English roles spelled right; None when nothing looks misspelt."""
        if plan.language != "en":
            return None
        text = plan.text
        for role in plan.intent.roles:
            spelled = (lexicon().repair(fold_word(word, "en")) or word for word in role.split())
            text = text.replace(role, " ".join(spelled))
        return text if text != plan.text else None

    def apply(self, intent: Intent, fixed: Fixed, language: str) -> Intent:
        """Overrule the slots that the caller fixed; a fixed slot is never a mere wish."""
        changes: dict[str, object] = {}
        if fixed.location is not None:
            changes["locations"] = (self._location(encodable(fixed.location), language),)
        if fixed.workplace is not None:
            changes["workplace"] = fixed.workplace
        if fixed.employment:
            changes["employment"] = fixed.employment
        if fixed.seniority:
            changes["seniority"] = fixed.seniority
        if fixed.company is not None:
            changes["companies"] = (encodable(fixed.company),)
        if fixed.posted_after is not None:
            day = fixed.posted_after
            changes["recency"] = Recency(text=f"since {day}", kind="window", **{"from": day})
        soft = tuple(slot for slot in intent.soft if slot not in changes)
        return intent.model_copy(update={**changes, "soft": soft}) if changes else intent

    def _location(self, text: str, language: str) -> Location:
        found = self.gazetteer.find(text, language=language)
        whole = [match for match in found if match.text.casefold() == text.strip().casefold()]
        # "Atlantis-on-Sea" is not Atlantis: a name that is known in a smaller part only is not known.
        covered = sum(match.end - match.start for match in found) >= _MOST_OF_IT * len(text.strip())
        for match in whole or (found if covered else ()):
            return location_of(text, match.value)
        raise QueryError(
            f"location: {text!r} is not a place that we know; name a city, state, country, metro area or remote area",
            field="location", value=text,
        )


def typed_words(plan: Plan) -> str:
    """What the seeker typed, less the filler and less what must not be there."""
    kept = [span.text for span in plan.spans if span.slot in _SEARCHED]
    return " ".join([*kept, plan.rest]).strip()


def encodable(text: str) -> str:
    """The text with U+FFFD for every half of a surrogate pair: no file, terminal or model could take that."""
    return _SURROGATE.sub("\ufffd", text)


def require_aware(now: datetime) -> None:
    """Refuse a naive time.

    Raises:
        QueryError: `now` has no zone.
    """
    if now.tzinfo is None:
        raise QueryError(
            f"now: {now.isoformat()} has no time zone; give an aware time such as 2025-10-25T09:00:00+00:00",
            field="now", value=now.isoformat(),
        )
