"""Negations: what must not be there."""

from __future__ import annotations

import re
from functools import lru_cache

from . import exclude_cjk
from .findings import Finding, Reading
from .wishes import wishes
from .words import CJK, ROMANCE, UNSPACED, common, phrase_pattern, vocabulary

__all__ = ["cues", "exclusions", "wishes"]

_LONGEST_PHRASE = 5
_BREAK = re.compile(r"[,.;:?!()\n，。；？！、]|\s[-–—]\s")
_MINUS = re.compile(r"(?:(?<=\s)|^)[-–](?=[^\W\d_])")
_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff]+|"
    "[^\\s\u3040-\u30ff\u3400-\u9fff,.;:?!()，。；？！、]+(?:[.][^\\W\\d_]+)*"
)
_AND = re.compile(r"(?:and|or|nor|und|oder|noch|et|ou|ni|y|e|o|u|nem|of)$|[/&]$", re.IGNORECASE)
_ARTICLES = common("np_article")
_STOPS = common("np_stop")
#: What a negated verb asks for or does: "que no exija uniforme", "that doesn't go into London".
_VERBS = common("np_verb")
_ENDS = ("recency", "salary", "radius_km", "employment", "workplace", "locations", "seniority")
#: Kinds of work that a second phrase after "or" may name: "keine Zeitarbeit oder Leiharbeit".
_KINDS = ("employment", "workplace")
#: "keine Anzeigen von Agenturen", "no jobs at banks": who places them is meant.
_PLACED = re.compile(
    r"(?:jobs?|ads?|adverts?|roles?|posts?|positions?|anzeigen?|angebote?n?|stellen?|inserate?|annonces?|offres?|emplois?|ofertas?"
    r"|puestos?|anuncios?|vagas?|vacatures?|advertenties)"
    r"\s+(?:from|by|at|with|via|von|bei|beim|über|im|in|de|d['’]|chez|des|del|con|para|da|do|das|dos|van|bij)\s*",
    re.IGNORECASE,
)
#: Negators that follow what they exclude, at the end of a clause: "ETT no", "rotating shifts not wanted".
_AFTER = {
    "en": r"(?:are\s+|is\s+)?(?:not|un)\s*-?(?:wanted|considered|welcome|accepted)|need\s+not\s+(?:apply|reply)"
    r"|excluded|no\s+thanks",
    "es": r"no+(?=\s*(?:$|[,.;)!]|porf|gracias|por\s+favor|\S+\s+s[ií]\b))|abstenerse(?=\s*(?:$|[,.;)!]))|no\s+gracias",
    "pt": r"não(?=\s*(?:$|[,.;)!]))|nao(?=\s*(?:$|[,.;)!]))|não\s+obrigad[oa]|dispenso",
    "de": r"(?:nein\s+danke|unerwünscht|ausgeschlossen|kommt\s+nicht\s+in\s+frage|nicht\s+erwünscht|nicht\s+gewünscht"
    r"|will\s+ich\s+nicht|möchte\s+ich\s+nicht|nicht(?=\s*(?:$|[,.;)!])))",
    "fr": r"(?:s['’]abstenir|non\s+merci|exclue?s?|à\s+exclure|non(?=\s*(?:$|[,.;)!])))",
    "nl": r"(?:niet\s+gewenst|ongewenst|uitgesloten|niet(?=\s*(?:$|[,.;)!]))|nee\s+dank\w*)",
}
_BACK = 3
_ELIDED = re.compile(r"[ldLD]['’](?=\w)")
#: A negated clause tells of the seeker: "no me llama nadie", "não dá".
_CLAUSE = re.compile(
    r"(?:me|te|se|le|les|nos|lhe|es|é|dá|da|hay|há|tengo|tenho|llego|sé|sei|puedo|posso|soy|sou|estoy|estou|sabe|suis|sais|peux)"
    r"\s+(?!mandem|manden|mande|envíen|enviem|interesa|ofrezcan)\w",
    re.IGNORECASE,
)


