"""What of a posting is encoded: a passage whose first 64 tokens say what the job is.

Employers open with themselves; a seeker asks for the work. So title, department, places, employer and skills come
first, and of the description only the sentences that speak of the work, in their order.
"""

from __future__ import annotations

import re

from ..posting import Posting

#: Characters of description that can matter: a passage is cut at 64 tokens.
_READ, _KEEP = 6000, 300
_PLACES, _SKILLS = 3, 8

_SENTENCE = re.compile(r"[^\n.!?。！？;]+[.!?。！？;]?")
_BULLET = re.compile(r"^[\s\-–—•*·▪●○\d.)]+")
_WORK = re.compile(
    r"\b(you(?:'|’)?(?:ll| will)?|build|design|develop|manage|lead|own|support|deliver|experience|proficien|knowledge|responsib|"
    r"degree|skills?|work with|aufgaben|erfahrung|kenntnisse|entwick|betreu|ausbildung|missions?|expérience|compétences|"
    r"funciones|experiencia|requisitos|conocimientos|负责|经验|熟悉|要求)",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\b(about us|about the company|our (?:mission|vision|values|story|culture|investors|customers|team)|we(?:'|’)?(?:re| are| believe|"
    r" offer| were)\b|founded|funding|series [a-e]\b|backed by|equal opportunit|regardless of|benefits|perks|insurance|vacation|"
    r"pto\b|401|join us|welcome to|über uns|wir sind|wir bieten|qui sommes|nous sommes|sobre nosotros|somos|ofrecemos)",
    re.IGNORECASE,
)


def posting_text(posting: Posting) -> str:
    """The passage encoded as the vector "posting": title, department, places, employer."""
    parts = [posting.title]
    if posting.department and posting.department.casefold() not in posting.title.casefold():
        parts.append(posting.department)
    parts.extend(place_names(posting))
    if posting.company:
        parts.append(posting.company)
    return ". ".join(parts)


def title_text(posting: Posting) -> str:
    """The text encoded as the vector "title": the title alone, to meet the role asked for."""
    return posting.title


def place_names(posting: Posting) -> list[str]:
    """Up to three distinct places as the feed wrote them."""
    names = dict.fromkeys(place.text.strip() or place.name for place in posting.places)
    return list(names)[:_PLACES]


def work_sentences(description: str, *, company: str | None = None, chars: int = _KEEP) -> str:
    """The sentences of a description that speak of the work, in their order, about `chars` characters of them."""
    found: list[tuple[float, int, str]] = []
    name = (company or "").casefold()
    for order, match in enumerate(_SENTENCE.finditer(description[:_READ])):
        sentence = _BULLET.sub("", match.group()).strip()
        if len(sentence) < 20:
            continue
        score = min(2, len(_WORK.findall(sentence))) - 2.0 * bool(_BOILERPLATE.search(sentence))
        score -= bool(name) and name in sentence.casefold()
        found.append((-score, order, sentence[:200]))
    kept: list[tuple[int, str]] = []
    length = 0
    for _, order, sentence in sorted(found):
        if length >= chars:
            break
        kept.append((order, sentence))
        length += len(sentence)
    return " ".join(sentence for _, sentence in sorted(kept))
