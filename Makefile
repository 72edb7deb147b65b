# `make help` says what there is. Every target installs what it lacks, so that a fresh machine needs rustup's Rust and Node only.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 3000
DATA := $(or $(PARBOARD_DATA),$(CURDIR)/data)

# An automatic build starts from a fresh clone each time: what it compiled is kept outside, so that only the first one is slow.
ifneq ($(CI),)
export CARGO_TARGET_DIR ?= $(HOME)/.cache/parboard/target
endif
TARGET := $(abspath $(or $(CARGO_TARGET_DIR),target))
RELEASE := $(TARGET)/release

# `leptos` is compiled either for the browser or for the server, so the two halves are never built in one go.
WASM := --target wasm32-unknown-unknown
WASM_BUILD := cargo build --profile wasm $(WASM) -p parboard-frontend
PROMISES := $(TARGET)/wasm32-unknown-unknown/wasm/examples/promises.wasm
BUNDLE := cargo run --quiet -p parboard-bundle --
NODE_MODULES := end2end/node_modules/.package-lock.json
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

# $(call need,COMMAND,PACKAGES): Debian's packages, when the command is not there yet.
need = command -v $(1) >/dev/null || { $(SUDO) apt-get update -q && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q $(2); }

.PHONY: help run build test simulate e2e pictures lighthouse bench fmt tools-build tools-test site

help: ## this list
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: build ## builds, fills the data folder with the demonstration once, serves; PORT=3000 PARBOARD_DATA=./data
	@"$(RELEASE)/parboard" demonstrate --data "$(DATA)" --site "$(RELEASE)/site"
	@echo "ParBoard: http://127.0.0.1:$(PORT)"
	@exec "$(RELEASE)/parboard" serve --listen 127.0.0.1:$(PORT) --data "$(DATA)" --site "$(RELEASE)/site"

build: tools-build ## the release server at target/release/parboard, its site beside it
	$(WASM_BUILD)
	$(BUNDLE) --out "$(RELEASE)/site"
	cargo build --release -p parboard

test: tools-test ## every check; ends with `N passed, M failed`
	@.ci/check

simulate: ## more seeds of the simulator of syncing than the tests run, with arithmetic still checked; SEEDS=10000
	CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true PARBOARD_SEEDS=$(or $(SEEDS),10000) cargo test --release -p parboard-sync --test simulation whatever_happens

e2e: tools-test site ## the browser tests alone; ARGS="boot -g offline"
	cargo build -p parboard
	$(BUNDLE) --plain "$(PROMISES)" --out "$(TARGET)/promises"
	cd end2end && npx --no-install playwright test $(ARGS)

pictures: tools-test site ## every screen as a picture in end2end/results/pictures, charts and document pages in docs/pictures; ARGS="1440 dark"
	cargo build -p parboard
	cd end2end && node pictures.js $(ARGS)

lighthouse: build tools-test ## what Lighthouse says of sign-in and board; its pages are in end2end/results/lighthouse
	@test -d end2end/results/packages/node_modules/lighthouse || npm install --prefix end2end/results/packages --no-save --no-package-lock lighthouse@12.8.2
	PARBOARD_BIN="$(RELEASE)/parboard" PARBOARD_SITE="$(RELEASE)/site" node end2end/lighthouse.js $(ARGS)

bench: build tools-test ## the figures: what a visit loads and how long it takes, the store, the server
	$(BUNDLE) --out "$(RELEASE)/site" --check-budget
	PARBOARD_BIN="$(RELEASE)/parboard" PARBOARD_SITE="$(RELEASE)/site" node end2end/bench.js
	PARBOARD_BIN="$(RELEASE)/parboard" PARBOARD_SITE="$(RELEASE)/site" node end2end/bench_large.js
	PARBOARD_BIN="$(RELEASE)/parboard" PARBOARD_SITE="$(RELEASE)/site" node end2end/bench_finding.js
	PARBOARD_BIN="$(RELEASE)/parboard" node end2end/bench_papers.js
	cargo run --release -p parboard-store --example push
	cargo run --release -p parboard --example bench

fmt: ## formats the Rust
	cargo fmt --all

site:
	$(WASM_BUILD) --lib --example promises
	$(BUNDLE)

# What a build needs. What makes the page small comes with the npm packages; without it the page is larger, and all the same.
tools-build:
	@$(call need,cc,build-essential)
	@! command -v rustup >/dev/null || rustup target list --installed | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
	@$(MAKE) --no-print-directory $(NODE_MODULES) || echo "npm packages are not here: the page is built larger than it need be"

# What the checks need besides; the office program that opens the documents takes half a minute and 310 MB.
tools-test: tools-build $(NODE_MODULES)
	@$(call need,pg_virtualenv,postgresql postgresql-common)
	@$(call need,soffice,--no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2) || echo "no office program is here: the tests that open documents with one will fail"
	@$(call need,aiosmtpd,python3-aiosmtpd) || echo "aiosmtpd is not here: the tests that send mail will fail"
	@$(call need,pdftotext,poppler-utils) || echo "poppler-utils is not here: the tests that measure pages will fail"
	@test -n "$${PARBOARD_CHROMIUM:-}" || command -v chromium chromium-browser google-chrome >/dev/null || { $(call need,chromium,chromium); }

$(NODE_MODULES): end2end/package-lock.json
	cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci
	@touch $@
