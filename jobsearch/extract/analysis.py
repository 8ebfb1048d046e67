"""Words of a text as search terms: the one analysis that indexing, querying and highlighting share.

A term is folded (case, width, Latin accents) and stemmed for the text's language. Chinese, Japanese and
Korean runs become overlapping pairs of characters. Names such as C++, C#, .NET and node.js stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from .stopwords import STOP_WORDS

#: ISO 639-1 code -> Snowball stemmer. Other languages are folded, not stemmed.
STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
    "nb": "norwegian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}
#: The analysis of languages without a stemmer.
PLAIN = "plain"
#: Endings whose accent the stemmer needs; seekers often leave it out, so both spellings get it back.
_RESTORED = {
    "es": (("cion", "ción"), ("sion", "sión")),
    "pt": (("cao", "ção"), ("coes", "ções"), ("sao", "são"), ("soes", "sões")),
}
#: Spellings of one name that no stemmer joins; looked for together.
_SPELLINGS = (
    ("c++", "cpp"), ("c#", "csharp"), (".net", "dotnet"), ("node", "node.js", "nodejs"),
    ("react", "react.js", "reactjs"), ("vue", "vue.js", "vuejs"), ("next.js", "nextjs"), ("nuxt", "nuxt.js", "nuxtjs"),
    ("angular", "angular.js", "angularjs"), ("express.js", "expressjs"), ("three.js", "threejs"),
)
_SPELLED = {name: group for group in _SPELLINGS for name in group}

_MAX_TERM = 128
_CACHE_WORDS = 400_000
#: What stands around a word without being part of it.
_BEFORE, _AFTER = "([\"'", ".,;:!?)]\"'"

_CJK = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0002fa1f"
)
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0b80-\u0b83\u0bbe-\u0bcd"
_STRETCH = re.compile(r"\S+")
_has_cjk = re.compile(f"[{_CJK}]").search
_has_name = re.compile(r"\+\+|#|\.(?:net|js)(?![^\W_])", re.I).search

_has_other = re.compile(f"[^\\W\0-\u024f]|[{_MARKS}]").search


#: Typographic signs that stand in texts of plain Latin letters.
_SIGNS = "’‘“”„–—•●…\u200b\u2028→✓™"
#: What may follow a word and belong to it: node.js, ASP.NET, C++, C#, F#.
_ENDING = (
    r"(?:\.(?:JS|Js|js|NET|Net|net)(?![^\W_])|(?<=(?<![^\W_])[cC])\+\+(?![^\W_])|(?<=(?<![^\W_])[cCfF])\#(?![^\W_]))?"
)


def _words(first: str, rest: str, *, names: bool, runs: str = "") -> re.Pattern[str]:
    """A word that begins with a letter, or a number with its groups and what is glued to it ("401k", "3.5")."""
    number = rf"\d+(?:[.,]\d+)*{rest}*"
    if names:
        return re.compile(rf"{runs}{first}{rest}*{_ENDING}|{number}|(?<![^\W_])\.(?:NET|Net|net)(?![^\W_])")
    return re.compile(f"{runs}{first}{rest}*|{number}")


#: Kind of text -> (first sign of a word, each later one), from fast to slow; the first that fits a text is taken.
_SIGNS_OF = {
    "ascii": ("[A-Za-z]", "[0-9A-Za-z]"),
    "latin": ("[A-Za-zÀ-ÖØ-öø-\u024f]", "[0-9A-Za-zÀ-ÖØ-öø-\u024f]"),
    "word": (r"[^\W\d_]", rf"(?:[^\W_]|[{_MARKS}])"),
    "cjk": (rf"[^\W\d_{_CJK}]", rf"(?:[^\W_{_CJK}]|[{_MARKS}])"),
}


@lru_cache
def _pattern_of(kind: str, names: bool) -> re.Pattern[str]:
    """Compiled when first met: the one for Chinese takes longer than all the others."""
    first, rest = _SIGNS_OF[kind]
    return _words(first, rest, names=names, runs=f"[{_CJK}]+|" if kind == "cjk" else "")


class Token(NamedTuple):
    """One term and where it stands: text[start:end]."""

    start: int
    end: int
    term: str


class _Terms(dict[str, str]):
    """Word as written -> its term in one language; filled as words are met."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._restored = _RESTORED.get(language, ())
        self._stem: Callable[[str], str] | None = None
        if language in STEMMERS:
            from Stemmer import Stemmer

            # Our own table of words replaces the stemmer's.
            self._stem = Stemmer(STEMMERS[language], 0).stemWord

    def __missing__(self, word: str) -> str:
        if len(self) >= _CACHE_WORDS:
            self.clear()
        term = self[word] = self._term(word)
        return term

    def _term(self, word: str) -> str:
        folded = fold(word)
        if folded.replace(".", "").replace(",", "").isdigit():
            grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", folded)
            return re.sub(r"[.,]", "", folded)[:_MAX_TERM] if grouped else folded.replace(",", ".")[:_MAX_TERM]
        if self._stem is None or not folded.isalpha():
            return folded[:_MAX_TERM]
        for bare, accented in self._restored:
            if folded.endswith(bare):
                folded = folded[: -len(bare)] + accented
                break
        return fold(self._stem(folded) or folded)[:_MAX_TERM]


