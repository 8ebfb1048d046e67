"""What every finder returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A stretch of text and what it means: text[start:end] == text, read as `value`."""

    start: int
    end: int
    text: str
    value: T
    confidence: float = 1.0
