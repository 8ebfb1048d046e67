"""Roles: what the lexicon knows, what ends in a role's head, and what is left when nothing else is a role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .chunks import Chunk, Kind, chunks, kinds
from .findings import Finding, Reading
from .lexicon import fold_word, fold_words, lexicon
from .words import CJK, vocabulary

_PIECE = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff]|[.]?[^\\W\u3040-\u30ff\u3400-\u9fff]+[+#]*|[^\\w\\s]"
)
#: Endings that open a role to both genders: "camarero/a", "Entwickler*in", "(m/w/d)".
_GENDER = re.compile(
    r"\s?(?:[/*:_·.]-?(?:in|innen|a|as|o|os|e|es|ne|euse|rice|trice|ère|ière)\b|\((?:a|in|e|ne|euse)\)|\((?:[mwdfhxi]/?\s?){2,4}\))",
    re.IGNORECASE,
)
_ACRONYM_WORDS = frozenset("it am pa em as an or".split())
_SHORT = 4
_BARE_TECH_HEADS = frozenset(
    "developer developers dev devs engineer engineers engr eng programmer programmers admin admins administrator administrators "
    "consultant consultants coder architect expert entwickler entwicklerin berater développeur desarrollador desarrolladora "
    "programador programadora consultor ingeniero ingénieur programmierer 工程师 开发 开发工程师 程序员 开发人员".split()
)
_NEVER = frozenset("etc hello hi lol".split())


class RoleLexicon:
    """Finds lexicon phrases in a query by folded words."""

    def __init__(self, vocab: Vocab, language: str) -> None:
        self._matcher = PhraseMatcher(vocab, attr="NORM")
        add = vocab.strings.add
        patterns = {
            tuple(add(fold_word(word, language)) for word in _PIECE.findall(phrase))
            for phrase, _ in lexicon().phrases(language)
        }
        # Hashes in place of pattern docs: a Doc for each of thousands of phrases costs ten times as much.
        self._matcher.add("roles", [list(pattern) for pattern in patterns])

    def __call__(self, doc: Doc, reading: Reading) -> None:
        """Note the longest lexicon phrases, leftmost first; those of several words also shield their words."""
        spans = [(first, last) for _, first, last in self._matcher(doc)]
        taken = 0
        for first, last in sorted(spans, key=lambda s: (s[0], -s[1])):
            span = doc[first:last]
            if first < taken or (last - first == 1 and _pronoun(span.text, doc, first)):
                continue
            if CJK.match(span.text) and _longer_later(spans, first, last):
                continue
            taken = last
            reading.phrases.append((span.start_char, span.end_char))


def _longer_later(spans: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """In unspaced text a short phrase yields to a longer one that begins inside it."""
    return any(first < a < last and b - a > last - first for a, b in spans)


def _pronoun(text: str, doc: Doc, first: int) -> bool:
    """"it" and "am" are words, "IT" and "AM" are roles, and so is "it" before a place; "5 pm" is a time."""
    word = text.casefold()
    if word in ("pm", "am") and first and doc[first - 1].like_num:
        return True
    if word not in _ACRONYM_WORDS or (text.isupper() and not doc.text.isupper()):
        return False
    return word != "it" or first > 0 or len(doc) > _SHORT


def shield(reading: Reading) -> None:
    """Let lexicon phrases of several words keep words that a weaker slot claims.

    A level word inside stays only if it is the level of the role ("store manager"), a skill inside stays as
    a skill beside the role ("python developer") unless it is itself the name of a field ("data science").
    """
    for start, end in reading.phrases:
        for finding in list(reading.found):
            inside = start <= finding.start and finding.end <= end
            if not inside or finding.slot in ("exclude", "cue", "recency", "salary", "radius_km"):
                continue
            whole = finding.start == start and finding.end == end
            if finding.slot == "skills":
                known = lexicon().name(fold_words(finding.value, reading.language), reading.language) is not None
                finding.takes = False
                if known:
                    reading.found.remove(finding)
            elif finding.slot in ("seniority", "employment") and not whole and finding.takes and finding.start > start:
                finding.takes = False
            elif finding.slot in ("seniority", "employment", "workplace") and not whole and finding.takes:
                reading.found.remove(finding)
            elif finding.slot in ("locations", "companies") and not whole and finding.key != "companies:cued":
                reading.found.remove(finding)


def roles(doc: Doc, reading: Reading) -> None:
    """Fill the roles and leave the other content words as the rest."""
    found = kinds(doc, reading)
    parts = _split(doc, chunks(doc, found, reading), reading)
    parts = [part for part in parts if not _specialty(doc, part, reading)]
    strong = [i for i, part in enumerate(parts) if _strength(doc, part, reading)]
    chosen = set(strong)
    changed = True
    while changed:
        changed = False
        for i in range(1, len(parts)):
            if parts[i].linked and (i in chosen) != (i - 1 in chosen):
                chosen |= {i, i - 1}
                changed = True
    chosen -= _beside(doc, parts, reading)
    if not chosen:
        chosen = _weak(doc, parts, reading)
    names: list[tuple[int, int]] = []
    for i in sorted(chosen):
        first, last = _core(doc, parts[i], reading)
        if last > first:
            first, last = _with_skill(doc, found, first, last, reading)
            reading.roles.append(_role(doc, first, last, i in strong, reading))
            names.append((first, last))
    reading.rest = _rest(doc, found, names)


def _split(doc: Doc, whole: list[Chunk], reading: Reading) -> list[Chunk]:
    """Part a chunk that holds two finished roles side by side: "bookkeeper payroll clerk"."""
    parts: list[Chunk] = []
    for chunk in whole:
        ends = [
            last for _, last in _phrases_in(doc, chunk, reading) if last < chunk.last and _is_head(doc[last - 1].text, reading.language)
        ]
        begins = [first for first, _ in _phrases_in(doc, chunk, reading)]
        cut = next((end for end in ends if any(b >= end for b in begins)), None) if reading.language in ("en", "de") else None
        if cut is None:
            parts.append(chunk)
        else:
            parts += [Chunk(chunk.first, cut, chunk.linked, chunk.job), Chunk(cut, chunk.last, False, chunk.job)]
    return parts


def _phrases_in(doc: Doc, chunk: Chunk, reading: Reading) -> list[tuple[int, int]]:
    spans = []
    for start, end in reading.phrases:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and chunk.first <= span.start and span.end <= chunk.last:
            spans.append((span.start, span.end))
    return spans


def _strength(doc: Doc, chunk: Chunk, reading: Reading) -> int:
    """3 lexicon, 2 head, job noun or typo of a role, 0 none."""
    if _phrases_in(doc, chunk, reading):
        return 3
    if chunk.job or _head_at(doc, chunk, reading) is not None:
        return 2
    if reading.language == "en" and any(
        _is_head(lexicon().repair(fold_word(doc[i].text, "en")) or "", "en") for i in range(chunk.first, chunk.last)
    ):
        return 2
    return 0


def _head_at(doc: Doc, chunk: Chunk, reading: Reading) -> int | None:
    """Token after the head noun: the chunk's last head, or in Romance languages its first."""
    order = range(chunk.first, chunk.last)
    if reading.language == "zh":
        text = doc[chunk.first : chunk.last].text
        heads = vocabulary("zh").head
        return chunk.last if any(text.endswith(head) for head in heads) and len(text) > 1 else None
    places = [i + 1 for i in order if _is_head(doc[i].text, reading.language)]
    return places[-1] if places else None


