# Atajos del proyecto; `make help` los explica. Funciona con GNU make 3.81 (macOS) y una sh POSIX.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test lint fmt generate build bench screenshots env reset postgres chromium pdf-tools golangci

GOLANGCI_VERSION := 2.15.0
GOLANGCI_DIR := bin/golangci-lint-v$(GOLANGCI_VERSION)
BINARY := bin/complementarias
# 40 MB son el tope de la imagen, que además del binario solo lleva los certificados (unos 220 KB).
BINARY_MAX_KIB := 38800
TEST_FLAGS ?=

help: ## Muestra esta lista
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: ## Inicia el sistema en esta máquina, con su propia base de datos y datos de demostración
	@if [ -z "$$DATABASE_URL" ]; then $(MAKE) -s postgres; fi
	@echo "Compilando; la primera vez tarda unos minutos."
	@go run ./cmd/complementarias

# The race detector needs a C compiler; without one the tests still run here, never in CI.
test: postgres chromium pdf-tools ## Corre todas las pruebas (TEST_FLAGS="-run Nombre" para unas pocas)
	@go build -o bin/resumen ./test/ci
	@race=-race; \
	if [ "$$(go env CGO_ENABLED)" != 1 ] && [ "$$CI" != true ]; then \
		race=; echo "Sin compilador de C no hay detector de carreras: se prueba sin -race."; \
	fi; \
	go test $$race -timeout 60m -json $(TEST_FLAGS) ./... | bin/resumen

lint: golangci ## Revisa formato, reglas de arquitectura y errores comunes
	@unformatted=$$(gofmt -l .); \
	if [ -n "$$unformatted" ]; then echo "Sin formato (make fmt):"; echo "$$unformatted"; exit 1; fi
	@go vet ./...
	@$(find_golangci); "$$linter" run ./...
	@go mod tidy -diff
	@echo "lint: sin hallazgos"

fmt: golangci ## Da formato al código
	@$(find_golangci); "$$linter" fmt ./...

generate: ## Genera el código de las plantillas
	@go tool templ generate

# Without the tag gin brings a codec of MessagePack, 6 MB that nothing here speaks. 7 MB more at once are methods that the
# linker keeps because something looks them up by name: go build -ldflags=-dumpdep names it ReflectMethod (ADR 0020).
build: ## Compila el binario como lo hace la imagen y comprueba su tamaño
	@CGO_ENABLED=0 go build -trimpath -tags nomsgpack -ldflags="-s -w" -o $(BINARY) ./cmd/complementarias
	@size=$$(( $$(wc -c < $(BINARY)) / 1024 )); echo "$(BINARY): $$size KiB"; \
	if [ "$$size" -gt $(BINARY_MAX_KIB) ]; then echo "Pasa de $(BINARY_MAX_KIB) KiB: la imagen no cabría en 40 MB." >&2; exit 1; fi

bench: ## Mide el motor de horarios y el sistema completo
	@go test -run '^$$' -bench . ./test/perf/... ./domain/horarios/...

screenshots: postgres chromium ## Fotografía cada página a 360 y 1280 px en la carpeta capturas/
	@rm -rf capturas && mkdir capturas
	@CAPTURAS="$(CURDIR)/capturas" go test -count=1 ./test/e2e/...
	@echo "Listo: $$(ls capturas | wc -l | tr -d ' ') imágenes en capturas/"

env: ## Escribe .env con secretos nuevos, para docker compose (FORCE=1 reemplaza el que haya)
	@if [ -e .env ] && [ "$(FORCE)" != 1 ]; then \
		echo "Ya hay un archivo .env y no se toca. Para reemplazarlo: make env FORCE=1" >&2; \
		echo "(un PostgreSQL de docker compose que ya tenga datos conserva la clave anterior)" >&2; exit 1; \
	fi
	@umask 077; random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }; \
	sed -e "s/^POSTGRES_PASSWORD=$$/POSTGRES_PASSWORD=$$(random)/" \
		-e "s/^JWT_SECRET=$$/JWT_SECRET=$$(random)/" \
		-e "s/^NEXTAUTH_SECRET=$$/NEXTAUTH_SECRET=$$(random)/" .env.example > .env.new && \
	chmod 600 .env.new && mv .env.new .env
	@echo "Listo: .env tiene secretos nuevos. Siga con «docker compose up» y abra http://localhost:3007"

reset: ## Borra la base de datos privada, después de preguntar (FORCE=1 no pregunta)
	@$(find_clusters); \
	if [ -z "$$clusters" ]; then echo "No hay una base de datos privada que borrar."; exit 0; fi; \
	IFS="$$(printf '\nx')"; IFS="$${IFS%x}"; \
	for cluster in $$clusters; do \
		pid=$$(sed -n 1p "$$cluster/postmaster.pid" 2>/dev/null); \
		if [ -n "$$pid" ] && kill -0 "$$pid" 2>/dev/null; then \
			echo "La base de datos está en uso. Detenga primero el sistema (Ctrl-C en su terminal)." >&2; exit 1; \
		fi; \
		echo "Se borrarán todos los datos de $$cluster"; \
	done; \
	if [ "$(FORCE)" != 1 ]; then \
		printf "Escriba «si» para continuar: "; read answer || answer=; \
		if [ "$$answer" != si ]; then echo "No se borró nada."; exit 1; fi; \
	fi; \
	for cluster in $$clusters; do rm -rf "$$cluster" || exit 1; done; \
	echo "Listo: el próximo inicio empieza de nuevo."

