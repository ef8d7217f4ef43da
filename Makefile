# `make demo` and `make test` each set up all they need, in .venv, from constraints.txt.
.DEFAULT_GOAL := help
.PHONY: help setup demo test check samples constraints catalogue campaign-keys architecture reliability fuzz mutants bench clean

# The first Python on the path that is new enough; `make PYTHON=/path/to/python …` takes another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready

help:
	@echo "make demo         the whole chain on the sample letters, on this machine alone"
	@echo "make test         the tests"
	@echo "make check        lint and types"
	@echo "make setup        .venv with everything in it (the others do it themselves)"
	@echo "make samples      paint and write the sample letters anew"
	@echo "make catalogue    write docs/rules.md from the rules"
	@echo "make campaign-keys  write docs/campaign-file.md from the tables that parse a campaign file"
	@echo "make architecture  write the table of folders in docs/architecture.md"
	@echo "make reliability  try the promises, and write docs/reliability.md"
	@echo "make fuzz         ten minutes of damaged letters, and ten of each reader; finds are kept in finds/"
	@echo "make mutants      small faults planted in deciding code, and whether its tests notice (half an hour)"
	@echo "make bench        the table of docs/performance.md, on this machine (half an hour)"
	@echo "make constraints  choose library versions anew, with their hashes (needs uv)"

setup: $(READY)

$(READY): constraints.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer is on the path: install one, or say make PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module: on Debian and Ubuntu, apt install python3-venv." >&2; exit 1; }
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: setup
	$(BIN)/intake demo

# A file's tests stay in one process: what they share is made once. The order is that of tests/conftest.py.
# One process more than there are cores, for some tests wait for servers.
PYTEST = $(BIN)/python -m pytest --dist=loadfile --no-loadscope-reorder --numprocesses=$(shell \
	$(BIN)/python -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')

test: setup
	$(PYTEST)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

samples: setup
	$(BIN)/python -m sample_mail.make

catalogue: setup
	@mkdir -p docs
	$(BIN)/intake rules --markdown > docs/rules.md

campaign-keys: setup
	$(BIN)/intake campaign keys --markdown > docs/campaign-file.md

architecture: setup
	$(BIN)/python tests/architecture.py

reliability: setup
	$(PYTEST) --reliability=docs/reliability.md

fuzz: setup
	$(BIN)/python benchmarks/fuzz/run.py --seed $$(date +%s)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/fuzz/requirements.txt
	$(BIN)/python benchmarks/fuzz/guided.py

mutants: setup
	$(BIN)/python benchmarks/mutation/run.py

bench: setup
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r benchmarks/throughput/requirements.txt
	$(BIN)/python benchmarks/throughput/run.py

# No addresses: the file is the same whatever index it was made from.
constraints:
	@command -v uv >/dev/null || { echo "uv is not on the path: pip install uv." >&2; exit 1; }
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
		--quiet --output-file constraints.txt

clean:
	rm -rf .venv demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
