"""The role lexicon: role phrases in five languages with their English names, folding and bounded typo repair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from .words import CJK, LANGUAGES, common, vocabulary

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+[+#]*")
_LONGEST = 7
#: In texts of more words the language is told by its function words.
_GUESSED = 8
_GERMAN_FEMALE = re.compile(r"(?<=.{4})(?:er|or|eur|ist|ant|ent|log|ekt|iker|at|nom|ot|chef|wirt|arzt|and)in(?:nen)?$")
_GERMAN_END = re.compile(
    r"(?:(?<=stellt)|(?<=bildend)|(?<=beamt))(?:e[rnm]?)?$|(?<=er)n$|(?<=[^aeiou]{2})en?$|(?<=eur)en?$|e$"
)


@lru_cache(maxsize=65_536)
def fold_word(word: str, language: str) -> str:
    """Fold one word: case, accents, plural and grammatical gender, by rules of `language`.

    >>> fold_word("Translators", "en"), fold_word("Entwicklerinnen", "de"), fold_word("camareras", "es")
    ('translator', 'entwickler', 'camarer')
    """
    folded = word.casefold()
    if not folded.isascii() and not CJK.search(folded):
        folded = "".join(ch for ch in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(ch))
    return _FOLDERS.get(language, _english)(folded) if len(folded) > 3 else folded


def _english(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _german(word: str) -> str:
    female = _GERMAN_FEMALE.search(word)
    if female:
        word = word[: word.rindex("in", female.start())]
    word = _GERMAN_END.sub("", word)
    return word[:-1] if word.endswith("s") and len(word) > 5 and not word.endswith("ss") else word


def _french(word: str) -> str:
    word = word[:-1] if word.endswith(("s", "x")) else word
    for ending, base in (("trice", "teur"), ("euse", "eur"), ("iere", "ier"), ("enne", "en"), ("ee", "e")):
        if word.endswith(ending):
            return word[: -len(ending)] + base
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def _spanish(word: str) -> str:
    word = word[:-2] if word.endswith(("res", "les", "nes")) else word.removesuffix("s")
    return word[:-1] if word.endswith(("a", "o", "e")) else word


_FOLDERS = {"en": _english, "de": _german, "fr": _french, "es": _spanish}


def fold_words(text: str, language: str) -> tuple[str, ...]:
    """The folded words of `text`, without punctuation; every CJK character is a word."""
    return tuple(fold_word(word, language) for word in _WORD.findall(text))


class Lexicon:
    """Role phrases; build once with `lexicon()`."""

    def __init__(self) -> None:
        rows = (Path(__file__).parent / "data" / "roles.tsv").read_text("utf-8").splitlines()
        # Rows stay strings until used: thousands of tuples would set off the garbage collector over spaCy's heap.
        self._lines: dict[str, list[str]] = {language: [] for language in LANGUAGES}
        for row in rows:
            language, _, line = row.partition("\t")
            self._lines[language].append(line)
        self._keys: dict[tuple[str, str], dict[tuple[str, ...], str]] = {}

    def phrases(self, language: str) -> Iterator[tuple[str, str]]:
        """Phrases of `language` with their English names, then the English ones."""
        yield from self._rows(language)
        if language != "en":
            yield from self._rows("en")

    def _rows(self, language: str) -> Iterator[tuple[str, str]]:
        for line in self._lines.get(language, ()):
            phrase, _, english = line.partition("\t")
            yield phrase, english

    def _table(self, rows: str, folding: str) -> dict[tuple[str, ...], str]:
        """Folded phrase -> English name, for the phrases of one language folded by the rules of another."""
        key = (rows, folding)
        if key not in self._keys:
            table: dict[tuple[str, ...], str] = {}
            for phrase, english in self._rows(rows):
                table.setdefault(fold_words(phrase, folding), english)
            self._keys[key] = table
        return self._keys[key]

    def name(self, words: tuple[str, ...], language: str) -> str | None:
        """English name of a phrase given as words folded for `language`; None when it is not listed."""
        for rows in (language, "en"):
            found = self._table(rows, language).get(words)
            if found is not None:
                return found
        return None

    def english_role(self, phrase: str, language: str) -> str | None:
        """English name of a role, whole or, in another language, as far as its parts are known.

        >>> lexicon().english_role("软件工程师", "zh"), lexicon().english_role("Softwareentwicklerin", "de")
        ('software engineer', 'software developer')
        """
        if CJK.search(phrase) and language not in ("zh", "ja"):
            language = "zh"
        words = fold_words(phrase, language)
        if not words:
            return None
        found = self.name(words, language)
        if found is not None:
            return found
        if language in ("en", "zh"):
            for other in (code for code in LANGUAGES if language == "en" and code not in ("en", "zh")):
                found = self._table(other, other).get(fold_words(phrase, other))
                if found is not None:
                    return found
        if language == "en":
            repaired = tuple(_SHORT.get(word) or self.repair(word) or word for word in words)
            return self.name(repaired, "en") or " ".join(repaired) if repaired != words else None
        return self._from_right(words) if language == "zh" else self._by_parts(phrase, words, language)

    def _from_right(self, words: tuple[str, ...]) -> str | None:
        """Chinese roles end in their head: the longest known ending first, then what is known before it."""
        table = self._table("zh", "zh")
        parts: list[str] = []
        at = len(words)
        while at > 0:
            width = next((w for w in range(min(_LONGEST, at), 1, -1) if words[at - w : at] in table), 0)
            if width:
                parts.insert(0, table[words[at - width : at]])
            elif not CJK.match(words[at - 1]):
                parts.insert(0, words[at - 1])
            at -= width or 1
        return " ".join(parts) if parts else None

    def _by_parts(self, phrase: str, words: tuple[str, ...], language: str) -> str | None:
        """Translate the longest known stretches; modifiers go before the head, as English has them."""
        surface = _WORD.findall(phrase)
        parts: list[tuple[str, bool]] = []
        at = 0
        while at < len(words):
            for width in range(min(_LONGEST, len(words) - at), 0, -1):
                found = self._table(language, language).get(words[at : at + width])
                if found is not None:
                    parts.append((found, True))
                    at += width
                    break
            else:
                if not CJK.search(surface[at]) and words[at] not in _SMALL:
                    parts.append((surface[at].lower(), False))
                at += 1
        known = [part for part, translated in parts if translated]
        if not known:
            return self._compound(phrase, language)
        if language in ("fr", "es"):
            parts = parts[1:] + parts[:1] if parts[0][1] else parts
        return " ".join(part for part, _ in parts)

    def _compound(self, phrase: str, language: str) -> str | None:
        """A German compound by its ending: "Wagenmeister" is known when "Meister" is."""
        if language != "de":
            return None
        word = fold_word(phrase.split()[-1], "de")
        for cut in range(3, len(word) - 3):
            found = self._table("de", "de").get((word[cut:],))
            if found is not None:
                before = self._table("de", "de").get((word[:cut].removesuffix("s"),))
                return f"{before} {found}" if before else found
        return None

    def guess_language(self, text: str) -> str | None:
        """The language other than English whose role words stand in `text`, when no English role noun does."""
        words = [word.casefold() for word in _WORD.findall(text)]
        if len(words) > _GUESSED:
            return None
        if not vocabulary("en").head.isdisjoint(words):
            return None
        for language in ("de", "fr", "es"):
            own = self._surface[language]
            english = self._surface["en"]
            foreign = [word for word in words if len(word) > 4 and fold_word(word, "en") not in english]
            if any(fold_word(word, language) in own for word in foreign):
                return language
        return None

    @cached_property
    def _surface(self) -> dict[str, set[str]]:
        return {
            language: {fold_word(word, language) for row, _ in self._rows(language) for word in _WORD.findall(row)}
            for language in LANGUAGES
        }

    @cached_property
    def _vocabulary(self) -> dict[str, list[str]]:
        by_letter: dict[str, set[str]] = {}
        for phrase, _ in self._rows("en"):
            for word in fold_words(phrase, "en"):
                if len(word) >= 4:
                    by_letter.setdefault(word[0], set()).add(word)
        return {letter: sorted(words) for letter, words in by_letter.items()}

    @lru_cache(maxsize=4096)  # noqa: B019 - the one lexicon lives as long as the process
    def repair(self, word: str) -> str | None:
        """The lexicon word that a folded English word misspells; None when it is right or too far from any."""
        if len(word) < 5 or not word.isalpha():
            return None
        near = self._vocabulary.get(word[0], [])
        limit = 1 if len(word) < 7 else 2
        heads = vocabulary("en").head
        best: tuple[int, bool, str] | None = None
        for known in near:
            if known == word:
                return None
            if abs(len(known) - len(word)) <= limit:
                distance = edits(word, known, limit=limit)
                if distance <= limit and (best is None or (distance, known not in heads, known) < best):
                    best = (distance, known not in heads, known)
        return best[2] if best else None


_SMALL = common("small")
#: What seekers shorten in titles, folded; spelled out, a role meets the titles that spell it out.
_SHORT = {
    "acct": "account", "admin": "administrator", "asst": "assistant", "assoc": "associate",
    "bizdev": "business development",
    "cust": "customer", "svc": "service", "serv": "service", "coord": "coordinator", "dev": "developer",
    "dir": "director", "eng": "engineer", "engr": "engineer", "exec": "executive", "fullstk": "full stack",
    "fullstack": "full stack", "mech": "mechanical", "elec": "electrical", "mgmt": "management", "mgr": "manager",
    "mktg": "marketing", "mkt": "marketing", "ops": "operations", "prod": "product", "prog": "program",
    "qa": "quality assurance", "rep": "representative", "sw": "software", "tech": "technician", "tchr": "teacher",
    "ux": "user experience", "hr": "human resources", "bdr": "business development representative",
    "sdr": "sales development representative", "biz": "business", "comms": "communications", "infra": "infrastructure",
    "ml": "machine learning", "backend": "back end", "frontend": "front end",
}


def edits(a: str, b: str, *, limit: int) -> int:
    """Edit distance with neighbours swapped counting one, cut off at `limit` + 1.

    >>> edits("desginer", "designer", limit=2), edits("cook", "nurse", limit=1)
    (1, 2)
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row, before_last = row, [i] + [0] * len(b), before
        before = last
        for j, y in enumerate(b, 1):
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], before_last[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one role lexicon."""
    return Lexicon()


def english_role(phrase: str, language: str) -> str | None:
    """English name of a role in any language; None when the lexicon cannot tell.

    >>> english_role("Krankenpflegerin", "de")
    'nurse'
    """
    return lexicon().english_role(phrase, language)
