# make demo: from nothing to a search. make test: from nothing to a tested checkout. Needs Python 3.11 or newer.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test lint engines engines-stop bench bench-engines evaluate clean

VENV ?= .venv
INDEX ?= jobsearch-index
# Judged queries and the postings that they are about; only bench and evaluate need them.
SHARED ?= ../shared
NOW ?= 2025-10-25
POSTINGS ?= $(SHARED)/data/ashby_2025.jsonl.gz
QUERIES ?= $(SHARED)/relevance/ashby.queries.jsonl
QRELS ?= $(SHARED)/relevance/ashby.grades.tsv
SPLIT ?= test
# More arguments for pytest: make test ARGS="tests/unit -k pay"
ARGS ?=

PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt

help:
	@echo "make demo      install into $(VENV), index the sample, answer a search"
	@echo "make test      install, run the tests       (ARGS='tests/unit -k pay'; with Java 21 and Maven: on real servers too)"
	@echo "make lint      ruff and mypy"
	@echo "make engines   start an Elasticsearch and an OpenSearch for tests and trials; make engines-stop ends them"
	@echo "make bench     search latency beside plain BM25   (POSTINGS=, QUERIES=, NOW=)"
	@echo "make bench-engines  the three engines side by side: same ranking, our share of the time, writing"
	@echo "make evaluate  nDCG@10 and the rest over judged queries   (QRELS=, SPLIT=)"
	@echo "make clean     remove $(VENV), $(INDEX), test servers, caches"

demo: $(VENV)/.installed
	@$(VENV)/bin/jobsearch demo --index $(INDEX)

test: $(VENV)/.installed-dev
	@$(VENV)/bin/python -m pytest $(ARGS)

# Tests start servers of their own; these go on running, for trials by hand.
engines: | $(VENV)/bin/python
	@$(VENV)/bin/python -m tests.nodes start runs/engines

engines-stop: | $(VENV)/bin/python
	@$(VENV)/bin/python -m tests.nodes stop runs/engines

lint: $(VENV)/.installed-dev
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy

bench: runs/index
	@$(VENV)/bin/python benchmarks/latency.py --index runs/index --queries $(QUERIES) --now $(NOW)

bench-engines: $(VENV)/.installed-dev
	@$(VENV)/bin/python benchmarks/engines.py --shared $(SHARED)

evaluate: runs/index
	@$(VENV)/bin/jobsearch evaluate --index runs/index --queries $(QUERIES) --qrels $(QRELS) --split $(SPLIT) \
	  --now $(NOW) --run runs/$(SPLIT).trec --html runs/$(SPLIT).html --table
	@$(VENV)/bin/python benchmarks/baselines.py --index runs/index --queries $(QUERIES) --split $(SPLIT) --out runs
	@$(VENV)/bin/jobsearch evaluate --run runs/$(SPLIT).trec --queries $(QUERIES) --qrels $(QRELS) --split $(SPLIT) \
	  --against runs/bm25.$(SPLIT).trec --table

runs/index: $(VENV)/.installed-dev
	@test -e "$(POSTINGS)" || { echo "no $(POSTINGS): name postings with POSTINGS=FILE (and QUERIES=, QRELS=)" >&2; exit 1; }
	@mkdir -p runs
	@$(VENV)/bin/jobsearch index "$(POSTINGS)" --index runs/index.new --now $(NOW) --table
	@rm -rf runs/index && mv runs/index.new runs/index

clean:
	@if [ -d runs/engines ] && [ -x $(VENV)/bin/python ]; then $(VENV)/bin/python -m tests.nodes stop runs/engines; fi
	rm -rf $(VENV) $(INDEX) runs dist build tests/nodes/*/target .pytest_cache .ruff_cache .mypy_cache .hypothesis

# The stamps make a second run skip pip while pyproject.toml and constraints.txt are unchanged.
$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "installing jobsearch into $(VENV) (once; a minute or so)" >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "installing what the tests need into $(VENV)" >&2
	@$(PIP) 'pip>=25.1'
	@$(PIP) --group dev
	@touch $@

$(VENV)/bin/python:
	@for python in "$${PYTHON:-}" python3 python3.13 python3.12 python3.11; do \
	  if [ -n "$$python" ] && "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "jobsearch needs Python 3.11 or newer; python3 here is $$(python3 --version 2>&1 || echo missing)." >&2; \
	echo "Install one and run: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1
