"""Skills, tools, certificates, licences and spoken languages named in text, from our own table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress, count, pairwise
from pathlib import Path

from .match import Match
from .phrases import lower

_TABLE = Path(__file__).with_name("data") / "skills.tsv"
# Below this length a text is a query or a title: typed without care for case.
_SHORT = 200
# Of lowered text, in a group, so that `split` gives gap, word, gap, word ... for a whole description at once.
_LETTERS = r"[0-9a-z\u00c0-\u024f\u0400-\u04ff]++"
_WORD = re.compile(rf"({_LETTERS}(?:\+\+|#)?|(?<![\w.])\.net\b)")
_PLAIN_WORD = re.compile(rf"({_LETTERS})")
_SIGNED = ("++", "#", ".net")
_CJK = re.compile("[\u3400-\u9fff]")
# Confidence by kind: a method is often a role or a field of work ("machine learning engineer").
_CONFIDENCE = {
    "tool": 0.95, "licence": 0.95, "spoken": 0.95, "degree": 0.5, "method": 0.5, "title": 0.5, "field": 0.3,
}  # fmt: skip
# After these words a method or field is asked for as a skill, not as the role.
_ASKED = re.compile(
    r"(?:\b(?:mit|with|experience (?:in|with)|erfahrung(?:en)? (?:in|mit|im)|schwerpunkt|kenntnissen? in"
    r"|knowledge of|skilled in|skills in|conocimientos de"
    r"|experiencia (?:en|con)|con|expérience (?:en|dans)|avec|background in|focus on|speciali[sz]\w+ in"
    r"|degree in|master in|phd in|studium der)"
    r"|[\w+#.]+\s*,|[\w+#.]+\s+(?:or|oder|and|und|y|o|et|ou))\s+(?:der |die |in |im |la |el )?$",
    re.IGNORECASE,
)

_TRADE_WRITTEN = (
    "developer developers dev devs engineer engineers engineering programmer programmers programming backend "
    "frontend fullstack development architect consultant admin administrator expert entwickler entwicklerin "
    "entwicklung programmierer desarrollador desarrolladora programador développeur développeuse ontwikkelaar "
    "sviluppatore dba coder scripting codebase microservices knowledge kenntnisse conocimientos proficiency "
    "specialist"
)
_TRADE = frozenset(_TRADE_WRITTEN.split())
_TAKES_TOOL_WRITTEN = "with using mit con avec in en including via knowledge plus of und oder and or y o et ou"
_TAKES_TOOL = frozenset(_TAKES_TOOL_WRITTEN.split())
_LISTED = re.compile(
    r"\s*(?:[,/&+|(·•;]|,?\s(?:and|or|und|oder|y|o|et|ou|e|en)\s|\s-\s|\n\s*-?\s*)\s*(?:and |or |und |oder )?\s*",
    re.IGNORECASE,
)
_SPOKEN_BEFORE = re.compile(
    r"(?:fluent|fluency|native|nativ[eo]s?|bilingual|bilingüe|speak(?:s|ing)?|spoken|written|proficien\w+"
    r"|language[s]?|knowledge of|business|conversational"
    r"|fließende?[sn]?|verhandlungssicher\w*|gute[sn]?|sehr gute[sn]?|muttersprach\w*|hablar|hablando"
    r"|idiomas?|nivel(?: alto| medio| avanzado| de)?|dominio de[l]?|parler|parlant|courant|maîtrise de l['’]"
    r"|anglais|advanced|strong|excellent|with|translators? for|taal|spreek|parla)(?:\s+(?:in|of|de|del|en"
    r"|level|both|written|spoken|und|and|or|\w+(?=\s+(?:and|or|und|oder|y|o|et|ou)\s)))*[\s:,(-]*"
    r"(?:[\w-]+(?:\s*,\s*|\s+(?:and|or|und|oder|y|o|et|ou)\s+)(?:in\s+)?)?$",
    re.IGNORECASE,
)
_SPOKEN_AFTER = re.compile(
    r"[\s-]*(?:speak\w*|speech|language|level|skills|proficien\w+|fluen\w+|native|sprachig\w*|kenntnisse"
    r"|sprachkenntnisse|muttersprach\w*|hablante|parlant|courant|langue"
    r"|as (?:the|a) (?:working|first|second|native)|translat\w*|interpret\w*|teachers?|tutors?|lehrer\w*"
    r"|übersetzer\w*|\(?\s*[abc][12]\b|fluent|fließend|required|erforderlich|nivel|alto|requerido"
    r"|(?:and|or|und|oder|y|o|/|,|et|ou)\s*\w+(?:[\s-]+(?:speak\w*|language|native|skills|level|c[12]|b2|fluen\w+)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Alias:
    name: str
    kind: str
    mark: str
    written: str
    gaps: tuple[str, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class _Table:
    """The aliases: by first word and by all words; how many words may follow a pair; the CJK ones apart.

    Attributes:
        by_first: First word -> all words -> the aliases written so.
        longest: First word -> second word -> most words of an alias that begins with both.
        runs: Any of the CJK aliases.
    """

    by_first: dict[str, dict[tuple[str, ...], list[_Alias]]]
    longest: dict[str, dict[str, int]]
    runs: re.Pattern[str]
    cjk: dict[str, _Alias]


@cache
def _aliases() -> _Table:
    by_first: dict[str, dict[tuple[str, ...], list[_Alias]]] = {}
    longest: dict[str, dict[str, int]] = {}
    cjk: dict[str, _Alias] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, name, written = line.split("\t")
        for alias in written.split("|"):
            mark = alias[0] if alias[0] in "=~^@!" else ""
            alias = alias[len(mark) :]
            if _CJK.search(alias):
                cjk[alias] = _Alias(name, kind, "", alias, (), "")
                continue
            words = list(_WORD.finditer(lower(alias)))
            key = tuple(w.group() for w in words)
            gaps = tuple(_gap(alias[a.end() : b.start()]) for a, b in pairwise(words))
            row = _Alias(name, kind, mark, alias, gaps, alias[words[-1].end() :])
            by_first.setdefault(key[0], {}).setdefault(key, []).append(row)
            following = longest.setdefault(key[0], {})
            if len(key) > 1:
                following[key[1]] = max(following.get(key[1], 0), len(key))
    runs = "|".join(sorted(map(re.escape, cjk), key=len, reverse=True)) or "(?!)"
    return _Table(by_first, longest, re.compile(runs), cjk)


def skill_names() -> tuple[str, ...]:
    """All canonical names, in the order of the table."""
    by_first = _aliases().by_first
    return tuple(dict.fromkeys(a.name for keys in by_first.values() for rows in keys.values() for a in rows))


def _gap(text: str) -> str:
    """Blanks, dots and hyphens between two words of a name are one; other signs must agree."""
    stripped = text.strip()
    return " " if stripped in ("", "-", ".", "_", "‑", "–") else stripped


def find_skills(text: str, *, language: str = "en") -> list[Match[str]]:
    """Find skills; `value` is the canonical name ("golang" and "Go" are both "Go").

    Names that are also common words ("Go", "Excel", "Spring") need a sign of the trade beside them: another skill in a
    list, "developer", or "with" before them. Spoken languages need a word of speaking. Methods and fields of work have
    confidence .5, as in queries they are mostly roles; all others .95.
    """
    short = len(text) <= _SHORT
    sure: list[tuple[int, int, _Alias]] = []
    doubtful: list[tuple[int, int, _Alias]] = []
    for start, end, alias in _candidates(text, short):
        (doubtful if alias.mark in ("~", "^") else sure).append((start, end, alias))
    if doubtful:
        sure.extend(_in_company(text, sure, doubtful, short))
    found: list[Match[str]] = []
    for start, end, alias in sorted(sure, key=lambda s: s[0]):
        confidence = _CONFIDENCE[alias.kind]
        if short and confidence < 0.6 and alias.kind in ("method", "field") and _asked(text, start, found):
            confidence = 0.8
        found.append(Match(start, end, text[start:end], alias.name, confidence))
    if _CJK.search(text):
        found = _with_cjk(text, found)
    return found


def _asked(text: str, start: int, found: list[Match[str]]) -> bool:
    hit = _ASKED.search(text[max(0, start - 40) : start])
    if hit is None:
        return False
    if hit.group()[0].isalpha() and not re.search(r"(?:,|\b(?:or|oder|and|und|y|o|et|ou)\s)", hit.group()):
        return True
    # A list member is asked for when the one before it is.
    return bool(found) and found[-1].confidence > 0.6 and start - found[-1].end < 10


def _candidates(text: str, short: bool) -> Iterator[tuple[int, int, _Alias]]:
    table = _aliases()
    lowered = lower(text)
    # Most words begin no name: only where one does are offsets looked at.
    pieces = (_WORD if any(map(lowered.__contains__, _SIGNED)) else _PLAIN_WORD).split(lowered)
    words = pieces[1::2]
    begins = list(compress(count(), map(table.longest.__contains__, words)))
    if not begins:
        return
    ends = list(accumulate(map(len, pieces)))
    shouted = _is_shouted(text)
    words.append("")
    free = 0
    for at in begins:
        if at < free:
            continue
        keys = table.by_first[words[at]]
        longest = table.longest[words[at]].get(words[at + 1], 1)
        if longest == 1 and (words[at],) not in keys:
            continue
        for length in range(min(longest, len(words) - 1 - at), 0, -1):
            rows = keys.get(tuple(words[at : at + length]))
            if rows and shouted:
                rows = [row for row in rows if row.mark not in ("!", "~", "^")]
            if not rows:
                continue
            spans = [(ends[2 * i], ends[2 * i + 1]) for i in range(at, at + length)]
            alias = _fitting(rows, spans, text, short)
            if alias:
                yield spans[0][0], spans[-1][1] + len(alias.tail), alias
                free = at + length
                break


def _is_shouted(text: str) -> bool:
    """Whether capitals tell nothing, as nearly all letters are capitals; short texts hold acronyms only."""
    sample = text[:400]
    if sum(map(str.isupper, sample)) <= 0.7 * 60:
        return False
    letters = [ch for ch in sample if ch.isalpha()]
    return len(letters) > 60 and sum(ch.isupper() for ch in letters) > 0.7 * len(letters)


def _fitting(rows: list[_Alias], spans: list[tuple[int, int]], text: str, short: bool) -> _Alias | None:
    start, end = spans[0][0], spans[-1][1]
    between = [text[a[1] : b[0]] for a, b in pairwise(spans)]
    if any("\n" in gap for gap in between):
        return None
    gaps = tuple(map(_gap, between))
    for alias in rows:
        if alias.gaps != gaps or not text.startswith(alias.tail, end):
            continue
        if (alias.mark == "!" or (alias.mark == "=" and not short)) and text[start:end] != alias.written:
            continue
        if alias.mark == "@" and not _spoken(text, start, end):
            continue
        if alias.mark in ("~", "^") and not short and not text[start].isupper():
            continue
        if len(alias.written) == 1 and (
            _glued(text, start, end) or (not text[start].isupper() and alias.written.isupper() and not short)
        ):
            continue
        return alias
    return None


def _glued(text: str, start: int, end: int) -> bool:
    """A single letter that is part of something else: "R&D", "C-level", "B.C."."""
    return bool(re.match(r"[&+'’.-]\w|[&]\s?\w|\.(?=\w)", text[end : end + 3])) or bool(
        re.search(r"\w[&.'’-]$", text[max(0, start - 2) : start])
    )


def _spoken(text: str, start: int, end: int) -> bool:
    if _SPOKEN_AFTER.match(text[end : end + 40]):
        return True
    return _SPOKEN_BEFORE.search(text[max(0, start - 60) : start]) is not None


def _in_company(
    text: str, sure: list[tuple[int, int, _Alias]], doubtful: list[tuple[int, int, _Alias]], short: bool
) -> Iterator[tuple[int, int, _Alias]]:
    """The doubtful names that stand in a list with sure ones, or beside a word of the trade."""
    edges = {s[0]: s for s in sure} | {s[1]: s for s in sure}
    pending = list(doubtful)
    while pending:
        kept = [d for d in pending if _listed(text, d, edges) or (d[2].mark == "~" and _trade(text, d, short))]
        if not kept:
            return
        for item in kept:
            edges[item[0]] = edges[item[1]] = item
            pending.remove(item)
            yield item


def _listed(text: str, item: tuple[int, int, _Alias], edges: dict[int, tuple[int, int, _Alias]]) -> bool:
    after = _LISTED.match(text, item[1])
    if after and after.end() in edges and edges[after.end()][2].kind == "tool":
        return True
    return any(
        (neighbour := edges.get(item[0] - back)) is not None
        and neighbour[1] == item[0] - back
        and neighbour[2].kind == "tool"
        and _LISTED.fullmatch(text, item[0] - back, item[0])
        for back in range(1, 8)
    )


def _trade(text: str, item: tuple[int, int, _Alias], short: bool) -> bool:
    following = re.match(r"[\s-]+([\w]+)", text[item[1] : item[1] + 30])
    if following and following[1].casefold() in _TRADE:
        return True
    if short and text.strip().casefold() == item[2].written.casefold():
        return True
    before = re.search(r"(\w+)\s+$", text[max(0, item[0] - 20) : item[0]])
    return bool(
        before
        and before[1].casefold() in _TAKES_TOOL
        and text[item[0] : item[1]] == item[2].written.capitalize()[: len(item[2].written)]
    )


def _with_cjk(text: str, found: list[Match[str]]) -> list[Match[str]]:
    runs, names = _aliases().runs, _aliases().cjk
    more = [
        Match(hit.start(), hit.end(), hit.group(), names[hit.group()].name, _CONFIDENCE[names[hit.group()].kind])
        for hit in runs.finditer(text)
    ]
    return sorted([*found, *more], key=lambda m: m.start)