postgres:
	@if ($(find_postgres)); then exit 0; fi; \
	admin=; if [ "$$(id -u)" != 0 ]; then admin=sudo; fi; \
	if command -v brew >/dev/null 2>&1; then \
		echo "Falta el servidor PostgreSQL: se instala con «brew install postgresql@17»."; \
		brew install postgresql@17; \
	elif command -v apt-get >/dev/null 2>&1 && { [ -z "$$admin" ] || command -v sudo >/dev/null 2>&1; }; then \
		echo "Falta el servidor PostgreSQL: se instala con «$$admin apt-get install postgresql»."; \
		$$admin apt-get update -qq && $$admin env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; \
	else \
		echo "Falta el servidor PostgreSQL, versión 14 o posterior (initdb y postgres). Instálelo y repita la orden." >&2; exit 1; \
	fi && \
	if ! ($(find_postgres)); then echo "PostgreSQL se instaló, pero su versión es anterior a la 14." >&2; exit 1; fi

# Without a browser the tests of test/e2e are skipped, except in CI, where a skipped test fails the run.
chromium:
	@for name in chromium chromium-browser google-chrome google-chrome-stable \
		"/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do \
		if command -v "$$name" >/dev/null 2>&1; then exit 0; fi; \
	done; \
	admin=; if [ "$$(id -u)" != 0 ]; then admin=sudo; fi; \
	if command -v apt-get >/dev/null 2>&1 && { [ -z "$$admin" ] || command -v sudo >/dev/null 2>&1; }; then \
		echo "Falta Chromium, para las pruebas en un navegador: se instala con «$$admin apt-get install chromium»."; \
		$$admin apt-get update -qq && $$admin env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; \
	else \
		echo "Falta Chromium: sin él no corren las pruebas en un navegador. En macOS: brew install --cask chromium" >&2; \
		[ "$$CI" != true ]; \
	fi

# Without them the tests that open papers are skipped, except in CI.
pdf-tools:
	@if command -v qpdf >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1; then exit 0; fi; \
	admin=; if [ "$$(id -u)" != 0 ]; then admin=sudo; fi; \
	if command -v brew >/dev/null 2>&1; then \
		echo "Faltan qpdf y poppler, para revisar los PDF en las pruebas: se instalan con «brew install qpdf poppler»."; \
		brew install qpdf poppler; \
	elif command -v apt-get >/dev/null 2>&1 && { [ -z "$$admin" ] || command -v sudo >/dev/null 2>&1; }; then \
		echo "Faltan qpdf y poppler, para revisar los PDF en las pruebas: se instalan con «$$admin apt-get install qpdf poppler-utils»."; \
		$$admin apt-get update -qq && $$admin env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends qpdf poppler-utils; \
	else \
		echo "Faltan qpdf y poppler (pdftotext): sin ellos no se revisan los PDF en las pruebas." >&2; \
		[ "$$CI" != true ]; \
	fi

golangci:
	@$(find_golangci); if [ -z "$$linter" ]; then \
		echo "Se instala golangci-lint v$(GOLANGCI_VERSION) en $(GOLANGCI_DIR); tarda unos minutos y solo pasa una vez."; \
		GOBIN="$(CURDIR)/$(GOLANGCI_DIR)" go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v$(GOLANGCI_VERSION); \
	fi

# The three pieces of shell below are used inside recipes.

# find_postgres exits 0 when a server of version 14 or newer is installed where the program looks for it.
define find_postgres
IFS=:; for dir in $$PATH /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin \
	/usr/local/opt/postgresql*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do \
	if [ -x "$$dir/initdb" ] && [ -x "$$dir/postgres" ]; then \
		major=$$("$$dir/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/'); \
		if [ "$${major:-0}" -ge 14 ]; then exit 0; fi; \
	fi; \
done; exit 1
endef

# find_golangci leaves in $$linter the pinned version, or nothing.
define find_golangci
linter=; for candidate in golangci-lint "$$(go env GOPATH)/bin/golangci-lint" "$(CURDIR)/$(GOLANGCI_DIR)/golangci-lint"; do \
	if [ "$$("$$candidate" version --short 2>/dev/null)" = "$(GOLANGCI_VERSION)" ]; then linter=$$candidate; break; fi; \
done
endef

# find_clusters leaves in $$clusters, one per line, the private databases of this folder: in DATA_DIR or, when the
# account of a server started by root cannot reach that, under /var/lib (see adapters/postgres/embedded).
define find_clusters
data=$$DATA_DIR; \
if [ -z "$$data" ] && [ -f .env ]; then data=$$(sed -n 's/^DATA_DIR=//p' .env | tail -n 1); fi; \
case "$${data:=.datos}" in /*) ;; *) data="$(CURDIR)/$$data" ;; esac; \
sum() { printf %s "$$1" | { sha256sum 2>/dev/null || shasum -a 256; } | cut -c1-12; }; \
clusters=$$(for home in "$$data/postgres" "/var/lib/complementarias/$$(sum "$$data/postgres")"; do \
	if [ -f "$$home/cluster/PG_VERSION" ]; then echo "$$home/cluster"; fi; \
done)
endef
