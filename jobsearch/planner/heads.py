"""Role heads: the nouns that end a role, or in Romance languages begin it."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from .chunks import Chunk
from .findings import Reading
from .lexicon import fold_word, fold_words, lexicon
from .words import UNSPACED, vocabulary


def phrases_in(doc: Doc, chunk: Chunk, reading: Reading) -> list[tuple[int, int]]:
    """Lexicon phrases inside a chunk, as token ranges."""
    return [(first, last) for first, last in reading.phrase_tokens if chunk.first <= first and last <= chunk.last]


def head_at(doc: Doc, chunk: Chunk, reading: Reading) -> int | None:
    """Token after the head noun: the chunk's last head, or in Romance languages its first."""
    order = range(chunk.first, chunk.last)
    if reading.language in UNSPACED:
        text = doc[chunk.first : chunk.last].text
        heads = vocabulary(reading.language).head
        return chunk.last if any(text.endswith(head) for head in heads) and len(text) > 1 else None
    places = [i + 1 for i in order if is_head(doc[i].text, reading.language)]
    return places[-1] if places else None


def is_head(word: str, language: str) -> bool:
    """True for nouns that name a person by the work ("nurse", "Bauleiter")."""
    folded = fold_word(word, language)
    if folded in folded_heads(language):
        return True
    return language in ("de", "nl") and len(folded) > 6 and any(folded.endswith(s) for s in _suffixes(language))


@lru_cache(maxsize=8)
def _suffixes(language: str) -> tuple[str, ...]:
    return tuple(fold_word(suffix, language) for suffix in vocabulary(language).suffix)


@lru_cache(maxsize=16)
def folded_heads(language: str) -> frozenset[str]:
    """Heads of a language, English ones among them, folded by its own rules."""
    return frozenset(fold_word(word, language) for word in vocabulary(language).head)


def finished(doc: Doc, first: int, last: int, reading: Reading) -> bool:
    """True when a lexicon phrase names a person, itself or spelt out ("pm" is a product manager)."""
    if is_head(doc[last - 1].text, reading.language):
        return True
    name = lexicon().name(fold_words(doc[first:last].text, reading.language), reading.language)
    return name is not None and is_head(name.split()[-1], "en")
