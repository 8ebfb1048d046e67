"""One writer at a time: an advisory lock on a file of the index directory, gone when its process is."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from ...errors import EngineError, EngineUnavailable


class WriteLock:
    """Held from the first write to the next refresh or close; readers never ask for it."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / "lock"
        self._file: int | None = None

    @property
    def held(self) -> bool:
        """True while this object holds the lock."""
        return self._file is not None

    def acquire(self) -> None:
        """Take the lock, or keep it.

        Raises:
            EngineUnavailable: Another writer holds it.
        """
        if not self.try_acquire():
            raise EngineUnavailable(
                f"index {self._path.parent} is being written by another process{self._holder()}; "
                "wait until it has ended and try again",
                engine="embedded",
                url=str(self._path.parent),
            )

    def try_acquire(self) -> bool:
        """Take the lock if it is free; False when another writer holds it or the directory is read-only."""
        if self._file is not None:
            return True
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except PermissionError:
            return False
        except OSError as exc:
            if exc.errno in (30, 28):  # read-only file system, no space left
                return False
            raise EngineError(f"cannot lock index {self._path.parent}: {exc}", engine="embedded") from exc
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        self._file = file
        try:
            os.ftruncate(file, 0)
            os.write(file, str(os.getpid()).encode())
        except OSError:
            pass  # the number is only told to a second writer; a full disk must not stop a heal
        return True

    def release(self) -> None:
        """Give the lock back; may be called twice."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _holder(self) -> str:
        try:
            pid = self._path.read_text().strip()
        except OSError:
            return ""
        return f" (process {pid})" if pid else ""
