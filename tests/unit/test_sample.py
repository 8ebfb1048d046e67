"""The shipped sample: what a first demo relies on."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import yaml

from jobsearch.enrich import enrich
from jobsearch.errors import FeedError, QueryError
from jobsearch.extract.html import to_text
from jobsearch.feeds import RawPosting, Reject, detect_feed, expand, open_source
from jobsearch.sample import feed_path, parse, read

NOW = datetime(2025, 11, 12, 15, 30, tzinfo=UTC)
POSTINGS = {posting["id"]: posting for posting in read(NOW)}
KEYS = {
    "id", "title", "company", "department", "locations", "workplace", "employment", "salary", "description",
    "language", "posted_at", "valid_through", "url",
}  # fmt: skip
VALLEY = (
    r"San Jos[eé], CA|SAN JOSE, CA|Palo Alto|Mountain View|MOUNTAIN VIEW|Sunnyvale|Santa Clara"
    r"|Menlo Park|Cupertino|Redwood City|Milpitas"
)
SOFTWARE = r"(?i)software eng|engineer|developer|\bsde\b|软件工程师"


def groups() -> list[list[str]]:
    """Ids of each advertisement with its intended copies."""
    found = []
    for file in sorted(feed_path().glob("*.yaml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["postings"]:
            found.append([entry["id"], *(copy["id"] for copy in entry.get("copies", ()))])
    return found


def matching(title: str, place: str = "", text: str = "") -> list[str]:
    return [
        p["id"]
        for p in POSTINGS.values()
        if re.search(title, p["title"])
        and re.search(place, " ; ".join(p["locations"]))
        and re.search(text, p["description"])
    ]


def raw_postings(name: str) -> list[RawPosting | Reject]:
    """What the feed that is detected, the sample's, reads of one source."""
    source = open_source(name)
    try:
        feed = detect_feed(source)
        assert feed.name == "sample", name
        return list(feed.read(source))
    finally:
        source.close()


def age(posting: dict[str, object]) -> float:
    return (NOW - datetime.fromisoformat(str(posting["posted_at"]))) / timedelta(days=1)


def test_every_id_and_url_is_used_once() -> None:
    rows = list(read(NOW))
    assert len(rows) == len(POSTINGS) == len({p["url"] for p in rows}) >= 420
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", id) for id in POSTINGS)


def test_every_posting_is_complete() -> None:
    for id, posting in POSTINGS.items():
        assert posting.keys() == KEYS, id
        for key in ("title", "company", "description", "language", "employment"):
            if key == "employment" and not posting[key]:
                continue
            assert isinstance(posting[key], str) and posting[key].strip() == posting[key] != "", (id, key)
        assert posting["locations"] and all(isinstance(p, str) and p for p in posting["locations"]), id
        assert posting["url"] == f"https://jobs.example.com/{id}"
        assert "{" not in posting["title"] + posting["description"], id
        least = 55 if posting["language"] == "zh" else 18
        length = len(posting["description"] if posting["language"] == "zh" else posting["description"].split())
        assert length >= least, id


def test_salaries_are_text_or_whole_ranges() -> None:
    stated = [p for p in POSTINGS.values() if p["salary"]]
    assert len(stated) >= len(POSTINGS) / 2
    for posting in stated:
        pay = posting["salary"]
        if isinstance(pay, str):
            assert re.search(r"\d", pay), posting["id"]
            continue
        assert pay.keys() == {"min", "max", "currency", "period"}, posting["id"]
        assert 0 < pay["min"] <= pay["max"], posting["id"]
        assert pay["period"] in {"hour", "day", "week", "month", "year"}, posting["id"]
    currencies = {p["salary"]["currency"] for p in stated if isinstance(p["salary"], dict)}
    assert {"USD", "CAD", "GBP", "EUR", "CHF", "INR", "CNY", "AUD", "BRL"} <= currencies


@pytest.mark.parametrize(("language", "least"), [("en", 280), ("de", 45), ("es", 35), ("fr", 30), ("zh", 20)])
def test_languages(language: str, least: int) -> None:
    assert Counter(p["language"] for p in POSTINGS.values())[language] >= least


