# What people run. Every target makes the .venv it needs from the hash-pinned requirements.
PORT ?= 8000
PROFILE :=
ARCHIVE ?=
PAGES :=
FILE :=
REPORT :=
FORCE :=
FORMAT :=
TARGET :=
SECONDS :=
OF :=
BASE :=
FIX :=
DRAFTS :=
NUMBER :=
ARTICLE :=
URL :=
ISSUE :=
INSIDE :=
FROM_FILE :=
REPORTS :=
TO :=
KEEP :=
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done)
VENV := .venv
RUN := $(VENV)/bin

.PHONY: site serve zensical demo check status new capture import test quick unit-quick lint lint-changed lint-workflows unit browser pictures mutation bench bench-build bench-intake content report preview comment lane requirements clean fuzz bom
.DEFAULT_GOAL := site

site: $(VENV)/.site ## build the site into site/; PROFILE=internal for the house, with all texts
	$(RUN)/mediawatch build$(if $(PROFILE), --profile $(PROFILE))

serve: $(VENV)/.site ## build, then show it live on http://127.0.0.1:$(PORT)/; DRAFTS=1 shows what is not ready too
	$(RUN)/mediawatch serve --port $(PORT) $(if $(DRAFTS),--drafts)

demo: $(VENV)/.site ## show a made-up archive with every kind of page on http://127.0.0.1:$(PORT)/; issues/ and site/ stay as they are
	$(RUN)/mediawatch demo --port $(PORT)

check: $(VENV)/.site ## check the issue files, or one with FILE=path; FIX=1 mends, BASE=revision compares, FORMAT=github for annotations
	$(RUN)/mediawatch check $(if $(FILE),"$(FILE)" )$(if $(FIX),--fix )$(BASED)$(if $(FORMAT),--format $(FORMAT))

BASED = $(if $(BASE),--base "$(BASE)" )

status: $(VENV)/.site ## what the archive misses, and what waits for a person
	@$(RUN)/mediawatch status

new: $(if $(ARTICLE),$(VENV)/.intake,$(VENV)/.site) ## the next issue's file; NUMBER=number for another, ARTICLE=address with an article
	@$(RUN)/mediawatch new $(if $(NUMBER),--number "$(NUMBER)" )$${ARTICLE:+--article "$$ARTICLE"}

capture: $(VENV)/.intake ## an article from its page, URL=address or FROM_FILE=saved-page, into the newest issue or ISSUE=number; INSIDE=1 for a page of the house
	@$(RUN)/mediawatch capture $${URL:+"$$URL"} $(if $(FROM_FILE),--from-file "$(FROM_FILE)" )$(if $(ISSUE),--issue "$(ISSUE)" )$(if $(INSIDE),--inside)

import: $(VENV)/.intake ## bring in FILE=document-or-folder, with REPORT=report.html if wanted; FORCE=1 replaces issues that are there
	@[ -n "$(FILE)" ] || { echo "要写明文件或文件夹，例如：make import FILE=旧文件.docx REPORT=报告.html"; exit 2; }
	$(RUN)/mediawatch import "$(FILE)" $(if $(FORCE),--force )$(if $(REPORT),--report "$(REPORT)")

test: lint unit browser ## everything

quick: ## the developer's loop, under a minute: no office, no builds, no browser
	@$(MAKE) --no-print-directory -j 3 --output-sync=target lint-changed unit-browser unit-quick

unit-quick: $(VENV)/.test
	$(RUN)/pytest tests/unit -n auto --dist worksteal -m "not (slow or office or builds or fonts)" --hypothesis-profile=quick

lint: lint-browser lint-workflows $(VENV)/.test
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/basedpyright

