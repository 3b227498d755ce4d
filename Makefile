# What a newcomer does here. Each target does all of its own set-up.
.DEFAULT_GOAL := help
.PHONY: help build up down status logs test bench bench-analytics bench-codec bench-server faults oracle bundle test-install lint-ansible test-hosts test-cluster fmt

ATRIUM := installer/bin/atrium

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build what is out of date
	@installer/bin/build

up: build ## build what is out of date, start everything, say where it is
	@$(ATRIUM) stack up

down: ## stop everything; all data stays
	@$(ATRIUM) stack down

status: ## show each component: state, process, port, memory, last error
	@$(ATRIUM) stack status

logs: ## follow the logs; make logs C=server for one component
	@$(ATRIUM) stack logs $(C) -f

test: ## run everything that CI runs
	mvn -T 2 verify
	cd platform/web && npm ci --no-audit --no-fund && npm run check && npm run build
	platform/e2e/run

bench: build ## measure the ingest beside its peers; WRITE=1 puts the table into README.md, ARGS= for more options
	@mvn -q -Pbench -Dquick -pl analytics-jobs/bench -am package
	@java -Xmx512m -Datrium.checkout=$(CURDIR) -cp 'analytics-jobs/bench/target/atrium-bench.jar:analytics-jobs/bench/target/lib/*' \
	  io.atrium.bench.BenchMain $(if $(WRITE),--write) $(ARGS)

bench-analytics: build ## measure all jobs: cost, delays, replay, growth; WRITE=1 puts the tables into performance.md, ARGS=--full for all of it
	@mvn -q -Pbench -Dquick -pl analytics-jobs/bench -am package
	@java -Xmx3g -Datrium.checkout=$(CURDIR) -cp 'analytics-jobs/bench/target/atrium-bench.jar:analytics-jobs/bench/target/lib/*' \
	  io.atrium.bench.AnalyticsMain $(if $(WRITE),--write) $(ARGS)

bench-codec: ## measure the event codec beside Jackson
	mvn -Pbench -pl platform/contract -DskipTests -DskipITs verify

bench-server: SHELL := /bin/bash
bench-server: build ## measure what checking a token costs, how long making a tenant takes, how many events the gateway takes
	@set -o pipefail; mvn -q -P '!gates' -pl platform/server -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test='AccessBench,ProvisioningBench,GatewayBench' -Dfailsafe.failIfNoSpecifiedTests=false | grep -E '/s  |times the CPU|provisioned in|events/s|ERROR'

N ?= 30
SEED ?= 1
OUTAGE ?=
PROOF := mvn -q -P '!gates' -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
faults: ## prove that nothing is lost and nothing counts twice: N=30 faults in an order that SEED decides, over a ledger, then over the oracle's organizations; OUTAGE=PT10M adds a long one
	@$(PROOF) -pl analytics-jobs/jobs -Dit.test=FaultStorm \
	  -Dfaults.count=$(N) -Dfaults.seed=$(SEED) -Dfaults.outage=$(OUTAGE)
	@$(PROOF) -pl analytics-jobs/oracle -Dit.test=OracleIT -Doracle.seed=$(SEED) -Doracle.faults=$(N)

ROUNDS ?= 3
oracle: ## compare every fact and every metric with the oracle on the real path, of ROUNDS=3 sets of organizations from SEED on
	@$(PROOF) -pl analytics-jobs/oracle -Dit.test=OracleIT -Doracle.seed=$(SEED) -Doracle.rounds=$(ROUNDS)

KEY ?= .atrium/bundle-signing-key
bundle: build ## build and sign the bundle; KEY=file signs it (made when there is none), CLICKHOUSE=folder takes the official packages in
	@mvn -q -Dquick package org.cyclonedx:cyclonedx-maven-plugin:makeBom
	@$(ATRIUM) bundle fetch
	@mkdir -p $(dir $(KEY)) && { test -f $(KEY) || $(ATRIUM) bundle keygen $(KEY); }
	@$(ATRIUM) bundle build --key $(KEY) $(if $(CLICKHOUSE),--clickhouse $(CLICKHOUSE))

BUNDLE ?= $(firstword $(wildcard target/bundle/*.bundle))
NEWER ?=
test-install: ## install a whole bundle as a trial on this machine, kill, use, upgrade, roll back and remove it; BUNDLE= NEWER=, after make bundle
	@test -n "$(BUNDLE)" || { echo "there is no bundle: make bundle" >&2; exit 2; }
	installer/bin/try-bundle $(BUNDLE) $(KEY).pub $(NEWER)

REGISTRY ?=
VALUES ?=
test-cluster: ## install the chart on the cluster of KUBECONFIG and do to it what clusters do; REGISTRY= where its images are, VALUES=file for more, OBJECTS=file for what they name, as Secrets
	@test -n "$(KUBECONFIG)" || { echo "KUBECONFIG names no cluster: KUBECONFIG=/path/to/config make test-cluster" >&2; exit 2; }
	@$(PROOF) -pl helm -Dit.test=ClusterIT -Datrium.kubeconfig=$(abspath $(KUBECONFIG)) -Dcluster.registry=$(REGISTRY) $(if $(VALUES),-Dcluster.values=$(abspath $(VALUES))) $(if $(OBJECTS),-Dcluster.objects=$(abspath $(OBJECTS)))

lint-ansible: ## check the collection with yamllint and ansible-lint (Debian: ansible-lint yamllint), production profile
	cd ansible && tests/variables --check && yamllint . && ansible-lint -q

test-hosts: ## the whole life of an installation on real systemd hosts without a way out, as root (INVENTORY=one|three; ansible/docs/report.md); needs make bundle
	ansible/tests/run --inventory $(or $(INVENTORY),one)

fmt: ## bring the sources into the house's format
	mvn -q spotless:apply
	@if [ -d platform/web/node_modules ]; then cd platform/web && npm run --if-present format; fi