def test_software_roles_in_silicon_valley_are_many_and_of_every_age() -> None:
    found = [age(POSTINGS[id]) for id in matching(SOFTWARE, VALLEY)]
    assert len(found) >= 18
    assert min(found) < 1 and max(found) > 80
    assert sum(days < 31 for days in found) >= 10


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("Software", "San Francisco"), ("Software", "Oakland"), ("Software", "Seattle"), ("Software", "New York"),
        ("Software", "London, UK"), ("Engineer", "Berlin"), ("Software", "Remote"),
        ("Nurse", "San Jose, CA"), ("Chef", "Palo Alto"), ("Hardware.*Technician", "Fremont"),
        ("^Reporter", ""), ("Court Reporter", ""), ("Reporter-Gene", ""),
        ("^Project Architect", ""), ("Software Architect", ""), ("Solutions Architect", ""),
        ("Landscape Architect", ""), ("Softwarearchitekt", ""), ("^Architekt", ""),
        ("Financial Controller", ""), ("Air Traffic Controller", ""), ("Document Controller", ""),
        ("Motion Control", ""), ("Truck Driver", ""), ("Delivery Driver", ""), ("Device Driver Engineer", ""),
        ("Licence Examiner", ""), ("^Server$", ""), ("Server Administrator", ""),
        ("Registered Nurse", ""), ("Nurse Recruiter", ""), ("Math Teacher", ""), ("Teacher Recruiter", ""),
        ("Recruiter.*Software Engineers", ""), ("Insurance Agent", ""), ("Travel Agent", ""),
        ("Real Estate Agent", "Valencia, CA"), ("AI Agent Engineer", ""), ("Train Conductor", ""),
        ("Principal Conductor", ""), ("Pilot", ""), ("Fit Model", ""), ("Model Training", ""),
        ("Restaurant Host", ""), ("Show Host", ""), ("Buyer", ""), ("Personal Trainer", ""), ("Barista", ""),
        ("Java Software Engineer", ""), ("Reading Coach", ""), ("", "Reading, (UK|Berkshire)"),
        ("", "Mobile, (AL|Alabama)"), ("Mobile Engineer", "Austin"), ("", "Paris, TX"), ("", "^Paris"),
        ("", "Cambridge, MA"), ("", "Cambridge, UK"), ("", "Birmingham, AL"), ("", "Birmingham, UK"),
        ("", "San José, Costa Rica"), ("", "Valencia, España"), ("", "London, (ON|Ontario)"), ("Go Developer", ""),
        ("", "Remote.*US only"), ("", "EMEA"), ("", "LatAm"), ("", "APAC"), ("", "anywhere"),
        ("", "United States . Canada"), ("", "Remote.*Europe"), ("", "DACH"), ("", "HQ"), ("", "上海"),
        ("[(]m/w/d[)]", ""), ("[(]H/F[)]", ""), ("Enfermero/a", ""), ("Req [0-9]", ""), ("^[A-Z -]{20,}$", ""),
        ("Intern\\b", ""), ("Apprentice", ""), ("^VP ", ""), ("Chief", ""),
    ],
)  # fmt: skip
def test_the_trap_and_its_counterpart_are_there(title: str, place: str) -> None:
    assert matching(title, place)


def test_some_descriptions_are_escaped_html() -> None:
    assert len(matching("", "", "&lt;p&gt;")) >= 5
    assert matching("", "", "&lt;li&gt;") and matching("", "", "&amp;[#a-z]")


def test_reposts_city_copies_and_many_places() -> None:
    copied = [[POSTINGS[id] for id in ids] for ids in groups() if len(ids) > 1]
    reposts = [g for g in copied if len({tuple(p["locations"]) for p in g}) == 1]
    cities = [g for g in copied if len({tuple(p["locations"]) for p in g}) == len(g)]
    assert len(reposts) + len(cities) == len(copied)
    assert len(reposts) >= 8 and all(age(first) > age(later) for first, later in reposts)
    assert sum(5 <= len(g) <= 8 for g in cities) >= 4
    assert sum(len(p["locations"]) >= 3 for p in POSTINGS.values()) >= 6


def test_no_sentence_is_used_twice_beyond_the_copies() -> None:
    seen: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, ids in enumerate(groups()):
        posting = POSTINGS[ids[0]]
        text = to_text(posting["description"]).casefold()
        pattern, size = (r"\w", 12) if posting["language"] == "zh" else (r"\w+", 7)
        words = re.findall(pattern, text)
        for start in range(len(words) - size + 1):
            seen[tuple(words[start : start + size])].add(number)
    assert {" ".join(shingle) for shingle, users in seen.items() if len(users) > 1} == set()


