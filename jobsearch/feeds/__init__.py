"""Feeds: one file per format, each turning a source into raw postings and rejects."""

from .base import Feed, RawPay, RawPlace, RawPosting, RecordFeed, Reject, RowError, raw_hash
from .registry import detect_feed, feed_names, get_feed
from .sources import Sample, Source, expand, open_source

__all__ = [
    "Feed",
    "RawPay",
    "RawPlace",
    "RawPosting",
    "RecordFeed",
    "Reject",
    "RowError",
    "Sample",
    "Source",
    "detect_feed",
    "expand",
    "feed_names",
    "get_feed",
    "open_source",
    "raw_hash",
]
