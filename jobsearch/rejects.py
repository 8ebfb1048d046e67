"""The rejects file: one JSON line for each row that was not indexed."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO

from .errors import ConfigError
from .feeds.base import Reject


class RejectsFile:
    """Writes rejects as they come, so that a killed run leaves what it knew; without a path it writes nothing."""

    def __init__(self, path: str | Path | None) -> None:
        self._file: IO[str] | None = None
        if path is not None:
            try:
                self._file = Path(path).open("w", encoding="utf-8", buffering=1)  # noqa: SIM115 - closed by close
            except OSError as exc:
                raise ConfigError(
                    f"rejects file {path}: cannot be written: {exc.strerror}", setting="rejects", source=str(path)
                ) from exc

    def write(self, reject: Reject) -> None:
        """Append one: row, id, field, value, reason, path."""
        if self._file is not None:
            self._file.write(json.dumps(asdict(reject), ensure_ascii=False) + "\n")

    def close(self) -> None:
        """Close the file; may be called twice."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> RejectsFile:
        """Use as a context manager: closed at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()
