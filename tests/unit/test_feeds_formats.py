"""Each format's fields, and that each source is told by its shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jobsearch.errors import ConfigError, FeedError
from jobsearch.feeds import (
    RawPay,
    RawPlace,
    RawPosting,
    Reject,
    detect_feed,
    feed_names,
    get_feed,
    open_source,
    raw_hash,
)
from jobsearch.feeds.eures import EuresFeed, posting_id
from jobsearch.feeds.mapped import Definition, MappedFeed, load_feed
from jobsearch.feeds.paths import dig, steps
from jobsearch.feeds.registry import _BUILT_IN
from jobsearch.resources import data_dir

ASHBY = {
    "id": "a-1",
    "title": "Baker",
    "department": "Kitchen",
    "employmentType": "FullTime",
    "location": "Leeds (HQ)",
    "secondaryLocations": [{"location": "York", "address": {"postalAddress": {"addressCountry": "UK"}}}],
    "publishedAt": "2025-10-10T21:10:27.371+00:00",
    "isListed": True,
    "isRemote": False,
    "address": {"postalAddress": {"addressLocality": "Leeds", "addressRegion": "", "addressCountry": "United Kingdom"}},
    "jobUrl": "https://jobs.ashbyhq.com/Hot%20Bread/a-1",
    "descriptionHtml": "<p>Bake.</p>",
    "descriptionPlain": "Bake.",
    "compensation": {
        "compensationTierSummary": "£30K – £35K • bonus",
        "summaryComponents": [
            {"compensationType": "Bonus", "interval": "1 YEAR", "currencyCode": "GBP", "minValue": 1, "maxValue": 2},
            {
                "compensationType": "Salary",
                "interval": "1 YEAR",
                "currencyCode": "GBP",
                "minValue": 30000,
                "maxValue": 35000,
            },
        ],
    },
}
GREENHOUSE = {
    "id": 4000123,
    "title": "Welder ",
    "updated_at": "2025-10-02T00:00:00-04:00",
    "location": {"name": "Dayton, OH"},
    "absolute_url": "https://boards.greenhouse.io/steelco/jobs/4000123",
    "content": "&lt;p&gt;Weld.&lt;/p&gt;",
    "departments": [{"id": 1, "name": "Plant"}],
    "offices": [{"name": "Dayton", "location": {"name": "Dayton, Ohio"}}],
    "first_published": "2025-09-01T10:00:00-04:00",
}
LEVER = {
    "id": "l-1",
    "text": "Pilot",
    "createdAt": 1760130627371,
    "hostedUrl": "https://jobs.lever.co/airco/l-1",
    "categories": {
        "commitment": "Full-time",
        "department": "Flight",
        "location": "Oslo",
        "allLocations": ["Oslo", "Bergen"],
    },
    "country": "NO",
    "description": "<div>Fly.</div>",
    "lists": [{"text": "You", "content": "<li>have wings</li>"}],
    "additional": "<div>Bye.</div>",
    "workplaceType": "onsite",
    "salaryRange": {"currency": "NOK", "interval": "per-year-salary", "min": 700000, "max": 900000},
}
JSONLD = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Gardener",
    "description": "&lt;p&gt;Grow.&lt;/p&gt;",
    "identifier": {"@type": "PropertyValue", "name": "Parks", "value": "g-77"},
    "datePosted": "2025-10-01",
    "validThrough": "2025-11-01",
    "hiringOrganization": {"@type": "Organization", "name": "City Parks"},
    "jobLocation": [
        {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Lyon",
                "addressRegion": "ARA",
                "addressCountry": {"@type": "Country", "name": "FR"},
            },
            "geo": {"latitude": 45.76, "longitude": "4.83"},
        }
    ],
    "employmentType": ["PART_TIME", "TEMPORARY"],
    "url": "https://example.org/jobs/77",
    "skills": "Pruning, Botany",
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"minValue": 12.5, "maxValue": 14, "unitText": "HOUR"},
    },
}
ARBEIT = {
    "refnr": "100-1-S",
    "stellenangebotsTitel": "Koch (m/w/d)",
    "hauptberuf": "Koch/Köchin",
    "firma": "Gasthof Adler",
    "stellenangebotsBeschreibung": "Kochen.",
    "veroeffentlichungszeitraum": "{'von': '2025-04-18'}",
    "stellenlokationen": "[{'adresse': {'ort': 'Ulm, Donau', 'region': 'BADEN_WUERTTEMBERG', 'land': 'DEUTSCHLAND'}, "
    "'breite': 48.4, 'laenge': 9.98}, {'adresse': {'land': 'DEUTSCHLAND'}}]",
    "vertragsdauer": "BEFRISTET",
    "istGeringfuegigeBeschaeftigung": "True",
    "arbeitszeitHeimarbeitTelearbeit": "False",
}
EURES = (
    "url,fecha_publicacion,fecha_limite,titulo,empresa,ocupacion,descripcion,pais,region,tipo_contrato\n"
    "https://europa.eu/eures/portal/jv-se/jv-details/Nz Q?lang=es,10/11/2025,31/12/2025,COCINERO/A,,Cocinero,"
    "\"Uno\ndos\","
    "España,León,Determinado\n"
)


def read_text(tmp_path: Path, text: str, feed: str | None = None, suffix: str = "x") -> tuple[str, list[Any]]:
    path = tmp_path / f"feed.{suffix}"
    path.write_text(text, encoding="utf-8")
    source = open_source(str(path))
    try:
        reader = get_feed(feed) if feed else detect_feed(source)
        return reader.name, list(reader.read(source))
    finally:
        source.close()


def html(*blocks: object) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(b)}</script>' for b in blocks)
    return f"<!DOCTYPE html><html><head><title>x</title>{scripts}</head><body><p>Hello</p></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "ids"),
    [
        ("ashby", json.dumps(ASHBY), ["a-1"]),
        ("ashby", json.dumps({"jobs": [ASHBY], "apiVersion": "1"}), ["a-1"]),
        ("ashby", json.dumps({"apiVersion": "1", "jobs": [ASHBY]}, indent=2), ["a-1"]),
        ("greenhouse", json.dumps({"jobs": [GREENHOUSE], "meta": {"total": 1}}), ["4000123"]),
        (
            "greenhouse",
            json.dumps([{**GREENHOUSE, "location": "Dayton, OH", "company": "steelco", "departments": []}]),
            ["4000123"],
        ),
        ("lever", json.dumps([LEVER]), ["l-1"]),
        ("jsonld", json.dumps(JSONLD), ["g-77"]),
        ("jsonld", json.dumps(JSONLD, indent=2), ["g-77"]),
        ("jsonld", json.dumps([JSONLD, {**JSONLD, "identifier": "g-78"}]), ["g-77", "g-78"]),
        ("jsonld", html({"@graph": [{"@type": "WebSite"}, JSONLD]}, {"@type": "BreadcrumbList"}), ["g-77"]),
        ("jsonld", html([JSONLD, {**JSONLD, "@type": ["JobPosting", "Thing"], "identifier": 9}]), ["g-77", "9"]),
        ("jsonld", html({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": JSONLD}]}), ["g-77"]),
        ("arbeitsagentur", json.dumps(ARBEIT), ["100-1-S"]),
        ("eures", EURES, ["Nz_Q"]),
    ],
)
def test_a_source_is_told_by_its_shape(tmp_path: Path, name: str, text: str, ids: list[str]) -> None:
    found, items = read_text(tmp_path, text)
    assert found == name
    assert [item.key for item in items] == ids


@pytest.mark.parametrize("text", ["hello there", '{"a": 1}\n{"a": 2}', "a,b\n1,2\n", "\x00\x01\x02", "[]", "{"])
def test_unknown_shape_lists_the_known_feeds(tmp_path: Path, text: str) -> None:
    with pytest.raises(FeedError, match=r"known are .*ashby.*greenhouse.*lagou") as caught:
        read_text(tmp_path, text)
    assert "feed.x" in str(caught.value)


def test_unknown_name_lists_the_known_feeds() -> None:
    with pytest.raises(ConfigError, match="unknown feed 'nope'; known are arbeitsagentur, ashby"):
        get_feed("nope")


def test_feed_names_hold_built_in_and_defined_ones() -> None:
    assert {"ashby", "greenhouse", "lever", "jsonld", "arbeitsagentur", "eures"} <= set(feed_names())
    assert {"france_travail", "lagou", "boss"} <= set(feed_names())
    assert len(feed_names()) == len(set(feed_names()))
    for name in feed_names():
        assert get_feed(name).name == name
        assert name not in _BUILT_IN or not (data_dir("ingest") / "feeds" / f"{name}.yaml").exists()


def test_ashby_fields(tmp_path: Path) -> None:
    (posting,) = read_text(tmp_path, json.dumps(ASHBY))[1]
    assert posting.company == "Hot Bread"
    assert posting.places[0] == RawPlace(text="Leeds (HQ)", locality="Leeds", country="United Kingdom")
    assert posting.places[1].text == "York"
    assert posting.pay == RawPay(min=30000, max=35000, currency="GBP", period="YEAR")
    assert posting.remote_flag is False
    assert posting.description == "<p>Bake.</p>"


def test_ashby_pay_summary_is_read_where_there_are_no_numbers(tmp_path: Path) -> None:
    row = {
        **ASHBY,
        "compensation": {"scrapeableCompensationSalarySummary": "CA$140K - CA$180K", "summaryComponents": []},
    }
    (posting,) = read_text(tmp_path, json.dumps(row))[1]
    assert posting.pay == RawPay(text="CA$140K - CA$180K")


def test_ashby_unlisted_posting_is_a_reject(tmp_path: Path) -> None:
    (item,) = read_text(tmp_path, json.dumps({**ASHBY, "isListed": False}))[1]
    assert isinstance(item, Reject)
    assert (item.id, item.field) == ("a-1", "isListed")


def test_greenhouse_fields(tmp_path: Path) -> None:
    (posting,) = read_text(tmp_path, json.dumps({"jobs": [GREENHOUSE]}))[1]
    assert (posting.id, posting.company, posting.department) == ("4000123", "steelco", "Plant")
    assert posting.posted_at == "2025-09-01T10:00:00-04:00"
    assert posting.places == (RawPlace(text="Dayton, OH", locality="Dayton, Ohio"),)


def test_lever_fields(tmp_path: Path) -> None:
    (posting,) = read_text(tmp_path, json.dumps([LEVER]))[1]
    assert (posting.title, posting.company) == ("Pilot", "airco")
    assert [(p.text, p.country) for p in posting.places] == [("Oslo", "NO"), ("Bergen", "NO")]
    assert posting.description.index("Fly") < posting.description.index("wings") < posting.description.index("Bye")
    assert posting.pay == RawPay(700000, 900000, "NOK", "per-year-salary")


def test_jsonld_fields(tmp_path: Path) -> None:
    (posting,) = read_text(tmp_path, json.dumps(JSONLD))[1]
    assert (posting.company, posting.posted_at, posting.valid_through) == ("City Parks", "2025-10-01", "2025-11-01")
    assert posting.places == (RawPlace("Lyon, ARA, FR", "Lyon", "ARA", "FR", 45.76, 4.83),)
    assert posting.employment == ("PART_TIME", "TEMPORARY")
    assert posting.pay == RawPay(12.5, 14, "EUR", "HOUR")
    assert posting.skills == ("Pruning", "Botany")


def test_jsonld_remote_area_and_single_amount(tmp_path: Path) -> None:
    row = {
        **JSONLD,
        "jobLocation": None,
        "jobLocationType": "TELECOMMUTE",
        "baseSalary": {"currency": "USD", "value": 90000},
        "applicantLocationRequirements": {"@type": "Country", "name": "Canada"},
    }
    (posting,) = read_text(tmp_path, json.dumps(row))[1]
    assert posting.workplace == "remote"
    assert posting.places == (RawPlace(text="Canada", remote=True),)
    assert posting.pay == RawPay(90000, 90000, "USD", "")


def test_pages_without_a_posting_or_with_broken_json_are_rejects(tmp_path: Path) -> None:
    (item,) = read_text(tmp_path, html({"@type": "WebSite"}))[1]
    assert isinstance(item, Reject)
    assert "no JobPosting" in item.reason
    broken = html(JSONLD).replace(
        "</head>", '<script type=application/ld+json>{"@type": "JobPosting", </script></head>'
    )
    good, bad = read_text(tmp_path, broken)[1]
    assert (good.id, bad.field) == ("g-77", "json")


def test_arbeitsagentur_fields(tmp_path: Path) -> None:
    (posting,) = read_text(tmp_path, json.dumps(ARBEIT))[1]
    assert posting.places[0] == RawPlace("Ulm, Donau", "Ulm", "Baden Wuerttemberg", "Deutschland", 48.4, 9.98)
    assert posting.places[1].text == "Deutschland"
    assert posting.employment == ("fixed term", "Minijob")
    assert posting.posted_at == "2025-04-18"
    assert posting.url.endswith("/100-1-S")


def test_arbeitsagentur_runs_nothing(tmp_path: Path) -> None:
    evil = {**ARBEIT, "stellenlokationen": "__import__('os').system('touch /tmp/pwned')"}
    (item,) = read_text(tmp_path, json.dumps(evil))[1]
    assert isinstance(item, Reject)
    assert (item.id, item.field) == ("100-1-S", "stellenlokationen")


def test_eures_fields(tmp_path: Path) -> None:
    (posting,) = read_text(tmp_path, EURES)[1]
    assert posting.description == "Uno\ndos"
    assert posting.places == (RawPlace(text="León", region="León", country="España"),)
    assert posting.date_formats == ("%d/%m/%Y",)


@pytest.mark.parametrize(
    ("url", "id"),
    [("https://x/jv-details/AbC?lang=es", "AbC"), ("https://x/jv-details/A b%20c", "A_b_c"), ("https://x/other", "")],
)
def test_eures_id(url: str, id: str) -> None:
    assert posting_id(url) == id


def test_ids_fall_back_to_the_url_then_to_a_hash() -> None:
    assert RawPosting(row=1, id="x", url="https://u", title="t").key == "x"
    assert RawPosting(row=1, url="https://u", title="t").key == "https://u"
    bare = RawPosting(row=1, title="Cook", company="A", places=(RawPlace("Leeds"),), description="d")
    assert bare.key == RawPosting(row=9, title="Cook", company="A", places=(RawPlace("Leeds"),), description="d").key
    assert bare.key != RawPosting(row=1, title="Cook", company="A", places=(RawPlace("York"),), description="d").key


def test_raw_hash_ignores_the_row_and_sees_every_other_field() -> None:
    from dataclasses import fields, replace

    base = RawPosting(row=1, id="x", title="t")
    assert raw_hash(base) == raw_hash(replace(base, row=2))
    changed = {
        "id": "y",
        "title": "u",
        "description": "d",
        "company": "c",
        "department": "d",
        "places": (RawPlace("p"),),
        "workplace": "w",
        "remote_flag": False,
        "employment": ("e",),
        "seniority": ("s",),
        "pay": RawPay(min=1),
        "skills": ("k",),
        "language": "en",
        "posted_at": 1,
        "valid_through": 1,
        "date_formats": ("%d",),
        "url": "u",
    }
    assert set(changed) == {f.name for f in fields(RawPosting)} - {"row"}
    hashes = {raw_hash(replace(base, **{name: value})) for name, value in changed.items()}
    assert len(hashes | {raw_hash(base), raw_hash(base, "salt")}) == len(changed) + 2


# Feed definitions


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a", {"b": [{"c": 1}, {"c": 2}], "d": None}),
        ("a.b[0].c", 1),
        ("a.b[*].c", [1, 2]),
        ("a.b[7].c", None),
        ("a.d.e", None),
        ("x.y", None),
    ],
)
def test_paths(path: str, found: object) -> None:
    assert dig({"a": {"b": [{"c": 1}, {"c": 2}], "d": None}}, path) == found


@pytest.mark.parametrize("path", ["", ".", "a..b", "a[x]", "a[", "a]b"])
def test_bad_paths(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        steps(path)


CUSTOM = """
name: parks
format: json
sniff: {columns: [jobTitle, town]}
dates: ["%m/%d/%Y"]
fields:
  id: {path: link, pattern: 'id=(\\d+)'}
  title: jobTitle
  company: {const: City Parks}
  description: [body.full, body.short]
  places:
    - {text: 'towns[0].name', country: {const: GB}}
    - {text: 'towns[1].name', country: {const: GB}}
  employment: {path: hours, map: {F: full_time, P: part_time}}
  remote_flag: home
  pay: {min: pay.low, max: pay.high, currency: {const: GBP}, period: {path: pay.per, default: year}}
  posted_at: added
  url: link
