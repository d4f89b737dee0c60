# Every target sets up what it needs and can be run first, and again.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
SWIFT ?= swift

LIBRARIES := pkg-config libcurl4-openssl-dev libidn2-dev libmicrohttpd-dev libpcre2-dev libssl-dev \
	libxml2-dev libyaml-dev zlib1g-dev
BROWSER := chromium chromium-driver
# What reads reports in tests: xmllint, and Perl's reader of TAP.
CONSUMERS := libxml2-utils perl
FORMATTED := Package.swift Sources Tests Benchmarks

# Test targets, for 'sanitize'.
CONCURRENT := ^(Threads|MockEngine|Verification|MicroHTTPServer|CurlClient)Tests[.]
PARSERS := ^(JSONModel|HTTPModel|Cryptography|Documents|RegularExpressions|JSONPath|Expressions|SchemaValidation|XMLBodies|Contract)Tests[.]

# For 'fuzz' and 'soak'.
SEED ?= 1
SECONDS ?= 60
MINUTES ?= 10

# The same for 'check' and 'test', because another flag would build everything again.
DEBUG_FLAGS := --explicit-target-dependency-import-check error
# With the Swift runtime inside, the program runs where no toolchain is.
RELEASE_FLAGS := -c release --static-swift-stdlib
RELEASE := .build/release/understudy

# Debian's own, where the first one on the path cannot make an environment.
PYTHON = $(shell python3 -c 'import ensurepip' 2>/dev/null && echo python3 || echo /usr/bin/python3)
CLIENTS := .venv/installed
PEERS := .venv-bench/installed

.PHONY: help
help: ## Show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

.PHONY: run
run: release ## Verify every scenario against a mock of its own, and show how to go on
	@$(RELEASE) verify && status=0 || status=$$?; Scripts/how-to-go-on; exit $$status

.PHONY: test
test: deps suites ## Run the whole test suite
	$(SWIFT) test --disable-xctest $(DEBUG_FLAGS)
	@Scripts/fetch-suites --missing

.PHONY: endtoend
endtoend: deps release ## Run the end-to-end tests again, on the program as it is installed
	UNDERSTUDY_PROGRAM=$(CURDIR)/$(RELEASE) $(SWIFT) test --disable-xctest $(DEBUG_FLAGS) --filter '^EndToEndTests[.]'

.PHONY: instructions
instructions: release ## Count the instructions of each API's create call, and hold them to their budget
	@Scripts/install-packages binutils python3 valgrind
	@Benchmarks/instructions $(RELEASE)

.PHONY: fuzz
fuzz: deps release ## Send random requests, and read random files; SECONDS for each test (60), SEED where to start (1)
	UNDERSTUDY_FUZZ_SEED=$(SEED) UNDERSTUDY_FUZZ_SECONDS=$(SECONDS) UNDERSTUDY_PROGRAM=$(CURDIR)/$(RELEASE) \
		$(SWIFT) test --disable-xctest $(DEBUG_FLAGS) --no-parallel --filter 'FuzzTests'

.PHONY: soak
soak: deps release ## Send traffic to all APIs for MINUTES (10; 4 at least), and check that the memory stays flat
	UNDERSTUDY_SOAK_MINUTES=$(MINUTES) UNDERSTUDY_PROGRAM=$(CURDIR)/$(RELEASE) \
		$(SWIFT) test --disable-xctest $(DEBUG_FLAGS) --filter 'SoakTests'

.PHONY: sanitize
sanitize: deps suites ## Run what has threads under the thread sanitizer, and what parses under the address sanitizer
	$(SWIFT) test --disable-xctest --scratch-path .build-tsan --sanitize thread -Xswiftc -DTHREAD_SANITIZER \
		--filter '$(CONCURRENT)'
	$(SWIFT) test --disable-xctest --scratch-path .build-asan --sanitize address --filter '$(PARSERS)'

.PHONY: check
check: libraries ## Lint, and build with warnings and undeclared imports as errors
	$(SWIFT) format lint --strict --parallel --recursive $(FORMATTED)
	$(SWIFT) build --build-tests $(DEBUG_FLAGS)

.PHONY: build
build: libraries ## Build for debugging
	$(SWIFT) build --build-tests $(DEBUG_FLAGS)

.PHONY: release
release: libraries ## Build for use
	$(SWIFT) build $(RELEASE_FLAGS) --product understudy

.PHONY: bench
bench: release $(PEERS) ## Measure requests, loading, validation and the verifier, each beside a peer
	@Scripts/install-packages wrk
	$(SWIFT) build $(RELEASE_FLAGS) --product ValidationBenchmark
	@.venv-bench/bin/python Benchmarks/run $(RELEASE) .build/release/ValidationBenchmark
	@Benchmarks/verifier $(RELEASE)

.PHONY: format
format: ## Format the Swift code
	$(SWIFT) format --in-place --parallel --recursive $(FORMATTED)

.PHONY: golden
golden: deps ## Record the expected output of the end-to-end cases anew (look at the diff)
	-UNDERSTUDY_RECORD=1 $(SWIFT) test --disable-xctest $(DEBUG_FLAGS) --filter CaseTests
	git --no-pager diff --stat -- Tests/EndToEndTests/Cases

.PHONY: install
install: release ## Install the program, its APIs and the completions of shells under PREFIX (/usr/local)
	install -D -m 755 $(RELEASE) $(DESTDIR)$(PREFIX)/bin/understudy
	install -d $(DESTDIR)$(PREFIX)/share/understudy
	rm -rf $(DESTDIR)$(PREFIX)/share/understudy/{Fixtures,Scenarios,docs}
	cp -R Fixtures Scenarios $(DESTDIR)$(PREFIX)/share/understudy/
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/understudy/docs/schemas docs/schemas/*
	@Scripts/install-completions $(RELEASE) $(DESTDIR)$(PREFIX)/share

.PHONY: deps
deps: libraries browser $(CLIENTS) ## Install the C libraries, the browser and the Python packages that are missing
	@Scripts/install-packages curl $(CONSUMERS)

.PHONY: libraries
libraries:
	@Scripts/install-packages $(LIBRARIES)

.PHONY: browser
browser:
	@Scripts/install-packages $(BROWSER)

.PHONY: suites
suites: ## Get the public conformance suites that are missing
	@Scripts/fetch-suites

$(CLIENTS): Tests/Clients/requirements.txt
	@Scripts/install-packages python3-venv
	$(PYTHON) -m venv --clear .venv
	.venv/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

$(PEERS): Benchmarks/requirements.txt
	@Scripts/install-packages python3-venv
	$(PYTHON) -m venv --clear .venv-bench
	.venv-bench/bin/pip install --quiet --disable-pip-version-check --requirement $<
	@touch $@

.PHONY: clean
clean: ## Remove what was built and installed here
	rm -rf .build .build-asan .build-tsan .venv .venv-bench