def _is_head(word: str, language: str) -> bool:
    own = vocabulary(language)
    folded = fold_word(word, language)
    if folded in _folded_heads(language) or folded in _folded_heads("en"):
        return True
    return language == "de" and len(folded) > 6 and any(folded.endswith(fold_word(s, "de")) for s in own.suffix)


_HEADS: dict[str, frozenset[str]] = {}


def _folded_heads(language: str) -> frozenset[str]:
    if language not in _HEADS:
        _HEADS[language] = frozenset(fold_word(word, language) for word in vocabulary(language).head)
    return _HEADS[language]


_EMPLOYER = re.compile(
    r"\s*(?:compan(?:y|ies)|start-?\s?ups?|firms?|employers?|businesses|organi[sz]ations?|unternehmen|firmen|firma)\b|公司|企业", re.IGNORECASE
)
_SPECIALTY = re.compile(
    r"(?:experience\s+(?:in|with|of)|background\s+in|knowledge\s+of|skills?\s+in|expertise\s+in|focus(?:ed)?\s+on|speciali[sz](?:ing|ed)\s+in"
    r"|schwerpunkt|erfahrung\s+(?:in|im|mit)|kenntnissen?\s+(?:in|im)|spezialisiert\s+auf|experiencia\s+en|conocimientos\s+(?:de|en)"
    r"|especializad[oa]s?\s+en|expérience\s+en|connaissances?\s+en|spécialisée?\s+en|degree\s+in|master\s+in|studium)\s+$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?。！？]+\s+|[。！？]")
_I_AM = re.compile(r"(?:\b(?:i['’]?m|i\s+am|as|bin|je\s+suis|soy)\s+(?:an?\s+|une?\s+|eine?\s+|una?\s+)?|我是(?:一名|一个)?)$", re.IGNORECASE)


def _specialty(doc: Doc, chunk: Chunk, reading: Reading) -> bool:
    """Take a field named as knowledge for a skill: "mit Schwerpunkt Logistik oder Finance"."""
    start, end = doc[chunk.first].idx, doc[chunk.last - 1].idx + len(doc[chunk.last - 1])
    before = reading.text[:start]
    follows = chunk.linked and any(f.slot == "skills" and f.reason == "named as knowledge" for f in reading.found) and max(
        (f.end for f in reading.found if f.slot == "skills"), default=0
    ) == len(re.sub(r"(?:\s+\w{1,4}\s+|\s*[,/&]\s*)$", "", before))
    if not (_SPECIALTY.search(before) or follows):
        return False
    reading.found.append(Finding("skills", start, end, reading.text[start:end], 0.7, "named as knowledge"))
    return True


