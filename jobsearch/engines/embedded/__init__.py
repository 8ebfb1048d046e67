"""The embedded engine: SQLite keeps the truth, tantivy and numpy answer."""

from .engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
