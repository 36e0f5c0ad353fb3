# The two commands of the README are `make run` and `make test`; the rest is for developers.
PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8050
RAW    ?= ../shared/data
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: run dev worker test lint types check-browser check-servers data geometry lock benchmarks screenshot clean

run: $(VENV)/run.stamp  ## install what the app needs, then serve it at http://127.0.0.1:8050
	@PORT=$(PORT) HOST=$(HOST) $(BIN)/gunicorn --config server/gunicorn.py app:server

dev: $(VENV)/run.stamp  ## serve with reload and Dash's debug tools
	@PORT=$(PORT) HOST=$(HOST) $(BIN)/python app.py

worker: $(VENV)/run.stamp  ## do long work for web processes with the same REDIS_URL
	@$(BIN)/celery --app server.celery worker

test: $(VENV)/test.stamp check-browser check-servers  ## install what the tests need, then run every one
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/test.stamp
	$(BIN)/ruff check --fix .

# Debian's browser and driver, for the tests that open pages as a person would
check-browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null \
	  || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver; }

# Debian's Redis and PostgreSQL, for the tests that need them; their services are not started
check-servers:
	@command -v redis-server >/dev/null && ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 \
	  || sh tests/install_servers.sh || echo "REDIS OR POSTGRESQL IS MISSING: the tests that need them will be skipped"

data: $(VENV)/run.stamp  ## rebuild every table from the raw files
	$(BIN)/python -m data build --raw $(RAW)

geometry: $(VENV)/run.stamp  ## rebuild the map shapes from the raw files
	$(BIN)/python -m data geometry --raw $(RAW)

benchmarks: $(VENV)/test.stamp check-browser
	$(BIN)/python -m benchmarks

screenshot: $(VENV)/test.stamp check-browser  ## make the README's picture anew
	$(BIN)/python -m docs.screenshot

# needs uv, a developer's tool: https://docs.astral.sh/uv
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock requirements-dev.txt

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Setpoint needs Python 3.11 or newer: set PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@
