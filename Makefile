# Heed on a fresh Debian 12 with a Swift toolchain, git and make takes two commands:
#   make run     opens the explorer on the bundled transcripts; needs no key and no network once it is built
#   make test    runs every test
# `make help` lists the rest. What is installed through apt, and why, stands in Scripts/packages.txt.

PREFIX ?= /usr/local
DESTDIR ?=
# Arguments for the explorer or a command: make run ARGS="--db ~/heed.db"
ARGS ?=
# Arguments for the benchmark: make bench BENCH="--quick"
BENCH ?=
# PACKAGES=skip leaves apt alone: for systems that name their packages otherwise.
PACKAGES ?= install
# Debian's own Python, because python3-pil belongs to it.
PYTHON ?= /usr/bin/python3 -B

# The Swift library is linked in: the program then starts in 10 ms instead of 16 and runs where no toolchain is. System
# libraries stay dynamic. lld is the linker because the default one warns about a function that Foundation never calls.
RELEASE := -c release --product heed --static-swift-stdlib -Xswiftc -use-ld=lld
PROGRAM := .build/release/heed

bindir = $(DESTDIR)$(PREFIX)/bin
sharedir = $(DESTDIR)$(PREFIX)/share
DATA_FILES = $(shell cd Data 2>/dev/null && find . -type f -not -name '.*')

.DEFAULT_GOAL := help
.PHONY: help run build test test-release contract lint install uninstall recordings screenshots bench bench-explorer bench-calls clean toolchain
# swift build keeps all cores busy by itself.
.NOTPARALLEL:

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "  PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) for install; ARGS=... for run; PACKAGES=skip leaves apt alone"

run: build ## installs what is missing, builds and opens the explorer
	@$(PROGRAM) $(ARGS)

build: toolchain packages-build ## builds the program in release mode
	@swift build $(RELEASE)

# The tests of the built program start many processes: one at a time, so that none waits for another's.
test: toolchain packages-test ## runs every test, end to end ones too
	@swift build --build-tests
	@Scripts/run-tests.sh --skip-build --skip CommandTests
	@Scripts/run-tests.sh --skip-build --no-parallel --filter CommandTests

# An optimised program is built otherwise: what a terminal and its signals do is tried with it too.
test-release: build packages-test ## runs the tests of the built program in a terminal with the optimised one
	@swift build --build-tests
	@HEED_PROGRAM=$(PROGRAM) Scripts/run-tests.sh --skip-build --no-parallel --filter CommandTests.ExplorerTests

# Exit status 77 says that the packages cannot be had here, which is nobody's failure.
contract: toolchain packages-contract ## checks the providers' protocols against LiteLLM and the official SDKs, from PyPI
	@swift build --product heed
	@$(PYTHON) Scripts/contract.py .build/debug/heed || [ $$? -eq 77 ]

lint: toolchain ## checks the layout of the source
	@swift format lint --strict --recursive Package.swift Sources Tests

# Installing builds only what was never built, so that `sudo make install` needs no toolchain: run `make build` first.
install: $(PROGRAM) ## puts program, data, manual page and completions below DESTDIR/PREFIX
	@install -d "$(bindir)" "$(sharedir)/man/man1" "$(sharedir)/bash-completion/completions" \
	  "$(sharedir)/zsh/site-functions" "$(sharedir)/fish/vendor_completions.d"
	@install -m 755 $(PROGRAM) "$(bindir)/heed"
	@set -e; for file in $(DATA_FILES); do install -D -m 644 "Data/$$file" "$(sharedir)/heed/$$file"; done
	@Scripts/install-output.sh "$(sharedir)/man/man1/heed.1" $(PROGRAM) help man
	@Scripts/install-output.sh "$(sharedir)/bash-completion/completions/heed" $(PROGRAM) completions bash
	@Scripts/install-output.sh "$(sharedir)/zsh/site-functions/_heed" $(PROGRAM) completions zsh
	@Scripts/install-output.sh "$(sharedir)/fish/vendor_completions.d/heed.fish" $(PROGRAM) completions fish
	@echo "heed is installed in $(bindir)"

uninstall: ## removes what install put there; the store in your home stays
	@rm -f "$(bindir)/heed" "$(sharedir)/man/man1/heed.1" "$(sharedir)/bash-completion/completions/heed" \
	  "$(sharedir)/zsh/site-functions/_heed" "$(sharedir)/fish/vendor_completions.d/heed.fish"
	@rm -rf "$(sharedir)/heed"

recordings: build packages-recordings ## makes the bundled recordings of the simulated models anew
	@Scripts/recordings.sh $(PROGRAM)

screenshots: build packages-screenshots ## takes the pictures in screenshots/ from the running program
	@$(PYTHON) Scripts/screenshots.py $(PROGRAM)

bench: bench-explorer bench-calls ## measures the explorer beside less, and calls beside Inspect AI

bench-explorer: build packages-bench
	@$(PYTHON) Scripts/bench.py $(PROGRAM) $(BENCH)

bench-calls: build packages-bench
	@$(PYTHON) Scripts/bench_calls.py $(PROGRAM)

clean: ## removes everything that was built
	@rm -rf .build build

$(PROGRAM):
	@$(MAKE) --no-print-directory build

toolchain:
	@command -v swift >/dev/null || { \
	  echo "heed: no swift in PATH. Install Swift 6.1 or later from https://www.swift.org/install/linux/" >&2; exit 1; }

ifeq ($(PACKAGES),skip)
packages-%: ;
else
packages-%:
	@MAKEGOALS="$(MAKECMDGOALS)" Scripts/install-packages.sh build $*
endif
