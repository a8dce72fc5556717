# `make` builds the tool and the pages of the sample practice; `make test` runs all tests. Both first install what
# the system lacks: scripts/require names every package.

PREFIX ?= /usr/local

.PHONY: site build test lint format install clean

site: build
	@.build/debug/dossier build
	@echo "Open $(CURDIR)/site/harbor-pine/2026-website/project/index.html"

# Without optimisation: it takes a sixth of the time, and the pages of one practice need no more.
build:
	@scripts/require build
	@swift build --quiet --product dossier

test:
	@scripts/require test
	@$(MAKE) --no-print-directory lint
	@swift build --quiet --build-tests --explicit-target-dependency-import-check error
	@swift test --quiet --skip-build --disable-xctest

lint:
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

# The tool finds its templates in share/dossier beside the folder of its executable.
install:
	@scripts/require build
	@swift build --quiet --configuration release --product dossier
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/dossier
	install -m 755 .build/release/dossier $(DESTDIR)$(PREFIX)/bin/dossier
	rm -rf $(DESTDIR)$(PREFIX)/share/dossier/templates
	cp -R templates $(DESTDIR)$(PREFIX)/share/dossier/templates

clean:
	rm -rf .build .build-*
