"""Cursors: a page's successor as one opaque string.

A cursor carries the plan and the order that the first page fixed, so that later pages neither repeat nor
skip a posting while the index changes. It is data from outside when it comes back, and is read as such.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from .errors import QueryError
from .query import Plan, Relaxation

VERSION = 1
#: The widest window (10,000 candidates) with the longest ids stays below; what unpacks to more is not ours.
MAX_BYTES = 32_000_000


class Cursor(BaseModel):
    """Where the next page begins, and everything that it needs.

    Attributes:
        plan: The plan as run, so that highlights stay the same.
        offset: Rank of the last hit shown.
        size: Hits a page.
        total: Candidates in all, those shown included.
        part_names: Names of the columns of `rows`.
        rows: (id, parts) of every candidate after `offset`, best first; a part for each of `part_names`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    version: int = VERSION
    plan: Plan
    offset: int = Field(ge=0)
    size: int = Field(gt=0)
    total: int = Field(ge=0)
    facets: dict[str, dict[str, int]] = {}
    relaxations: tuple[Relaxation, ...] = ()
    part_names: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[float, ...]], ...] = ()

    @model_validator(mode="after")
    def _whole_rows(self) -> Cursor:
        if any(len(parts) != len(self.part_names) for _, parts in self.rows):
            raise ValueError("a row has not one part for each name")
        return self

    def encode(self) -> str:
        """URL-safe text."""
        packed = zlib.compress(self.model_dump_json(by_alias=True, exclude_none=True).encode(), 1)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """Read a cursor back.

        Raises:
            QueryError: It is damaged, or another version wrote it.
        """
        try:
            packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(packed, MAX_BYTES)
            if not unpacker.eof or unpacker.unused_data:
                raise ValueError("cut short, too long, or more than one cursor")
            cursor = cls.model_validate(json.loads(data))
        except (ValueError, binascii.Error, zlib.error, ValidationError, RecursionError) as exc:
            raise _refused(text) from exc
        if cursor.version != VERSION:
            raise _refused(text)
        return cursor


def _refused(text: str) -> QueryError:
    return QueryError(
        f"cursor: {text[:40]!r}… is not one that this version made; take the cursor of a page as it was given",
        field="cursor", value=text[:200],
    )
