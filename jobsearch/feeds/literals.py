"""Nested values that a feed wrote as text."""

from __future__ import annotations

import ast
import json

from .base import RowError


def decoded(value: object, field: str, id: str = "") -> object:
    """The value behind Python or JSON text; a value that is no text is itself; blank is None.

    Only literals are read, so nothing in a feed can run.

    Raises:
        RowError: Neither Python nor JSON.
    """
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return ast.literal_eval(value)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        pass
    try:
        return json.loads(value)
    except (json.JSONDecodeError, RecursionError):
        raise RowError(field, value, "neither a Python nor a JSON literal", id=id or None) from None
