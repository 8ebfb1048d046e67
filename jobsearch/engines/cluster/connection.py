"""Reaching a cluster: what is needed for it, and the server that is reached."""

from __future__ import annotations

import base64
import logging
import ssl
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from ...errors import ConfigError, MissingExtraError
from .address import Address, parse_address
from .explain import Where, explain
from .failures import Answer, Failure
from .patience import Patience
from .product import check_client, identify
from .server import Server
from .transport import Options, Transport

__all__ = ["Connection", "Server", "connect"]

_log = logging.getLogger("jobsearch")
#: Idle connections cost nothing, and a thread that finds none waits (Elasticsearch) or is told off (OpenSearch).
_LEAST_CONNECTIONS = 32
#: Product -> (its package, module and class of its transport).
_CLIENTS = {
    "opensearch": ("opensearchpy", "transport_opensearch", "OpenSearchTransport"),
    "elasticsearch": ("elasticsearch", "transport_elasticsearch", "ElasticsearchTransport"),
}


class Connection(BaseModel):
    """What is needed to reach a cluster, besides its URL. A login in the URL overrules the one here.

    Attributes:
        api_key: API key (Elasticsearch), as the server gave it: encoded, or "id:key".
        username: Username of a login by password.
        password: Its password.
        ca_certs: File of the CA bundle that signed the servers' certificates (PEM); the client's own when None.
        verify_certs: False trusts any certificate, and with it anybody between; for tests.
        timeout_seconds: Longest wait for one answer.
        retries: Further tries of a search and the like, within about a second.
        patience_seconds: How long ingestion waits for a server that is away.
        max_chunk_bytes: Size of a bulk request.
        threads: Bulk requests at a time.

    Raises:
        ConfigError: A value is not acceptable; names it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    api_key: SecretStr | None = None
    username: str | None = Field(None, repr=False)
    password: SecretStr | None = None
    ca_certs: Path | None = None
    verify_certs: bool = True
    timeout_seconds: float = Field(30.0, gt=0, allow_inf_nan=False)
    retries: int = Field(3, ge=0)
    patience_seconds: float = Field(120.0, ge=0, allow_inf_nan=False)
    max_chunk_bytes: int = Field(8 * 2**20, gt=0)
    threads: int = Field(4, gt=0)

    def __init__(self, **values: Any) -> None:
        try:
            super().__init__(**values)
        except ValidationError as exc:
            error = exc.errors(include_url=False, include_input=False)[0]
            name = ".".join(map(str, error["loc"])) or "connection"
            raise ConfigError(f"{name}: {error['msg']}", setting=name) from None

    def with_login_of(self, address: Address) -> Connection:
        """This connection with the login of a URL, if it has one, in place of its own."""
        if address.username is None:
            return self
        password = address.password or self.password
        return Connection(**{**dict(self), "api_key": None, "username": address.username, "password": password})

    @property
    def login(self) -> str | None:
        """What is sent: "api_key", "password", or None for nothing.

        Raises:
            ConfigError: The login is incomplete, or there are two.
        """
        if self.api_key is not None and self.username is not None:
            raise ConfigError(
                "api_key: set with username; set api_key (JOBSEARCH_API_KEY), or username and password, not both",
                setting="api_key",
            )
        if self.api_key is not None:
            return "api_key"
        given = {"username": self.username, "password": self.password}
        missing = [name for name, value in given.items() if value is None]
        if len(missing) == 1:
            raise ConfigError(
                f"{missing[0]}: missing; a login takes both username (JOBSEARCH_USERNAME) and password "
                "(JOBSEARCH_PASSWORD)",
                setting=missing[0],
            )
        return None if missing else "password"

    @property
    def authorization(self) -> SecretStr | None:
        """Value of the Authorization header.

        Raises:
            ConfigError: As for `login`, or the API key is none.
        """
        if self.login == "api_key" and self.api_key is not None:
            key = self.api_key.get_secret_value().strip()
            if not key.isascii() or not key.isprintable() or " " in key or not key:
                raise ConfigError("api_key: is empty, or has characters that no API key has", setting="api_key")
            return SecretStr(f"ApiKey {_base64(key) if ':' in key else key}")
        if self.login == "password" and self.password is not None:
            return SecretStr(f"Basic {_base64(f'{self.username}:{self.password.get_secret_value()}')}")
        return None

    def secrets(self) -> tuple[str, ...]:
        """Everything that must not be shown, in each form in which it is sent or could be echoed."""
        values = [value.get_secret_value().strip() for value in (self.api_key, self.password) if value is not None]
        sent = self.authorization
        return tuple(filter(None, [*values, *(sent.get_secret_value().split()[1:] if sent else ())]))


def connect(
    url: str, connection: Connection, *, engine: str | None = None, patience: Patience | None = None
) -> Server:
    """Reach a cluster, and see which product it is, in which version.

    Args:
        url: `http(s)://host:port`, several nodes between commas; an alias behind it plays no part here.
        connection: Login, certificates, time-outs.
        engine: "elasticsearch" or "opensearch" when only that product will do.
        patience: How long to wait for it, later on; by default as `connection` says.

    Raises:
        ConfigError: The URL, the login or `ca_certs` is not acceptable.
        MissingExtraError: The product's client is not installed.
        EngineUnavailable: Nothing answers there, or what answers cannot be trusted.
        EngineTimeout: It does not answer in time.
        EngineRejected: The login is refused.
        EngineError: It is another product, or a version that does not work with us or with the installed client.
    """
    address = parse_address(url)
    connection = connection.with_login_of(address)
    options = _options(address, connection)
    patience = patience or Patience(retries=connection.retries, seconds=connection.patience_seconds)
    where = Where(engine, address.url, connection.login, connection.timeout_seconds, connection.secrets())
    asked = engine or _installed()
    transport = _transport(asked, options)
    try:
        answer = patience.run(lambda: _probe(transport), patient=False, whom=address.url)
        product, version = identify(answer, where, engine=engine)
        if product != asked:
            transport.close()
            transport = _transport(product, options)
        check_client(product, version, getattr(transport, "client_version", version), where)
    except Failure as failure:
        transport.close()
        raise explain(failure, where, asked="GET /") from failure
    except BaseException:
        transport.close()
        raise
    where = Where(product, where.url, where.login, where.timeout_seconds, where.secrets)
    return Server(transport, name=product, version=version, url=address.urls[0], where=where, connection=connection,
                  patience=patience)  # fmt: skip


def _probe(transport: Transport) -> Answer:
    answer = transport.probe()
    # A server that is starting says 503, and yet who it is.
    if answer.status >= 500 and not (isinstance(answer.body, Mapping) and "version" in answer.body):
        raise Failure("status", status=answer.status, body=answer.body)
    if answer.status in (401, 403, 429) or 300 <= answer.status < 400:
        raise Failure("status", status=answer.status, body=answer.body)
    return answer


def _installed() -> str:
    """The product whose client is there to ask what answers; either client can."""
    # A directory of that name on the path is found as well, but has no origin.
    specs = {name: find_spec(package) for name, (package, *_) in _CLIENTS.items()}
    found = next((name for name, spec in specs.items() if spec is not None and spec.origin), None)
    if found is None:
        raise MissingExtraError(
            "an index on a cluster needs the client of its product: pip install 'jobsearch[opensearch]', or "
            "pip install 'jobsearch[elasticsearch]'",
            setting="index", extra="elasticsearch",
        )  # fmt: skip
    return found


def _transport(product: str, options: Options) -> Transport:
    package, module, name = _CLIENTS[product]
    try:
        made: Transport = getattr(import_module(f".{module}", __package__), name)(options)
    except ImportError as exc:  # not there, or far too old
        if exc.name is None or exc.name.startswith("jobsearch"):
            raise
        raise MissingExtraError(
            f"engine {product!r} needs the package {package}: pip install 'jobsearch[{product}]'",
            setting="engine", extra=product,
        ) from exc  # fmt: skip
    return made


def _options(address: Address, connection: Connection) -> Options:
    secret = connection.authorization
    if address.scheme == "https":
        if connection.ca_certs is not None:
            _check_bundle(connection.ca_certs)
        if not connection.verify_certs:
            _log.warning("verify_certs is off: the certificates of %s are not checked", address.url)
    return Options(
        urls=tuple(address.urls),
        authorization=secret.get_secret_value() if secret else None,
        ca_certs=str(connection.ca_certs) if connection.ca_certs else None,
        verify_certs=connection.verify_certs,
        timeout_seconds=connection.timeout_seconds,
        compress=not address.loopback,
        connections=max(_LEAST_CONNECTIONS, 2 * connection.threads),
        max_chunk_bytes=connection.max_chunk_bytes,
    )


def _check_bundle(path: Path) -> None:
    try:
        ssl.create_default_context(cafile=str(path))
    except OSError as exc:
        raise ConfigError(
            f"ca_certs: {path} cannot be read as a bundle of certificates in PEM: {exc.strerror or exc}",
            setting="ca_certs",
        ) from exc


def _base64(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()
