# One word each. `make help` lists them; .ci/run calls the same words.
# Needs only python3 (3.11 to 3.13, with venv), make and git: everything else is installed into .venv.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

VENV ?= .venv
PORT ?= 8000
VAR_DIR ?= $(CURDIR)/var
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/civic_charter
CHROMIUM ?= /usr/bin/chromium
export PORT VAR_DIR CHROMIUM
export PYTHONUNBUFFERED := 1
# Compiled once, wherever the environment forbids it: the packages cost each of the gate's many processes seven seconds.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX ?= $(abspath $(VENV))/compiled

# The first python3 that is neither too old nor too new, unless PYTHON names one.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	"$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& { echo "$$name"; break; }; done)

PY := $(VENV)/bin/python
PYTEST_QUIETLY := pytest -q --ignore=tests/lint
PYTEST := $(PY) -m $(PYTEST_QUIETLY)
# A database for each core; more than four cost more to build than they save.
ON_EVERY_CORE := -n auto --maxprocesses 4 --dist loadgroup
# What the tests reach: two runs are measured and added up. 95 is the standard.
REACHED := .coverage
REACHED_AT_LEAST := 95
# Kept beside the loaded demonstration (tests/loaded.py), which is loaded once for its tests and the journeys.
REACHED_BY_LOADING := .pytest_cache/demonstration/reached.json
MEASURED = $(PY) -W "ignore:Unable to activate pytest branch" -m slipcover --immediate --json --out $(REACHED).$(1) -m
DEMO := DJANGO_SETTINGS_MODULE=cms.settings.demo
CHECKED := DJANGO_SETTINGS_MODULE=cms.settings.test
ROOMS := $(wildcard cms demonstration stories campaigns directory library home editorial regions accounts safekeeping)
TYPED := $(wildcard regions editorial directory)

INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.PHONY: help run demo-reset dev test test-postgres lint e2e pictures bench audit audit-deps messages lock chromium gettext

help: ## list the words
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# Installing -------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; name one with: make PYTHON=/path/to/python3"; exit 1; }
	@echo "→ virtual environment in $(VENV) ($$($(PYTHON) --version))"
	@$(PYTHON) -m venv $(VENV) || { echo "python3 has no venv module (Debian: python3-venv)"; exit 1; }

# $(1) is the lock. uv takes seconds, pip about a minute; both refuse a package whose hash differs.
define install
echo "→ packages of $(1)"; \
test -x $(VENV)/bin/uv || $(PY) -m pip install -q uv || echo "  uv cannot be installed; pip does it more slowly"; \
if test -x $(VENV)/bin/uv; then $(VENV)/bin/uv pip install -q --python $(PY) --require-hashes -r $(1); \
else $(PY) -m pip install -q --require-hashes -r $(1); fi
endef

# The stamp holds the lock that was installed: a checkout that only touches the file installs nothing.
$(INSTALLED): requirements.txt | $(VENV)/bin/python
	@cmp -s requirements.txt $@ || { $(call install,requirements.txt); }
	@cp requirements.txt $@

$(INSTALLED_DEV): requirements-dev.txt | $(VENV)/bin/python
	@cmp -s requirements-dev.txt $@ || { $(call install,requirements-dev.txt); }
	@cp requirements-dev.txt $@
	@cp requirements.txt $(INSTALLED)

# Looking and working ----------------------------------------------------------------------------

run: $(INSTALLED) ## the demonstration, served as in production, on http://localhost:8000 (PORT=…)
	@$(DEMO) $(PY) -m cms.prepare
	@$(DEMO) exec $(PY) -m gunicorn --config cms/serving.py cms.wsgi

demo-reset: $(INSTALLED) ## throw the demonstration's data away and load it afresh
	@$(DEMO) $(PY) -m cms.prepare --afresh
	@echo "The demonstration is as new. Start it with: make run"

