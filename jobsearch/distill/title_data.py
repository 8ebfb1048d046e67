"""What the title encoder learns from: names of one job in several languages, and words that part jobs.

Names come from ESCO (English, German, Spanish), O*NET and the role lexicon; conflicts from the table of senses. What
is learnt ends up in weights; none of the texts is kept.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_LANGUAGES = ("en", "de", "es")
_ONET = (
    ("occupation_data", ("Title",)),
    ("alternate_titles", ("Alternate Title", "Short Title")),
    ("sample_of_reported_titles", ("Reported Job Title",)),
)
#: What stands beside a job in real titles and says nothing of it.
ASIDES = (
    "senior", "junior", "lead", "principal", "sr", "jr", "intern", "internship", "trainee", "i", "ii", "iii", "1",
    "2", "entry level", "mid level", "experienced", "(m/f)", "m/w/d", "w/m/d", "(m/w/d)", "(h/f)", "remote", "hybrid",
    "full time", "part time", "fulltime", "contract", "permanent", "temporary", "urgent", "urgently required",
    "vacancy for", "hiring", "we are hiring", "job", "position", "vacancy", "fresh graduate", "with experience",
    "english speaking", "night shift", "weekend", "in vollzeit", "teilzeit", "ab sofort", "gesucht", "befristet",
    "unbefristet", "jornada completa", "urgente", "en general", "se busca", "con experiencia", "confirmé", "débutant",
    "en alternance", "cdi", "cdd", "london", "berlin", "madrid", "new york", "singapore", "paris", "shanghai",
    "kuala lumpur", "dubai", "chicago", "münchen", "barcelona", "uk", "usa", "north", "south", "west", "city",
    "region", "europe", "asia", "emea", "高级", "资深", "初级", "实习生", "招聘", "シニア", "正社員",
)


@dataclass(frozen=True, slots=True)
class Job:
    """Names of one occupation: (language, name). `source` is esco or onet, `key` its code there."""

    source: str
    key: str
    names: tuple[tuple[str, str], ...]


def esco_jobs(lexicon: Path) -> list[Job]:
    """The ESCO occupations with all names in English, German and Spanish; the first is the preferred English one."""
    names: dict[str, list[tuple[str, str]]] = {}
    for language in _LANGUAGES:
        for row in _csv(lexicon / f"esco_occupations_{language}.csv.gz"):
            if language == "en":
                names[row["conceptUri"]] = []
            if row["conceptUri"] in names:
                names[row["conceptUri"]] += [(language, name) for name in _esco_names(row)]
    return [Job("esco", key, tuple(dict.fromkeys(found))) for key, found in names.items()]


def onet_jobs(lexicon: Path) -> list[Job]:
    """The O*NET occupations with their alternate and reported titles."""
    names: dict[str, list[tuple[str, str]]] = {}
    for table, columns in _ONET:
        for row in _csv(lexicon / f"onet_27_{table}.txt.gz", delimiter="\t"):
            found = names.setdefault(row["O*NET-SOC Code"], [])
            found += [("en", row[column]) for column in columns if row[column] not in ("", "n/a")]
    return [Job("onet", key, tuple(dict.fromkeys(found))) for key, found in names.items()]


def lexicon_pairs(directory: Path) -> list[tuple[str, str]]:
    """(name in any language, English name) of every `roles*.tsv` in a directory, distinct, in a fixed order."""
    rows = (
        line.split("\t")
        for path in sorted(directory.glob("roles*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )
    return list(dict.fromkeys((row[1].strip(), row[2].strip()) for row in rows))


def conflicts(path: Path, *, seed: int, most: int = 40) -> list[tuple[str, str]]:
    """Names that share a word and mean different jobs, from the table of senses; at most `most` of each word.

    >>> from jobsearch.planner import senses
    >>> ("reporter", "court reporter") in conflicts(Path(senses.__file__).parent / "data" / "senses.yaml", seed=0)
    True
    """
    rng = random.Random(seed)
    table: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: list[tuple[str, str]] = []
    for word, entry in table.items():
        senses = [
            [context if str(word) in context.split() else f"{context} {word}" for context in map(str, contexts)]
            for contexts in entry["senses"].values()
        ]
        apart = [(one, other) for i, few in enumerate(senses) for one in few for more in senses[:i] for other in more]
        if not entry.get("open"):
            named = zip(entry["senses"], senses, strict=True)
            found += [(str(word), name) for sense, few in named if sense != entry["default"] for name in few]
        found += rng.sample(apart, min(most, len(apart)))
    return found


def _esco_names(row: Mapping[str, str]) -> Iterable[str]:
    """Preferred and other names; a preferred one in both genders ("A/B") gives both."""
    preferred = row["preferredLabel"].strip()
    both = preferred.split("/") if preferred.count("/") == 1 else [preferred]
    return dict.fromkeys(name.strip() for name in (*both, *row["altLabels"].split("\n")) if name.strip())


def _csv(path: Path, *, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(
            file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        )
