"""Speed and quality of encoders, side by side: `python benchmarks/encoder.py [ENCODER ...] [--data DIR --judged DIR]`.

ENCODER is what `get_encoder` takes. Speed needs nothing else. With --data (postings and lexicon/) come the agreement
with the first encoder named and job names found across languages; with --judged (queries and grades) recall@200.
Rounds of the encoders alternate, and the best of three counts, so that a busy machine troubles all alike.
"""

import argparse
import gzip
import json
import random
import time
from collections import defaultdict
from pathlib import Path

import numpy as np

from jobsearch.encoding import get_encoder
from jobsearch.encoding.onnx import OnnxEncoder
from jobsearch.encoding.passage import posting_text
from jobsearch.posting import Place, Posting

ROLES = [
    "software engineer",
    "registered nurse",
    "account executive",
    "data scientist",
    "truck driver",
    "product designer",
    "legal counsel",
]
WORDS = [
    "you",
    "will",
    "build",
    "and",
    "maintain",
    "our",
    "systems",
    "with",
    "a",
    "team",
    "of",
    "people",
    "who",
    "care",
    "about",
    "quality",
    "and",
    "customers",
    "experience",
    "in",
    "python",
    "sql",
    "cloud",
    "infrastructure",
    "design",
    "planning",
    "budget",
    "reports",
    "clients",
    "hospital",
    "warehouse",
    "strategy",
    "growth",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoders", nargs="*", default=[None])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--judged", type=Path)
    options = parser.parse_args()
    names = options.encoders
    rows = {name or "default": {} for name in names}
    loaded = {}
    for name in names:
        start = time.perf_counter()
        loaded[name or "default"] = get_encoder(name)
        rows[name or "default"]["load ms"] = (time.perf_counter() - start) * 1000
    speed(loaded, rows)
    if options.data:
        agreement(loaded, rows, options.data)
        across_languages(loaded, rows, options.data / "lexicon")
    if options.data and options.judged:
        recall(loaded, rows, options.data / "ashby_2025.jsonl.gz", options.judged)
    for name, row in rows.items():
        print(name, json.dumps({key: round(value, 4) for key, value in row.items()}))


def speed(loaded, rows):
    rng = random.Random(0)
    long = [f"{rng.choice(ROLES)}. " + " ".join(rng.choices(WORDS, k=200)) for _ in range(192)]
    titles = [
        f"{rng.choice(['senior', 'junior', 'lead'])} {rng.choice(ROLES)} {rng.choice(WORDS)} {n}" for n in range(1024)
    ]
    for label, texts, tokens in (("64 tokens/s", long, 64), ("128 tokens/s", long, 128), ("titles/s", titles, 64)):
        for _ in range(3):
            for name, encoder in loaded.items():
                if isinstance(encoder, OnnxEncoder):
                    encoder._tokenizer.enable_truncation(tokens)
                start = time.perf_counter()
                encoder.encode(texts)
                rows[name][label] = max(rows[name].get(label, 0), len(texts) / (time.perf_counter() - start))
    for name, encoder in loaded.items():
        if isinstance(encoder, OnnxEncoder):
            encoder._tokenizer.enable_truncation(encoder.max_tokens)
            rows[name]["MB"] = sum(path.stat().st_size for path in encoder.directory.iterdir()) / 1e6
        start = time.perf_counter()
        for _ in range(20):
            encoder.encode(["find software engineer jobs in Silicon Valley that were posted recently"])
        rows[name]["query ms"] = (time.perf_counter() - start) * 50


def agreement(loaded, rows, data):
    """Mean cosine with the first encoder over titles of another day's snapshot that were not there the day before."""
    read = lambda name: {row["title"] for row in json.loads(gzip.decompress((data / name).read_bytes()))}  # noqa: E731
    new = sorted(read("greenhouse_2026-01-08.json.gz") - read("greenhouse_2026-01-07.json.gz"))[:1000]
    first = next(iter(loaded.values())).encode(new)
    for name, encoder in loaded.items():
        if encoder.dims == first.shape[1]:
            rows[name]["cosine"] = float((encoder.encode(new) * first).sum(axis=1).mean())


def across_languages(loaded, rows, lexicon):
    """Share of ESCO names in another language whose English name is nearest, or among the ten nearest, of all."""
    from jobsearch.distill.texts import english_names, held_out

    english = list(dict.fromkeys(english_names(lexicon)))
    place = {name: row for row, name in enumerate(english)}
    for name, encoder in loaded.items():
        table = encoder.encode(english)
        for language in ("de", "es"):
            pairs = held_out(lexicon, language)
            scores = encoder.encode([own.split("/")[0] for own, _ in pairs]) @ table.T
            wanted = np.array([place[target] for _, target in pairs])
            ranks = (scores > scores[np.arange(len(pairs)), wanted][:, None]).sum(axis=1)
            rows[name][f"{language} R@1"] = float((ranks < 1).mean())
            rows[name][f"{language} R@10"] = float((ranks < 10).mean())


def recall(loaded, rows, feed, judged):
    """Recall@200 of grades >= 3, dense leg alone; the test split is left out."""
    with gzip.open(feed, "rt", encoding="utf-8") as lines:
        postings = [ashby(json.loads(line)) for line in lines]
    queries = [
        q for q in map(json.loads, (judged / "ashby.queries.jsonl").open(encoding="utf-8")) if q["split"] != "test"
    ]
    grades = defaultdict(dict)
    for line in (judged / "ashby.grades.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query_id, doc_id, *_, grade = line.split("\t")
        grades[query_id][doc_id] = int(grade)
    texts = [posting_text(posting) for posting in postings]
    asked = {
        "typed": [q["text"] for q in queries],
        "roles": [", ".join(q["intent"]["roles"]) or q["text"] for q in queries],
        "slots": [slots(q) for q in queries],
    }
    for name, encoder in loaded.items():
        start = time.perf_counter()
        table = encoder.encode(texts)
        rows[name]["corpus s"] = time.perf_counter() - start
        for label, forms in asked.items():
            scores = encoder.encode(forms) @ table.T
            top = np.argsort(-scores, axis=1, kind="stable")[:, :200]
            found = []
            for query, best in zip(queries, top, strict=True):
                good = {doc_id for doc_id, grade in grades[query["query_id"]].items() if grade >= 3}
                if good:
                    found.append(len(good & {postings[i].id for i in best}) / len(good))
            rows[name][f"recall@200 {label}"] = float(np.mean(found))


def slots(query):
    intent = query["intent"]
    parts = [
        *intent["roles"],
        *intent["skills"],
        *(place["text"] for place in intent["locations"]),
        *intent["companies"],
    ]
    return ", ".join(parts) or query["text"]


def ashby(row):
    named = [row.get("location") or "", *(place.get("location") or "" for place in row.get("secondaryLocations") or [])]
    return Posting(
        id=row["id"],
        title=row["title"],
        company=row["company_slug"],
        department=row.get("department") or None,
        places=tuple(Place(text=text, name=text) for text in named if text),
        description=row.get("descriptionPlain") or "",
    )


if __name__ == "__main__":
    main()
