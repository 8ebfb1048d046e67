"""What the ranker knows of each candidate: one row of numbers a posting, the same for every ranker.

A feature about something that the seeker did not ask is 0 for every candidate. "Miss" features grow with
the distance from what was asked: 0 met, 1 plainly violated; a posting that says nothing lies between.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..engines.base import Card
from ..extract.analysis import analyze
from ..extract.places import Gazetteer, PlaceEntry
from ..extract.skills import find_skills
from ..intent import Intent
from ..planner.build import LEVELS, PAY_SLACK, RELATED_EMPLOYMENT
from ..planner.senses import has_senses, sense_conflict
from ..posting import PERIODS_PER_YEAR, Seniority, Workplace, company_key

FEATURES = (
    "text", "vector", "role_meaning", "role_words", "role_focus", "role_head", "other_sense",
    "place", "place_miss", "workplace_miss", "date_miss", "recent", "fresh", "level_miss", "employment_miss",
    "pay_miss", "skills", "company", "language",
)
#: What a posting that does not say is charged, between met (0) and violated (1).
UNSTATED = 0.3
#: What a contract that ads name for the one asked is charged.
RELATED = 0.2
#: What a remote posting open to the place asked is worth beside one that is there, when remote was not asked.
AREA = 0.2
DAY = 86_400.0
VAGUE_DAYS = 30
EARTH_KM = 6371.0088
FAR_KM = 300.0

_ASIDE = re.compile(r"\s*[(\[（【].*?[)\]）】]|\s(?:for|to|reporting to|für|pour|para)\s.*", re.IGNORECASE)
_TAIL = re.compile(r"(?:\s+[-–—]|\s*[,|;，])\s.*|，.*")
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Features:
    """(n_candidates, n_features) float32, columns named by `FEATURES`, rows in the candidates' order."""

    ids: tuple[str, ...]
    matrix: Floats

    def rows(self) -> dict[str, Floats]:
        """Id -> its row, (n_features,)."""
        return dict(zip(self.ids, self.matrix, strict=True))

    def column(self, name: str) -> Floats:
        """One feature over all candidates, (n_candidates,)."""
        column: Floats = self.matrix[:, FEATURES.index(name)]
        return column


@dataclass(frozen=True, slots=True)
class Asked:
    """The query's side of the features, computed once a query.

    Attributes:
        query_vector: (dims,) float32 unit vector of the vector leg; None without one.
        role_vectors: (n_roles, dims) float32 unit rows; (0, 0) without roles.
        roles: Role phrases compared with titles, English ones included.
    """

    intent: Intent
    now: datetime
    language: str
    roles: tuple[str, ...] = ()
    query_vector: Floats | None = None
    role_vectors: Floats = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    places: tuple[PlaceEntry, ...] = ()
    place_terms: frozenset[str] = frozenset()
    area_terms: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        intent: Intent,
        *,
        now: datetime,
        language: str,
        gazetteer: Gazetteer,
        roles: Sequence[str] = (),
        query_vector: Floats | None = None,
        role_vectors: Floats | None = None,
    ) -> Asked:
        """Resolve the intent's codes once."""
        codes = [location.code for location in intent.locations if location.code]
        terms = {term for code in codes for term in gazetteer.filter_codes(code)}
        own = set(codes) | {f"remote:{code}" for code in codes}
        return cls(
            intent=intent, now=now, language=language, roles=tuple(roles), query_vector=query_vector,
            role_vectors=np.zeros((0, 0), np.float32) if role_vectors is None else role_vectors,
            places=tuple(entry for code in codes if (entry := gazetteer.entry(code)) is not None),
            place_terms=frozenset(own), area_terms=frozenset(terms - own),
        )


def compute(asked: Asked, cards: Sequence[Card], *, newest: bool = False) -> Floats:
    """The features of `cards` but for `text`, which depends on the whole list: (n_cards, n_features) float32.

    Args:
        asked: The query's side.
        cards: Candidates, in the order wanted.
        newest: No words were searched and `cards` come newest first: `fresh` then falls evenly along the list.
    """
    matrix = np.zeros((len(cards), len(FEATURES)), np.float32)
    columns: dict[str, Floats] = {name: matrix[:, i] for i, name in enumerate(FEATURES)}
    columns["vector"][:] = _vectors(asked, cards)
    if asked.roles:
        _role_columns(asked, cards, columns)
    columns["fresh"][:] = _fresh(asked, cards)
    for name, wanted, measure in _MEASURES:
        if wanted(asked.intent):
            columns[name][:] = [measure(asked, card) for card in cards]
    if asked.intent.roles or asked.intent.skills or asked.intent.rest:
        columns["language"][:] = [card.language == asked.language for card in cards]
    if newest:
        columns["fresh"][:] = np.linspace(1.0, 0.0, len(cards))
    return matrix


