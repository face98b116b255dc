#!/bin/sh
# Resolve pyproject.toml into the two hashed locks; the runtime versions hold for development too.
set -eu

lock() {
    .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --custom-compile-command "make lock" "$@"
}

lock "$@" pyproject.toml --output-file requirements/runtime.txt
lock "$@" pyproject.toml --group dev --constraint requirements/runtime.txt --output-file requirements/dev.txt