lint-workflows: $(VENV)/.test ## what runs on GitHub, and with which rights
	$(RUN)/actionlint -shellcheck= -pyflakes= .github/workflows/*.yml
	$(RUN)/zizmor --quiet --offline --persona auditor .github

lint-changed: $(VENV)/.test ## style of everything, types of what git sees as changed
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	@changed=$$({ git diff --name-only --diff-filter=d "$$(git merge-base HEAD main 2>/dev/null || echo HEAD)"; \
		git ls-files --others --exclude-standard; } | grep -E '^(scripts|tests)/.*\.py$$' | sort -u); \
	[ -z "$$changed" ] || { echo "$(RUN)/basedpyright (changed files)"; $(RUN)/basedpyright $$changed; }

unit: unit-browser $(VENV)/.test
	$(RUN)/pytest tests/unit -n auto --dist loadfile

browser: $(VENV)/.test
	$(RUN)/python tests/browser/find_chromium.py --install
	$(RUN)/pytest tests/browser

pictures: $(VENV)/.test ## take the pictures of the guide and of README anew
	$(RUN)/python tests/browser/find_chromium.py --install
	PYTHONPATH=tests:tests/browser $(RUN)/python tests/browser/pictures.py

zensical: $(VENV)/.zensical ## build the made-up archive by MkDocs and by Zensical, and compare page by page; KEEP=DIR keeps both sites
	$(RUN)/python scripts/compare_engines.py $(if $(KEEP),--keep "$(KEEP)")

mutation: $(VENV)/.mutation ## which small changes no test notices; MODULE=format/parse for one module, SAMPLE=100 for some of them
	$(RUN)/python tests/mutation.py $(if $(SAMPLE),--sample $(SAMPLE)) $(MODULE)

fuzz: $(VENV)/.fuzz ## feed a reader with made-up input, TARGET=issue, body, query, word or html for SECONDS=600
	$(RUN)/python tests/fuzz.py $(or $(TARGET),issue) --seconds $(or $(SECONDS),600)

bom: $(VENV)/.bom ## write what a built site is made with, as CycloneDX, into .cache/bom.json; OF=requirements-dev.txt for another set
	@mkdir -p .cache
	$(RUN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o .cache/bom.json $(or $(OF),requirements.txt)

bench: $(VENV)/.bench ## measure, with peers; ARCHIVE=DIR for an archive of your own
	$(RUN)/python tests/browser/find_chromium.py --install
	$(RUN)/python scripts/bench.py $(ARCHIVE)

bench-build: $(VENV)/.test ## measure whole builds and saves, beside Hugo where it is installed; ARCHIVE=DIR for an archive of your own
	$(RUN)/python scripts/bench_build.py $(ARCHIVE)

bench-intake: $(VENV)/.bench ## measure what is read of pages and damaged files; PAGES=DIR for saved pages of your own
	$(RUN)/python scripts/bench_intake.py $(PAGES)

content: ## what a change to issues/ alone must pass: a few minutes
	$(MAKE) check
	$(MAKE) site

report: $(VENV)/.site ## into the folder REPORTS what a change since BASE=revision brings: findings.md, and review.json for `make comment`
	@[ -n "$(REPORTS)" ] || { echo "要写明放报告的文件夹，例如：make report REPORTS=报告 BASE=main"; exit 2; }
	@mkdir -p "$(REPORTS)"
	$(RUN)/mediawatch check $(BASED)--format markdown > "$(REPORTS)/findings.md" || [ $$? = 1 ]
	$(RUN)/mediawatch review $(BASED)--format json > "$(REPORTS)/review.json"

preview: $(VENV)/.site ## the site as a change since BASE=revision makes it; errors that were there before stop it, and are no failure
	@$(RUN)/mediawatch check $(BASED)> /dev/null
	@if $(RUN)/mediawatch check > /dev/null 2>&1; then $(RUN)/mediawatch build; else \
		echo "以前就有的错误还没有改正，所以没有建成预览；这次的改动没有错误。"; fi

comment: $(VENV)/.site ## into the file TO the text of a comment, from FILE=review.json, which anybody may have written
	@[ -n "$(FILE)" ] && [ -n "$(TO)" ] || { echo "要写明两个文件，例如：make comment FILE=review.json TO=comment.md"; exit 2; }
	@$(RUN)/mediawatch review --from "$(FILE)" $${RUN_URL:+--run "$$RUN_URL"} $${MERGED:+--merged} > "$(TO)"

lane: ## say what the changes since BASE=revision must pass: content or code
	@.ci/lane "$(BASE)"

requirements: $(VENV)/.test ## pin anew what pyproject.toml names
	$(RUN)/pip install --quiet uv
	$(PIN) --upgrade -o requirements.txt pyproject.toml
	$(PIN) --upgrade --extra intake -c requirements.txt -o requirements-intake.txt pyproject.toml
	$(PIN) --upgrade --extra pdf -c requirements-intake.txt -o requirements-pdf.txt pyproject.toml
	$(PIN) --upgrade --extra intake --extra pdf --extra dev -c requirements-pdf.txt -c requirements-intake.txt -o requirements-dev.txt pyproject.toml
	$(PIN) --upgrade --extra intake --extra pdf --extra dev --extra bench -c requirements-dev.txt -o requirements-bench.txt pyproject.toml
	$(PIN) --upgrade --extra intake --extra pdf --extra dev --extra mutation -c requirements-dev.txt -o requirements-mutation.txt pyproject.toml
	$(PIN) --upgrade --extra zensical -c requirements-dev.txt -o requirements-zensical.txt pyproject.toml
	$(PIN) --upgrade --extra intake --extra pdf --extra dev --extra fuzz -c requirements-dev.txt -o requirements-fuzz.txt pyproject.toml
	$(PIN) --upgrade --extra bom -c requirements.txt -o requirements-bom.txt pyproject.toml

PIN = $(RUN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra build

clean:
	rm -rf $(VENV) tests/javascript/node_modules tests/javascript/mutation/node_modules tests/javascript/made site docs/index.md $(filter-out docs/assets/ docs/dev/,$(wildcard docs/*/))

include tests/javascript/targets.mk

# Each file of requirements holds the one before it, those for bench and mutation what tests need, so that whoever has the larger one needs no smaller.
$(VENV)/.site: requirements.txt pyproject.toml
	@$(call install,requirements.txt)
	@touch $@

$(VENV)/.intake: requirements-intake.txt pyproject.toml
	@$(call install,requirements-intake.txt)
	@touch $@ $(VENV)/.site

$(VENV)/.pdf: requirements-pdf.txt pyproject.toml
	@$(call install,requirements-pdf.txt)
	@touch $@ $(VENV)/.site

$(VENV)/.test: requirements-dev.txt pyproject.toml
	@$(call install,requirements-dev.txt)
	@touch $@ $(VENV)/.pdf $(VENV)/.intake $(VENV)/.site

$(VENV)/.mutation: requirements-mutation.txt pyproject.toml
	@$(call install,requirements-mutation.txt)
	@touch $@

$(VENV)/.zensical: requirements-zensical.txt pyproject.toml
	@$(call install,requirements-zensical.txt)
	@touch $@ $(VENV)/.site

$(VENV)/.fuzz: requirements-fuzz.txt pyproject.toml
	@$(call install,requirements-fuzz.txt)
	@touch $@

$(VENV)/.bom: requirements-bom.txt pyproject.toml
	@$(call install,requirements-bom.txt)
	@touch $@

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
