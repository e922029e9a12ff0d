# Everyday commands; `make` lists them. The two to know: make run, make test.
SHELL := /bin/sh
PY := .venv/bin/python
PORT ?= 8000
.DEFAULT_GOAL := help
.PHONY: help run dev setup admin test lint format types messages messages-check seed demo demo-clear bench proof image requirements services services-stop services-clean

help: ## this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "make %-16s %s\n", $$1, $$2}' Makefile

run: ## set everything up and serve the site at http://127.0.0.1:8000
	@sh deploy/dev/setup.sh && exec $(PY) manage.py serve --port $(PORT)

setup: ## everything that `make run` does before it serves
	@sh deploy/dev/setup.sh && $(PY) manage.py setup

dev: ## the debug server with reload
	@sh deploy/dev/setup.sh dev && $(PY) manage.py setup && exec $(PY) manage.py runserver $(PORT) --settings=site_core.settings.dev

admin: ## set a new password for the administrator and print it once
	@$(PY) manage.py new_admin_password

test: ## all tests; what is missing on this machine is skipped and listed at the end
	@sh deploy/dev/setup.sh dev && $(PY) -m pytest -n auto --maxschedchunk=4

lint: ## style of code and templates
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m djlint --check --lint --quiet templates

format: ## put code and templates in order
	@$(PY) -m ruff check --fix . && $(PY) -m ruff format . && $(PY) -m djlint --reformat --quiet templates

types: ## mypy on the pure parts and the adapters
	@$(PY) -m mypy

messages: ## collect the texts of code and templates into locale/
	@$(PY) manage.py collect_texts

messages-check: ## every text has its Czech
	@$(PY) manage.py collect_texts --check

seed: ## load the catalogue and the pages again
	@$(PY) manage.py seed

demo: ## load the examples of workshops, also those that were cleared away
	@$(PY) manage.py demo --again && $(PY) manage.py seed

demo-clear: ## delete the examples of workshops; they do not come back by themselves
	@$(PY) manage.py demo --clear

bench: ## measurements, side by side; fails when a goal is missed
	@sh deploy/dev/setup.sh dev && $(PY) manage.py setup && { missed=0; for file in benchmarks/*.py; do $(PY) "$$file" || missed=1; done; exit $$missed; }

services: ## PostgreSQL, Redis and Elasticsearch for tests, without Docker: eval "$(make -s services)"
	@deploy/dev/services.sh start

services-stop: ## stop them, data stay
	@deploy/dev/services.sh stop

services-clean: ## stop them and remove all that they left
	@deploy/dev/services.sh clean

proof: ## ten minutes of mixed load on two processes and PostgreSQL: no error, memory flat (make proof MINUTES=1)
	@sh deploy/dev/setup.sh dev && eval "$$(deploy/dev/services.sh start)" && $(PY) -m benchmarks.proof --minutes $(or $(MINUTES),10)

image: ## build the image of production and run it as user without rights, read-only (Debian, as root)
	@bash deploy/dev/image.sh

requirements: ## pin the packages anew (needs uv)
	@uv pip compile -q --universal --python-version 3.12 --generate-hashes --no-header requirements/main.in -o requirements/main.txt
	@uv pip compile -q --universal --python-version 3.12 --generate-hashes --no-header requirements/dev.in -o requirements/dev.txt
