"""The spaCy pipelines, one a language: tokeniser and the planner's components in their order."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, get_lang_class
from spacy.vocab import Vocab

from . import exclude, slots
from .companies import CompanyFinder
from .findings import Reading, settle
from .lexicon import fold_word
from .role_lexicon import RoleLexicon, shield
from .roles import roles
from .wishes import wishes
from .words import UNSPACED

#: Components in order. The negators come first, since they change what the words after them mean.
ORDER = (
    "negators", "recency", "places", "radius", "pay", "workplace", "employment", "seniority", "skills",
    "role_lexicon", "companies", "exclusions", "settle", "roles", "wishes",
)  # fmt: skip

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)


class CharacterTokenizer:
    """Every CJK character is a token, as in spaCy's character segmenter, but Latin words and numbers stay whole."""

    _PIECE = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+[+#]*|\\S|\\s+")

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise `text`; joined with its blanks, the Doc gives it back."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in self._PIECE.findall(text):
            if piece.isspace():
                if words and piece[0] == " " and not spaces[-1]:
                    spaces[-1] = True
                    piece = piece[1:]
                if not piece:
                    continue
            words.append(piece)
            spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)


class SparingTokenizer(Tokenizer):  # type: ignore[misc]  # compiled, without types
    """The language's own tokeniser, each of its exceptions added when a text first holds it.

    English has 1,300 ("don't", "8am"); to compile them takes 60 ms, and a query holds one or none. An exception
    applies where its characters stand in a text side by side, so that tokens come out as with all of them.
    """

    def __init__(self, nlp: Language) -> None:
        own = nlp.Defaults
        super().__init__(
            nlp.vocab,
            prefix_search=compile_prefix_regex(own.prefixes or []).search,
            suffix_search=compile_suffix_regex(own.suffixes or []).search,
            infix_finditer=compile_infix_regex(own.infixes or []).finditer,
            token_match=own.token_match,
            url_match=own.url_match,
        )
        self._exceptions = own.tokenizer_exceptions
        self._waiting = {chunk: "".join(chunk.split()) for chunk in self._exceptions}
        self._lock = Lock()

    def __call__(self, string: str) -> Doc:
        """Tokenise `string`."""
        solid = "".join(string.split())
        with self._lock:
            for chunk in [chunk for chunk, characters in self._waiting.items() if characters in solid]:
                self.add_special_case(chunk, self._exceptions[chunk])
                del self._waiting[chunk]
            doc: Doc = super().__call__(string)
        return doc


def build_pipeline(language: str) -> Language:
    """The pipeline for queries in `language`; languages without one of their own share 'xx'."""
    with _collector_paused():
        return _build(language)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Building makes thousands of small lists that all stay; collecting amid them costs more than the building.

    Frozen, they are not walked by later collections either: a full one over spaCy's heap takes 0.1 s of a search.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if running:
            gc.enable()


def _build(language: str) -> Language:
    nlp = _blank(language)
    # Folding once per distinct word, in the vocabulary, serves both the lexicon's phrases and the text.
    nlp.vocab.lex_attr_getters[NORM] = lambda word: fold_word(word, language)  # type: ignore[attr-defined]
    for name in ORDER:
        nlp.add_pipe(f"jobsearch_{name}", config={"query_language": language} if name in _BY_LANGUAGE else {})
    return nlp


def _blank(language: str) -> Language:
    # The class itself: `spacy.blank` makes the same, and checks a whole training configuration first.
    tokenizer = CharacterTokenizer if language in UNSPACED else SparingTokenizer
    nlp = get_lang_class(language if language in ("en", "de", "es") else "xx")(create_tokenizer=tokenizer)
    if language == "fr":
        # spaCy's French tokeniser takes two seconds to build (its list of exceptions); queries need its elisions only.
        infixes = [*(nlp.Defaults.infixes or []), r"(?<=[^\W\d_])['’](?=\w)"]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    return nlp


def read(nlp: Language, reading: Reading) -> Doc:
    """Run the pipeline over one query; the result lies in `doc._.reading` and `doc.spans`."""
    doc = nlp.make_doc(reading.text)
    for token in doc:
        # Tokeniser exceptions carry norms of their own ("n't"); the lexicon needs the folded form.
        token.norm_ = fold_word(token.text, reading.language)
    doc._.reading = reading
    return nlp(doc)


def _component(name: str, work: Callable[[Doc, Reading], None]) -> None:
    def run(doc: Doc) -> Doc:
        work(doc, doc._.reading)
        return doc

    Language.component(f"jobsearch_{name}", func=run)


def _over_text(finder: Callable[[Reading], None]) -> Callable[[Doc, Reading], None]:
    """A component that needs the text only."""
    return lambda doc, reading: finder(reading)


def _settle(doc: Doc, reading: Reading) -> None:
    shield(reading)
    settle(reading)
    for slot in {finding.slot for finding in reading.found}:
        spans = [doc.char_span(f.start, f.end, alignment_mode="expand") for f in reading.of(slot)]
        doc.spans[slot] = [span for span in spans if span is not None]


_FINDERS: dict[str, Callable[[Reading], None]] = {
    "negators": exclude.cues,
    "recency": slots.recency,
    "places": slots.places,
    "radius": slots.radius,
    "pay": slots.pay,
    "workplace": slots.workplace,
    "employment": slots.employment,
    "seniority": slots.seniority,
    "skills": slots.skills,
    "exclusions": exclude.exclusions,
    "wishes": wishes,
}
_BY_LANGUAGE: dict[str, Callable[[Vocab, str], Callable[[Doc, Reading], None]]] = {
    "role_lexicon": RoleLexicon,
    "companies": CompanyFinder,
}


def _register() -> None:
    for name, finder in _FINDERS.items():
        _component(name, _over_text(finder))
    _component("settle", _settle)
    _component("roles", roles)
    for name, build in _BY_LANGUAGE.items():

        def create(nlp: Language, name: str, query_language: str, build: Any = build) -> Callable[[Doc], Doc]:
            work = build(nlp.vocab, query_language)

            def run(doc: Doc) -> Doc:
                work(doc, doc._.reading)
                return doc

            return run

        Language.factory(f"jobsearch_{name}", default_config={"query_language": "en"}, func=create)


_register()
