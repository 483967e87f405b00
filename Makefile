# Two commands matter: `make demo` shows the site, `make test` tests it. `make help` lists the rest.

PORT ?= 8000
ARGS ?=
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
PYTHON := .venv/bin/python

.PHONY: help demo demo-stop clean-demo test lint format pictures lock

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 — /p' Makefile

demo: .venv/runtime ## serve the base on http://127.0.0.1:$(PORT); Ctrl-C stops everything it started
	@exec $(PYTHON) manage.py demo --port $(PORT)

demo-stop: ## stop a database that was left running
	@test ! -x $(PYTHON) || $(PYTHON) -m kb.embedded_postgres stop

clean-demo: ## forget the demo's data: database, index, passwords, collected files
	@test ! -x $(PYTHON) || $(PYTHON) -m kb.embedded_postgres forget
	@rm -rf "$${KB_VAR:-var}"

test: .venv/development ## run all tests; ARGS="-k words" chooses some
	@exec $(PYTHON) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: .venv/development ## what a change must pass besides the tests
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) manage.py makemigrations --check --dry-run

format: .venv/development ## put code and templates into the house form
	$(PYTHON) -m ruff check --fix-only .
	$(PYTHON) -m ruff format .
	find templates -name '*.html' -exec .venv/bin/djade --target-version 6.1 {} +

pictures: .venv/development ## draw docs/architecture.md's pictures anew from the imports
	$(PYTHON) -m tests.architecture_pictures

lock: $(UV) ## compile the requirements files from pyproject.toml; ARGS="--upgrade" takes newer versions
	$(UV) pip compile $(LOCKING) pyproject.toml -o requirements.txt
	$(UV) pip compile $(LOCKING) pyproject.toml --group dev -o requirements-dev.txt
	$(UV) pip compile $(LOCKING) --group benchmarks --constraints requirements-dev.txt -o requirements-benchmarks.txt

# Hashes pin every file of every package; without the index's address the files hold on any machine.
LOCKING = -q --universal --generate-hashes --no-emit-index-url --no-header $(ARGS)

# The interpreter that .python-version names, else any that fits pyproject.toml; uv fetches one where there is none.
.venv/pyvenv.cfg: | $(UV)
	@$(UV) venv -q --clear --no-python-downloads .venv 2>/dev/null \
		|| $(UV) venv -q --clear --no-python-downloads --python '>=3.12' .venv 2>/dev/null \
		|| $(UV) venv -q --clear .venv

# `demo` adds what running needs and leaves the rest alone; `test` makes the environment exactly what is locked.
.venv/runtime: requirements.txt .venv/pyvenv.cfg
	@$(UV) pip install -q --python $(PYTHON) --require-hashes -r requirements.txt
	@touch $@

.venv/development: requirements-dev.txt .venv/pyvenv.cfg
	@$(UV) pip sync -q --python $(PYTHON) --require-hashes requirements-dev.txt
	@touch $@

.uv/bin/uv:
	@echo "Getting uv, which installs everything else."
	@python3 -m venv .uv || { rm -rf .uv; echo "Install python3-venv (Debian: apt-get install python3-venv), or uv."; exit 1; }
	@.uv/bin/python -m pip install -q --disable-pip-version-check uv
