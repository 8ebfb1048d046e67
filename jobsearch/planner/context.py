"""What a content phrase is when it is no role: knowledge asked for, the employer's trade, the seeker's own story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from .chunks import Chunk
from .findings import Finding, Reading
from .heads import finished, head_at, phrases_in

_EMPLOYER = re.compile(
    r"\s*(?:compan(?:y|ies)|start-?\s?ups?|firms?|employers?|businesses|organi[sz]ations?|unternehmen|firmen|firma)\b"
    r"|公司|企业",
    re.IGNORECASE,
)
_SPECIALTY = re.compile(
    r"(?:experience\s+(?:in|with|of)|background\s+in|knowledge\s+of|skills?\s+in|expertise\s+in|focus(?:ed)?\s+on|speciali[sz](?:ing|ed)\s+in"
    r"|schwerpunkt|erfahrung\s+(?:in|im|mit)|kenntnissen?\s+(?:in|im)|spezialisiert\s+auf|experiencia\s+en|conocimientos\s+(?:de|en)"
    r"|especializad[oa]s?\s+en|expérience\s+en|connaissances?\s+en|spécialisée?\s+en|degree\s+in|master\s+in|studium)\s+$",
    re.IGNORECASE,
)
#: Whose assistant, not whom: "executive assistant to the CEO".
_SERVES = re.compile(
    r"(?:assist(?:ant|ent|enz)?|secretary|report(?:s|ing)?|chief\s+of\s+staff)"
    r"\s+(?:to|of|der|des)\s+(?:the\s+|our\s+|a\s+)?$",
    re.IGNORECASE,
)
_CONJUNCTION = re.compile(r"(?:\s+\w{1,4}\s+|\s*[,/&]\s*)$")
_SENTENCE = re.compile(r"[.!?。！？]+\s+|[。！？]")
_I_AM = re.compile(
    r"(?:\b(?:i['’]?m|i\s+am|as|bin|je\s+suis|soy)"
    r"\s+(?:an?\s+|une?\s+|eine?\s+|una?\s+)?|我是(?:一名|一个)?)$",
    re.IGNORECASE,
)


def specialty(doc: Doc, chunk: Chunk, reading: Reading) -> bool:
    """Take a field named as knowledge for a skill: "mit Schwerpunkt Logistik oder Finance"."""
    start, end = doc[chunk.first].idx, doc[chunk.last - 1].idx + len(doc[chunk.last - 1])
    before = reading.text[:start]
    told = [f.end for f in reading.found if f.slot == "skills" and f.reason == "named as knowledge"]
    follows = chunk.linked and bool(told) and max(told) == len(_CONJUNCTION.sub("", before))
    if not (_SPECIALTY.search(before) or follows):
        return False
    reading.found.append(Finding("skills", start, end, reading.text[start:end], 0.7, "named as knowledge"))
    return True


def beside(doc: Doc, parts: Sequence[Chunk], reading: Reading) -> set[int]:
    """Chunks that tell of something else: the employer's trade, or the seeker's own story in another sentence."""
    cuts = [0, *(hit.end() for hit in _SENTENCE.finditer(reading.text)), len(reading.text) + 1]
    sentence = [sum(cut <= doc[part.first].idx for cut in cuts) for part in parts]
    asked = {sentence[i] for i, part in enumerate(parts) if part.job}
    other: set[int] = set()
    for i, part in enumerate(parts):
        end = doc[part.last - 1].idx + len(doc[part.last - 1])
        story = bool(asked) and sentence[i] not in asked and sentence[i] < max(asked)
        own = _I_AM.search(reading.text[: doc[part.first].idx])
        if (story and not own) or (_EMPLOYER.match(reading.text, end) and not part.job):
            other.add(i)
    return other


def trades(doc: Doc, parts: Sequence[Chunk], chosen: set[int], reading: Reading) -> set[int]:
    """Fields that only say where a role is done ("Vertriebsmitarbeiter im Außendienst", "analyst in healthcare")."""
    people = {
        i for i in chosen if any(finished(doc, a, b, reading) for a, b in phrases_in(doc, parts[i], reading))
        or head_at(doc, parts[i], reading) is not None
    }  # fmt: skip
    if not people:
        return set()
    joined = {i for i in range(len(parts)) if parts[i].linked or (i + 1 < len(parts) and parts[i + 1].linked)}
    return {i for i in chosen - people - joined if not parts[i].job}


def serves(doc: Doc, chunk: Chunk, reading: Reading) -> bool:
    """True for whom an assistant assists; a level told there is not the seeker's."""
    start = doc[chunk.first].idx
    if not _SERVES.search(reading.text[:start]):
        return False
    end = doc[chunk.last - 1].idx + len(doc[chunk.last - 1])
    reading.found = [f for f in reading.found if f.takes or not f.overlaps(start, end)]
    return True
