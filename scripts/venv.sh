#!/bin/sh
# Make .venv with the first Python 3.11 or newer on the path; PYTHON=... names another.
set -eu

for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done

if [ -z "${python:-}" ]; then
    found=$("${PYTHON:-python3}" --version 2>/dev/null || echo "none")
    echo "Kafedra needs Python 3.11 or newer (found: $found); name it with: make PYTHON=/path/to/python3 ..." >&2
    exit 1
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$("$python" --version) cannot make virtual environments here; on Debian or Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi

"$python" -m venv .venv