def test_ages_are_spread_and_never_in_the_future() -> None:
    ages = [age(p) for p in POSTINGS.values()]
    assert 0 <= min(ages) < 1 and 100 < max(ages) <= 121
    assert sum(days < 31 for days in ages) >= len(ages) / 2
    assert all(p["valid_through"] is None or p["valid_through"] > p["posted_at"] for p in POSTINGS.values())
    assert sum(p["valid_through"] is not None for p in POSTINGS.values()) >= 15


def test_postings_of_one_day_are_equal_and_move_with_the_day() -> None:
    assert list(read(NOW.replace(hour=1))) == list(POSTINGS.values())
    for before, after in zip(POSTINGS.values(), read(NOW + timedelta(days=3)), strict=True):
        moved = datetime.fromisoformat(after["posted_at"]) - datetime.fromisoformat(before["posted_at"])
        assert moved == timedelta(days=3)


@pytest.mark.parametrize("hours", [-8, 0, 8])
def test_age_zero_is_today_in_the_callers_zone(hours: int) -> None:
    now = datetime(2025, 11, 12, 23, 30, tzinfo=timezone(timedelta(hours=hours)))
    newest = max(datetime.fromisoformat(p["posted_at"]) for p in read(now))
    assert newest.utcoffset() == timedelta(0)
    assert newest <= now and newest.astimezone(now.tzinfo).date() == now.date()


def test_naive_now_is_refused() -> None:
    with pytest.raises(QueryError, match="time zone") as caught:
        next(read(datetime(2025, 11, 12)))
    assert caught.value.field == "now"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("postings: []", "language"),
        ("[1, 2]", "language"),
        ("a: [", "not valid YAML"),
        ("language: en\npostings: [{id: a-b, days_ago: 1}]", "missing or unknown company"),
        (
            "language: en\npostings: [{id: a, title: t, company: c, locations: x, description: d, days_ago: 1, p: 1}]",
            "unknown p",
        ),
    ],
)
def test_a_damaged_file_is_named(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(text)
    with pytest.raises(FeedError, match=message) as caught:
        list(read(NOW, path=file))
    assert "broken.yaml" in str(caught.value)


def test_copies_change_only_what_they_say() -> None:
    text = (
        "language: en\npostings:\n- {id: a, title: Cook in {place}, company: C, locations: X, place: X, days_ago: 4,"
        " description: 'Come to {place}.', copies: [{id: b, place: Y, locations: Y}]}\n"
    ).replace("Cook in {place}", "'Cook in {place}'")
    first, second = parse(text, name="t")
    assert (first["title"], second["title"]) == ("Cook in X", "Cook in Y")
    assert {k for k in first if first[k] != second[k]} == {"id", "title", "locations", "description", "url"}


def test_the_feed_reads_the_data_files_and_the_dated_lines(tmp_path: Path) -> None:
    from_files = [raw for name in expand(feed_path()) for raw in raw_postings(name)]
    lines = tmp_path / "sample.jsonl"
    lines.write_text("\n".join(json.dumps(p) for p in POSTINGS.values()), encoding="utf-8")
    from_lines = raw_postings(str(lines))
    assert not [raw for raw in from_files + from_lines if isinstance(raw, Reject)]
    assert [raw.id for raw in from_files] == [raw.id for raw in from_lines] == list(POSTINGS)
    for of_file, of_line in zip(from_files, from_lines, strict=True):
        assert isinstance(of_file, RawPosting) and isinstance(of_line, RawPosting)
        dates = {"row": 0, "posted_at": "", "valid_through": ""}
        assert replace(of_file, **dates) == replace(of_line, **dates)


def test_postings_of_the_feed_enrich() -> None:
    raws = raw_postings(str(feed_path() / "software-silicon-valley.yaml"))
    postings = [enrich(raw, now=NOW, source="sample") for raw in raws if isinstance(raw, RawPosting)]
    assert len(postings) == len(raws) >= 18
    assert all("metro:silicon-valley" in p.place_codes for p in postings)
    assert all(p.posted_at is not None and p.posted_at <= NOW for p in postings)
