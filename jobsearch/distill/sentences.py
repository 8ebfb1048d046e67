"""The sentences of a description that speak of the work: training text for the encoder."""

from __future__ import annotations

import re

#: Characters read, and kept unless told otherwise.
_READ, _KEEP = 6000, 300

_SENTENCE = re.compile(r"[^\n.!?。！？;]+[.!?。！？;]?")
_BULLET = re.compile(r"^[\s\-–—•*·▪●○\d.)]+")
_WORK = re.compile(
    r"\b(?:you(?:'|’)?(?:ll| will)?|build|design|develop|manage|lead|own|support|deliver|experience|proficien|knowledge"
    r"|responsib|degree|skills?|work with|aufgaben|erfahrung|kenntnisse|entwick|betreu|ausbildung|missions?|expérience"
    r"|compétences|funciones|experiencia|requisitos|conocimientos|负责|经验|熟悉|要求)",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\b(?:about us|about the company|our (?:mission|vision|values|story|culture|investors|customers|team)"
    r"|we(?:'|’)?(?:re| are| believe| offer| were)\b|founded|funding|series [a-e]\b|backed by|equal opportunit"
    r"|regardless of|benefits|perks|insurance|vacation|pto\b|401|join us|welcome to|über uns|wir sind|wir bieten"
    r"|qui sommes|nous sommes|sobre nosotros|somos|ofrecemos)",
    re.IGNORECASE,
)


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