class _Stretches(dict[str, tuple[str, ...]]):
    """What stands between two blanks -> its terms in one language. No word reaches over a blank, and texts repeat."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self._table = _table(language)
        # The keys once more: a set is parted from another set in its own length, from this mapping in the mapping's.
        self._seen: set[str] = set()
        self._holding: dict[str, set[str]] = {}

    def __missing__(self, stretch: str) -> tuple[str, ...]:
        bare = stretch.rstrip(_AFTER).lstrip(_BEFORE)
        if bare.isalpha() and bare.isascii():
            # Most are one plain word, which needs no pattern to be found.
            found: tuple[str, ...] = (self._table[bare],)
        else:
            found = tuple(token.term for token in analyze(stretch, self._language))
        if len(stretch) <= _MAX_TERM:
            self[stretch] = found
            self._seen.add(stretch)
            for term in found:
                self._holding.setdefault(term, set()).add(stretch)
        return found

    def trimmed(self) -> _Stretches:
        """Itself; emptied when it has grown too large, which must not happen in the middle of a text."""
        if len(self) >= _CACHE_WORDS:
            self.clear()
            self._seen.clear()
            self._holding.clear()
        return self

    def holding(self, wanted: Collection[str], stretches: set[str]) -> set[str]:
        """Those of the stretches that hold one of the wanted terms."""
        new = stretches - self._seen
        fresh = {stretch for stretch in new if not frozenset(wanted).isdisjoint(self[stretch])}
        return fresh.union(*(stretches & self._holding[term] for term in wanted if term in self._holding))


_terms: dict[str, _Terms] = {}


def _table(language: str | None) -> _Terms:
    code = analysis_language(language)
    table = _terms.get(code)
    if table is None:
        table = _terms.setdefault(code, _Terms(code))
    return table


@lru_cache(maxsize=64)
def _stretches_of(code: str) -> _Stretches:
    return _Stretches(code)


def _stretches(language: str | None) -> _Stretches:
    return _stretches_of(analysis_language(language)).trimmed()


@lru_cache(maxsize=1024)
def analysis_language(language: str | None) -> str:
    """The code whose analysis a text in `language` gets; an unknown language (None) is read as English.

    >>> analysis_language("de-AT"), analysis_language(None), analysis_language("zh")
    ('de', 'en', 'plain')
    """
    if not language or language == "und":
        return "en"
    code = re.split("[-_]", language.casefold())[0]
    return code if code in STEMMERS else PLAIN


def fold(text: str) -> str:
    """Fold case, width and Latin accents.

    >>> fold("Straße"), fold("Ｊａｖａ"), fold("Ärztin")
    ('strasse', 'java', 'arztin')
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text).casefold()
    if any(ch < "\u0250" and ch.isalpha() for ch in folded):
        folded = re.sub("[\u0300-\u036f]", "", folded)
    return unicodedata.normalize("NFC", folded)