"""


def test_custom_definition_maps_every_kind_of_field(tmp_path: Path) -> None:
    (tmp_path / "parks.yaml").write_text(CUSTOM)
    row = {
        "jobTitle": "Ranger",
        "town": "x",
        "link": "https://p.example/?id=5",
        "body": {"short": "Walk."},
        "hours": "P",
        "towns": [{"name": "Leeds"}],
        "home": "no",
        "pay": {"low": "20000", "high": 25000},
        "added": "10/11/2025",
    }
    _, (posting,) = read_text(tmp_path, json.dumps([row]), feed=str(tmp_path / "parks.yaml"))
    assert posting == RawPosting(
        row=1,
        id="5",
        title="Ranger",
        description="Walk.",
        company="City Parks",
        places=(RawPlace("Leeds", country="GB"),),
        remote_flag=False,
        employment=("part_time",),
        pay=RawPay(20000, 25000, "GBP", "year"),
        posted_at="10/11/2025",
        date_formats=("%m/%d/%Y",),
        url="https://p.example/?id=5",
    )


def test_a_list_of_places_is_one_place_an_item(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        "name: x\nformat: json\nfields:\n  title: title\n  places: [{text: 'locations[*]', country: {const: GB}}]\n"
        "  pay: {text: salary, min: salary.min, currency: salary.currency}\n"
    )
    rows = [
        {"title": "Cook", "locations": ["Leeds", "York"], "salary": "£20 an hour"},
        {"title": "Cook", "locations": [], "salary": {"min": 1, "currency": "GBP"}},
    ]
    _, (first, second) = read_text(tmp_path, json.dumps(rows), feed=str(tmp_path / "x.yaml"))
    assert first.places == (RawPlace("Leeds", country="GB"), RawPlace("York", country="GB"))
    assert first.pay == RawPay(text="£20 an hour")
    assert second.places == ()
    assert second.pay == RawPay(min=1, currency="GBP")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name: x", "fields: Field required"),
        ("name: Bad Name\nfields: {title: t}", "name"),
        ("name: x\nfields: {title: 'a[x]'}", "field path"),
        ("name: x\nfields: {title: t, salery: y}", "salery"),
        ("name: x\nfields: {title: {path: t, pattern: '('}}", "regular expression"),
        ("name: x\nfields: {title: {path: t, pattern: 'x'}}", "needs a group"),
        ("name: x\nencoding: klingon\nfields: {title: t}", "encoding"),
        ("- a\n- b", "definition"),
        ("name: [", "cannot be read"),
    ],
)
def test_bad_definitions_name_the_field(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message) as caught:
        load_feed(path)
    assert str(path) in str(caught.value)


def test_bad_values_of_a_mapped_row_are_rejects(tmp_path: Path) -> None:
    feed = MappedFeed(
        Definition.model_validate(
            {
                "name": "x",
                "format": "json",
                "fields": {"id": "id", "title": "t", "remote_flag": "r", "pay": {"min": "m"}},
            }
        )
    )
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([{"id": 1, "t": "a", "r": "maybe"}, {"id": 2, "t": "b", "m": "lots"}, {"id": 3, "t": "c"}])
    )
    source = open_source(str(path))
    first, second, third = feed.read(source)
    source.close()
    assert isinstance(first, Reject)
    assert isinstance(second, Reject)
    assert (first.field, first.id, second.field) == ("remote_flag", "1", "salary")
    assert isinstance(third, RawPosting)


@pytest.mark.parametrize(
    ("name", "header", "row", "expected"),
    [
        (
            "lagou",
            "company_name,position_name,salary,city,work_years,education,advantage,desc,mark",
            "某公司,java开发,15k-25k,深圳,应届毕业生,大专,双休,https://www.lagou.com/jobs/58.html?x=1,0",
            {"id": "58", "company": "某公司", "url": "https://www.lagou.com/jobs/58.html", "seniority": ("entry",)},
        ),
        (
            "boss",
            "company_name,position_name,salary,city,work_years,education,advantage,desc,mark",
            "某公司,Java,9k-18k,西安,3-5年,本科,双休,https://www.zhipin.com/job_detail/7ba~.html,0",
            {
                "id": "7ba~",
                "places": (RawPlace("西安", country="CN"),),
                "pay": RawPay(currency="CNY", period="month", text="9k-18k"),
            },
        ),
        (
            "france_travail",
            "id,intitule,dateCreation,lieuTravail,romeCode,entreprise,salaire,typeContrat,origineOffre,competences",
            "1A,Cuisinier (H/F),2025-03-28T14:24:54.516Z,"
            "\"{'libelle': '2A - AJACCIO', 'latitude': 41.9, 'longitude': 8.7}\",G1602,"
            "{'nom': 'Chez Léa'},{'libelle': 'Horaire de 12.17 Euros'},CDD,,",
            {
                "id": "1A",
                "company": "Chez Léa",
                "employment": ("temporary",),
                "places": (RawPlace("AJACCIO", country="FR", lat=41.9, lon=8.7),),
            },
        ),
    ],
)
def test_shipped_definitions(tmp_path: Path, name: str, header: str, row: str, expected: dict[str, Any]) -> None:
    found, (posting,) = read_text(tmp_path, f"{header}\n{row}\n")
    assert found == name
    assert {key: getattr(posting, key) for key in expected} == expected


@pytest.mark.parametrize(("word", "kinds"), [("Contrato", ()), ("Contract", ()), ("Determinado", ("Determinado",))])
def test_eures_words_for_any_contract_say_nothing(word: str, kinds: tuple[str, ...]) -> None:
    record = {"url": "https://europa.eu/eures/portal/jv-se/jv-details/X?lang=es", "titulo": "Cocinero"}
    assert EuresFeed().parse({**record, "tipo_contrato": word}, 1).employment == kinds
