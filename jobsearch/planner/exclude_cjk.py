"""Negations in Chinese and Japanese, where no blank ends a noun phrase and the negator may follow it."""

from __future__ import annotations

import re

from .findings import Reading
from .words import phrase_pattern, vocabulary

Span = tuple[int, int]
_LONGEST = 12
_NOUN = 3
_BREAK = re.compile(r"[,.;:?!()\s，。；？！、：（）「」【】／/|…~～]")
#: "有没有", "招不招", "給不給": a question, no negation.
_ASKED = re.compile(r"(?P<verb>.)[不没沒唔冇](?P=verb)")
#: One character negates only at the beginning of a clause, or after what told the time or the place.
_ALONE = re.compile(r"[拒别別不無无免冇勿非除]$")
_BEFORE_ALONE = re.compile(r"(?:^|[\s，,。；;、的嘅了有发發做找要可])$")
_EXCEPT = re.compile(
    r"除[了咗卻却]?(?P<np>[^，。；,.;、\s]{1,12}?)"
    r"(?P<close>以外|之外|除外|外|(?=[，,。；]|$|都|还|還|哪|其他|其它|别的|別的|项目|項目|我))"
)
_AFTER_ZH = re.compile(r"(?:以外|之外|除外)的?")
_STOP_ZH = re.compile(
    r"(?<!.)的|的|嘅|类(?!似)|類|以外|之外|也|才|都|就(?=行|好|可)|了$|了(?=[，。,])|吗|嗎|呀|啊|吧|项目|項目|但|哪|还有|還有|我要|我想|最好|謝|谢|ok",
    re.IGNORECASE,
)
_PARTS_ZH = re.compile(r"[或和与與及跟同、/]|以及|还有|還有")
_PARTS_JA = re.compile(r"や|と|か|も(?=.)|、|・|および|または|とか")
_LIGHT_ZH = re.compile(
    r"(?:那种|那種|任何|一切|所有|再?给|再?給|再?去|再?做|收|当|當|在|是|上(?=[夜晚通大])|[轮輪](?=[大小夜]))"
)
#: What a Japanese noun phrase cannot hold: it begins after it.
_EDGE_JA = re.compile(
    r"[、。！？!?,.\s　・「」（）()〜～]"
    r"|(?<=[\u3400-\u9fffァ-ヶー])[をにでがはも](?=[^\u3040-\u309f]|お)|ただし|なので|けど"
)
#: Place names that end so are whole: what follows is another word.
_WHOLE_PLACE = re.compile(r"[都道府県市区町村駅郡島]$")
_TOLD = ("recency", "salary", "radius_km")
_BOUNDS = ("recency", "salary", "radius_km", "employment", "workplace", "seniority")


def harmless(reading: Reading) -> list[Span]:
    """Stretches that ask with a negator."""
    return [hit.span() for hit in _ASKED.finditer(reading.text)]


def is_cue(reading: Reading, start: int, end: int) -> bool:
    """True unless a single character stands amid a word ("拆除", "非常")."""
    text = reading.text
    if not _ALONE.fullmatch(text[start:end]):
        return True
    around = _EXCEPT.match(text, start)
    if around and around["close"]:
        return True
    following = text[end : end + 1]
    if not following or following.isspace():
        return False
    return _BEFORE_ALONE.search(text[:start]) is not None or text[start - 1] in "内日前天月招"


def chinese(reading: Reading, start: int, end: int) -> tuple[list[Span], Span]:
    """The phrases that a Chinese negator at start..end excludes, and the stretch that the negation fills."""
    text = reading.text
    if _AFTER_ZH.match(text, start):
        return _before(reading, start, _PARTS_ZH), (start, end)
    around = _EXCEPT.match(text, start)
    if around:
        return _parted(text, *around.span("np"), _PARTS_ZH), (start, around.end())
    if end - start > 1 and _BREAK.match(text + " ", end):
        return _before(reading, start, _PARTS_ZH), (start, end)
    light = _LIGHT_ZH.match(text, end)
    begin = light.end() if light else end
    broken = _BREAK.search(text, begin)
    limit = min(broken.start() if broken else len(text), begin + _LONGEST)
    stop = _STOP_ZH.search(text, begin, limit)
    if stop and stop.start() > begin and not _owned(reading, stop, limit):
        limit = stop.start()
    ends = [cue for cue, _ in reading.cues if begin < cue < limit]
    ends += [f.start for f in reading.found if f.slot in _TOLD and begin < f.start < limit]
    limit = min([limit, *ends])
    return _parted(text, begin, limit, _PARTS_ZH), (start, end)


def _owned(reading: Reading, stop: re.Match[str], limit: int) -> bool:
    """True when a short noun follows "的" up to the end of the clause: "不要全年驻外的工程"."""
    rest = reading.text[stop.end() : limit]
    if stop.group() not in ("的", "嘅") or not 0 < len(rest) <= _NOUN or rest in vocabulary("zh").jobnoun:
        return False
    return not any(first < limit and last > stop.end() for first, last in reading.phrases)


def japanese(reading: Reading, start: int, end: int) -> tuple[list[Span], Span]:
    """The phrases before a Japanese negator at start..end."""
    return _before(reading, start, _PARTS_JA), (start, end)


def _before(reading: Reading, end: int, joints: re.Pattern[str]) -> list[Span]:
    text = reading.text
    edge = _BREAK if joints is _PARTS_ZH else _EDGE_JA
    begin = max((hit.end() for hit in edge.finditer(text, 0, end) if hit.end() < end), default=0)
    for finding in reading.found:
        whole = finding.slot in _BOUNDS or (finding.slot == "locations" and _WHOLE_PLACE.search(text[: finding.end]))
        if whole and begin < finding.end < end:
            begin = finding.end
    for first, last in reading.phrases:
        if begin < last < end and not joints.match(text, last) and first >= begin:
            begin = last
    for hit in phrase_pattern(reading.language, "filler").finditer(text, begin, end):
        # Chinese fillers are found amid words, too ("大家" in "大家樂"): they count at the beginning only.
        leading = reading.language == "ja" or hit.start() == begin
        if leading and hit.end() - hit.start() > 1 and hit.end() < end:
            begin = hit.end()
    if end - begin > _LONGEST + 4:
        return []
    return _parted(text, begin, end, joints)


def _parted(text: str, begin: int, end: int, joints: re.Pattern[str]) -> list[Span]:
    spans: list[Span] = []
    at = begin
    cuts = [hit.span() for hit in joints.finditer(text, begin, end)]
    for first, last in [*cuts, (end, end)]:
        # A joint between two words only: "研究と開発" parts, "やかん" does not.
        if first - at < 2 and (first, last) != (end, end):
            continue
        if end - last < 2 and last != end:
            continue
        spans.append((at, first))
        at = last
    trimmed = []
    for first, last in spans:
        piece = text[first:last]
        first += len(piece) - len(piece.lstrip(" \u3000のも"))
        last -= len(piece) - len(piece.rstrip(" \u3000はもがを了"))
        if last > first:
            trimmed.append((first, last))
    return trimmed
