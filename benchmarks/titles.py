"""Title matching, every figure in one run: `python benchmarks/titles.py --data DIR [--queries N] [ENCODER ...]`.

DIR holds labels/ and lexicon/. ENCODER is `tfidf` (characters, the floor), `titles` (the shipped title encoder), a
directory of a title model, `teacher` (all-MiniLM-L6-v2, extra `train`) or what `get_encoder` takes.

- MRR over vacancy titles labelled with their ESCO occupation: all 3,039 occupations are ranked by the best of their
  English names; an occupation's rank is 1 + those that score higher + half of those that score the same. "MRR, best and
  mean" adds the cosine with the mean of its names. "MRR, told how often" adds
  0.04 log(frequency) counted on the other half of the labels: no fair measure, but it shows how much of what is missing
  is which of several fitting names the labels prefer. The labels were made by a machine. --queries takes a sample.
- MAP of TalentCLEF 2025 task A, validation, German and Spanish: all titles ranked for each title asked.
- MRR over Spanish vacancies whose employment office named the ESCO occupation, by Spanish and by English names.
- Pairs: how near names of one job in two languages are, how near names of two jobs that share a word.
- Milliseconds of process time a title, encoding one at a time, and encoding and ranking.
  Set OMP_NUM_THREADS=1, or time that numpy spends on a second core counts too.
"""

import argparse
import csv
import gzip
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
from scipy import sparse

from jobsearch.distill.title_data import esco_jobs
from jobsearch.encoding import get_encoder
from jobsearch.encoding.onnx import OnnxEncoder
from jobsearch.planner.titles import TitleEncoder

PARTS = ("queries", "corpus_elements", "qrels")
SAME = [
    ("软件工程师", "software engineer"),
    ("Softwareentwickler", "software engineer"),
    ("ingénieur logiciel", "software engineer"),
    ("ingeniero de software", "software engineer"),
    ("護士", "nurse"),
    ("看護師", "nurse"),
    ("infirmière", "nurse"),
    ("LKW-Fahrer", "truck driver"),
    ("camarera", "waitress"),
    ("engenheiro de software", "software engineer"),
    ("vrachtwagenchauffeur", "truck driver"),
    ("会计", "accountant"),
]
APART = [
    ("reporter", "court reporter"),
    ("software developer", "real estate developer"),
    ("nurse", "nursery nurse"),
    ("architect", "software architect"),
    ("driver", "device driver engineer"),
    ("conductor", "train conductor"),
    ("surgeon", "tree surgeon"),
    ("chef", "chief of staff"),
]


class Tfidf:
    """Cosine of TF-IDF over runs of 3 to 5 characters, fitted on the names that are ranked."""

    name, dims = "tfidf", 0

    def __init__(self, names):
        counted = Counter(gram for name in names for gram in set(self.grams(name)))
        self.column = {gram: place for place, gram in enumerate(counted)}
        self.weight = np.array([np.log((1 + len(names)) / (1 + count)) + 1 for count in counted.values()])

    @staticmethod
    def grams(text):
        text = f" {' '.join(text.casefold().split())} "
        return [text[i : i + n] for n in (3, 4, 5) for i in range(len(text) - n + 1)]

    def encode(self, texts):
        starts, columns, values = [0], [], []
        for text in texts:
            counted = Counter(self.column[gram] for gram in self.grams(text) if gram in self.column)
            found = np.array(list(counted.values()), dtype=float) * self.weight[list(counted)] if counted else []
            columns += counted
            values += list(found / np.linalg.norm(found)) if counted else []
            starts.append(len(columns))
        return sparse.csr_matrix((values, columns, starts), shape=(len(texts), len(self.column)), dtype=np.float32)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoders", nargs="*", default=["tfidf", "titles", "jobs-l3-int8"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--queries", type=int, help="Vacancy titles taken of each labelled set; default all.")
    options = parser.parse_args()
    jobs = esco_jobs(options.data / "lexicon")
    english, spanish = names_of(jobs, "en"), names_of(jobs, "es")
    place = {job.key: number for number, job in enumerate(jobs)}
    vacancies = sample(jobbert(options.data, place), options.queries)
    offices = sample(eures(options.data, jobs), options.queries)
    print(
        f"{len(vacancies)} vacancy titles, {len(offices)} of Spanish offices, {len(jobs)} occupations, "
        f"{len(english[0])} English names"
    )
    for name in options.encoders:
        start = time.perf_counter()
        loaded = None if name == "tfidf" else load(name)
        row = {"load ms": (time.perf_counter() - start) * 1000}
        make = (lambda names: Tfidf(names)) if loaded is None else (lambda names: loaded)  # noqa: B023
        found, row["ms a title, ranked"] = ranked(make, english, vacancies)
        row |= {
            "MRR": (1 / found["best"]).mean(),
            "MRR, best and mean": (1 / found["mean"]).mean(),
            "MRR, told how often": (1 / found["told"]).mean(),
            **{f"R@{k}": (found["best"] <= k).mean() for k in (1, 5, 10)},
        }
        for language in ("german", "spanish"):
            row[f"MAP {language}"] = talentclef(make, options.data, language)
        row["MRR offices, Spanish names"] = (1 / ranked(make, spanish, offices)[0]["best"]).mean()
        row["MRR offices, English names"] = (1 / ranked(make, english, offices)[0]["best"]).mean()
        if loaded is not None:
            row["ms a title"] = each(loaded, [title for title, _ in vacancies[:500]])
            row |= {"same, least": min(cosines(loaded, SAME)), "same, mean": np.mean(cosines(loaded, SAME))}
            row |= {"apart, most": max(cosines(loaded, APART)), "apart, mean": np.mean(cosines(loaded, APART))}
        print(name, json.dumps({key: round(float(value), 4) for key, value in row.items()}), flush=True)


