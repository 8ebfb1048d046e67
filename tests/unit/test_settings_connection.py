"""What a cluster is reached with: the address that an index names, the alias in it, the login."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobsearch.engines import open_engine
from jobsearch.engines.cluster.address import check_alias, parse_address
from jobsearch.engines.cluster.connection import Connection, connect
from jobsearch.errors import ConfigError

# Addresses


@pytest.mark.parametrize(
    ("url", "nodes", "alias"),
    [
        ("http://host:9200/jobs", [("host", 9200)], "jobs"),
        ("HTTP://host/jobs/", [("host", 9200)], "jobs"),
        ("https://search.example.com/jobs", [("search.example.com", 443)], "jobs"),
        ("http://a:9200,b:9201,a:9200/jobs", [("a", 9200), ("b", 9201)], "jobs"),
        ("http://[::1]:9200/j%C3%B6bs", [("::1", 9200)], "jöbs"),
        ("http://me:p%40ss@host:9200/jobs", [("host", 9200)], "jobs"),
        ("http://host:9200", [("host", 9200)], ""),
    ],
)
def test_an_address_is_taken_apart(url: str, nodes: list[tuple[str, int]], alias: str) -> None:
    address = parse_address(url)
    assert (list(address.nodes), address.alias) == (nodes, alias)


def test_the_login_of_an_address() -> None:
    address = parse_address("http://m%C3%A9:p%40s%2Fs@host:9200/jobs")
    assert address.username == "mé"
    assert address.password is not None and address.password.get_secret_value() == "p@s/s"
    assert parse_address("http://host/jobs").username is None
    assert parse_address("https://[::1]:9200,b/x").url == "https://[::1]:9200,b:443"


@pytest.mark.parametrize(
    "url",
    ["http:///jobs", "http://", "http://host:0/jobs", "http://host:99999/jobs", "http://host:x/jobs", "ftp://host/jobs",
     "http://a:9200,http://b:9200/jobs", "http://a,,b/jobs", "http://a b/jobs", "http://a..b/jobs", "http://\ud800/jobs"],
)  # fmt: skip
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_address(url)
    assert caught.value.setting == "index" and "http" in str(caught.value)


@pytest.mark.parametrize(
    ("alias", "told"),
    [("", "no alias"), ("Jobs", "upper-case"), ("jobs/x", "'/'"), ("a b", "' '"), ("a*", "'*'"), ("a,b", "','"),
     ("-jobs", "begins with '-'"), ("_all", "begins with '_'"), ("+x", "'+'"), ("..", "'.'"), ("a%22", "'\"'"),
     ("jobs?x=1", "'?'"), ("jobs#x", "'#'"), ("a:b", "':'"), ("x" * 241, "longer")],
)  # fmt: skip
def test_an_alias_that_no_server_takes(alias: str, told: str) -> None:
    with pytest.raises(ConfigError, match="alias") as caught:
        open_engine(f"http://me:s3cret-pass@localhost:1/{alias}")
    assert told in str(caught.value) and "s3cret" not in str(caught.value)


def test_an_alias_is_kept() -> None:
    for alias in ("jobs", "jobs-2.x_v1", "日本", "1"):
        assert check_alias(parse_address(f"http://host:9200/{alias}")) == alias


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.sampled_from(["", ":0", ":99999", "/A", " "]))
def test_no_part_of_a_login_is_ever_shown(password: str, wrong: str) -> None:
    marked = f"<{password}>"
    url = f"http://me:{marked}@host{wrong}/jobs"
    try:
        address = parse_address(url)
        check_alias(address)
        shown = f"{address!r} {address.url} {address.urls}"
    except ConfigError as exc:
        shown = f"{exc} {exc!r} {vars(exc)}"
    assert marked not in shown and "me:" not in shown


# What a connection is made with


def test_a_connection_shows_no_secret_and_is_checked() -> None:
    connection = Connection(api_key="k3y-k3y-k3y", password="s3cret-pass", username="somebody")
    for shown in (repr(connection), str(connection), str(connection.model_dump())):
        assert "k3y" not in shown and "s3cret" not in shown
    assert "somebody" not in repr(connection)
    with pytest.raises(ConfigError, match="timeout_seconds") as caught:
        Connection(timeout_seconds=0)
    assert caught.value.setting == "timeout_seconds"
    with pytest.raises(ConfigError, match="password") as caught:
        Connection(password=["s3cret-pass"])
    assert "s3cret" not in f"{caught.value} {caught.value.__cause__} {vars(caught.value)}"
    with pytest.raises(ConfigError, match="passwort"):
        Connection(passwort="x")


@pytest.mark.parametrize(
    ("values", "sent"),
    [
        ({}, None),
        ({"api_key": " aWQ6a2V5 \n"}, "ApiKey aWQ6a2V5"),
        ({"api_key": "id:key"}, "ApiKey aWQ6a2V5"),
        ({"username": "mé", "password": "p:ss"}, "Basic bcOpOnA6c3M="),
        ({"username": "", "password": ""}, "Basic Og=="),
    ],
)
def test_the_login_that_is_sent(values: dict[str, str], sent: str | None) -> None:
    secret = Connection(**values).authorization
    assert (secret.get_secret_value() if secret else None) == sent


@pytest.mark.parametrize(
    ("values", "setting"),
    [
        ({"api_key": "k", "username": "me", "password": "p"}, "api_key"),
        ({"username": "me"}, "password"),
        ({"password": "s3cret"}, "username"),
        ({"api_key": "two\nlines"}, "api_key"),
        ({"api_key": "clé"}, "api_key"),
        ({"api_key": " "}, "api_key"),
    ],
)
def test_half_a_login_is_a_setting_error(values: dict[str, str], setting: str) -> None:
    with pytest.raises(ConfigError) as caught:
        connect("http://localhost:1", Connection(**values))
    assert caught.value.setting == setting
    assert not any(value in str(caught.value) for value in values.values() if len(value) > 2)


