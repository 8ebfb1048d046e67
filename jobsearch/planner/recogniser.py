"""The trained half of the planner: which words fill which slot, learnt from annotated queries.

A convolutional encoder over hashed features of each token (the word, its ends and shape, and what the rules made of
it) under spaCy's transition-based entity recogniser. One model for all languages.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.attrs import NORM
from spacy.lang.xx import MultiLanguage
from spacy.tokens import Doc

from ..errors import ModelError
from ..model_card import check_sizes, read_card
from .clues import Clues

if TYPE_CHECKING:
    from spacy.language import Language

#: Label of a skill that is a part of the role beside it: "Python" in "Python developer".
ROLE_SKILL = "roles&skills"
WEIGHTS, VALUES = "ner.msgpack", "values.json"
#: Width of the token vectors, layers of the encoder, and rows of each hashed table, by feature.
WIDTH, DEPTH = 96, 3
ROWS = {"NORM": 5000, "PREFIX": 2000, "SUFFIX": 2500, "SHAPE": 500, "TAG": 400, "LEMMA": 600, "MORPH": 100}
CONFIG: dict[str, Any] = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2", "width": WIDTH, "attrs": list(ROWS),
                "rows": list(ROWS.values()), "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": DEPTH,
                "window_size": 1, "maxout_pieces": 3,
            },
        },
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity:
    """Characters start..end (exclusive) of a query fill the slot `label`, or a role and a skill (`ROLE_SKILL`)."""

    start: int
    end: int
    label: str


class Recogniser:
    """Finds the spans of slots; safe to share between threads once loaded."""

    def __init__(self, nlp: Language, values: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Wrap a trained pipeline.

        Args:
            nlp: As made by `blank`, trained.
            values: Slot -> folded words -> value ("senior", "junior+mid"), for words that the rules do not know.
        """
        self._nlp = nlp
        self._ner: Any = nlp.get_pipe("ner")
        self._values = values or {}

    @classmethod
    def load(cls, directory: str | Path) -> Recogniser:
        """Read a trained model.

        Raises:
            ModelError: A file is missing or damaged.
        """
        directory = Path(directory)
        card = read_card(directory)
        if card is not None:
            check_sizes(directory, card)
        nlp = blank()
        try:
            nlp.get_pipe("ner").from_bytes((directory / WEIGHTS).read_bytes())  # type: ignore[attr-defined]
            values = json.loads((directory / VALUES).read_bytes())
        except FileNotFoundError as exc:
            raise ModelError(f"{exc.filename}: missing from the planner's model; `jobsearch train planner` makes one",
                             path=str(exc.filename)) from exc
        except Exception as exc:  # msgpack, thinc and spaCy each raise their own
            raise ModelError(f"{directory}: not a readable planner model: {exc}", path=str(directory)) from exc
        return cls(nlp, values)

    def save(self, directory: str | Path) -> None:
        """Write the model to a directory, which is made."""
        directory = Path(directory)
        directory.mkdir(parents=True, exist_ok=True)
        (directory / WEIGHTS).write_bytes(self._ner.to_bytes())
        told = json.dumps(self._values, ensure_ascii=False, indent=0, sort_keys=True)
        (directory / VALUES).write_text(told, encoding="utf-8")

    def value(self, slot: str, words: str) -> list[str]:
        """What words meant in the training queries; none for unknown ones."""
        told = self._values.get(slot, {}).get(norm(words))
        return told.split("+") if told else []

    def read(self, doc: Doc, clues: Clues) -> list[Entity]:
        """The spans of a query that the rules have read, in order of text, none overlapping."""
        told = self.doc(doc, clues)
        self._ner(told)
        return [Entity(span.start_char, span.end_char, span.label_) for span in told.ents]

    def doc(self, doc: Doc, clues: Clues) -> Doc:
        """The tokens of `doc` with the clues as features."""
        return featured(self._nlp, [(token.text, bool(token.whitespace_)) for token in doc], clues)


def blank() -> Language:
    """The pipeline without what it has learnt."""
    nlp = MultiLanguage()
    nlp.vocab.lex_attr_getters[NORM] = norm  # type: ignore[attr-defined]
    nlp.add_pipe("ner", config=CONFIG)
    return nlp


def featured(nlp: Language, tokens: Iterable[tuple[str, bool]], clues: Clues) -> Doc:
    """A Doc of (word, followed by a blank) whose tags, lemmas and morphs carry the clues."""
    words, spaces = zip(*tokens, strict=True)
    return Doc(
        nlp.vocab, words=list(words), spaces=list(spaces), tags=list(clues.tags), lemmas=list(clues.marks),
        morphs=list(clues.names),
    )  # fmt: skip


@lru_cache(maxsize=50_000)
def norm(word: str) -> str:
    """Case, width, accents and digits folded: "Köche" is "koche", "25k" is "00k"."""
    flat = unicodedata.normalize("NFKD", word.casefold())
    return "".join("0" if ch.isdigit() else ch for ch in flat if not unicodedata.combining(ch))
