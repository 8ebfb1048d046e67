"""Finds the data that ships beside the code: in a wheel under `jobsearch/_data`, in a checkout at the top."""

from __future__ import annotations

from pathlib import Path

from .errors import ConfigError

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """The folder of packaged data called `name` (`"ingest"`, `"mappings"`).

    A wheel carries these folders inside the package; a checkout, or an editable install of one, keeps them
    at its top, where people look for them.

    Raises:
        ConfigError: The installation lacks the folder.
    """
    tried = [_PACKAGE / "_data" / name, _PACKAGE.parent / name]
    for folder in tried:
        if folder.is_dir():
            return folder
    raise ConfigError(
        f"packaged data {name!r} is missing; looked in {' and '.join(map(str, tried))}; reinstall jobsearch",
        setting=name,
        source="installation",
    )