def load(name):
    if name == "titles":
        return TitleEncoder.load()
    if (Path(name) / "keys.npy").exists():
        return TitleEncoder.load(name)
    if name == "teacher":
        from jobsearch.distill.teacher import teacher_encoder

        return teacher_encoder(Path(tempfile.mkdtemp()), threads=1)
    encoder = get_encoder(name)
    return OnnxEncoder(encoder.directory, threads=1) if isinstance(encoder, OnnxEncoder) else encoder


def names_of(jobs, language):
    """(names, their occupations): an occupation's names stand together."""
    found = [(name, number) for number, job in enumerate(jobs) for spoken, name in job.names if spoken == language]
    return [name for name, _ in found], np.array([number for _, number in found])


def ranked(make, names, titles):
    """Ranks of the right occupations by each score, and milliseconds a title for the first."""
    texts, owners = names
    encoder = make(texts)
    rows = encoder.encode(texts)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    means = None if sparse.issparse(rows) else mean_rows(rows, starts)
    column = {owner: place for place, owner in enumerate(owners[starts])}
    kept = [(title, column[wanted]) for title, wanted in titles if wanted in column]
    often = frequencies([wanted for _, wanted in kept], len(starts))
    best_ranks, mean_ranks, told_ranks, spent = [], [], [], 0.0
    for first in range(0, len(kept), 256):
        part, wanted = zip(*kept[first : first + 256], strict=True)
        start = time.process_time()
        asked = encoder.encode(part)
        scores = asked @ rows.T
        best = np.maximum.reduceat(scores.toarray() if sparse.issparse(scores) else scores, starts, axis=1)
        spent += time.process_time() - start
        best_ranks.append(own_ranks(best, wanted))
        mean_ranks.append(best_ranks[-1] if means is None else own_ranks(best + asked @ means.T, wanted))
        halves = (first + np.arange(len(part))) % 2
        told_ranks.append(own_ranks(best + 0.04 * often[1 - halves], wanted))
    found = {"best": best_ranks, "mean": mean_ranks, "told": told_ranks}
    return {name: np.concatenate(ranks) for name, ranks in found.items()}, spent / len(kept) * 1000


def frequencies(wanted, count):
    """Log frequency of each occupation among every other title, from the first and from the second; (2, count)."""
    counted = np.array([np.bincount(wanted[half::2], minlength=count) + 0.3 for half in (0, 1)])
    return np.log(counted / counted.sum(axis=1, keepdims=True))


def mean_rows(rows, starts):
    means = np.add.reduceat(rows, starts, axis=0)
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def own_ranks(scores, wanted):
    own = scores[np.arange(len(wanted)), list(wanted)][:, None]
    return 1 + (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) - 1) / 2


def talentclef(make, data, language):
    folder = data / "labels"
    asked, titles, grades = (
        [line.split("\t") for line in gzip.decompress(path.read_bytes()).decode().splitlines()]
        for path in (folder / f"talentclef2025_a_{language}_{part}.tsv.gz" for part in PARTS)
    )
    asked, titles = asked[1:], titles[1:]
    relevant = {}
    for query_id, _, title_id, _ in grades:
        relevant.setdefault(query_id, set()).add(title_id)
    encoder = make([title for _, title in titles])
    scores = encoder.encode([text for _, text in asked]) @ encoder.encode([title for _, title in titles]).T
    scores = scores.toarray() if sparse.issparse(scores) else scores
    found = []
    for (query_id, _), row in zip(asked, scores, strict=True):
        hits = [titles[i][0] in relevant[query_id] for i in np.argsort(-row, kind="stable")]
        places = np.flatnonzero(hits) + 1
        found.append((np.arange(1, len(places) + 1) / places).sum() / len(relevant[query_id]))
    return np.mean(found)


def each(encoder, titles):
    spent = time.process_time()
    for title in titles:
        encoder.encode([title])
    return (time.process_time() - spent) / len(titles) * 1000


def cosines(encoder, pairs):
    left, right = (encoder.encode([pair[side] for pair in pairs]) for side in (0, 1))
    return (left * right).sum(axis=1)


def jobbert(data, place):
    rows = table(data / "labels" / "jobbert_titles_validation.csv.gz")
    return [(row["vacancyTitle"], place[row["conceptUri"]]) for row in rows if row["conceptUri"] in place]


def eures(data, jobs):
    names = {name.casefold(): number for number, job in enumerate(jobs) for spoken, name in job.names if spoken == "es"}
    preferred = {
        row["preferredLabel"].casefold(): row["conceptUri"]
        for row in table(data / "lexicon" / "esco_occupations_es.csv.gz")
    }
    place = {job.key: number for number, job in enumerate(jobs)}
    found = {}
    for row in table(data / "eures_spain_2025.csv.gz"):
        label = row["ocupacion"].casefold()
        number = place.get(preferred.get(label, "")) if label in preferred else names.get(label)
        if number is not None:
            found.setdefault((row["titulo"], number))
    return list(found)


def sample(titles, count):
    if count is None or count >= len(titles):
        return titles
    return [titles[i] for i in np.random.default_rng(0).permutation(len(titles))[:count]]


def table(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