def _beside(doc: Doc, parts: Sequence[Chunk], reading: Reading) -> set[int]:
    """Chunks that tell of something else: the employer's trade, or the seeker's own story in a sentence without a job."""
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


def _weak(doc: Doc, parts: list[Chunk], reading: Reading) -> set[int]:
    """With no role anywhere, the first content phrase is one, unless a skill or employer says what is sought."""
    if any(f.slot in ("skills", "companies") for f in reading.found):
        return set()
    for i, part in enumerate(parts):
        words = [doc[j].text for j in range(part.first, part.last)]
        if any(len(w) > 1 or CJK.match(w) for w in words) and not all(w.casefold() in _NEVER for w in words):
            return {i}
    return set()


def _core(doc: Doc, chunk: Chunk, reading: Reading) -> tuple[int, int]:
    """The role inside a chunk: from its start to its head; the words after a head are another matter."""
    phrases = _phrases_in(doc, chunk, reading)
    first, last = chunk.first, chunk.last
    if reading.language in ("fr", "es", "zh") or chunk.job:
        return _from_head(doc, chunk, reading) if reading.language in ("fr", "es") else (first, last)
    if phrases:
        end = phrases[-1][1]
        head = _head_at(doc, chunk, reading)
        if head is not None and head > end:
            end = head
        elif not _finished(doc, *phrases[-1], reading) and last - end <= 1 and last - first <= 3:
            end = last
        return first, end
    head = _head_at(doc, chunk, reading)
    return (first, head) if head is not None and head - first > 1 else (first, last)


def _finished(doc: Doc, first: int, last: int, reading: Reading) -> bool:
    """True when a lexicon phrase names a person, itself or spelt out ("pm" is a product manager)."""
    if _is_head(doc[last - 1].text, reading.language):
        return True
    name = lexicon().name(fold_words(doc[first:last].text, reading.language), reading.language)
    return name is not None and _is_head(name.split()[-1], "en")


def _from_head(doc: Doc, chunk: Chunk, reading: Reading) -> tuple[int, int]:
    """In Romance languages the head comes first: words before the first known role are left out."""
    phrases = _phrases_in(doc, chunk, reading)
    if phrases and not chunk.job and phrases[0][0] > chunk.first and _is_head(doc[phrases[0][0]].text, reading.language):
        return phrases[0][0], chunk.last
    return chunk.first, chunk.last


def _with_skill(doc: Doc, found: list[Kind], first: int, last: int, reading: Reading) -> tuple[int, int]:
    """Join one technology to a bare head: "Rust engineers", "desarrollador python", "Java工程师"."""
    text = doc[first:last].text.casefold()
    if text not in _BARE_TECH_HEADS:
        return first, last
    begin, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    skills = reading.of("skills")
    before = next((f for f in skills if f.end <= begin and not reading.text[f.end : begin].strip(" -")), None)
    if before is not None and not any(
        f is not before and f.end <= before.start and reading.text[f.end : before.start].strip() in ("/", ",", "&", "and", "")
        for f in skills
    ):
        span = doc.char_span(before.start, before.end, alignment_mode="expand")
        return (span.start, last) if span is not None else (first, last)
    if reading.language in ("fr", "es"):
        after = next((f for f in skills if f.start >= end and not reading.text[end : f.start].strip()), None)
        span = doc.char_span(after.start, after.end, alignment_mode="expand") if after is not None else None
        return (first, span.end) if span is not None else (first, last)
    return first, last


def _role(doc: Doc, first: int, last: int, strong: bool, reading: Reading) -> Finding:
    span = doc[first:last]
    start, end = span.start_char, span.end_char
    gender = _GENDER.match(reading.text, end)
    end = gender.end() if gender else end
    inside = any(start <= a and b <= end for a, b in reading.phrases)
    reason = "role lexicon" if inside else "role noun or beside a job word" if strong else "what no other slot took"
    return Finding("roles", start, end, reading.text[start:end], 0.95 if inside else 0.8 if strong else 0.5, reason)


def _rest(doc: Doc, found: list[Kind], names: Sequence[tuple[int, int]]) -> str:
    taken = {i for first, last in names for i in range(first, last)}
    pieces: list[str] = []
    for i, token in enumerate(doc):
        if found[i] is Kind.WORD and i not in taken:
            touching = pieces and i and found[i - 1] is Kind.WORD and i - 1 not in taken and not doc[i - 1].whitespace_
            if touching:
                pieces[-1] += token.text
            else:
                pieces.append(token.text)
    return " ".join(pieces)
