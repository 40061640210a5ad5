# What one types here. `make help` lists it; the work is done in tools/.

PORT ?= 8000
# The first Python on this machine that is new enough; tools/prepare.py says so when there is none.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && exit; done; echo python3)

.DEFAULT_GOAL := help
.PHONY: demo test prove run check fix help

demo: ## See Kith with made-up people on http://localhost:8000 (PORT=8001 for another port)
	@$(PYTHON) tools/prepare.py run
	@PORT=$(PORT) .venv/bin/kith demo

test: ## Run everything a change must pass: lint, types, laws, tests on both databases and in a browser
	@$(PYTHON) tools/prepare.py dev
	@.venv/bin/python tools/check.py all

prove: ## Run the long proofs and measurements (ONLY="kills pages" for some), and write docs/reference/proof.md
	@$(PYTHON) tools/prepare.py dev
	@.venv/bin/python tools/prove.py $(ONLY)

run: ## Serve your own store: DATABASE_URL and KITH_DATA say where it lies
	@$(PYTHON) tools/prepare.py run
	@PORT=$(PORT) .venv/bin/kith serve

check: ## The fast checks, for while you work: lint, types, laws
	@$(PYTHON) tools/prepare.py dev
	@.venv/bin/python tools/check.py fast

fix: ## Let the linter and the formatter mend what they can
	@$(PYTHON) tools/prepare.py dev
	@.venv/bin/ruff check --fix --quiet
	@.venv/bin/ruff format --quiet

help: ## Say what can be typed here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' Makefile
