"""The text cache: a tantivy index of the analysed fields, rebuilt from the database whenever it lags.

Analysis is ours (jobsearch.extract.analysis); tantivy only splits at blanks. Each commit carries the
generation of the database that it holds, so that the two are never mixed up.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import numpy as np
import tantivy
from numpy.typing import NDArray

from ...errors import EngineError
from ...extract.analysis import terms
from ...posting import Posting
from ...query import TEXT_FIELDS as _NAMES
from ...query import TextField
from ..fields import text_values

TEXT_FIELDS = cast("tuple[TextField, ...]", _NAMES)
_HEAP_BYTES = 96_000_000
_TOKENIZER = "jobsearch"


class TextCacheError(Exception):
    """The cache cannot be read; it is to be rebuilt."""


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("seq", indexed=True, fast=True)
    builder.add_unsigned_field("generation", indexed=True, fast=True)
    for field in TEXT_FIELDS:
        builder.add_text_field(field, tokenizer_name=_TOKENIZER)
    return builder.build()


SCHEMA = _schema()


class TextIndex:
    """One tantivy index in a directory."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._writer: tantivy.IndexWriter | None = None
        if create:
            path.mkdir()
        elif not (path / "meta.json").exists():
            raise TextCacheError(f"{path} is missing")
        with cache_errors(path):
            self._index = tantivy.Index(SCHEMA, str(path), reuse=True)
            self._index.register_tokenizer(
                _TOKENIZER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            )
            self._index.config_reader("manual", 0)
        self.searcher, self.generation = self.reload()

    def reload(self) -> tuple[tantivy.Searcher, int]:
        """The last commit, and the generation it holds (-1 when empty)."""
        with cache_errors(self.path):
            self._index.reload()
            self.searcher = self._index.searcher()
            every = tantivy.Query.range_query(SCHEMA, "generation", tantivy.FieldType.Unsigned, 0, None)
            hits = self.searcher.search(every, 1, count=False).hits
            found = self.searcher.fast_field_values("generation", [hit[1] for hit in hits])
            self.generation = int(found[0] or 0) if found else -1
        return self.searcher, self.generation

    def add(self, seq: int, posting: Posting) -> None:
        """Index one row."""
        document = tantivy.Document()
        document.add_unsigned("seq", seq)
        for field in TEXT_FIELDS:
            for text in text_values(posting, field):
                document.add_text(field, " ".join(terms(text, posting.language)))
        with write_errors(self.path):
            self._open_writer().add_document(document)

    def remove(self, seqs: Iterable[int]) -> None:
        """Forget rows."""
        with write_errors(self.path):
            gone = list(seqs)
            if gone:
                # By query: deleting by term takes a number for a signed one and finds nothing.
                self._open_writer().delete_documents_by_query(tantivy.Query.term_set_query(SCHEMA, "seq", gone))

    def commit(self, generation: int) -> None:
        """Make all of it durable and visible at the next reload, as the state `generation`."""
        with write_errors(self.path):
            writer = self._open_writer()
            writer.delete_documents_by_query(
                tantivy.Query.range_query(SCHEMA, "generation", tantivy.FieldType.Unsigned, 0, None)
            )
            document = tantivy.Document()
            document.add_unsigned("generation", generation)
            writer.add_document(document)
            writer.commit()

    def stop_writing(self) -> None:
        """Wait for merges and release tantivy's own lock; uncommitted rows are dropped."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with write_errors(self.path):
                writer.wait_merging_threads()

    def abandon(self) -> None:
        """Drop a writer that failed, without waiting for it."""
        self._writer = None

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(_HEAP_BYTES, 1)
        return self._writer

    @staticmethod
    def rebuild(path: Path, rows: Iterable[tuple[int, Posting]], generation: int) -> TextIndex:
        """A new index of `rows` in place of whatever is at `path`; built aside, then switched."""
        aside, old = path.with_name(path.name + ".new"), path.with_name(path.name + ".old")
        for leftover in (aside, old):
            shutil.rmtree(leftover, ignore_errors=True)
        fresh = TextIndex(aside, create=True)
        for seq, posting in rows:
            fresh.add(seq, posting)
        fresh.commit(generation)
        fresh.stop_writing()
        if path.exists():
            path.rename(old)
        aside.rename(path)
        shutil.rmtree(old, ignore_errors=True)
        return TextIndex(path)


def search(
    searcher: tantivy.Searcher, query: tantivy.Query, limit: int
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """(scores, seqs) of the best `limit` rows, best first."""
    hits = searcher.search(query, limit, count=False).hits
    seqs = searcher.fast_field_values("seq", [hit[1] for hit in hits])
    return np.array([hit[0] for hit in hits], np.float64), np.array([-1 if s is None else s for s in seqs], np.int64)


@contextmanager
def cache_errors(path: Path) -> Iterator[None]:
    """Whatever tantivy cannot read becomes TextCacheError; a panic in it is no Exception of Python's."""
    try:
        yield
    except TextCacheError:
        raise
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as exc:
        raise TextCacheError(f"{path}: {exc}") from exc


@contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """Whatever stops tantivy from writing becomes EngineError."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as exc:
        raise EngineError(
            f"the text index {path} could not be written: {exc}; the postings are safe in the database, and it is "
            "rebuilt when the index is opened next",
            engine="embedded",
        ) from exc
