"""What a step of the relaxation ladder did, in words for the seeker."""

from __future__ import annotations

from ..intent import Intent
from .ladder import Rung


def relaxation_message(intent: Intent, rung: Rung, *, before: int, after: int) -> str:
    """One line: what was missing, and what is shown now.

    >>> from .build import Widening
    >>> rung = Rung("recency", "this week", "since 2025-10-13", Widening(window_factor=2))
    >>> relaxation_message(Intent(roles=("nurse",)), rung, before=0, after=4)
    'no nurse posted this week; showing those posted since 2025-10-13 (4 fit)'
    """
    return f"{_count(before)} {_asked(intent, rung)}; {_shown(rung)} ({after} fit)"


def _count(before: int) -> str:
    return f"only {before} for" if before else "no"


def _asked(intent: Intent, rung: Rung) -> str:
    """What was asked, the widened part as it was before this step."""
    role = " or ".join(intent.roles) or "posting"
    words = [role]
    for slot, before in (("seniority", " or ".join(intent.seniority)), ("workplace", intent.workplace or "")):
        told = rung.from_ if rung.step == slot else before
        if told and slot not in intent.soft:
            words.insert(0, told)
    recency = intent.recency
    if rung.step == "recency":
        words.append(f"posted {rung.from_}")
    elif recency is not None and recency.kind == "window" and "recency" not in intent.soft:
        words.append(f"posted {recency.text}")
    places = " or ".join(place.name or place.text for place in intent.locations if place.code)
    if rung.step == "locations":
        words.append(f"in {rung.from_}")
    elif places and "locations" not in intent.soft:
        words.append(f"in {places}")
    return " ".join(words)


def _shown(rung: Rung) -> str:
    told = {
        "seniority": f"showing {rung.to} too",
        "locations": f"showing {rung.to}",
        "recency": f"showing those posted {rung.to}",
        "workplace": "showing any workplace",
    }
    return told[rung.step]
