"""Columns and matrices of one state on disk, so that a large index opens without reading every row.

A cache is a directory `columns-GENERATION`, written aside and renamed when complete. It is never changed;
what was written since is added from the database on opening. Whatever is wrong with one, it is ignored.
"""

from __future__ import annotations

import json
import logging
import shutil
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .columns import KEYWORDS, NUMBERS, Columns, Keyword
from .matrix import Matrix
from .snapshot import Snapshot, Vectors

_log = logging.getLogger("jobsearch")
_PREFIX = "columns-"
_FORMAT = 1
#: Smaller indexes are read from the database in a few milliseconds.
MIN_ROWS = 500
#: Rewritten when this share of the rows came or went since.
_STALE_SHARE = 0.2


@dataclass(frozen=True)
class Base:
    """What a cache holds: a state that later ones are built on."""

    generation: int
    columns: Columns
    vectors: Vectors | None


def load(directory: Path, *, at_least: int, at_most: int) -> Base | None:
    """The newest usable cache of a generation in [at_least, at_most]; None when there is none."""
    for generation, path in sorted(_found(directory), reverse=True):
        if at_least <= generation <= at_most:
            try:
                return _read(path, generation)
            except (OSError, ValueError, KeyError, TypeError, zlib.error) as exc:
                _log.warning("the column cache %s is damaged (%s); the rows are read from the database", path, exc)
    return None


def save(directory: Path, snapshot: Snapshot) -> None:
    """Write the cache of a state if it is worth it, and remove older ones. Only the holder of the write lock may."""
    known = dict(_found(directory))
    columns = snapshot.columns
    if columns.count < MIN_ROWS or not _stale(known, snapshot):
        return
    aside, path = directory / "columns.new", directory / f"{_PREFIX}{snapshot.generation}"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        aside.mkdir()
        _write(aside, snapshot)
        if path.exists():
            shutil.rmtree(path)
        aside.rename(path)
    except OSError as exc:
        shutil.rmtree(aside, ignore_errors=True)
        _log.warning("the column cache of %s could not be written (%s); opening it will take longer", directory, exc)
        return
    for generation, old in known.items():
        if generation != snapshot.generation:
            shutil.rmtree(old, ignore_errors=True)


def _stale(known: Mapping[int, Path], snapshot: Snapshot) -> bool:
    for path in known.values():
        try:
            rows = int(_header(path / "columns.bin")[0]["rows"])
        except (OSError, ValueError, KeyError):
            continue
        changed = abs(len(snapshot.columns) - rows) + len(snapshot.columns) - snapshot.columns.count
        return changed > _STALE_SHARE * rows
    return True


def _found(directory: Path) -> Iterator[tuple[int, Path]]:
    for path in directory.glob(f"{_PREFIX}*"):
        number = path.name.removeprefix(_PREFIX)
        if number.isdigit():
            yield int(number), path


def _write(path: Path, snapshot: Snapshot) -> None:
    columns, vectors = snapshot.columns, snapshot.vectors
    arrays: dict[str, NDArray[np.generic]] = {
        "seqs": columns.seqs, "alive": columns.alive,
        "point_rows": columns.point_rows, "lat": columns.lat, "lon": columns.lon,
        "has_posting": vectors.posting.has, "has_title": vectors.title.has,
        **{f"number.{field}": columns.numbers[field] for field in NUMBERS},
        **{f"rows.{field}": columns.keywords[field].rows for field in KEYWORDS},
        **{f"codes.{field}": columns.keywords[field].codes for field in KEYWORDS},
    }
    # Most postings are alone in their group, which then has their id.
    groups = ["" if group == id_ else group for id_, group in zip(columns.ids, columns.groups, strict=True)]
    strings = {"ids": columns.ids, "groups": groups, **{f: columns.keywords[f].vocab for f in KEYWORDS}}
    blobs = [np.ascontiguousarray(array).tobytes() for array in arrays.values()]
    blobs.append(json.dumps(strings).encode())
    body = b"".join(blobs)
    header = json.dumps({
        "format": _FORMAT, "generation": snapshot.generation, "rows": len(columns), "dims": snapshot.dims,
        "crc": zlib.crc32(body), "arrays": [(name, array.dtype.str, len(array)) for name, array in arrays.items()],
    }).encode()  # fmt: skip
    (path / "columns.bin").write_bytes(len(header).to_bytes(8, "little") + header + body)
    for name, matrix in (("posting", vectors.posting), ("title", vectors.title)):
        with (path / f"{name}.vectors").open("wb") as file:
            for part in matrix.parts:
                file.write(np.ascontiguousarray(part).data if part.size else b"")


def _header(path: Path) -> tuple[Mapping[str, int], int]:
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        if size > 1_000_000:
            raise ValueError("its header is not readable")
        return json.loads(file.read(size)), 8 + size


def _read(path: Path, generation: int) -> Base:
    header, start = _header(path / "columns.bin")
    body = memoryview((path / "columns.bin").read_bytes())[start:]
    if header["format"] != _FORMAT or header["generation"] != generation or zlib.crc32(body) != header["crc"]:
        raise ValueError("its checksum is wrong")
    arrays: dict[str, NDArray[np.generic]] = {}
    at = 0
    for name, dtype, length in header["arrays"]:  # type: ignore[attr-defined]
        arrays[name] = np.frombuffer(body, dtype=dtype, count=length, offset=at)
        at += arrays[name].nbytes
    strings = json.loads(bytes(body[at:]))
    ids = strings["ids"]
    columns = Columns(
        seqs=arrays["seqs"],  # type: ignore[arg-type]
        alive=arrays["alive"],  # type: ignore[arg-type]
        ids=ids,
        groups=[group or id_ for id_, group in zip(ids, strings["groups"], strict=True)],
        numbers={field: arrays[f"number.{field}"] for field in NUMBERS},  # type: ignore[misc]
        keywords={f: Keyword(strings[f], arrays[f"rows.{f}"], arrays[f"codes.{f}"]) for f in KEYWORDS},  # type: ignore[arg-type]
        point_rows=arrays["point_rows"],  # type: ignore[arg-type]
        lat=arrays["lat"],  # type: ignore[arg-type]
        lon=arrays["lon"],  # type: ignore[arg-type]
    )
    rows, dims = header["rows"], header["dims"]
    matrices = [
        Matrix((_mapped(path / f"{name}.vectors", dtype, rows, dims),), arrays[f"has_{name}"])  # type: ignore[arg-type]
        for name, dtype in (("posting", "float32"), ("title", "float16"))
    ]
    return Base(generation, columns, Vectors(matrices[0], matrices[1], dims))


def _mapped(path: Path, dtype: str, rows: int, dims: int) -> NDArray[np.floating]:
    expected = rows * dims * np.dtype(dtype).itemsize
    if path.stat().st_size != expected:
        raise ValueError(f"{path.name} has {path.stat().st_size} bytes, not {expected}")
    if not expected:
        return np.zeros((rows, dims), dtype=dtype)
    mapped: NDArray[np.floating] = np.memmap(path, dtype=dtype, mode="r", shape=(rows, dims))
    return mapped
