"""Markup to clean text."""

from __future__ import annotations

import html as _entities
import re

_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;\s*/?\s*[a-zA-Z!]")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
# C0 and C1 controls but tab and newline, zero-width characters, byte order mark, soft hyphen, lone surrogates.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200c\u2060\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|\x85|\u2028|\u2029")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200c\u2028\u2029\u2060\ufeff\ud800-\udfff]")
_ODD_BLANK = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_BLANKS = re.compile("  +")
_BLOCK = re.compile(
    r"<\s*/?\s*(?:p|div|ul|ol|table|tr|h[1-6]|section|article|header|footer|blockquote|pre|dl|dt|dd|hr|form|figure|br)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_ITEM = re.compile(r"<\s*li\b[^<>]*>", re.IGNORECASE)
#: Elements whose text no reader sees; the head lies outside the body anyway.
_HIDDEN = ("script", "style", "noscript", "template", "svg", "iframe", "object")
_HIDES = re.compile(rf"<(?:{'|'.join(_HIDDEN)})", re.IGNORECASE)
_CELL = re.compile(r"<\s*/\s*t[dh]\s*>", re.IGNORECASE)


def to_text(html: str) -> str:
    r"""Return what a reader sees of `html`: paragraphs and list items as lines, no markup.

    Markup escaped once or more is undone first; plain text passes through with its lines. Scripts, styles
    and control characters are dropped. Never raises.

    >>> to_text("&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;&lt;ul&gt;&lt;li&gt;salt&lt;/li&gt;&lt;/ul&gt;")
    'Fish & chips\n- salt'
    """
    text = _plain_ends(html)
    for _ in range(3):
        if not _ESCAPED_TAG.search(text):
            break
        text = _entities.unescape(text)
    if _TAG.search(text):
        text = _strip(text)
    if "&" in text and _ENTITY.search(text):
        text = _entities.unescape(text)
        if "&" in text and _ENTITY.search(text):
            text = _entities.unescape(text)
        text = _plain_ends(text)
    return _tidy(text)


def _plain_ends(text: str) -> str:
    """No controls, and every line end a newline."""
    # Most texts have neither: one look instead of two passes.
    return _LINE_ENDS.sub("\n", _CONTROLS.sub("", text)) if _ODD.search(text) else text


def _strip(markup: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    # In markup a line end is a blank; the lines come from the block tags, marked before parsing.
    marked = markup if "<pre" in markup else markup.replace("\n", " ")
    marked = _CELL.sub("\t", _ITEM.sub("\n- ", _BLOCK.sub("\n", marked)))
    tree = LexborHTMLParser(marked)
    if _HIDES.search(marked):
        for node in tree.css(",".join(_HIDDEN)):
            node.decompose()
    root = tree.body or tree.root
    return root.text(deep=True, separator="", strip=False) if root is not None else ""


def _tidy(text: str) -> str:
    lines: list[str] = []
    bullet = False
    text = _ODD_BLANK.sub(" ", text)
    for line in (_BLANKS.sub(" ", text) if "  " in text else text).split("\n"):
        line = line.strip()
        if line == "-":
            bullet = True  # the item's text comes in a paragraph of its own
        elif line:
            lines.append(f"- {line}" if bullet else line)
            bullet = False
        elif lines and lines[-1] and not bullet:
            lines.append("")
    return "\n".join(lines).strip()