dev: $(INSTALLED_DEV) ## the demonstration's data under Django's development server
	@$(DEMO) $(PY) -m cms.prepare
	@DJANGO_SETTINGS_MODULE=cms.settings.dev $(PY) manage.py runserver localhost:$(PORT)

# Checking ---------------------------------------------------------------------------------------

test: $(INSTALLED_DEV) ## every test on SQLite, with the gate on branch coverage
	@$(PY) -m cms.catalogues
	@rm -f $(REACHED)*
	@$(call MEASURED,suite) $(PYTEST_QUIETLY) $(ON_EVERY_CORE) -m "not races and not postgres and not e2e and not bench and not audit"
	@echo "→ races, on a SQLite file"
	@SQLITE_FILE=1 $(call MEASURED,races) $(PYTEST_QUIETLY) $(ON_EVERY_CORE) -m races
	@$(PY) -m slipcover --merge $(REACHED).suite $(REACHED).races $(REACHED_BY_LOADING) --out $(REACHED) --fail-under $(REACHED_AT_LEAST)

test-postgres: $(INSTALLED_DEV) ## on PostgreSQL (POSTGRES_URL=…) all that a database could answer differently (tests/markers.py)
	@$(PY) -m cms.catalogues
	@PGOPTIONS="-c synchronous_commit=off" DATABASE_URL=$(POSTGRES_URL) $(PYTEST) $(ON_EVERY_CORE) -m "not e2e and not bench and not audit and not sqlite"

lint: $(INSTALLED_DEV) gettext ## style, types, rooms, templates, texts, catalogues, migrations
	@$(PY) -m tests.lint

e2e: $(INSTALLED_DEV) chromium ## journeys in a browser against the served demonstration
	@$(PY) -m cms.catalogues
	@$(PYTEST) -n auto --maxprocesses 2 --dist loadgroup -m e2e tests/e2e

pictures: $(INSTALLED_DEV) chromium ## the same journeys, and their pictures of the screens written to docs/images
	@$(PY) -m cms.catalogues
	@PICTURES=1 $(PYTEST) -m e2e tests/e2e

bench: $(INSTALLED_DEV) ## the figures of speed and weight, printed beside their limits (BENCH_LARGE=1: 100,000 pages, 100,000 members)
	@$(PYTEST) -m bench -s tests/bench

# What the lock in tests/audit/lighthouse names; none of its scripts runs while it is installed.
LIGHTHOUSE := tests/audit/lighthouse/node_modules/.installed

$(LIGHTHOUSE): tests/audit/lighthouse/package-lock.json
	@$(call from_debian,npm,npm)
	@echo "→ Lighthouse"
	@cd $(dir $<) && npm ci --silent --no-progress
	@touch $@

audit: $(INSTALLED_DEV) chromium audit-deps $(LIGHTHOUSE) ## access, pictures and Lighthouse's marks of every page, in a browser (long, outside CI)
	@$(PYTEST) -m audit -s tests/audit

audit-deps: $(INSTALLED_DEV) ## known weaknesses of the packages in the lock
	@$(PY) -m tests.lint.packages

# Keeping ----------------------------------------------------------------------------------------

messages: $(INSTALLED_DEV) gettext ## read the texts out of the sources into cms/locale
	@$(CHECKED) $(PY) manage.py makemessages

lock: $(INSTALLED_DEV) ## compile requirements*.txt again from requirements*.in
	@for name in requirements requirements-dev; do \
	  $(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    $$name.in -o $$name.txt; done

# $(1) is Debian's package, $(2) the program. Only root may install; everybody else is told.
define from_debian
command -v $(2) >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
  && echo "→ $(1) from Debian" \
  && { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(1) </dev/null >/dev/null; }; } \
  || { echo "$(2) is missing; install the package $(1)"; exit 1; }
endef

chromium:
	@$(call from_debian,chromium,$(CHROMIUM))

gettext:
	@$(call from_debian,gettext,xgettext)
