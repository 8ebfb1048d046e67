"""The role lexicon: role phrases in eight languages with their English names, and bounded typo repair."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from ..extract.language import detect_language
from .folding import fold_word, fold_words, plain_words
from .phrases import Phrases
from .spelling import by_letter, edits, nearest
from .words import CJK, LANGUAGES, UNSPACED, common, vocabulary

__all__ = ["Lexicon", "edits", "english_role", "fold_word", "fold_words", "lexicon"]

_LONGEST = 7
_DATA = Path(__file__).parent / "data"
#: Languages in whose lexicon an English query's role is looked up too, the likeliest first.
_ALSO = ("de", "fr", "es", "nl", "pt")


class Lexicon:
    """Role phrases; build once with `lexicon()`."""

    def __init__(self) -> None:
        # Rows stay strings until used: thousands of tuples would set off the garbage collector over spaCy's heap.
        self._lines: dict[str, list[str]] = {}
        self._indexes: dict[tuple[str, str], Phrases] = {}

    def _rows(self, language: str) -> list[str]:
        """Lines "phrase TAB English name" of one language."""
        if not self._lines:
            self._read(_DATA / "roles.tsv")
        if language not in self._lines:
            self._lines[language] = []
        if f"+{language}" not in self._lines:
            self._lines[f"+{language}"] = []
            for path in sorted(_DATA.glob(f"roles.*{language}.tsv")):
                self._read(path)
        return self._lines[language]

    def _read(self, path: Path) -> None:
        for row in path.read_text("utf-8").splitlines():
            language, _, line = row.partition("\t")
            if line and row[0] != "#":
                self._lines.setdefault(language, []).append(line)

    def index(self, rows: str, folding: str) -> Phrases:
        """The phrases of the language `rows`, folded by the rules of another."""
        key = (rows, folding)
        if key not in self._indexes:
            self._indexes[key] = Phrases(self._rows(rows), folding)
        return self._indexes[key]

    def phrases(self, language: str) -> Iterator[tuple[str, str]]:
        """Phrases of `language` with their English names, then the English ones."""
        for rows in dict.fromkeys((language, "en")):
            for line in self._rows(rows):
                phrase, _, english = line.partition("\t")
                yield phrase, english

    def name(self, words: tuple[str, ...], language: str) -> str | None:
        """English name of a phrase given as words folded for `language`; None when it is not listed."""
        found = self.index(language, language).name(words) if language in LANGUAGES else None
        return self.index("en", language).name(words) if found is None and language != "en" else found

    def english_role(self, phrase: str, language: str) -> str | None:
        """English name of a role, whole or, in another language, as far as its parts are known.

        >>> lexicon().english_role("软件工程师", "zh"), lexicon().english_role("Softwareentwicklerin", "de")
        ('software engineer', 'software developer')
        """
        if CJK.search(phrase) and language not in UNSPACED:
            language = "zh"
        words = fold_words(phrase, language)
        if not words:
            return None
        found = self.name(words, language)
        if found is not None:
            return found
        for other in _ALSO if language == "en" else ():
            found = self.index(other, other).name(fold_words(phrase, other))
            if found is not None:
                return found
        if language == "en":
            repaired = tuple(_SHORT.get(word) or self.repair(word) or word for word in words)
            return self.name(repaired, "en") or " ".join(repaired) if repaired != words else None
        return self._from_right(words, language) if language in UNSPACED else self._by_parts(phrase, words, language)

    def _from_right(self, words: tuple[str, ...], language: str) -> str | None:
        """Chinese and Japanese roles end in their head: the longest known ending first, then what is before it."""
        known = self.index(language, language)
        parts: list[str] = []
        at = len(words)
        while at > 0:
            width = next((w for w in range(min(_LONGEST, at), 1, -1) if known.name(words[at - w : at])), 0)
            if width:
                parts.insert(0, known.name(words[at - width : at]) or "")
            elif not CJK.match(words[at - 1]):
                parts.insert(0, words[at - 1])
            at -= width or 1
        return " ".join(parts) if parts else None

    def _by_parts(self, phrase: str, words: tuple[str, ...], language: str) -> str | None:
        """Translate the longest known stretches; modifiers go before the head, as English has them."""
        surface = plain_words(phrase)
        known = self.index(language, language)
        parts: list[tuple[str, bool]] = []
        at = 0
        while at < len(words):
            for width in range(min(_LONGEST, len(words) - at), 0, -1):
                found = known.name(words[at : at + width])
                if found is not None:
                    parts.append((found, True))
                    at += width
                    break
            else:
                if not CJK.search(surface[at]) and words[at] not in _SMALL:
                    parts.append((surface[at].lower(), False))
                at += 1
        if not any(translated for _, translated in parts):
            return self._compound(phrase, language)
        if language in ("fr", "es", "pt"):
            parts = parts[1:] + parts[:1] if parts[0][1] else parts
        return " ".join(part for part, _ in parts)

    def _compound(self, phrase: str, language: str) -> str | None:
        """A German or Dutch compound by its ending: "Wagenmeister" is known when "Meister" is."""
        if language not in ("de", "nl") or not phrase.split():
            return None
        known = self.index(language, language)
        word = fold_word(phrase.split()[-1], language)
        for cut in range(3, len(word) - 3):
            found = known.name((word[cut:],))
            if found is not None:
                before = known.name((word[:cut].removesuffix("s"),))
                return f"{before} {found}" if before else found
        return None

    def guess_language(self, text: str) -> str | None:
        """The language of a query."""
        return detect_language(text)

    @cached_property
    def _vocabulary(self) -> dict[str, list[str]]:
        return by_letter(phrase for phrase, _ in self.phrases("en"))

    @lru_cache(maxsize=4096)  # noqa: B019 - the one lexicon lives as long as the process
    def repair(self, word: str) -> str | None:
        """The lexicon word that a folded English word misspells; None when it is right or too far from any."""
        if len(word) < 5 or not word.isalpha():
            return None
        return nearest(word, self._vocabulary.get(word[0], ()), preferred=vocabulary("en").head)


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
