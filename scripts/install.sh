#!/bin/sh
# Install exactly what a lock names into .venv; say what to look at where that fails.
set -eu

if ! .venv/bin/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes --requirement "$1"; then
    echo "$1 could not be installed: is a Python package index within reach? PIP_INDEX_URL=https://… names another." >&2
    exit 1
fi
