# Everything a person types here. Each target makes .venv from the hashed lock by itself.

HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

VENV := .venv
PY := $(VENV)/bin/python
MANAGE := $(PY) manage.py
INSTALL := scripts/install.sh

# Enough to import the settings where nothing is served or stored.
NEUTRAL := SECRET_KEY=not-a-secret-only-to-import-the-settings DATABASE_URL=sqlite://:memory:

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

.PHONY: help setup demo run test lint format check messages lock bench

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.dev ## Make .venv with everything that development needs
	@$(NEUTRAL) $(MANAGE) compile_catalogues

demo: $(VENV)/.runtime ## Serve the demonstration site (HOST=127.0.0.1 PORT=8000)
	@exec scripts/demo.sh

run: $(VENV)/.dev ## Serve the site while it is being changed, with reload (HOST= PORT=)
	@exec scripts/run.sh

test: $(VENV)/.dev ## Run the tests (ARGS= goes to pytest)
	$(PY) -m pytest --numprocesses auto --dist loadfile $(ARGS)

lint: $(VENV)/.dev ## Run every check but the tests
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m djlint --lint --quiet templates
	$(PY) scripts/check_locks.py
	$(NEUTRAL) $(MANAGE) extract_messages --check
	$(NEUTRAL) $(MANAGE) compile_catalogues --check
	$(NEUTRAL) $(MANAGE) makemigrations --check --dry-run
	scripts/check_deploy.sh
	$(PY) -m mypy

format: $(VENV)/.dev ## Bring the Python files into the form that lint expects
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

check: lint test ## The gate before a change goes in: lint, then test

messages: $(VENV)/.dev ## Bring the five message catalogues up to date with the source
	$(NEUTRAL) $(MANAGE) extract_messages

lock: $(VENV)/.dev ## Resolve the locks again from pyproject.toml (ARGS=--upgrade for newer versions)
	scripts/lock.sh $(ARGS)

bench: $(VENV)/.dev ## Measure queries and CPU time of the main pages at three sizes
	@$(NEUTRAL) $(MANAGE) compile_catalogues
	$(PY) -m bench $(ARGS)

$(VENV)/.made: scripts/venv.sh
	@scripts/venv.sh
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt $(VENV)/.made
	@echo "Installing what the site runs on (once)"
	@$(INSTALL) $<
	@touch $@

# The development lock holds the runtime lock whole, so it stands in for it.
$(VENV)/.dev: requirements/dev.txt $(VENV)/.made
	@echo "Installing what development needs (once)"
	@$(INSTALL) $<
	@touch $(VENV)/.runtime $@
