# Every job of this project, for people and for CI. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help site serve check schema test lint types browser java node bench clean

# The first Python on the PATH that is new enough; `make PYTHON=/path/to/python3 site` names another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PYTEST_ARGS ?= -n 2 --dist worksteal

# "Today" for rules about dates and for time stamps: the same commit gives the same bytes on any day. 2026-11-23.
export SOURCE_DATE_EPOCH ?= 1795392000
export CHROMIUM
# Tests start commands again and again: Python may keep what it compiles, whatever the machine is set to.
unexport PYTHONDONTWRITEBYTECODE

help: ## List the jobs
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: .venv/.ready ## Build the reference handbook into site/
	$(BIN)/rungbook build
	@echo
	@echo "The handbook is in site/. To read it:  $(BIN)/python -m http.server --directory site 8000"
	@echo "Then open http://localhost:8000 in a browser. To edit and see each save: make serve"

serve: .venv/.ready ## Show the handbook in the browser, built again on each save
	$(BIN)/rungbook serve

check: .venv/.ready ## Check the specs of the reference handbook
	$(BIN)/rungbook check handbook

schema: .venv/.ready ## Write what editors need to help with the specs; again when ids have changed
	$(BIN)/rungbook schema --output .vscode/schemas

test: browser java node ## Run every check and every test, a real browser included
	$(MAKE) --no-print-directory --jobs 2 types lint
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: .venv/.ready-dev ## Style, spelling, templates, import layers, dependencies
	$(BIN)/ruff check
	$(BIN)/ruff format --check --quiet
	$(BIN)/codespell
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/djlint --lint --quiet --extension html site_overrides
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .
	$(BIN)/rungbook fmt --check handbook tests/handbooks/small

types: .venv/.ready-dev ## Types: mypy, strict
	$(BIN)/mypy

browser: # The browser tests need Chromium
	@.ci/install chromium

java: # The tests of printed sheets ask veraPDF, which needs a JDK
	@.ci/install java

node: # The tests of browser scripts and of editors need Node.js with npm
	@.ci/install node

bench: .venv/.ready-dev ## Measure checks and cold builds against stock MkDocs, short set
	$(BIN)/python -m bench

clean: ## Remove what was built and installed here
	rm -rf .venv site site.next site.old .site.spare .rungbook build dist bench/.work test-results .vscode/schemas tests/editor/node_modules tests/scripts/node_modules tests/starter/node_modules
	rm -rf .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# --- set-up: each stamp says that a step was finished for the files it depends on ---

.venv/.made:
	@test -n "$(PYTHON)" || { echo "Rungbook needs Python 3.11 or newer. Install it, then run make again." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make a virtual environment: its venv and ensurepip modules are missing." >&2; \
	  echo "On Debian and Ubuntu: apt-get install python3-venv (as root). Then run make again." >&2; exit 1; }
	rm -rf .venv
	$(PYTHON) -m venv .venv
	@touch $@

# The build backend comes first and pinned, so that pip does not fetch another one by itself.
.venv/.ready: .venv/.made pyproject.toml constraints.txt
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable .
	@touch $@

# All that `.ready` stands for, and more, in one go.
.venv/.ready-dev: .venv/.made pyproject.toml constraints.txt
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable '.[dev]'
	@touch .venv/.ready $@
