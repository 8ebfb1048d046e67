"""Settings of the command line: option over environment over `jobsearch.toml` over default."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from .errors import ConfigError

if TYPE_CHECKING:
    from .engines.cluster.connection import Connection

PREFIX = "JOBSEARCH_"
CONFIG_FILE = "jobsearch.toml"
#: Variables that steer the tests and the command itself, not a setting.
OTHER_VARIABLES = frozenset({"JOBSEARCH_CONFIG", "JOBSEARCH_REQUIRE_ENGINES", "JOBSEARCH_ENGINE_HEAP"})


class Settings(BaseSettings):
    """What may be set once instead of with each command; `JOBSEARCH_SIZE=20` sets `size`.

    Attributes:
        index: Directory or `http(s)://host:port/alias` searched and written when `--index` is not given.
        engine: "embedded", "elasticsearch" or "opensearch"; told by the index when None.
        encoder: Encoder for new indexes; an index that exists keeps its own.
        size: Hits a page.
        window: Candidates ranked a search.
        language: Language of queries (ISO 639-1); detected when None.
        api_key: API key for a cluster; as for the rest, see `jobsearch.engines.cluster.connection.Connection`.
        username: Username for a cluster.
        password: Its password.
        ca_certs: File of the CA bundle that signed a cluster's certificates.
        verify_certs: False trusts any certificate.
        timeout_seconds: Longest wait for one answer of a cluster.
        patience_seconds: How long indexing waits for a cluster that is away.
        max_chunk_bytes: Size of a bulk request.
        threads: Bulk requests at a time.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True, hide_input_in_errors=True)

    index: str | None = Field(None, repr=False)
    engine: str | None = None
    encoder: str | None = None
    size: int = Field(10, gt=0, le=10_000)
    window: int = Field(400, gt=0, le=10_000)
    language: str | None = Field(None, pattern="^[a-z]{2,3}$")
    api_key: SecretStr | None = None
    username: str | None = Field(None, repr=False)
    password: SecretStr | None = None
    ca_certs: Path | None = None
    verify_certs: bool = True
    timeout_seconds: float = Field(30.0, gt=0, allow_inf_nan=False)
    patience_seconds: float = Field(120.0, ge=0, allow_inf_nan=False)
    max_chunk_bytes: int = Field(8 * 2**20, gt=0)
    threads: int = Field(4, gt=0)

    def connection(self) -> Connection:
        """How a cluster is reached."""
        from .engines.cluster.connection import Connection

        return Connection(**{name: value for name, value in self if name in Connection.model_fields})

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment first; the file's values come in as arguments, and so rank below it."""
        return env_settings, init_settings


#: Settings whose values are never shown; `index` is, without its login.
SECRETS = frozenset({"api_key", "password"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings with where each came from.

    Attributes:
        settings: The values.
        sources: Setting -> "environment JOBSEARCH_X", the file's path, or "default".
        unknown: JOBSEARCH_ variables that set nothing -> the setting that may be meant, or "".
    """

    settings: Settings
    sources: Mapping[str, str]
    unknown: Mapping[str, str]


def load_settings(*, directory: Path | None = None, environ: Mapping[str, str] | None = None) -> Resolved:
    """Read environment and file once.

    Args:
        directory: Where `jobsearch.toml` is looked for; the working directory when None. `JOBSEARCH_CONFIG` overrules.
        environ: Environment looked at for sources; the process's when None.

    Raises:
        ConfigError: The file cannot be read, or a setting is unknown or malformed; names it and its source.
    """
    environ = os.environ if environ is None else environ
    named = environ.get("JOBSEARCH_CONFIG")
    path = Path(named) if named else (directory or Path()) / CONFIG_FILE
    in_file = _read(path, required=bool(named))
    names = list(Settings.model_fields)
    from_env = {name: variable for name in names if (variable := PREFIX + name.upper()) in environ}
    sources = {
        name: f"environment {from_env[name]}" if name in from_env else str(path) if name in in_file else "default"
        for name in names
    }
    unknown_keys = sorted(set(in_file) - set(names))
    if unknown_keys:
        raise ConfigError(
            f"{unknown_keys[0]}: unknown setting in {path}; known: {', '.join(names)}",
            setting=unknown_keys[0], source=str(path),
        )
    try:
        settings = Settings(**in_file)
    except ValidationError as exc:
        error = exc.errors(include_url=False)[0]
        name = str(error["loc"][0]) if error["loc"] else "settings"
        source = sources.get(name.lower(), str(path))
        value = "its value" if name in SECRETS else repr(error["input"])
        raise ConfigError(
            f"{name}: {value} is not accepted ({source}): {error['msg']}", setting=name, source=source
        ) from (None if name in SECRETS else exc)
    return Resolved(settings, sources, _unknown_variables(environ, names))


def _read(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if required:
            raise ConfigError(f"JOBSEARCH_CONFIG: no such file: {path}", setting="JOBSEARCH_CONFIG",
                              source="environment") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ConfigError(f"{path}: cannot be read as TOML: {exc}", setting=path.name, source=str(path)) from exc


def _unknown_variables(environ: Mapping[str, str], names: list[str]) -> dict[str, str]:
    known = {PREFIX + name.upper() for name in names} | OTHER_VARIABLES
    unknown = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
    return {name: next(iter(get_close_matches(name, known, n=1)), "") for name in unknown}
