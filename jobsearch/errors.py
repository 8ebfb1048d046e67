"""Every error that jobsearch raises on purpose, and the exit code each has on the command line.

    JobSearchError                      exit 1
    ├─ ConfigError                      exit 2   setting, source
    │  └─ MissingExtraError (+ImportError)        extra
    ├─ QueryError                       exit 2   field, value
    │  └─ UnsupportedQuery                        engine, feature
    ├─ EngineError                      exit 3   engine
    │  ├─ EngineUnavailable / EngineTimeout       url (no credentials)
    │  └─ EngineRejected                          status, reason
    ├─ IngestError                      exit 4   rejects: (row, field, reason); the rest was indexed
    │  └─ FeedError                              the feed itself cannot be read: path, reason
    └─ ModelError                       exit 5   path

Attributes carry what the message says, so that callers need not parse text. All of them pickle.
"""

from __future__ import annotations

from typing import Any, ClassVar


class JobSearchError(Exception):
    """Root of the tree; never raised itself."""

    exit_code: ClassVar[int] = 1
    fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, message: str, **attributes: Any) -> None:
        unknown = set(attributes) - set(self.all_fields())
        if unknown:
            raise TypeError(f"{type(self).__name__} takes no {sorted(unknown)}")
        super().__init__(message)
        self.message = message
        for name in self.all_fields():
            setattr(self, name, attributes.get(name))

    @classmethod
    def all_fields(cls) -> tuple[str, ...]:
        """Names of the attributes this class and its parents carry."""
        return tuple(dict.fromkeys(f for c in reversed(cls.__mro__) for f in getattr(c, "fields", ())))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by message and attributes (plain Exception would lose the keywords)."""
        return (_rebuild, (type(self), self.message, {f: getattr(self, f) for f in self.all_fields()}))


def _rebuild(cls: type[JobSearchError], message: str, attributes: dict[str, Any]) -> JobSearchError:
    return cls(message, **attributes)


class ConfigError(JobSearchError):
    """A setting is missing, unknown or malformed."""

    exit_code = 2
    fields: ClassVar[tuple[str, ...]] = ("setting", "source")


class MissingExtraError(ConfigError, ImportError):
    """An optional dependency is not installed; the message ends with the pip command."""

    fields: ClassVar[tuple[str, ...]] = ("extra",)


class QueryError(JobSearchError):
    """A query or one of its arguments is not acceptable."""

    exit_code = 2
    fields: ClassVar[tuple[str, ...]] = ("field", "value")


class UnsupportedQuery(QueryError):
    """The engine lacks a feature that the query needs."""

    fields: ClassVar[tuple[str, ...]] = ("engine", "feature")


class EngineError(JobSearchError):
    """The index or the server behind it failed."""

    exit_code = 3
    fields: ClassVar[tuple[str, ...]] = ("engine",)


class EngineUnavailable(EngineError):
    """The index or server could not be reached, opened or locked."""

    fields: ClassVar[tuple[str, ...]] = ("url",)


class EngineTimeout(EngineError):
    """The server did not answer in time."""

    fields: ClassVar[tuple[str, ...]] = ("url",)


class EngineRejected(EngineError):
    """The server answered, and refused."""

    fields: ClassVar[tuple[str, ...]] = ("status", "reason")


class IngestError(JobSearchError):
    """Some rows were rejected; the others were indexed."""

    exit_code = 4
    fields: ClassVar[tuple[str, ...]] = ("rejects",)


class FeedError(IngestError):
    """A feed cannot be read at all."""

    fields: ClassVar[tuple[str, ...]] = ("path", "reason")


class ModelError(JobSearchError):
    """A model artefact is missing, damaged or of another version."""

    exit_code = 5
    fields: ClassVar[tuple[str, ...]] = ("path",)
