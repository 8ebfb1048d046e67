"""Intent to SearchQuery: which words are searched, and which postings a stated wish rules out.

A filter drops what contradicts the seeker, never what merely stays silent: a posting that names no pay
may pay enough, one that names no level may be the level. What is unstated stays and ranks lower. Places,
dates and employers are the exception: a posting that is silent on them cannot meet them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from ..extract.places import Gazetteer
from ..intent import Intent, Location
from ..posting import PERIODS_PER_YEAR, Employment, Seniority, company_key
from ..query import (
    And,
    AnyOf,
    Exists,
    Filter,
    KeywordField,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    RangeField,
    SearchQuery,
    TextClause,
    TextField,
    TextLeg,
    VectorLeg,
)

ROLE_FIELDS: dict[TextField, float] = {"title": 3.0, "department": 1.0, "description": 0.5}
SKILL_FIELDS: dict[TextField, float] = {"title": 2.0, "skills": 1.5, "description": 1.0}
REST_FIELDS: dict[TextField, float] = {
    "title": 2.0, "company": 1.0, "department": 1.0, "skills": 1.0, "places": 1.0, "description": 1.0,
}
TYPED_FIELDS: dict[TextField, float] = {
    "title": 3.0, "places": 2.0, "department": 1.5, "company": 1.0, "description": 1.0,
}
PLACE_FIELDS: dict[TextField, float] = {"places": 2.0, "title": 1.0, "description": 0.5}
FACETS: tuple[KeywordField, ...] = ("workplace", "employment", "seniority", "company_key", "language")

LEVELS = tuple(Seniority)
#: Contracts that ads name one for the other: each satisfies the filter for its kin, and ranks below it.
RELATED_EMPLOYMENT: dict[Employment, tuple[Employment, ...]] = {
    Employment.FREELANCE: (Employment.CONTRACT,),
    Employment.CONTRACT: (Employment.FREELANCE, Employment.TEMPORARY),
    Employment.TEMPORARY: (Employment.CONTRACT,),
}
#: Pay a little under the sum asked still counts as a near miss (relevance policy: 5 %).
PAY_SLACK = 0.05


@dataclass(frozen=True, slots=True)
class Widening:
    """How far the ladder has widened an intent; the default is the intent as stated.

    Attributes:
        locations: Replacement for the intent's places, when a place was widened.
        window_factor: The date window reaches this many times as far back.
        level_steps: Levels this many steps away pass too.
        any_workplace: The workplace asked is a preference only.
    """

    locations: tuple[Location, ...] | None = None
    window_factor: int = 1
    level_steps: int = 0
    any_workplace: bool = False


AS_STATED = Widening()


def build_query(
    intent: Intent,
    *,
    now: datetime,
    language: str,
    gazetteer: Gazetteer,
    english: Callable[[str], str | None] = lambda role: None,
    typed: str = "",
    widening: Widening = AS_STATED,
    size: int = 10,
    window: int = 400,
) -> SearchQuery:
    """Turn an intent into one engine-neutral search.

    Args:
        intent: What the seeker asks.
        now: Aware time that windows count from, in the seeker's zone.
        language: Language of the query text, for analysis.
        gazetteer: The place tree that the intent's codes point into.
        english: Gives a role's English name, when it is known and the role is in another language.
        typed: The words that slots and rest hold, as typed: a weak clause searches them all, so that a posting
            which says "Seattle" or "principal" in so many words is found and ranks before one that is merely coded so.
        widening: What the ladder has loosened.
        size: Hits a page.
        window: Candidates kept for ranking.
    """
    clauses, words = _clauses(intent, english)
    if typed:
        clauses.append(TextClause(text=typed, fields=TYPED_FIELDS, boost=2.0))
    return SearchQuery(
        text_leg=TextLeg(clauses=tuple(clauses)) if clauses else None,
        vector_leg=VectorLeg(text=typed if typed and language == "en" else " ".join(words)) if words else None,
        filters=tuple(_filters(intent, now, language, gazetteer, widening)),
        facets=FACETS,
        window=window,
        size=size,
        language=language,
        now=now,
    )


def _clauses(intent: Intent, english: Callable[[str], str | None]) -> tuple[list[TextClause], list[str]]:
    clauses: list[TextClause] = []
    words: list[str] = []
    for role in intent.roles:
        clauses.append(TextClause(text=role, fields=ROLE_FIELDS, phrase_boost=0.5))
        translated = english(role)
        words.append(translated or role)
        if translated and translated.casefold() != role.casefold():
            clauses.append(TextClause(text=translated, fields=ROLE_FIELDS, boost=0.9, phrase_boost=0.5))
    for skill in intent.skills:
        clauses.append(TextClause(text=skill, fields=SKILL_FIELDS, boost=0.6))
    words += intent.skills
    if intent.rest:
        clauses.append(TextClause(text=intent.rest, fields=REST_FIELDS, boost=0.5))
        words.append(intent.rest)
    for location in intent.locations:
        if location.code is None:
            clauses.append(TextClause(text=location.text, fields=PLACE_FIELDS, boost=0.7))
    return clauses, words


def _filters(
    intent: Intent, now: datetime, language: str, gazetteer: Gazetteer, widening: Widening
) -> list[Filter]:
    hard = [slot for slot in _FILTERS if slot not in intent.soft]
    found = [_FILTERS[slot](intent, now, gazetteer, widening) for slot in hard]
    live: Filter = Not(filter=Range(field="valid_through", lt=now))
    return [f for f in found if f is not None] + _exclusions(intent, language, gazetteer) + [live]


def _locations(intent: Intent, now: datetime, gazetteer: Gazetteer, widening: Widening) -> Filter | None:
    codes: dict[str, None] = {}
    circles: list[Filter] = []
    for location in widening.locations or intent.locations:
        if location.code is None:
            continue
        entry = gazetteer.entry(location.code)
        codes.update(dict.fromkeys(gazetteer.filter_codes(location.code)))
        if intent.radius_km and entry is not None and entry.lat is not None and entry.lon is not None:
            circles.append(Near(lat=entry.lat, lon=entry.lon, km=intent.radius_km))
    if not codes:
        return None
    inside = AnyOf(field="place_codes", values=tuple(codes))
    return Or(filters=(inside, *circles)) if circles else inside


def _recency(intent: Intent, now: datetime, gazetteer: Gazetteer, widening: Widening) -> Filter | None:
    recency = intent.recency
    if recency is None or recency.kind != "window" or (recency.from_ is None and recency.to is None):
        return None
    gte = lt = None
    if recency.from_ is not None:
        reach = (now.date() - recency.from_) * (widening.window_factor - 1)
        gte = datetime.combine(recency.from_ - max(reach, timedelta(0)), time(), now.tzinfo)
    if recency.to is not None:
        lt = datetime.combine(recency.to + timedelta(days=1), time(), now.tzinfo)
    return Range(field="posted_at", gte=gte, lt=lt)


def _workplace(intent: Intent, now: datetime, gazetteer: Gazetteer, widening: Widening) -> Filter | None:
    if intent.workplace is None or widening.any_workplace:
        return None
    return _stated("workplace", (intent.workplace,))


def _seniority(intent: Intent, now: datetime, gazetteer: Gazetteer, widening: Widening) -> Filter | None:
    if not intent.seniority:
        return None
    return _stated("seniority", levels_within(intent.seniority, widening.level_steps))


def _employment(intent: Intent, now: datetime, gazetteer: Gazetteer, widening: Widening) -> Filter | None:
    kinds = {kind for asked in intent.employment for kind in (asked, *RELATED_EMPLOYMENT.get(asked, ()))}
    if Employment.INTERNSHIP in kinds and set(intent.seniority) - {Seniority.INTERNSHIP}:
        return None  # "intern or junior": the level filter already says which of the two
    return _stated("employment", sorted(kinds)) if kinds else None


def _salary(intent: Intent, now: datetime, gazetteer: Gazetteer, widening: Widening) -> Filter | None:
    pay = intent.salary
    if pay is None:
        return None
    yearly = PERIODS_PER_YEAR[pay.period]
    bounds: list[Filter] = []
    if pay.min:
        bounds.append(Range(field="salary_annual_max", gte=pay.min * yearly * (1 - PAY_SLACK)))
    if pay.max and pay.min is None:
        bounds.append(Range(field="salary_annual_min", lt=pay.max * yearly * (1 + PAY_SLACK)))
    if not bounds:
        return None
    bounded: RangeField = "salary_annual_max" if pay.min else "salary_annual_min"
    silent: list[Filter] = [Not(filter=Exists(field=bounded))]
    if pay.currency:
        # Sums in another currency cannot be compared without a rate: they count as unstated.
        silent.append(Not(filter=AnyOf(field="salary_currency", values=(pay.currency,))))
    return Or(filters=(*silent, And(filters=tuple(bounds))))


def _companies(intent: Intent, now: datetime, gazetteer: Gazetteer, widening: Widening) -> Filter | None:
    if not intent.companies:
        return None
    keys = tuple(key for name in intent.companies if (key := company_key(name)))
    named: list[Filter] = [Phrase(fields=("company",), text=name) for name in intent.companies]
    return Or(filters=(*([AnyOf(field="company_key", values=keys)] if keys else []), *named))


_FILTERS: dict[str, Callable[[Intent, datetime, Gazetteer, Widening], Filter | None]] = {
    "locations": _locations,
    "recency": _recency,
    "workplace": _workplace,
    "seniority": _seniority,
    "employment": _employment,
    "salary": _salary,
    "companies": _companies,
}


def _exclusions(intent: Intent, language: str, gazetteer: Gazetteer) -> list[Filter]:
    """Every excluded phrase is looked for where it names the job, and as the code that it may stand for."""
    from ..extract.contracts import find_employment
    from ..extract.workplace import find_workplace

    filters: list[Filter] = []
    for phrase in intent.exclude:
        told: list[Filter] = [Phrase(fields=("title", "company", "department", "skills"), text=phrase)]
        for workplace in find_workplace(phrase, language=language):
            told.append(AnyOf(field="workplace", values=(workplace.value,)))
        for employment in find_employment(phrase, language=language):
            told.append(AnyOf(field="employment", values=(employment.value,)))
        for place in gazetteer.find(phrase, language=language):
            if place.text.casefold() == phrase.casefold():
                told.append(AnyOf(field="place_codes", values=(place.value[0].code,)))
        filters.append(Not(filter=Or(filters=tuple(told)) if len(told) > 1 else told[0]))
    return filters


def _stated(field: KeywordField, values: Sequence[str]) -> Filter:
    """The field holds one of `values`, or says nothing."""
    return Or(filters=(AnyOf(field=field, values=tuple(values)), Not(filter=Exists(field=field))))


def levels_within(levels: Sequence[Seniority], steps: int) -> tuple[Seniority, ...]:
    """The levels at most `steps` away from one of `levels`, lowest first.

    >>> levels_within((Seniority.SENIOR,), 1)
    (<Seniority.MID: 'mid'>, <Seniority.SENIOR: 'senior'>, <Seniority.LEAD: 'lead'>)
    """
    positions = [LEVELS.index(level) for level in levels]
    return tuple(level for i, level in enumerate(LEVELS) if any(abs(i - p) <= steps for p in positions))
