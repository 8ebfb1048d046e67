"""Negations and wishes: what must not be there, and which slots are put as a wish only."""

from __future__ import annotations

import re

from .findings import Finding, Reading
from .words import CJK, common, phrase_pattern

_LONGEST_PHRASE = 5
_BREAK = re.compile(r"[,.;:?!()\n，。；？！、]|\s[-–—]\s")
_MINUS = re.compile(r"(?:(?<=\s)|^)[-–](?=[^\W\d_])")
_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff]+|"
    "[^\\s\u3040-\u30ff\u3400-\u9fff,.;:?!()，。；？！、]+(?:[.][^\\W\\d_]+)*"
)
_AND = re.compile(r"(?:and|or|nor|und|oder|noch|et|ou|ni|y|e|o|u|或|和|与|及)$|[/&]$", re.IGNORECASE)
_ARTICLES = common("np_article")
_STOPS = common("np_stop")
_ENDS = ("recency", "salary", "radius_km", "employment", "workplace", "locations", "seniority")
_EXCEPT_ZH = re.compile(r"除了?(?P<np>[^，。；,.;\s]{1,10}?)(?:以外|之外|外|，|,|$)")
_ZH_STOP = re.compile(r"的(?:工作|职位|岗位|公司|企业)?|类的?|以外|之外|公司的|都")


def cues(reading: Reading) -> None:
    """Find the negators, and lay aside the phrases that only look like one ("not only")."""
    text, language = reading.text, reading.language
    harmless = [hit.span() for hit in phrase_pattern(language, "exclude_not").finditer(text)]
    for pattern in (phrase_pattern(language, "exclude"), _MINUS):
        for hit in pattern.finditer(text):
            if not any(start <= hit.start() < end for start, end in harmless):
                reading.cues.append(hit.span())
    reading.cues.sort()


def exclusions(reading: Reading) -> None:
    """Claim the noun phrases after the negators, with the negator itself."""
    done = 0
    for start, end in reading.cues:
        if start < done:
            continue
        if _covered(reading, start, end):
            continue
        pieces = _chinese(reading, start, end) if CJK.match(reading.text[start]) else _phrases(reading, end)
        for first, last in pieces:
            reason = f"after '{reading.text[start:end].strip()}'"
            reading.found.append(Finding("exclude", first, last, reading.text[first:last], 0.9, reason))
            done = max(done, last)
            if CJK.match(reading.text[start]) and (around := _EXCEPT_ZH.match(reading.text, start)):
                reading.found.append(Finding("cue", last, around.end(), None, key="exclude"))
        if pieces:
            reading.found.append(Finding("cue", start, end, None, key="exclude"))


def _covered(reading: Reading, start: int, end: int) -> bool:
    """True when a finder has read the negator as part of its own phrase ("no experience", "not less than 50k")."""
    return any(
        f.overlaps(start, end) and (f.slot in ("recency", "salary", "radius_km") or f.key == "seniority:negated")
        for f in reading.found
    )


def _phrases(reading: Reading, at: int) -> list[tuple[int, int]]:
    text = reading.text
    broken = _BREAK.search(text, at)
    limit = broken.start() if broken else len(text)
    words = [hit.span() for hit in _WORD.finditer(text, at, limit)]
    while words and text[slice(*words[0])].casefold() in _ARTICLES:
        words.pop(0)
    pieces: list[tuple[int, int]] = []
    current: list[tuple[int, int]] = []
    for start, end in words:
        word = text[start:end].casefold()
        if any(cue[0] == start for cue in reading.cues):
            break
        if current and _AND.match(word):
            pieces.append((current[0][0], current[-1][1]))
            current = []
            continue
        begins = next((f for f in reading.found if f.slot in _ENDS and f.start == start), None)
        if (word in _STOPS and current) or len(current) >= _LONGEST_PHRASE:
            break
        if begins is not None and (current or (pieces and not _same_kind(reading, pieces[0][0], begins))):
            break
        if not current and pieces and word in _STOPS:
            break
        current.append((start, end))
    if current:
        pieces.append((current[0][0], current[-1][1]))
    return [piece for piece in (_trim(reading, *piece) for piece in pieces) if piece is not None]


def _same_kind(reading: Reading, first: int, finding: Finding) -> bool:
    return any(f.slot == finding.slot and f.start == first for f in reading.found)


def _trim(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Leave out what ends the phrase without belonging to it: "required", "please"."""
    text = reading.text
    for hit in phrase_pattern(reading.language, "tail").finditer(text, start, end):
        end = min(end, hit.start())
    stripped = text[start:end].rstrip()
    return (start, start + len(stripped)) if stripped else None


def _chinese(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    text = reading.text
    around = _EXCEPT_ZH.match(text, start)
    if around:
        return [around.span("np")]
    broken = _BREAK.search(text, end)
    limit = min(broken.start() if broken else len(text), end + 12)
    gap = re.compile(r"\s").search(text, end)
    limit = min(limit, gap.start()) if gap and gap.start() > end else limit
    stop = _ZH_STOP.search(text, end, limit)
    limit = stop.start() if stop and stop.start() > end else limit
    phrase = text[end:limit].strip()
    if not phrase:
        return []
    begin = text.index(phrase, end)
    parts = re.split(r"[或和与及/]", phrase)
    spans = []
    for part in parts:
        begin = text.index(part, begin)
        if part:
            spans.append((begin, begin + len(part)))
        begin += len(part)
    return spans


def wishes(reading: Reading) -> None:
    """Mark the slots beside a wish word as soft: the next claim of the clause, else the one before."""
    text = reading.text
    claims = [f for f in reading.of(*_WISHED) if f.slot != "roles"]
    for hit in phrase_pattern(reading.language, "soft").finditer(text):
        if any(f.slot == "exclude" and f.overlaps(*hit.span()) for f in reading.found):
            continue
        after = next((f for f in claims if f.start >= hit.end()), None)
        before = next((f for f in reversed(claims) if f.end <= hit.start()), None)
        chosen = after if after is not None and not _parted(text, hit.end(), after.start) else None
        if chosen is None and before is not None and not _parted(text, before.end, hit.start(), commas=False):
            chosen = before
        if chosen is not None:
            reading.soft.add(chosen.slot)


_WISHED = (
    "skills", "locations", "radius_km", "workplace", "recency", "seniority", "employment", "salary", "companies",
)  # fmt: skip


def _parted(text: str, start: int, end: int, *, commas: bool = True) -> bool:
    return re.search(r"[,.;?!，。；]" if commas else r"[.;?!。；]", text[start:end]) is not None
