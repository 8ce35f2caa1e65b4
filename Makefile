# Each command does the set-up that it needs, once (scripts/set-up).

.POSIX:
.PHONY: help walk check test lock clean set-up

BIN = .venv/bin
PROTOCOL = cheville-torsion-mk

help:
	@echo "make walk    walk a protocol in the terminal (PROTOCOL=$(PROTOCOL))"
	@echo "make test    all checks and all tests; ARBRE_MORE=1 draws more random examples"
	@echo "make check   style, types and imports only: a few seconds"
	@echo "make lock    write requirements.lock again, after a change of dependencies"
	@echo "make clean   remove what these commands made"

walk: set-up
	@$(BIN)/arbre walk $(PROTOCOL)

# Coverage is measured where each line has its test. These draw cases, solve, or start programs:
# measuring would take three times their time, and a line that only chance comes to is not covered.
UNMEASURED = tests/analysis tests/authors tests/differences tests/engine tests/faults tests/fuzz \
	tests/hostile tests/overlays tests/proof tests/pytest_plugin tests/safety tests/shipped tests/terminal
SHARED = --numprocesses auto --maxprocesses 4 --dist worksteal

test: check
	$(BIN)/python -m pytest $(SHARED) --cov $$(printf -- '--ignore=%s ' $(UNMEASURED))
	$(BIN)/python -m pytest $(SHARED) $(UNMEASURED)

check: set-up
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

lock: set-up
	PATH="$$PATH:.tools/bin" uv pip compile pyproject.toml --all-extras --universal \
		--python-version 3.11 --generate-hashes --custom-compile-command "make lock" \
		--quiet --output-file requirements.lock

clean:
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf .coverage .coverage.* dist build tests/clients/node_modules

set-up:
	@scripts/set-up