def with_text(ids: Sequence[str], matrix: Floats, text_scores: Mapping[str, float]) -> Features:
    """Complete the rows of `compute`: `text` is the square root of the text leg's score scaled to 0..1.

    Args:
        ids: Posting of each row.
        matrix: (n_ids, n_features); its `text` column is overwritten.
        text_scores: id -> score of the text leg scaled to 0..1; a missing id counts 0.
    """
    matrix[:, FEATURES.index("text")] = np.sqrt([text_scores.get(id_, 0.0) for id_ in ids])
    return Features(tuple(ids), matrix)


def _vectors(asked: Asked, cards: Sequence[Card]) -> Floats:
    query = asked.query_vector
    if query is None or not cards:
        return np.zeros(len(cards), np.float32)
    return _stack([card.posting_vector for card in cards], len(query)) @ query


def _stack(vectors: Sequence[Floats | None], dims: int) -> Floats:
    zero = np.zeros(dims, np.float32)
    joined = np.concatenate([zero if vector is None else vector for vector in vectors])
    return joined.reshape(len(vectors), dims).astype(np.float32, copy=False)


def _role_columns(asked: Asked, cards: Sequence[Card], columns: Mapping[str, Floats]) -> None:
    if asked.role_vectors.size and cards:
        titles = _stack([card.title_vector for card in cards], asked.role_vectors.shape[1])
        columns["role_meaning"][:] = (titles @ asked.role_vectors.T).max(axis=1)
    roles = [terms for role in asked.roles if (terms := title_terms(role, asked.language))]
    if roles and cards:
        named, mains = zip(*[_sides(card.title, card.language) for card in cards], strict=True)
        columns["role_words"][:], columns["role_focus"][:] = _overlaps([frozenset(role) for role in roles], named)
        heads = {role[-1] for role in roles}
        columns["role_head"][:] = [not heads.isdisjoint(main) for main in mains]
    if all(has_senses(role) for role in asked.roles):
        columns["other_sense"][:] = [all(sense_conflict(role, card.title) for role in asked.roles) for card in cards]