def cues(reading: Reading) -> None:
    """Find the negators, and lay aside the phrases that only look like one ("not only")."""
    text, language = reading.text, reading.language
    harmless = [hit.span() for hit in phrase_pattern(language, "exclude_not").finditer(text)]
    if language in UNSPACED:
        harmless += exclude_cjk.harmless(reading)
    for pattern in (phrase_pattern(language, "exclude"), _MINUS):
        for hit in pattern.finditer(text):
            if any(start <= hit.start() < end for start, end in harmless):
                continue
            if CJK.match(hit.group()) and not exclude_cjk.is_cue(reading, *hit.span()):
                continue
            reading.cues.append(hit.span())
    reading.cues.sort()


def exclusions(reading: Reading) -> None:
    """Claim the noun phrases beside the negators, with the negator itself."""
    done = 0
    for start, end in reading.cues:
        if start < done or _covered(reading, start, end):
            continue
        pieces, around = _excluded(reading, start, end)
        for first, last in pieces:
            done = max(done, last)
            _claim(reading, first, last, reading.text[start:end].strip())
        if pieces:
            done = max(done, around[1])
            reading.found.append(Finding("cue", start, end, None, key="exclude"))
            if around[1] > max(end, pieces[-1][1]):
                reading.found.append(Finding("cue", pieces[-1][1], around[1], None, key="exclude"))
    _followed(reading)


def _excluded(reading: Reading, start: int, end: int) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """The phrases that one negator excludes, and the stretch that negates them."""
    if not CJK.match(reading.text[start]):
        return _phrases(reading, end), (start, end)
    if reading.language == "ja":
        return exclude_cjk.japanese(reading, start, end)
    return exclude_cjk.chinese(reading, start, end)


def _claim(reading: Reading, first: int, last: int, cue: str) -> None:
    told = reading.text[first:last]
    reading.found.append(Finding("exclude", first, last, told, 0.9, f"beside '{cue}'"))


def _covered(reading: Reading, start: int, end: int) -> bool:
    """True when a finder has read the negator as part of its own phrase ("no experience", "not less than 50k")."""
    return any(
        f.overlaps(start, end) and (f.slot in ("recency", "salary", "radius_km") or f.key == "seniority:negated")
        for f in reading.found
    )


@lru_cache(maxsize=8)
def _after(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{_AFTER[language]})(?!\w)" if language in _AFTER else r"(?!)", re.IGNORECASE)


def _followed(reading: Reading) -> None:
    """Claim what stands before a negator that ends its clause: back to the last thing known, three words at most."""
    text = reading.text
    for hit in _after(reading.language).finditer(text):
        told = [f for f in reading.found if f.slot in ("exclude", "cue") and f.start < hit.start()]
        if any(f.overlaps(*hit.span()) for f in told):
            continue
        broken = [found.end() for found in _BREAK.finditer(text, 0, hit.start())]
        known = [f.end for f in reading.found if f.slot in _ENDS and f.end < hit.start()]
        known += [last for _, last in reading.phrases if last < hit.start()]
        begin = max([0, *broken, *known])
        words = [word.span() for word in _WORD.finditer(text, begin, hit.start())][-_BACK:]
        stop = max((i for i, span in enumerate(words) if text[slice(*span)].casefold() in _STOPS), default=-1)
        words = words[stop + 1 :]
        if reading.language == "de" and words and text[words[-1][0]].islower() and not text.islower():
            continue  # a verb: "Ich singe nicht"
        if words and not _covered(reading, *hit.span()):
            first, last = words[0][0], words[-1][1]
            reading.found = [
                f for f in reading.found if f.slot not in ("exclude", "cue") or f.start < hit.start()
            ]
            _claim(reading, first, last, hit.group().strip())
            reading.found.append(Finding("cue", *hit.span(), None, key="exclude"))


