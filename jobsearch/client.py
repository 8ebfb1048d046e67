"""The Python client: one index, everything that can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .engines import open_engine, without_login
from .errors import ConfigError, QueryError
from .query import Plan, SearchResponse

if TYPE_CHECKING:
    from .encoding.base import Encoder
    from .engines.base import Engine, IndexStats
    from .engines.cluster.connection import Connection
    from .ingestion import IngestReport
    from .planner.planner import Fixed, Planner
    from .posting import Posting
    from .ranking.base import Ranker
    from .search import Searcher

MAX_WINDOW = 10_000
#: Languages that are told and searched, but have no stemmer.
UNSTEMMED = ("cs", "he", "ja", "ko", "pl", "th", "uk", "zh")


class JobSearch:
    """A job-search index, opened for searching and writing.

    Args:
        index: A directory (embedded engine) or `http(s)://host:port/alias`.
        engine: "embedded", "elasticsearch", "opensearch" or another that is installed; None goes by `index`.
        connection: Login, certificates and time-outs for a cluster; a login in `index` overrules its own.
        encoder: Name of the encoder; None takes the one that the index was written with, else the shipped one.
        create: Make the directory when it does not exist; `index` does so by itself.
        ranker: Orders the candidates; None takes the shipped formula.
        min_hits: Fitting candidates below which a search is widened; 0 never widens.

    Raises:
        EngineUnavailable: The index does not exist, is locked or cannot be reached.

    Example:
        >>> from jobsearch import JobSearch
        >>> with JobSearch("jobs", create=True) as jobs:  # doctest: +SKIP
        ...     jobs.index("postings.jsonl")
        ...     for hit in jobs.search("nurse in Leeds, part time").hits:
        ...         print(hit.rank, hit.title, hit.company)
    """

    def __init__(
        self,
        index: str | Path,
        *,
        engine: str | None = None,
        connection: Connection | None = None,
        encoder: str | None = None,
        create: bool = False,
        ranker: Ranker | None = None,
        min_hits: int | None = None,
    ) -> None:
        self.index_name = without_login(str(index))
        self._encoder_name = encoder
        self._ranker = ranker
        self._min_hits = min_hits
        self._engine: Engine = open_engine(index, engine=engine, create=create, connection=connection)

    def search(
        self,
        text: str = "",
        *,
        now: datetime | None = None,
        size: int = 10,
        cursor: str | None = None,
        window: int = 400,
        language: str | None = None,
        query_id: str | None = None,
        location: str | None = None,
        workplace: str | None = None,
        employment: str | Sequence[str] = (),
        seniority: str | Sequence[str] = (),
        company: str | None = None,
        posted_after: date | None = None,
        highlight: bool = True,
    ) -> SearchResponse:
        """Search in plain words.

        Args:
            text: What the seeker typed, in any of the supported languages; may be empty beside `cursor` or options.
            now: Aware time that "today" and "recently" count from; the present when None.
            size: Hits a page, 1 to `window`.
            cursor: The `cursor` of the page before: continues that search, whatever else is given.
            window: Candidates ranked, 1 to 10,000; also the most hits that paging reaches.
            language: Language of the text (ISO 639-1); detected when None.
            query_id: Kept in the response.
            location: Place that overrules the text's, as a seeker would type it.
            workplace: "remote", "hybrid" or "onsite".
            employment: "full_time", "part_time", "contract", "temporary", "internship", "freelance"; one or several.
            seniority: "internship" to "executive"; one or several.
            company: Employer that overrules the text's.
            posted_after: First day of posting that counts.
            highlight: Mark the matched words in the hits' texts; long runs are faster without.

        Returns:
            The first page, with the intent as understood, facets, what was relaxed, and the next page's cursor.

        Raises:
            QueryError: An argument is not acceptable; it names the field, the value and what is accepted.
        """
        if cursor is not None:
            return self._searcher.next_page(cursor)
        _check_count("window", window, MAX_WINDOW)
        _check_count("size", size, window, "window")
        _check_language(language)
        fixed = self._fixed(location=location, workplace=workplace, employment=_several(employment),
                            seniority=_several(seniority), company=company, posted_after=posted_after)
        started = perf_counter()
        plan = self._planner.plan(
            text, now=now or _present(), query_id=query_id, language=language, fixed=fixed, size=size, window=window
        )
        return self._searcher.search(plan, plan_ms=(perf_counter() - started) * 1000, highlight=highlight)

    def plan(
        self, text: str, *, now: datetime | None = None, query_id: str | None = None, language: str | None = None
    ) -> Plan:
        """Understand a query without running it: the intent, its spans, and the search made of it."""
        _check_language(language)
        return self._planner.plan(text, now=now or _present(), query_id=query_id, language=language)

    def explain(self, text: str, *, now: datetime | None = None, **options: Any) -> SearchResponse:
        """As `search`: every hit's `parts` sum to its score, `legs` tell where each leg ranked it."""
        return self.search(text, now=now, **options)

    def index(
        self,
        sources: str | Path | Iterable[str | Path],
        *,
        now: datetime | None = None,
        feed: str | None = None,
        source: str | None = None,
        expire_missing: bool = False,
        rejects: str | Path | None = None,
        progress: Callable[..., None] | None = None,
    ) -> IngestReport:
        """Read feeds (files, directories, URLs, "-") into the index; unchanged postings are skipped.

        Args:
            sources: One source or several.
            now: Aware time of the run; the present when None.
            feed: Format of the sources; told by their shape when None.
            source: Name kept in the postings, which `expire_missing` goes by; the format's name when None. Give each
                board its own when boards come in separate runs.
            expire_missing: Delete postings of the same source that a full feed no longer holds.
            rejects: File that rejected rows are written to, with reasons (JSON lines).
            progress: Called with (done, total or None, postings a second) as the job goes on.

        Returns:
            Counts: read, written, unchanged, rejected, expired, duplicates, and the rate.
        """
        from .ingestion import ingest

        several = [sources] if isinstance(sources, str | Path) else list(sources)
        report = ingest(
            several, self._engine, self._encoder, now=now or _present(), feed=feed, source=source,
            expire_missing=expire_missing, rejects_path=rejects, progress=progress,
        )
        self.__dict__.pop("_planner", None)
        self.__dict__.pop("_searcher", None)
        return report

    def get(self, id: str) -> Posting | None:
        """The whole posting, or None."""
        return self._engine.postings([id]).get(id)

    def delete(self, ids: str | Sequence[str]) -> int:
        """Delete postings; returns how many existed."""
        deleted = self._engine.delete(_several(ids))
        self._engine.refresh()
        return deleted

    def stats(self) -> IndexStats:
        """Size and age of the index."""
        return self._engine.stats()

    def close(self) -> None:
        """Release files and locks; may be called twice."""
        self._engine.close()

    def __enter__(self) -> JobSearch:
        """Use as a context manager: closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    @cached_property
    def _encoder(self) -> Encoder:
        from .encoding import get_encoder

        written_with = self._engine.get_meta("encoder")
        encoder = get_encoder(self._encoder_name or written_with)
        # Compared by the encoder's own name: a directory, or "hash", is only a way to find it.
        if written_with and encoder.name != written_with:
            raise ConfigError(
                f"encoder: {encoder.name!r} was asked, but the index was written with {written_with!r}; "
                "leave the option out, or index into a new directory",
                setting="encoder", source="option",
            )
        return encoder

    @cached_property
    def _planner(self) -> Planner:
        from .planner.planner import Planner

        return Planner(companies=self._engine.companies())

    @cached_property
    def _searcher(self) -> Searcher:
        from .ranking.formula import FormulaRanker
        from .search import MIN_HITS, Searcher

        min_hits = MIN_HITS if self._min_hits is None else self._min_hits
        return Searcher(self._engine, self._planner, self._encoder, self._ranker or FormulaRanker(), min_hits=min_hits)

    @staticmethod
    def _fixed(**values: Any) -> Fixed:
        from pydantic import ValidationError

        from .planner.planner import Fixed

        for name in ("location", "company"):
            if isinstance(values[name], str) and not values[name].strip():
                raise QueryError(f"{name}: {values[name]!r} is blank; give a name, or None to leave it to the text",
                                 field=name, value=values[name])
        try:
            return Fixed(**values)
        except ValidationError as exc:
            error = exc.errors()[0]
            name = str(error["loc"][0])
            raise QueryError(
                f"{name}: {error['input']!r} is not accepted: {error['msg'].lower()}", field=name, value=error["input"]
            ) from exc


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check_count(name: str, value: object, high: int, high_name: str = "") -> None:
    if type(value) is not int or not 1 <= value <= high:
        told = f"{high:,} ({high_name})" if high_name else f"{high:,}"
        raise QueryError(f"{name}: {value!r} is not accepted; a whole number from 1 to {told} is", field=name,
                         value=value)


def _check_language(code: str | None) -> None:
    if code is None:
        return
    from .extract.analysis import STEMMERS
    from .planner.words import LANGUAGES

    known = sorted({*LANGUAGES, *STEMMERS, *UNSTEMMED})
    if code not in known:
        raise QueryError(f"language: {code!r} is not known; accepted are {', '.join(known)}, and None to detect it",
                         field="language", value=code)


def _present() -> datetime:
    return datetime.now().astimezone()
