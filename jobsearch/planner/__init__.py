"""Text to intent to query."""
