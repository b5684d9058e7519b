# make site   a fresh machine to a built site: environment, package, demo
# make test   the whole suite (make lint: the style alone; make bench: the timings)

PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test lint bench clean

site: .venv/installed
	@$(BIN)/dibao build
	@echo "open $(CURDIR)/site/index.html"

test: lint
	@$(BIN)/python -m pytest -n 2

lint: .venv/test-installed
	@$(BIN)/ruff check generator tests
	@$(BIN)/ruff format --check generator tests
	@$(BIN)/mypy

bench: .venv/test-installed
	@for bench in tests/benchmarks/bench_*.py; do $(BIN)/python $$bench || exit 1; done

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Dibao needs Python 3.11 or newer; set PYTHON=…")'
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	@echo "installing Dibao into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/test-installed: .venv/bin/python pyproject.toml
	@echo "installing Dibao and its test tools into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ .venv/installed

clean:
	@rm -rf .venv .dibao build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@git clean -fdXq site
