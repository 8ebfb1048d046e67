"""Skills, tools, certificates and spoken languages named in text."""

from __future__ import annotations

from .match import Match


def find_skills(text: str, *, language: str = "en") -> list[Match[str]]:
    """Find skills; `value` is the canonical name."""
    return []
