# Everything here works on a fresh clone with Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-for-tests

.DEFAULT_GOAL := help
.PHONY: help serve lab check test bench train evaluate clean

help: ## say what can be done
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-8s %s\n' "$$name" "$$what"; done

serve: $(STAMP) ## open the lessons in a browser
	@exec $(BIN)/python -m serving voila $(ARGS)

lab: $(STAMP) ## open the lessons in JupyterLab, to edit them
	@exec $(BIN)/python -m serving lab $(ARGS)

check: $(STAMP) ## look for mistakes in personas, exercises and lessons
	@$(BIN)/holdspace check $(ARGS)

test: $(TEST_STAMP) ## lint, types, layers and every test
	@$(BIN)/python tests/chromium.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(ARGS)

bench: $(TEST_STAMP) ## measure
	@$(BIN)/python -m benchmarks $(ARGS)

train: $(TEST_STAMP) ## make the reader's weights anew: DATA=folder of public sets
	@$(BIN)/python -m training train $(if $(DATA),--data "$(DATA)") $(ARGS)

evaluate: $(TEST_STAMP) ## measure the reader beside its baselines: DATA=folder of public sets
	@$(BIN)/python -m training evaluate $(if $(DATA),--data "$(DATA)") $(ARGS)

clean: ## remove what the targets above made; conversations are kept elsewhere and stay
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment is made anew when the Python that made it is gone.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Holding Space needs Python 3.11 or newer, and there is no $(PYTHON). Install it, or name it: make serve PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Holding Space needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'). Name a newer one: make serve PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
		echo "Python could not make an environment. On Debian and Ubuntu: sudo apt-get install python3-venv"; rm -rf $(VENV); exit 1; }

# The stamps make a second start quick: pip runs again only after pyproject.toml has changed.
$(STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing what the lessons need. The first time this takes a minute or two."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(TEST_STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[model,test]'
	@touch $(STAMP) $@
