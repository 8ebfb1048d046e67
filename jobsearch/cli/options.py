"""Options that several commands share, and the index that they name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ..client import JobSearch
    from ..settings import Settings

F = TypeVar("F", bound=Callable[..., Any])

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class Now(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """A date (midnight, UTC) or an aware time."""

    name = "date or aware time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the time; a naive one is refused, since nobody can tell which zone it means."""
        return value if isinstance(value, datetime) else parse_now(str(value))


def parse_now(text: str, *, field: str = "now") -> datetime:
    """Read a date (midnight, UTC) or an aware time.

    Raises:
        QueryError: It is neither.

    >>> parse_now("2025-10-25").isoformat()
    '2025-10-25T00:00:00+00:00'
    """
    from ..errors import QueryError

    accepted = "accepted is a date (2025-10-25) or an aware time (2025-10-25T09:00:00+02:00)"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise QueryError(f"{field}: {text!r} is no date or time; {accepted}", field=field, value=text) from None
    if moment.tzinfo is None:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise QueryError(f"{field}: {text!r} has no time zone; {accepted}", field=field, value=text) from None
        moment = moment.replace(tzinfo=UTC)
    return moment


class LanguageCode(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4 only
    """An ISO 639 code."""

    name = "language code"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept two or three small letters."""
        import re

        if not re.fullmatch("[a-z]{2,3}", str(value)):
            self.fail(f"{value!r} is no language code; accepted is ISO 639, such as en, de, fr, es, zh", param, ctx)
        return str(value)


def typed(words: tuple[str, ...]) -> str:
    """The words of the command line as one text; `-` alone reads stdin. Bytes that are no UTF-8 become U+FFFD."""
    import sys

    text = sys.stdin.read().strip() if words == ("-",) else " ".join(words)
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def language_option(function: F) -> F:
    """--language."""
    return click.option("--language", type=LanguageCode(), metavar="CODE",
                        help="Language of the text: en, de, fr, es, zh, ... [default: detected]")(function)


def index_option(function: F) -> F:
    """--index."""
    return click.option(
        "--index", metavar="DIR|URL",
        help="Index: a directory, or http(s)://host:port/alias on a cluster. [or JOBSEARCH_INDEX, or index in "
             "jobsearch.toml]",
    )(function)


def engine_option(function: F) -> F:
    """--engine."""
    return click.option(
        "--engine", metavar="NAME",
        help="embedded, elasticsearch or opensearch. [default: told by the index; or JOBSEARCH_ENGINE]",
    )(function)


def now_option(function: F) -> F:
    """--now."""
    return click.option(
        "--now", type=Now(), metavar="DATE|TIME", help='What "today" and "recently" count from. [default: the present]'
    )(function)


def json_option(function: F) -> F:
    """--json / --table."""
    return click.option(
        "--json/--table", "as_json", default=None,
        help="JSON, or a table for people. [default: a table on a terminal, else JSON]",
    )(function)


def quiet_option(function: F) -> F:
    """--quiet."""
    return click.option("--quiet", "-q", is_flag=True, help="No progress and no notes on stderr.")(function)


def load() -> Settings:
    """The settings of environment and file."""
    from ..settings import load_settings

    return load_settings().settings


def open_index(
    index: str | None,
    settings: Settings,
    *,
    create: bool = False,
    encoder: str | None = None,
    engine: str | None = None,
) -> JobSearch:
    """Open the index that --index or the settings name, with the engine that --engine or they name.

    Raises:
        ConfigError: Neither names an index, or the engine takes no such index.
    """
    from ..client import JobSearch
    from ..errors import ConfigError

    named = index if index is not None else settings.index
    if not named:
        raise ConfigError(
            "index: none is named; pass --index DIR or set JOBSEARCH_INDEX", setting="index", source="option"
        )
    connection = settings.connection() if "://" in named else None
    return JobSearch(named, create=create, encoder=encoder, engine=engine or settings.engine, connection=connection)
