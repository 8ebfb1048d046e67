"""Reading runs, judgments and queries: the files of an evaluation, checked line by line."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .errors import QueryError

#: Grades go from 0 (no match) to this.
TOP_GRADE = 4

#: query_id -> posting ids, best first.
Run = Mapping[str, Sequence[str]]
#: query_id -> posting id -> grade.
Qrels = Mapping[str, Mapping[str, int]]


def read_run(path: str | Path) -> dict[str, list[str]]:
    """Read a TREC run (`query_id Q0 doc_id rank score tag`); the rank column gives the order.

    Raises:
        QueryError: The file cannot be read, a line is malformed, or a posting is listed twice for a query.
    """
    ranked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for number, line in _lines(path, "run"):
        cells = line.split()
        if len(cells) < 5 or not cells[3].lstrip("-").isdigit():
            raise _malformed("run", path, number, line, "query_id Q0 doc_id rank score tag")
        key = (cells[0], cells[2])
        if key in seen:
            raise QueryError(f"run: {path}, line {number}: {cells[2]!r} stands twice for query {cells[0]!r}; "
                             "a run lists a posting once a query", field="run", value=cells[2])
        seen.add(key)
        ranked[cells[0]].append((int(cells[3]), cells[2]))
    return {query_id: [doc for _, doc in sorted(docs)] for query_id, docs in ranked.items()}


def read_qrels(path: str | Path) -> dict[str, dict[str, int]]:
    """Read judgments: TREC qrels (`query_id 0 doc_id grade`), or TSV with a header (query_id, doc_id, ..., grade last).

    Raises:
        QueryError: The file cannot be read, a line is malformed, a grade is outside 0-4, or a pair has two grades.
    """
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    columns = 0
    for number, line in _lines(path, "qrels"):
        cells = line.rstrip("\r\n").split("\t")
        if cells[0] == "query_id" and not qrels:
            columns = len(cells)
            continue
        if not columns:
            cells = line.split()
        if len(cells) != (columns or 4):
            raise _malformed("qrels", path, number, line, "query_id 0 doc_id grade, or TSV with a header")
        doc, grade = cells[1 if columns else 2], cells[-1].strip()
        if grade not in {str(g) for g in range(TOP_GRADE + 1)}:
            raise QueryError(
                f"qrels: {path}, line {number}: grade {grade!r}; accepted is a whole number 0 to {TOP_GRADE}",
                field="qrels", value=grade,
            )
        if qrels[cells[0]].setdefault(doc, int(grade)) != int(grade):
            raise QueryError(f"qrels: {path}, line {number}: {doc!r} has two grades for query {cells[0]!r}",
                             field="qrels", value=doc)
    if not qrels:
        raise QueryError(f"qrels: {path} holds no judgment", field="qrels", value=str(path))
    return dict(qrels)


def read_queries(path: str | Path) -> dict[str, dict[str, Any]]:
    """Read queries, one JSON object a line with `query_id` and `text`, by query_id in order; `-` is stdin.

    Raises:
        QueryError: The file cannot be read, or a row is malformed or repeats a query_id.
    """
    queries: dict[str, dict[str, Any]] = {}
    for number, line in _lines(path, "queries"):
        try:
            row = json.loads(line)
        except ValueError as exc:
            raise QueryError(
                f"queries: {path}, line {number}: not JSON: {exc}", field="queries", value=line[:80]
            ) from exc
        if not isinstance(row, dict) or not all(isinstance(row.get(k), str) for k in ("query_id", "text")):
            raise _malformed("queries", path, number, line, 'an object with "query_id" and "text", both strings')
        if row["query_id"] in queries:
            raise QueryError(f"queries: {path}, line {number}: query_id {row['query_id']!r} stands twice",
                             field="query_id", value=row["query_id"])
        queries[row["query_id"]] = row
    return queries


def select_split(qrels: Qrels, queries: Mapping[str, Mapping[str, Any]], split: str) -> dict[str, Mapping[str, int]]:
    """The judgments of one split's queries.

    Raises:
        QueryError: No judged query is in that split, or a judged query is unknown.
    """
    check_known(qrels, queries)
    chosen = {query_id: grades for query_id, grades in qrels.items() if queries[query_id].get("split") == split}
    if not chosen:
        known = sorted({str(queries[q]["split"]) for q in qrels if queries[q].get("split")})
        raise QueryError(f"split: {split!r} holds no judged query; accepted: {', '.join(known) or 'none is marked'}",
                         field="split", value=split)
    return chosen


def check_known(qrels: Qrels, queries: Mapping[str, Mapping[str, Any]]) -> None:
    """Check that every judged query is among the queries.

    Raises:
        QueryError: One is not.
    """
    unknown = sorted(set(qrels) - set(queries))
    if unknown:
        raise QueryError(f"qrels: judged query {unknown[0]!r} is not among the queries ({len(unknown)} such)",
                         field="qrels", value=unknown[0])


def _lines(path: str | Path, field: str) -> Iterator[tuple[int, str]]:
    """(line number, line) of the non-blank lines of a UTF-8 file; `-` is stdin."""
    import sys

    try:
        if str(path) == "-":
            yield from _numbered(sys.stdin)
        else:
            with Path(path).open(encoding="utf-8-sig") as file:
                yield from _numbered(file)
    except OSError as exc:
        raise QueryError(f"{field}: cannot read {path}: {exc.strerror or exc}", field=field, value=str(path)) from exc
    except UnicodeDecodeError as exc:
        raise QueryError(f"{field}: {path} is not UTF-8 text ({exc.reason} at byte {exc.start})",
                         field=field, value=str(path)) from exc


def _numbered(file: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(file, start=1) if line.strip())


def _malformed(field: str, path: str | Path, number: int, line: str, accepted: str) -> QueryError:
    shown = line.strip()[:80]
    return QueryError(f"{field}: {path}, line {number}: {shown!r}; accepted is {accepted}", field=field, value=shown)