def analyze(text: str, language: str | None = None) -> list[Token]:
    """The terms of `text`, in order, with their offsets.

    Args:
        text: Any text; markup is not known.
        language: ISO 639-1 code of the text; None reads it as English.

    >>> [token.term for token in analyze("Senior C++ engineers", "en")]
    ['senior', 'c++', 'engin']
    >>> [token.term for token in analyze("软件工程师")]
    ['软件', '件工', '工程', '程师']
    """
    table = _table(language)
    if text.isascii():
        return _tokens(text, table)
    return [
        Token(stretch.start() + token.start, stretch.start() + token.end, token.term)
        for stretch in _STRETCH.finditer(text)
        for token in _tokens(stretch.group(), table)
    ]


def _tokens(stretch: str, table: _Terms) -> list[Token]:
    tokens: list[Token] = []
    for match in _pattern(stretch, _kind(stretch)).finditer(stretch):
        start, end = match.span()
        word = match.group()
        if word[0] > "\u2fff" and _has_cjk(word[0]):
            tokens += _pairs(word, start)
        else:
            tokens.append(Token(start, end, table[word]))
    return tokens


def terms(text: str, language: str | None = None) -> list[str]:
    """The terms of `text` without offsets: `analyze`, several times as fast on long texts."""
    return list(chain.from_iterable(map(_stretches(language).__getitem__, text.split())))


def find_terms(text: str, wanted: Collection[str], language: str | None = None) -> list[Token]:
    """The tokens of `analyze` whose term is in `wanted`, without making the others."""
    tokens: list[Token] = []
    for stretch in _stretches(language).holding(wanted, set(text.split())):
        inside = [token for token in _read(stretch, language) if token.term in wanted]
        tokens += [Token(at + t.start, at + t.end, t.term) for at in _places(text, stretch) for t in inside]
    return sorted(tokens)


@lru_cache(maxsize=50_000)
def _read(stretch: str, language: str | None) -> list[Token]:
    return analyze(stretch, language)


def _places(text: str, stretch: str) -> Iterator[int]:
    """Where a stretch stands in a text, between blanks or its ends."""
    at = text.find(stretch)
    while at != -1:
        end = at + len(stretch)
        if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(stretch, at + 1)


def _pattern(text: str, kind: str) -> re.Pattern[str]:
    return _pattern_of(kind, _has_name(text) is not None)


def _kind(text: str) -> str:
    if text.isascii():
        return "ascii"
    if _has_cjk(text):
        return "cjk"
    return "latin" if _is_latin(text) else "word"


def _is_latin(text: str) -> bool:
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return not _has_other(text)
    return True


def _pairs(run: str, start: int) -> list[Token]:
    if len(run) == 1:
        return [Token(start, start + 1, fold(run))]
    return [Token(start + i, start + i + 2, fold(run[i : i + 2])) for i in range(len(run) - 1)]


def query_words(text: str, language: str | None, languages: Iterable[str]) -> list[tuple[str, ...]]:
    """The words of a query, each as the terms that may stand for it in an index of several languages.

    Stop words of the query's language are left out, repeats too.

    Args:
        text: Raw words of the seeker.
        language: Language of the query.
        languages: Analysis languages present in the index (`analysis_language` codes).

    >>> query_words("the engineers", "en", ["en", "de"])
    [('engin', 'engine')]
    """
    stops = STOP_WORDS.get(analysis_language(language), frozenset()) | STOP_WORDS[PLAIN]
    words: dict[tuple[str, ...], None] = {}
    tables = sorted(languages, key=lambda code: (code != analysis_language(language), code))
    for token in analyze(text, language):
        surface = text[token.start : token.end]
        folded = fold(surface)
        if folded in stops and not _acronym(surface):
            continue
        if variants := _variants(surface, folded, tables):
            words[variants] = None
    return list(words)


def _variants(surface: str, folded: str, languages: Sequence[str]) -> tuple[str, ...]:
    if _has_cjk(surface[0]):
        return (folded,)
    found: dict[str, None] = {}
    for code in languages:
        for spelling in (surface, *_SPELLED.get(folded, ())):
            found[_table(code)[spelling]] = None
    return tuple(found)


def _acronym(surface: str) -> bool:
    """IT, OR and US name things; it, or and us do not."""
    return len(surface) > 1 and surface.isupper() and surface.isascii()
