# `make` builds the tool and the pages of the sample practice; `make test` runs all tests. Both first install what
# the system lacks: scripts/require names every package.

PREFIX ?= /usr/local
# Not every shell knows `PREFIX=~/.local` for a path.
prefix := $(DESTDIR)$(patsubst ~/%,$(HOME)/%,$(PREFIX))

version := $(shell sed -n 's/.*toolVersion = "\(.*\)"/\1/p' Sources/DossierKit/Version.swift)
distribution := dossier-$(version)-linux-$(shell uname -m)
tree := .build/tree

# The optimiser of Swift 6.3.1 fails in this one of its passes on code that is right; the tool is as fast without it.
optimised := --configuration release -debug-info-format none -Xlinker -s \
  -Xswiftc -Xfrontend -Xswiftc -enable-copy-propagation=false
# One executable for every Linux: where it runs there need be no Swift, no libcmark, and no C library of a certain age.
ifeq ($(shell uname),Linux)
optimised += -Xswiftc -static-executable -Xswiftc -use-ld=lld
endif

.PHONY: site build test lint format bench bench-log bench-quote compare fuzz tree install uninstall dist check-dist clean

site: build
	@./dossier build --quiet
	@echo "Open $(CURDIR)/site/harbor-pine/2026-website/project/index.html"

# Without optimisation: it takes a sixth of the time, and the pages of one practice need no more.
build:
	@scripts/require build
	@swift build --quiet --product dossier
	@ln -sf .build/debug/dossier dossier

test:
	@scripts/require test
	@[ -d .venv ] || python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check check-jsonschema==0.39.0
	@$(MAKE) --no-print-directory lint
	@swift build --quiet --build-tests --explicit-target-dependency-import-check error
	@swift test --quiet --skip-build --disable-xctest

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Fuzz

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Fuzz

# The template engine beside others, as ratios.
bench:
	@scripts/require bench && scripts/require dist
	@swift build --quiet --product dossier-benchmarks $(optimised)
	@[ -d .venv ] || python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check jinja2==3.1.6 minijinja==3.0.5
	@.venv/bin/python Benchmarks/engine.py
	@.venv/bin/python Benchmarks/contracts.py

# Logs of up to 40 000 steps read, checked and shown, beside libyaml alone.
bench-log:
	@scripts/require bench && scripts/require dist
	@swift build --quiet --product dossier $(optimised)
	@[ -d .venv ] || python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check pyyaml==6.0.3
	@.venv/bin/python Benchmarks/log.py .build/release/dossier

# An offer from a cold start, beside libyaml alone; with BESIDE=PROGRAM, beside another Dossier with its share folder.
bench-quote:
	@scripts/require bench && scripts/require dist
	@swift build --quiet --product dossier $(optimised)
	@[ -d .venv ] || python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check pyyaml==6.0.3
	@.venv/bin/python Benchmarks/quote.py .build/release/dossier $(BESIDE)

# Every sum of 10 000 random engagements beside an implementation with exact fractions, or of COUNT.
COUNT ?= 10000
compare:
	@scripts/require bench && scripts/require dist
	@swift build --quiet --product dossier-ledgers $(optimised)
	@python3 Benchmarks/Ledgers/ledgers.py $(COUNT)

# Random templates, data and Markdown, for an hour or SECONDS; what is found stands in .build-fuzz/findings.
SECONDS ?= 3600
fuzz:
	@scripts/require build
	@scripts/fuzz $(SECONDS)

# What is installed, as it stands below PREFIX. The tool finds its templates in share/dossier beside the folder of its
# executable; the completions are where the shells look for them.
tree:
	@scripts/require dist
	@[ -x .build/release/dossier ] || echo "Building with optimisation: about three minutes"
	@swift build --quiet --product dossier $(optimised)
	@rm -rf $(tree)
	@mkdir -p $(tree)/bin $(tree)/share/dossier $(tree)/share/doc/dossier $(tree)/share/bash-completion/completions \
	  $(tree)/share/zsh/site-functions $(tree)/share/fish/vendor_completions.d
	@cp .build/release/dossier $(tree)/bin/dossier
	@cp -R templates $(tree)/share/dossier/templates
	@cp -R site/manual $(tree)/share/dossier/manual
	@cp LICENSE $(tree)/share/doc/dossier/LICENSE
	@cd $(tree) && bin/dossier --generate-completion-script bash >share/bash-completion/completions/dossier \
	  && bin/dossier --generate-completion-script zsh >share/zsh/site-functions/_dossier \
	  && bin/dossier --generate-completion-script fish >share/fish/vendor_completions.d/dossier.fish

install: tree
	@scripts/install "$(prefix)" $(tree)
	@echo "Installed $(prefix)/bin/dossier $(version)"

uninstall:
	@scripts/install "$(prefix)"

# A folder to unpack anywhere. The same tree gives the same bytes: sorted, nobody's, as old as the last commit.
dist: tree
	@[ "$$(uname)" = Linux ] || { echo "make dist is for Linux; elsewhere there is make install" >&2; exit 1; }
	@scripts/licences $(tree)/share/doc/dossier/licences
	@cp -R README.md LICENSE CHANGELOG.md ARCHITECTURE.md CONTRIBUTING.md docs $(tree)
	@tar --create --directory $(tree) --transform 's|^\.|dossier-$(version)|' --sort=name --owner=0 --group=0 \
	  --numeric-owner --mode=go=rX,u+rw --mtime=@$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} . \
	  | gzip --no-name --best >$(distribution).tar.gz
	@echo "$(CURDIR)/$(distribution).tar.gz"

# The tarball unpacked, and what the README says done with it. A release build takes minutes: before a release, not in
# every run of the tests.
check-dist: dist
	@scripts/check-dist $(distribution).tar.gz

clean:
	rm -rf .build .build-* dossier dossier-*.tar.gz
