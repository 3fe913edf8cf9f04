# make site   builds the sample site          make test    ruff, mypy and the tests
# make help   tells the others
VENV ?= .venv
PYTHON ?= python3
PYTEST ?=
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
TESTING := $(VENV)/.testing-installed
BENCH := $(VENV)/.bench-installed
LISTENING := $(VENV)/listening/.installed
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE = $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
          --custom-compile-command "make lock" $(UPGRADE)

.PHONY: site test long bench screenshots wheel lock clean help
.DELETE_ON_ERROR:

site: $(RUNTIME)  ## build the sample site, both editions, into output/
	@PYTHON=$(PYTHON) tools/system_packages.sh site
	$(BIN)/rectify build
	@tools/where_to_look.sh output

test: $(TESTING)  ## ruff, mypy and the tests; PYTEST="-k name" narrows them
	@PYTHON=$(PYTHON) tools/system_packages.sh site
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist worksteal $(PYTEST)

long: $(TESTING) $(LISTENING)  ## the tests that take minutes, the wheel's among them
	$(BIN)/python -m pytest -n 2 --dist worksteal --long -m "long or wheel" $(PYTEST)

bench: $(BENCH)  ## our builds beside those of other generators, as ratios of one run; BENCH_OPTIONS="--sizes 100"
	$(BIN)/python -m tests.bench $(BENCH_OPTIONS)
	$(BIN)/python -m tests.bench.prints

screenshots: $(TESTING)  ## pictures of every kind of page (phone, desktop, light, dark, print) and of the bulletins
	$(BIN)/rectify build
	$(BIN)/python tools/take_screenshots.py output .dist/screenshots

wheel: $(TESTING)  ## dist/*.whl, templates and assets inside
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

lock: $(VENV)/bin/uv  ## pin the dependencies anew after a change of pyproject.toml; UPGRADE=--upgrade takes newer ones
	$(COMPILE) --output-file requirements/runtime.txt pyproject.toml
	$(COMPILE) --output-file requirements/testing.txt --constraint requirements/runtime.txt --all-extras --group dev pyproject.toml
	$(COMPILE) --output-file requirements/build.txt --constraint requirements/testing.txt --group build
	$(COMPILE) --output-file requirements/listening.txt --group listening
	$(COMPILE) --output-file requirements/bench.txt --constraint requirements/testing.txt --group bench

clean:  ## remove what was made here, but for the virtual environment
	rm -rf output dist build .dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "rectify needs Python 3.11 or newer; PYTHON=... names another")'
	@PYTHON=$(PYTHON) tools/system_packages.sh site
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): pyproject.toml requirements/runtime.txt requirements/build.txt | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/build.txt -r requirements/runtime.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(TESTING): $(RUNTIME) requirements/testing.txt
	$(INSTALL) --require-hashes -r requirements/testing.txt
	@touch $@

$(LISTENING): requirements/listening.txt | $(BIN)/python
	$(PYTHON) -m venv $(VENV)/listening
	$(VENV)/listening/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/listening.txt
	@touch $@

$(BENCH): $(TESTING) requirements/bench.txt
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(BIN)/uv: | $(BIN)/python
	$(INSTALL) "uv>=0.9"
