"""Elasticsearch and OpenSearch: one engine, one query DSL, two dialects."""
