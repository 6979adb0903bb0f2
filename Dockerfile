FROM golang:1.26 AS deps
WORKDIR /src
COPY go.mod go.sum ./
COPY adapters/xlsx/copia/go.mod adapters/xlsx/copia/
RUN --mount=type=cache,target=/go/pkg/mod go mod download

FROM deps AS builder
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    mkdir -p /out/etc/ssl/certs && \
    CGO_ENABLED=0 go build -trimpath -tags nomsgpack -ldflags="-s -w" -o /out/complementarias ./cmd/complementarias && \
    cp /etc/ssl/certs/ca-certificates.crt /out/etc/ssl/certs/ && \
    echo 'complementarias:x:1001:1001::/:/sbin/nologin' > /out/etc/passwd

FROM scratch AS runner
COPY --from=builder /out/ /
ENV NODE_ENV=production PORT=3000 HOSTNAME=0.0.0.0
USER 1001:1001
EXPOSE 3000
ENTRYPOINT ["/complementarias"]
CMD ["serve"]
