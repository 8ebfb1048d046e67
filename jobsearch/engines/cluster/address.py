"""The `http(s)://host:port/alias` that `--index` names, taken apart; its login goes no further than the Connection."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from pydantic import SecretStr

from ...errors import ConfigError

_PORTS = {"http": 9200, "https": 443}
_NODE = re.compile(
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|(?:[\w-]{1,63}\.)*[\w-]{1,63}\.?)(?::(?P<port>[0-9]{1,5}))?", re.ASCII
)
_FORBIDDEN = re.compile(r'[\x00-\x1f/\\*?"<>|\s,#:@]')
#: The servers take 255; the versioned index behind the alias needs a few for its number.
_MAX_ALIAS_BYTES = 240
_LOOPBACK = re.compile(r"localhost|127(\.\d+){3}|::1")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a cluster is.

    Attributes:
        scheme: "http" or "https".
        nodes: (host, port) of each node, in the order given.
        alias: Alias on the cluster; "" when the URL names none.
        username: Of a login in the URL.
        password: Of a login in the URL.
    """

    scheme: str
    nodes: tuple[tuple[str, int], ...]
    alias: str = ""
    username: str | None = field(default=None, repr=False)
    password: SecretStr | None = None

    @property
    def urls(self) -> list[str]:
        """`scheme://host:port` of each node."""
        return [f"{self.scheme}://{_netloc(host, port)}" for host, port in self.nodes]

    @property
    def url(self) -> str:
        """All nodes as one URL, as `--index` takes it, without login and alias."""
        return f"{self.scheme}://{','.join(_netloc(host, port) for host, port in self.nodes)}"

    @property
    def loopback(self) -> bool:
        """Whether every node is on this machine."""
        return all(_LOOPBACK.fullmatch(host) for host, _ in self.nodes)


def parse_address(url: str) -> Address:
    """Take a URL apart. Several nodes stand between commas: `http://a:9200,b:9200/alias`.

    A node without a port has 9200 (http) or 443 (https), as in the official clients.

    Raises:
        ConfigError: The URL names no node, or a part of it is not acceptable. The message never holds the login.

    >>> parse_address("http://me:pa%2Fss@a:9200,b/jobs")
    Address(scheme='http', nodes=(('a', 9200), ('b', 9200)), alias='jobs', password=SecretStr('**********'))
    """
    scheme, _, rest = url.partition("://")
    scheme = scheme.lower()
    # The last @: an unescaped /, @ or comma of a password must not end up in what is shown.
    login, at, rest = rest.rpartition("@")
    shown = f"{scheme}://{rest}"
    if scheme not in _PORTS:
        raise ConfigError(f"index {shown!r}: a cluster is named by http:// or https://", setting="index")
    listed, _, path = rest.partition("/")
    nodes = tuple(dict.fromkeys(_node(text.strip(), scheme, shown) for text in listed.split(",")))
    username, colon, password = login.partition(":")
    return Address(
        scheme=scheme,
        nodes=nodes,
        alias=unquote(path.removesuffix("/")),
        username=unquote(username) if at else None,
        password=SecretStr(unquote(password)) if colon else None,
    )


def check_alias(address: Address) -> str:
    """The alias, if it is one that both products accept.

    Raises:
        ConfigError: It is missing or malformed; says what is accepted.
    """
    alias = address.alias
    if not alias:
        raise ConfigError(
            f"index {address.url}: no alias is named; write {address.url}/jobs, for an alias called jobs",
            setting="index",
        )
    wrong = (
        "it has upper-case letters" if alias != alias.lower()
        else f"it has {found[0]!r}" if (found := _FORBIDDEN.search(alias))
        else f"it begins with {alias[0]!r}" if alias[0] in "-_+."
        else f"it is longer than {_MAX_ALIAS_BYTES} bytes" if len(alias.encode("utf-8", "replace")) > _MAX_ALIAS_BYTES
        else ""
    )  # fmt: skip
    if wrong:
        raise ConfigError(
            f"index: alias {alias!r} is not accepted: {wrong}; accepted are small letters, digits and - _ . "
            "inside, without blanks and \\ / * ? \" < > | , # : @",
            setting="index",
        )
    return alias


def _node(text: str, scheme: str, shown: str) -> tuple[str, int]:
    found = _NODE.fullmatch(text)
    port = int(found["port"] or _PORTS[scheme]) if found else 0
    if found is None or not 0 < port < 65_536:
        raise ConfigError(
            f"index {shown!r}: node {text!r} is not accepted; write http://host:port/alias, "
            "or http://a:9200,b:9200/alias for several nodes",
            setting="index",
        )
    return found["host"].strip("[]"), port


def _netloc(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
