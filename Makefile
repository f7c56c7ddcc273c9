# What people run. Every target makes the .venv it needs from the hash-pinned requirements.
PORT ?= 8000
ARCHIVE ?=
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
RUN := $(VENV)/bin

.PHONY: site serve check test lint unit browser bench requirements clean
.DEFAULT_GOAL := site

site: $(VENV)/.site ## build the site into site/
	$(RUN)/mediawatch build

serve: $(VENV)/.site ## build, then show it live on http://127.0.0.1:$(PORT)/
	$(RUN)/mediawatch serve --port $(PORT)

check: $(VENV)/.site ## check the issue files
	$(RUN)/mediawatch check

test: lint unit browser ## everything

lint: $(VENV)/.test
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/basedpyright

unit: $(VENV)/.test
	$(RUN)/pytest tests/unit

browser: $(VENV)/.test
	$(RUN)/python tests/browser/find_chromium.py --install
	$(RUN)/pytest tests/browser

bench: $(VENV)/.bench ## measure, with peers; ARCHIVE=DIR for an archive of your own
	$(RUN)/python tests/browser/find_chromium.py --install
	$(RUN)/python scripts/bench.py $(ARCHIVE)

requirements: $(VENV)/.test ## pin anew what pyproject.toml names
	$(RUN)/pip install --quiet uv
	$(RUN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra build -o requirements.txt pyproject.toml
	$(RUN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra build --extra dev -o requirements-dev.txt pyproject.toml
	$(RUN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra build --extra dev --extra bench -c requirements-dev.txt -o requirements-bench.txt pyproject.toml

clean:
	rm -rf $(VENV) site docs/index.md docs/issues docs/sources docs/years

$(VENV)/.site: requirements.txt pyproject.toml
	@$(call install,requirements.txt)
	@touch $@

$(VENV)/.test: requirements-dev.txt pyproject.toml
	@$(call install,requirements-dev.txt)
	@touch $@ $(VENV)/.site

$(VENV)/.bench: requirements-bench.txt pyproject.toml
	@$(call install,requirements-bench.txt)
	@touch $@

define install
	if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or newer is needed, and none was found."; exit 1; fi; \
	[ -x $(RUN)/pip ] || $(PYTHON) -m venv $(VENV) >/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment: install its venv module (Debian: apt-get install python3-venv)."; \
		rm -rf $(VENV); exit 1; }; \
	echo "Installing $(1) into $(VENV) …"; \
	$(RUN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(1) \
	&& $(RUN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endef
