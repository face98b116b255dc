#!/bin/sh
# Django's own production checks, with the values a production machine would have; any warning fails.
set -eu

export SECRET_KEY="$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')"
export ALLOWED_HOSTS=kafedra.example
export DATABASE_URL=sqlite://:memory:
unset DEBUG HTTPS SECRET_KEY_FILE

.venv/bin/python manage.py check --deploy --fail-level WARNING