def _phrases(reading: Reading, at: int) -> list[tuple[int, int]]:
    text = reading.text
    broken = _BREAK.search(text, at)
    limit = broken.start() if broken else len(text)
    words = _after_light(reading, at, limit)
    pieces: list[tuple[int, int]] = []
    current: list[tuple[int, int]] = []
    for i, (start, end) in enumerate(words):
        word = text[start:end].casefold()
        if any(cue[0] == start for cue in reading.cues):
            break
        if current and (_AND.match(word) or (word == "en" and reading.language == "nl")):
            pieces.append((current[0][0], current[-1][1]))
            current = []
            if i + 1 < len(words) and _verbal(text[slice(*words[i + 1])].casefold(), reading):
                break
            continue
        begins = next((f for f in reading.found if f.slot in _ENDS and f.start == start), None)
        stops = word in _STOPS and current and not _inside(reading, words, i)
        if stops or len(current) >= _LONGEST_PHRASE:
            break
        joined = begins is not None and pieces and (begins.slot in _KINDS or _same_kind(reading, pieces[0][0], begins))
        if begins is not None and (current or (pieces and not joined)):
            break
        if not current and pieces and word in _ARTICLES:
            continue
        if not current and pieces and word in _STOPS:
            break
        if current and reading.language == "de" and _noun_done(text, current, start):
            break
        current.append((start, end))
    if current:
        pieces.append((current[0][0], current[-1][1]))
    return [piece for piece in (_trim(reading, *piece) for piece in pieces) if piece is not None]


def _after_light(reading: Reading, at: int, limit: int) -> list[tuple[int, int]]:
    """The words of the clause from the first that names something; none when the clause tells of the seeker."""
    text = reading.text
    begin = at + len(text[at:limit]) - len(text[at:limit].lstrip())
    placed = _PLACED.match(text, begin, limit)
    words = [hit.span() for hit in _WORD.finditer(text, placed.end() if placed else at, limit)]
    if words and reading.language in ROMANCE and _CLAUSE.match(text, words[0][0]):
        return []
    while words and text[slice(*words[0])].casefold() in _ARTICLES | _VERBS:
        words.pop(0)
    elided = _ELIDED.match(text, words[0][0], words[0][1]) if words else None
    if elided:
        words[0] = (elided.end(), words[0][1])
    return words


def _verbal(word: str, reading: Reading) -> bool:
    """True for a word that begins another clause: "and be", "e entrar"."""
    return word in _VERBS or (word in vocabulary(reading.language).filler and word not in _ARTICLES)


def _inside(reading: Reading, words: list[tuple[int, int]], at: int) -> bool:
    """True for a small word that ties a time or an abroad to the phrase: "travail le dimanche", "trabajo a turnos"."""
    text = reading.text
    left = words[at + 1 :]
    if _TIED.match(" ".join(text[slice(*span)] for span in left[:2])):
        return True
    # "cash in transit": nothing else is told up to the end of the clause.
    short = 0 < len(left) <= _TAIL and text[slice(*words[at])].casefold() in _TYING
    return short and not any(f.start >= words[at][1] and f.start < left[-1][1] for f in reading.found)


_TAIL = 3
_TYING = frozenset(["in", "on", "by", "of", "de", "por", "para", "à", "a", "op", "aan", "am", "an", "em"])
_TIED = re.compile(
    r"(?:l['’]|la\s|le\s|los\s|the\s)?(?:étranger|dimanches?|samedis?|week-?ends?|nuit|domicile|altura|noche|turnos|noites?"
    r"|sábados?|domingos?|abroad|nights?|weekends?|wochenende|ausland|sonntag|nacht|weekend)\b",
    re.IGNORECASE,
)


def _noun_done(text: str, current: list[tuple[int, int]], start: int) -> bool:
    """German nouns have a capital: where one has stood, a small word ends the phrase."""
    return text[current[-1][0]].isupper() and text[start].islower() and not text.islower()


def _same_kind(reading: Reading, first: int, finding: Finding) -> bool:
    return any(f.slot == finding.slot and f.start == first for f in reading.found)


def _trim(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Leave out what ends the phrase without belonging to it: "required", "please"."""
    text = reading.text
    for hit in phrase_pattern(reading.language, "tail").finditer(text, start, end):
        end = min(end, hit.start())
    stripped = text[start:end].rstrip()
    return (start, start + len(stripped)) if stripped else None
