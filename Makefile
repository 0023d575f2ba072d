# Everything here works on a fresh clone with Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TEST_STAMP := $(VENV)/.installed-for-tests
LOCAL_STAMP := $(VENV)/.installed-for-local-models
# The tests of local models have an environment of their own, so that those of all else show that they need no torch.
MODELS_VENV := .venv-models
MODELS_STAMP := $(MODELS_VENV)/.installed
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
# MODEL=DIR serves the language model in that folder beside the lessons.
SERVES := $(if $(MODEL),$(LOCAL_STAMP))
ifneq ($(MODEL),)
ifneq ($(shell test -f "$(MODEL)/config.json" || echo missing),)
$(error There is no model in $(MODEL): expected a folder that holds config.json (docs/models.md))
endif
endif
# In JupyterLab a model may read feelings, which takes the same packages.
READS := $(if $(HOLDSPACE_EMOTION),$(LOCAL_STAMP))
WITH_MODEL := $(if $(MODEL),--model "$(MODEL)")

.DEFAULT_GOAL := help
.PHONY: help serve lab check test test-models bench train evaluate clean

help: ## say what can be done
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do \
		printf '  make %-12s %s\n' "$$name" "$$what"; done

serve: $(STAMP) $(SERVES) ## open the lessons in a browser; MODEL=folder also serves a language model
	@exec $(BIN)/python -m serving voila $(WITH_MODEL) $(ARGS)

lab: $(STAMP) $(SERVES) $(READS) ## open the lessons in JupyterLab, to edit them; MODEL=folder as above
	@exec $(BIN)/python -m serving lab $(WITH_MODEL) $(ARGS)

check: $(STAMP) ## look for mistakes in personas, exercises and lessons
	@$(BIN)/holdspace check $(ARGS)

test: $(TEST_STAMP) ## lint, types, layers and every test
	@$(BIN)/python tests/chromium.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(ARGS)

test-models: $(MODELS_STAMP) ## the tests that need torch: local models, served and read with
	@$(MODELS_VENV)/bin/python tests/chromium.py
	$(MODELS_VENV)/bin/pytest tests/models $(ARGS)

bench: $(TEST_STAMP) ## measure
	@$(BIN)/python -m benchmarks $(ARGS)

train: $(TEST_STAMP) ## make the reader's weights anew: DATA=folder of public sets
	@$(BIN)/python -m training train $(if $(DATA),--data "$(DATA)") $(ARGS)

evaluate: $(TEST_STAMP) ## measure the reader beside its baselines: DATA=folder of public sets
	@$(BIN)/python -m training evaluate $(if $(DATA),--data "$(DATA)") $(ARGS)

clean: ## remove what the targets above made; conversations are kept elsewhere and stay
	rm -rf $(VENV) $(MODELS_VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment is made anew when the Python that made it is gone.
$(BIN)/python:
	$(call make_environment,$(VENV))

$(MODELS_VENV)/bin/python:
	$(call make_environment,$(MODELS_VENV))

define make_environment
	@command -v $(PYTHON) >/dev/null || { \
		echo "Holding Space needs Python 3.11 or newer, and there is no $(PYTHON). Install it, or name it: make serve PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Holding Space needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -c 'import platform; print(platform.python_version())'). Name a newer one: make serve PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(1) || { \
		echo "Python could not make an environment. On Debian and Ubuntu: sudo apt-get install python3-venv"; rm -rf $(1); exit 1; }
endef

# The build of torch for the processor, of the version that pyproject.toml names: where pip looks anyway, else at PyTorch's
# own index (it is preferred there to the plain one: a version with +cpu counts as higher). The plain build for Linux
# brings several GB of graphics packages along.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
define install_torch
	@version=$$(sed -n 's/.*"torch==\([^"]*\)".*/\1/p' pyproject.toml); \
	$(1)/bin/python $(PIP_INSTALL) "torch==$$version+cpu" 2>/dev/null || \
		$(1)/bin/python $(PIP_INSTALL) --extra-index-url $(TORCH_INDEX) "torch==$$version"
endef

# The stamps make a second start quick: pip runs again only after pyproject.toml has changed.
$(STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing what the lessons need. The first time this takes a minute or two."
	@$(BIN)/python $(PIP_INSTALL) -e .
	@touch $@

$(TEST_STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need."
	@$(BIN)/python $(PIP_INSTALL) -e '.[model,test]'
	@touch $(STAMP) $@

$(LOCAL_STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing what serves a model from a folder: about 1 GB. The first time this takes some minutes."
	$(call install_torch,$(VENV))
	@$(BIN)/python $(PIP_INSTALL) -e '.[model,local]'
	@touch $(STAMP) $@

$(MODELS_STAMP): pyproject.toml | $(MODELS_VENV)/bin/python
	@echo "Installing what the tests of local models need: about 2 GB. The first time this takes some minutes."
	$(call install_torch,$(MODELS_VENV))
	@$(MODELS_VENV)/bin/python $(PIP_INSTALL) -e '.[model,local,test]'
	@touch $@
