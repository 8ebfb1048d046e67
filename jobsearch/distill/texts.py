"""What the encoder learns from: pairs (text the student reads, text whose teacher vector it must land on).

English texts are their own target. German, Spanish, French and Chinese job names aim at the teacher's vector of the
English name, so that one space holds them all.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .sentences import work_sentences

#: Occupations by this rule (1 in 10, by position) are never trained on across languages: they measure the student.
HELD_OUT = 10

_QUERY = {
    "en": (
        "{role} jobs in {place}",
        "{role} {place}",
        "{role} near {place}",
        "{role} remote",
        "looking for {role} work in {place}",
        "senior {role}",
        "junior {role} {place}",
        "find {role} jobs in {place} posted recently",
        "entry level {role}",
        "{role} part time {place}",
    ),
    "de": (
        "{role} in {place}",
        "{role} {place}",
        "{role} Jobs in {place}",
        "{role} (m/w/d)",
        "Stelle als {role}",
        "Senior {role}",
    ),
    "es": ("{role} en {place}", "{role} {place}", "trabajo de {role} en {place}", "empleo {role}", "{role} senior"),
    "fr": ("{role} à {place}", "{role} {place}", "emploi {role} à {place}", "poste de {role}", "{role} senior (H/F)"),
    "zh": ("{place} {role}", "{role} {place}", "高级{role}", "资深{role}", "初级{role}", "{role}实习生", "招聘{role}"),
}
#: The English that each form of another language stands for, in step with `_QUERY`.
_MEANS = {
    "de": ("{role} in {place}", "{role} {place}", "{role} jobs in {place}", "{role}", "{role} job", "senior {role}"),
    "es": ("{role} in {place}", "{role} {place}", "{role} work in {place}", "{role} job", "senior {role}"),
    "fr": ("{role} in {place}", "{role} {place}", "{role} jobs in {place}", "{role} job", "senior {role}"),
    "zh": (
        "{role} in {place}",
        "{role} {place}",
        "senior {role}",
        "senior {role}",
        "junior {role}",
        "{role} intern",
        "{role} jobs",
    ),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """`text` is read by the student, `target` by the teacher; `group` names the source."""

    text: str
    target: str
    group: str


def pairs(data: Path, *, roles: Path, queries: Iterable[str] = (), seed: int = 0) -> list[Pair]:
    """All training pairs, distinct texts, in a fixed order.

    Args:
        data: Directory with ashby_2025.jsonl.gz, greenhouse_2026-01-07.json.gz and lexicon/ (O*NET and ESCO).
        roles: Table of language, job name, English job name (tab-separated).
        queries: Queries as typed, of a training split.
        seed: Of the sampling.
    """
    rng = random.Random(seed)
    greenhouse = list(_greenhouse(data / "greenhouse_2026-01-07.json.gz", rng, 25_000))
    places = sorted({place for _, place in greenhouse if 2 < len(place) < 40})
    onet = sorted(set(_onet(data / "lexicon")))
    english = list(
        dict.fromkeys(
            [
                *rng.sample(onet, min(30_000, len(onet))),
                *_esco_english(data / "lexicon"),
                *(title for title, _ in greenhouse),
            ]
        )
    )
    named = list(_role_table(roles))
    crossed = list(_esco_pairs(data / "lexicon"))
    placed = [f"{title}. {place}" for title, place in rng.sample(greenhouse, min(8_000, len(greenhouse)))]
    found = [
        *(Pair(text, english_name, language) for language, text, english_name in named),
        *(Pair(text, text, "title") for text in english),
        *(Pair(text, text, "passage") for text in placed),
        *(Pair(text, text, "passage") for text in _ashby(data / "ashby_2025.jsonl.gz")),
        *(Pair(text, text, "description") for text in _esco_descriptions(data / "lexicon")),
        *(Pair(text, text, "query") for text in queries),
        *(Pair(text, text, "query") for text in _queries(english, places, rng, 12_000)),
        *(Pair(text, english_name, language) for language, text, english_name in crossed),
        *_crossed_queries(named, places, rng, 8),
        *_crossed_queries(crossed, places, rng, 1),
    ]
    distinct: dict[str, Pair] = {}
    for pair in found:
        if pair.text.strip():
            distinct.setdefault(pair.text, pair)  # a name that English shares keeps its English meaning
    return list(distinct.values())


def held_out(lexicon: Path, language: str) -> list[tuple[str, str]]:
    """(name in `language`, English name) of the occupations that no pair across languages came from."""
    return [(own, english) for order, own, _, english in _esco_rows(lexicon, language) if order % HELD_OUT == 0]


def english_names(lexicon: Path) -> list[str]:
    """Preferred English names of all ESCO occupations."""
    return [row["preferredLabel"] for row in _csv(lexicon / "esco_occupations_en.csv.gz")]


def _queries(roles: list[str], places: list[str], rng: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield rng.choice(_QUERY["en"]).format(role=rng.choice(roles).lower(), place=rng.choice(places))


def _crossed_queries(
    named: list[tuple[str, str, str]], places: list[str], rng: random.Random, times: int
) -> Iterator[Pair]:
    for language, name, english in named:
        if language == "en":
            continue
        for _ in range(times):
            form = rng.randrange(len(_QUERY[language]))
            place = rng.choice(places)
            yield Pair(
                _QUERY[language][form].format(role=name, place=place),
                _MEANS[language][form].format(role=english, place=place),
                language,
            )


def _role_table(path: Path) -> Iterator[tuple[str, str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        language, name, english = line.split("\t")
        if language in _QUERY:
            yield language, name, english


def _esco_pairs(lexicon: Path) -> Iterator[tuple[str, str, str]]:
    for language in ("de", "es"):
        for order, own, others, english in _esco_rows(lexicon, language):
            if order % HELD_OUT:
                for name in dict.fromkeys([own, *own.split("/"), *others]):
                    yield language, name, english


def _esco_rows(lexicon: Path, language: str) -> Iterator[tuple[int, str, list[str], str]]:
    """(order, name, other names, English name) of each occupation, joined by its URI."""
    english = {row["conceptUri"]: row["preferredLabel"] for row in _csv(lexicon / "esco_occupations_en.csv.gz")}
    for order, row in enumerate(_csv(lexicon / f"esco_occupations_{language}.csv.gz")):
        if row["conceptUri"] in english:
            yield order, row["preferredLabel"], _lines(row["altLabels"]), english[row["conceptUri"]]


def _esco_english(lexicon: Path) -> Iterator[str]:
    for name in ("occupations", "digitalSkillsCollection"):
        for row in _csv(lexicon / f"esco_{name}_en.csv.gz"):
            yield from (row["preferredLabel"], *_lines(row["altLabels"]))


def _esco_descriptions(lexicon: Path) -> Iterator[str]:
    for row in _csv(lexicon / "esco_occupations_en.csv.gz"):
        yield f"{row['preferredLabel']}. {row['description']}"[:400]


def _onet(lexicon: Path) -> Iterator[str]:
    for name, column in (
        ("alternate_titles", "Alternate Title"),
        ("sample_of_reported_titles", "Reported Job Title"),
        ("occupation_data", "Title"),
        ("technology_skills", "Example"),
    ):
        yield from dict.fromkeys(row[column] for row in _csv(lexicon / f"onet_27_{name}.txt.gz", delimiter="\t"))


def _greenhouse(path: Path, rng: random.Random, count: int) -> Iterator[tuple[str, str]]:
    rows: list[dict[str, Any]] = json.loads(gzip.decompress(path.read_bytes()))
    seen = {row["title"].strip(): str(row.get("location") or "").strip() for row in rows if row.get("title")}
    yield from rng.sample(sorted(seen.items()), min(count, len(seen)))


def _ashby(path: Path) -> Iterator[str]:
    """Title, department and place, and with a sentence or two of the work."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            head = ". ".join(part for part in (row["title"], row.get("department"), row.get("location")) if part)
            yield row["title"]
            yield head
            yield f"{head}. {work_sentences(row.get('descriptionPlain') or '', chars=120)}"


def _csv(path: Path, *, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(
            file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def chinese_titles(data: Path) -> list[str]:
    """Chinese job titles and cities as they stand in the files, for counting characters."""
    return [
        f"{row['position_name']} {row['city']}"
        for name in ("zh_lagou_2019", "zh_boss_2019")
        for row in _csv(data / f"{name}.csv.gz")
    ]
