"""Which language a text is in."""

from __future__ import annotations

import re


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of `text`'s language, "en" when nothing tells."""
    return "zh" if re.search("[\u4e00-\u9fff]", text) else "en"
