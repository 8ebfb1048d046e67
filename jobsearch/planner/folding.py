"""Folding of words: case, accents, plural and grammatical gender, by the rules of each language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .words import CJK

_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+[+#]*")
_GERMAN_FEMALE = re.compile(r"(?<=.{4})(?:er|or|eur|ist|ant|ent|log|ekt|iker|at|nom|ot|chef|wirt|arzt|and)in(?:nen)?$")
_GERMAN_END = re.compile(
    r"(?:(?<=stellt)|(?<=bildend)|(?<=beamt))(?:e[rnm]?)?$|(?<=er)n$|(?<=[^aeiou]{2})en?$|(?<=eur)en?$|e$"
)
_PORTUGUESE_PLURALS = (("oes", "ao"), ("aes", "ao"), ("ais", "al"), ("eis", "el"), ("ns", "m"))
_DUTCH_DOUBLE = re.compile(r"([a-z])\1")


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


def fold_words(text: str, language: str) -> tuple[str, ...]:
    """The folded words of `text`, without punctuation; every CJK character is a word."""
    return tuple(fold_word(word, language) for word in _WORD.findall(text))


def plain_words(text: str) -> list[str]:
    """The words of `text` as they stand, without punctuation; every CJK character is a word."""
    return _WORD.findall(text)


def first_word(text: str) -> str:
    """The first of `plain_words`; "" when there is none."""
    found = _WORD.search(text)
    return found.group() if found else ""


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


def _portuguese(word: str) -> str:
    for ending, base in _PORTUGUESE_PLURALS:
        if word.endswith(ending) and len(word) > 5:
            word = word[: -len(ending)] + base
            break
    else:
        word = word[:-2] if word.endswith(("res", "zes", "les", "ses")) else word.removesuffix("s")
    return word[:-1] if word.endswith(("a", "o", "e")) else word


def _dutch(word: str) -> str:
    """Plural, gender and the adjective's ending; open and closed syllables are written alike ("leraar", "leraren")."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ster") and len(word) > 6:
        word = word[:-4] + "er"
    elif word.endswith(("ers", "ors", "eurs", "aars", "ars", "ems", "ens", "els")) and len(word) > 5:
        word = word[:-1]
    elif word.endswith("en") and len(word) > 5:
        word = word[:-2]
    if word.endswith("e") and len(word) > 4:
        word = word[:-1]
    word = _DUTCH_DOUBLE.sub(r"\1", word)
    return word[:-1] + {"v": "f", "z": "s"}[word[-1]] if word.endswith(("v", "z")) else word


def _as_it_is(word: str) -> str:
    return word


_FOLDERS = {
    "en": _english, "de": _german, "fr": _french, "es": _spanish, "pt": _portuguese, "nl": _dutch, "ja": _as_it_is,
}  # fmt: skip
