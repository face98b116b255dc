#!/bin/sh
# Serve the site with Django's development server, which reloads what changes.
set -eu

. scripts/address.sh

.venv/bin/python scripts/port_is_free.py "$HOST" "$PORT"

export DEBUG=true
.venv/bin/python manage.py prepare_demo --empty
exec .venv/bin/python manage.py runserver "$address:$PORT"
