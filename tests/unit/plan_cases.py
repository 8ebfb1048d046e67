"""Intents and texts whose SearchQuery is pinned under tests/golden/plans, one file each."""

from __future__ import annotations

from datetime import date
from typing import Any

from jobsearch.extract.places import gazetteer
from jobsearch.intent import Intent, Location, Pay, Recency
from jobsearch.planner.build import Widening
from jobsearch.planner.planner import Fixed
from jobsearch.planner.slots import location_of
from jobsearch.posting import Employment, PlaceKind, Seniority, Workplace


def place(text: str) -> Location:
    (match, *_) = gazetteer().find(text)
    return location_of(text, match.value)


def window(start: date | None, end: date | None = None) -> Recency:
    return Recency(text="window", kind="window", **{"from": start, "to": end})


UNKNOWN = Location(text="Brigadoon", kind=PlaceKind.CITY)
STATED = Intent(
    roles=("nurse",),
    locations=(place("Leeds"),),
    workplace=Workplace.ONSITE,
    seniority=(Seniority.SENIOR,),
    employment=(Employment.PART_TIME,),
    salary=Pay(text="£30k+", min=30_000, currency="GBP"),
    recency=window(date(2025, 10, 18)),
    companies=("NHS",),
    exclude=("nights",),
)

#: name -> (intent, what else build_query is told)
INTENTS: dict[str, tuple[Intent, dict[str, Any]]] = {
    "nothing": (Intent(), {}),
    "role": (Intent(roles=("nurse",)), {"typed": "nurse"}),
    "role-german": (Intent(roles=("Krankenpfleger",)), {"language": "de", "typed": "Krankenpfleger"}),
    "role-chinese": (Intent(roles=("软件工程师",)), {"language": "zh", "typed": "软件工程师"}),
    "roles": (Intent(roles=("nurse", "midwife")), {"typed": "nurse midwife"}),
    "skills-only": (Intent(skills=("Python", "C++")), {"typed": "Python C++"}),
    "rest-only": (Intent(rest="night shifts with a van"), {"typed": "night shifts with a van"}),
    "role-skills-rest": (Intent(roles=("developer",), skills=("Go",), rest="games"), {"typed": "Go developer games"}),
    "query-syntax-is-data": (Intent(roles=('"x" OR title:*',), rest="AND {!func} \\"), {"typed": '"x" OR title:* AND'}),
    "city": (Intent(locations=(place("Leeds"),)), {}),
    "metro": (Intent(locations=(place("Silicon Valley"),)), {}),
    "country": (Intent(locations=(place("Germany"),)), {}),
    "two-places": (Intent(locations=(place("Berlin"), place("Munich"))), {}),
    "unknown-place-is-searched-as-text": (Intent(roles=("nurse",), locations=(UNKNOWN,)), {"typed": "nurse Brigadoon"}),
    "known-and-unknown-place": (Intent(locations=(place("Leeds"), UNKNOWN)), {}),
    "radius": (Intent(locations=(place("Denver"),), radius_km=32.2), {}),
    "radius-without-a-place": (Intent(radius_km=10), {}),
    "since": (Intent(recency=window(date(2025, 10, 20))), {}),
    "until": (Intent(recency=window(None, date(2025, 9, 30))), {}),
    "one-day": (Intent(recency=window(date(2025, 10, 24), date(2025, 10, 24))), {}),
    "recently-is-a-preference": (Intent(recency=Recency(text="recently", kind="vague")), {}),
    "remote": (Intent(workplace=Workplace.REMOTE), {}),
    "senior": (Intent(seniority=(Seniority.SENIOR,)), {}),
    "two-levels": (Intent(seniority=(Seniority.ENTRY, Seniority.JUNIOR)), {}),
    "full-time": (Intent(employment=(Employment.FULL_TIME,)), {}),
    "contract-and-its-kin": (Intent(employment=(Employment.CONTRACT,)), {}),
    "freelance-and-its-kin": (Intent(employment=(Employment.FREELANCE,)), {}),
    "internship": (Intent(seniority=(Seniority.INTERNSHIP,), employment=(Employment.INTERNSHIP,)), {}),
    "intern-or-junior": (
        Intent(seniority=(Seniority.INTERNSHIP, Seniority.JUNIOR), employment=(Employment.INTERNSHIP,)),
        {},
    ),
    "pay-at-least": (Intent(salary=Pay(text="x", min=100_000, currency="USD")), {}),
    "pay-an-hour": (Intent(salary=Pay(text="x", min=25, max=30, currency="USD", period="hour")), {}),
    "pay-at-most": (Intent(salary=Pay(text="x", max=60_000, currency="EUR")), {}),
    "pay-without-currency": (Intent(salary=Pay(text="x", min=80_000)), {}),
    "company": (Intent(companies=("Acme, Inc.",)), {}),
    "two-companies": (Intent(companies=("Acme", "Bolt & Sons")), {}),
    "company-of-signs-only": (Intent(companies=("???",)), {}),
    "exclude-words": (Intent(exclude=("agencies", "cold calling")), {}),
    "exclude-what-codes-say": (Intent(exclude=("remote", "internships", "London")), {}),
    "all-stated": (STATED, {"typed": "senior nurse Leeds NHS"}),
    "all-soft": (
        STATED.model_copy(
            update={
                "soft": tuple(
                    sorted(("locations", "workplace", "seniority", "employment", "salary", "recency", "companies"))
                )
            }
        ),
        {},
    ),
    "widened-level": (STATED, {"widening": Widening(level_steps=1)}),
    "widened-place": (STATED, {"widening": Widening(locations=(place("Yorkshire"),))}),
    "widened-window": (STATED, {"widening": Widening(window_factor=4)}),
    "widened-workplace": (STATED, {"widening": Widening(any_workplace=True)}),
    "page": (Intent(roles=("nurse",)), {"size": 25, "window": 50}),
}

#: name -> (text, what else `Planner.plan` is told)
TEXTS: dict[str, tuple[str, dict[str, Any]]] = {
    "text-seed": ("find software engineer jobs in Silicon Valley that were posted recently", {}),
    "text-seed-chinese": ("查找硅谷近期发布的软件工程师职位", {}),
    "text-window-and-pay": ("nurse in Leeds, last 3 days, £30k+", {}),
    "text-remote-area": ("remote data analyst (EMEA), no agencies", {}),
    "text-german": ("Krankenpfleger Teilzeit in München", {}),
    "text-spanish": ("cocinero en Madrid a jornada completa", {}),
    "text-french": ("infirmière à Lyon, CDI", {}),
    "text-wish": ("welder in Houston, ideally part time", {}),
    "text-empty": ("", {}),
    "text-fixed": (
        "nurse in York",
        {
            "fixed": Fixed(
                location="Leeds",
                workplace="remote",
                employment=("contract",),
                seniority=("senior",),
                company="NHS",
                posted_after=date(2025, 10, 1),
            )
        },
    ),
}
