# affiant. `make demo` shows what it does; `make test` runs every check; `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DOCS ?= examples/documents
DEMO ?= demo
SUBJECT ?=
CONSTRAINTS := $(wildcard constraints.txt)
PIP := $(BIN)/pip install --quiet --disable-pip-version-check $(CONSTRAINTS:%=-c %)

unexport PYTHONDONTWRITEBYTECODE # else every run rewrites and compiles all tests anew

.PHONY: help demo test test-quick check format constraints train messages docs benchmarks bench-facts clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

COMPILED := hatch_build.py $(wildcard src/affiant/mail/compiled/*.pyx src/affiant/mail/compiled/*.pxd)

$(VENV)/.used: pyproject.toml $(CONSTRAINTS) $(COMPILED)
	@bash .ci/environment $(PYTHON) $(VENV)
	@echo "Installing affiant into $(VENV) ..."
	@$(PIP) --upgrade 'pip>=25.1'
	@$(PIP) -e '.[ocr]'
	@touch $@

$(VENV)/.developed: $(VENV)/.used
	@echo "Installing what the checks need ..."
	@$(PIP) -e '.[ocr,outlook,postgresql]' --group dev
	@$(PIP) -e '.[ftm]' || echo "Without followthemoney (its ICU binding needs g++ and libicu-dev), FtM exports are not checked"
	@touch $@

demo: $(VENV)/.used ## Read the examples (or DOCS=folder) and write a dossier
	@bash .ci/system tesseract
	@bash .ci/demo "$(BIN)" "$(DOCS)" "$(DEMO)" "$(SUBJECT)"

test: $(VENV)/.developed ## Run every check
	@bash .ci/system tesseract postgresql chromium
	@$(MAKE) --no-print-directory check
	@bash .ci/with-postgresql $(BIN)/pytest -n 2 --dist worksteal

test-quick: $(VENV)/.developed ## Run the tests that need no browser, no PostgreSQL and little time
	@$(BIN)/pytest -n 2 --dist worksteal -m "not browser and not postgresql and not slow"

check: $(VENV)/.developed ## Format, lint, types, floors, messages, documentation
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache > .lint-imports.log || (cat .lint-imports.log && exit 1)
	@rm -f .lint-imports.log
	$(BIN)/python -m tools.messages --check
	$(BIN)/python -m docs.compute --check
	$(BIN)/mkdocs build --strict --quiet --site-dir site

format: $(VENV)/.developed ## Put the code in its one format
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

constraints: $(VENV)/.developed ## Pin what is installed now
	@$(BIN)/pip freeze --exclude-editable | grep -E '^[A-Za-z0-9._-]+==' > constraints.txt

train: $(VENV)/.developed ## Train the models of names from ../shared/data, in three minutes
	$(BIN)/python -m training.names --seed 1

messages: $(VENV)/.developed ## Gather the messages and compile their translations
	$(BIN)/python -m tools.messages

docs: $(VENV)/.developed ## Compute the pages' computed parts and build the site
	$(BIN)/python -m docs.compute
	$(BIN)/mkdocs build --strict --quiet
	@echo "Open site/index.html"

benchmarks: $(VENV)/.developed ## Measure everything and write the results into the docs
	@bash .ci/benchmarks $(BIN)/python

$(VENV)/.compared: $(VENV)/.developed
	@echo "Installing the extractors to compare with ..."
	@$(PIP) --group peers
	@touch $@

bench-facts: $(VENV)/.compared ## Measure facts beside the peers, into the docs
	@bash .ci/benchmarks $(BIN)/python facts

clean: ## Remove what was made
	rm -rf $(VENV) $(DEMO) casefile build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
