"""A model's card: what its files must be, checked before they are loaded."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from .errors import ModelError

CARD = "card.json"


def read_card(directory: Path) -> dict[str, Any] | None:
    """The card of a model directory; None when it has none.

    Raises:
        ModelError: The card is no JSON object, or lacks `name` or `files`.
    """
    path = directory / CARD
    try:
        card = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as exc:
        raise ModelError(f"{path}: not a readable model card: {exc}", path=str(path)) from exc
    if not isinstance(card, dict) or not isinstance(card.get("name"), str) or not isinstance(card.get("files"), dict):
        raise ModelError(f"{path}: a model card needs name and files", path=str(path))
    return card


def check_sizes(directory: Path, card: dict[str, Any]) -> None:
    """Check that every file of the card is there with its size: cheap, done at every load.

    Raises:
        ModelError: A file is missing or has another size.
    """
    for name, expected in card["files"].items():
        path = directory / name
        if not path.is_file():
            raise ModelError(f"{path}: missing from the model {card['name']}; reinstall it", path=str(path))
        size = path.stat().st_size
        if size != expected["bytes"]:
            raise ModelError(
                f"{path}: damaged: {size} bytes, the card says {expected['bytes']}; reinstall the model", path=str(path)
            )


def verify(directory: Path) -> dict[str, Any]:
    """Check sizes and sha256 of every file of a model; returns its card.

    Raises:
        ModelError: The directory has no card, or a file is missing or damaged.
    """
    card = read_card(directory)
    if card is None:
        raise ModelError(f"{directory}: no {CARD} there", path=str(directory))
    check_sizes(directory, card)
    for name, expected in card["files"].items():
        found = sha256(directory / name)
        if found != expected["sha256"]:
            raise ModelError(
                f"{directory / name}: damaged: sha256 {found[:12]}…, the card says "
                f"{str(expected['sha256'])[:12]}…; reinstall the model",
                path=str(directory / name),
            )
    return card


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_entries(directory: Path, names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """The card's `files` for files as they are now."""
    return {name: {"bytes": (directory / name).stat().st_size, "sha256": sha256(directory / name)} for name in names}