@lru_cache(maxsize=200_000)
def _sides(title: str, language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The terms of a title without asides, and those of the part that names the job."""
    spoken = language or "en"
    return frozenset(title_terms(without_asides(title), spoken)), frozenset(title_terms(main_title(title), spoken))


@lru_cache(maxsize=200_000)
def title_terms(text: str, language: str) -> tuple[str, ...]:
    """Analysed terms of a title or role, in order."""
    return tuple(token.term for token in analyze(text, language))


@lru_cache(maxsize=200_000)
def without_asides(title: str) -> str:
    """A title without what stands in brackets, or after "for" or "to": that names whom the job serves.

    >>> without_asides("Technical Recruiter (Software Engineers)"), without_asides("Executive Assistant to the CEO")
    ('Technical Recruiter', 'Executive Assistant')
    """
    return _ASIDE.sub("", title).strip() or title


@lru_cache(maxsize=200_000)
def main_title(title: str) -> str:
    """The part of a title that names the job: up to the first comma, dash or bar.

    >>> main_title("Reporter, City Hall"), main_title("Scientist I, Reporter-Gene Assays")
    ('Reporter', 'Scientist I')
    """
    return _TAIL.sub("", without_asides(title)).strip() or title


def _overlaps(roles: Sequence[frozenset[str]], titles: Sequence[frozenset[str]]) -> tuple[Floats, Floats]:
    """(share of the role's words in the title, share of the title's words in the role) by the role that fits best."""
    sizes = np.maximum([len(title) for title in titles], 1)
    common = np.array([[len(role & title) for title in titles] for role in roles])
    words = common / np.array([[len(role)] for role in roles])
    focus = common / sizes
    # The best by the first share, then by the second, which stays below 2.
    best = (words * 2e6 + focus).argmax(axis=0)
    at = np.arange(len(titles))
    return words[best, at].astype(np.float32), focus[best, at].astype(np.float32)


def _place(asked: Asked, card: Card) -> float:
    if not asked.place_terms.isdisjoint(card.place_codes):
        return 1.0
    if asked.area_terms.isdisjoint(card.place_codes):
        return 0.0
    return 1.0 if asked.intent.workplace is Workplace.REMOTE else AREA


def _place_miss(asked: Asked, card: Card) -> float:
    if _place(asked, card):
        return 0.0
    if not card.place_codes:
        return UNSTATED
    km = min(
        (distance_km(place.lat, place.lon, *point) for place in asked.places for point in card.points
         if place.lat is not None and place.lon is not None),
        default=math.inf,
    )
    within = asked.intent.radius_km or 0.0
    return 0.0 if km <= within else min(1.0, 0.3 + 0.7 * (km - within) / FAR_KM)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance of two points given in degrees."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def _workplace_miss(asked: Asked, card: Card) -> float:
    wanted = asked.intent.workplace
    if card.workplace is None:
        return UNSTATED
    if card.workplace == wanted:
        return 0.0
    return 0.6 if Workplace.HYBRID in (card.workplace, wanted) else 1.0


def _date_miss(asked: Asked, card: Card) -> float:
    """How far outside the window, as a share of a month; a hard miss from the first day."""
    window = asked.intent.recency
    age = _age_days(asked, card)
    if window is None or age is None:
        return 1.0
    oldest = math.inf if window.from_ is None else (asked.now.date() - window.from_).days + 1
    newest = 0 if window.to is None else (asked.now.date() - window.to).days - 1
    off = max(age - oldest, newest - age, 0.0)
    return 0.0 if off <= 0 else min(1.0, 0.5 + off / (2 * VAGUE_DAYS))


def _age_days(asked: Asked, card: Card) -> float | None:
    return None if card.posted_at is None else max(0.0, (_seconds(asked.now) - card.posted_at) / DAY)


_seconds = lru_cache(maxsize=16)(datetime.timestamp)


def _recent(asked: Asked, card: Card) -> float:
    """1 within 30 days (policy), falling to 0 at 120."""
    age = _age_days(asked, card)
    return 0.0 if age is None else float(np.clip((4 * VAGUE_DAYS - age) / (3 * VAGUE_DAYS), 0.0, 1.0))


def _fresh(asked: Asked, cards: Sequence[Card]) -> NDArray[np.float64]:
    """1 for a posting of this moment, falling by 1/e every 30 days; 0 for one without a date; (n_cards,)."""
    posted = np.array([-math.inf if card.posted_at is None else card.posted_at for card in cards])
    fresh: NDArray[np.float64] = np.exp(-np.maximum(0.0, (_seconds(asked.now) - posted) / DAY) / VAGUE_DAYS)
    return fresh


def _level_miss(asked: Asked, card: Card) -> float:
    wanted = [LEVELS.index(level) for level in asked.intent.seniority]
    if not card.seniority:
        return UNSTATED if min(wanted) <= LEVELS.index(Seniority.SENIOR) else 0.5
    steps = min(abs(LEVELS.index(Seniority(level)) - w) for level in card.seniority for w in wanted)
    return (0.0, 0.5, 0.9)[steps] if steps < 3 else 1.0


def _employment_miss(asked: Asked, card: Card) -> float:
    if not card.employment:
        return UNSTATED
    if set(card.employment) & set(asked.intent.employment):
        return 0.0
    kin = {kind for wanted in asked.intent.employment for kind in RELATED_EMPLOYMENT.get(wanted, ())}
    return RELATED if set(card.employment) & kin else 1.0


def _pay_miss(asked: Asked, card: Card) -> float:
    pay = asked.intent.salary
    top = card.salary_annual_max
    if pay is None or top is None or (pay.currency and card.salary_currency != pay.currency):
        return UNSTATED
    yearly = PERIODS_PER_YEAR[pay.period]
    if pay.min is not None:
        wanted = pay.min * yearly
        return 0.0 if top >= wanted else 0.5 if top >= wanted * (1 - PAY_SLACK) else 1.0
    floor = card.salary_annual_min or top
    return 0.0 if pay.max is None or floor <= pay.max * yearly else 1.0


def _skills(asked: Asked, card: Card) -> float:
    have = [skill.casefold() for skill in card.skills]
    title = title_terms(card.title, card.language or "en")
    met = 0
    for skill in asked.intent.skills:
        names, terms = skill_names(skill, asked.language)
        met += not names.isdisjoint(have) or bool(terms and terms.issubset(title))
    return met / len(asked.intent.skills)


@lru_cache(maxsize=10_000)
def skill_names(skill: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """(canonical names, analysed terms) of a skill as typed."""
    names = {match.value.casefold() for match in find_skills(skill, language=language)} | {skill.casefold()}
    return frozenset(names), frozenset(title_terms(skill, language))


_company_key = lru_cache(maxsize=1000)(company_key)


def _company(asked: Asked, card: Card) -> float:
    keys = [_company_key(name) for name in asked.intent.companies]
    return float(card.company_key is not None and any(key and key in card.company_key for key in keys))


_MEASURES: tuple[tuple[str, Callable[[Intent], object], Callable[[Asked, Card], float]], ...] = (
    ("place", lambda i: any(x.code for x in i.locations), _place),
    ("place_miss", lambda i: any(x.code for x in i.locations), _place_miss),
    ("workplace_miss", lambda i: i.workplace, _workplace_miss),
    ("date_miss", lambda i: i.recency and i.recency.kind == "window", _date_miss),
    ("recent", lambda i: i.recency and i.recency.kind == "vague", _recent),
    ("level_miss", lambda i: i.seniority, _level_miss),
    ("employment_miss", lambda i: i.employment, _employment_miss),
    ("pay_miss", lambda i: i.salary, _pay_miss),
    ("skills", lambda i: i.skills, _skills),
    ("company", lambda i: i.companies, _company),
)
