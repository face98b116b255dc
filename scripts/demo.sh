#!/bin/sh
# Prepare the demonstration site and serve it with gunicorn at http://$HOST:$PORT.
set -eu

. scripts/address.sh

.venv/bin/python scripts/port_is_free.py "$HOST" "$PORT" 5  # the last one may still be ending

export SECRET_KEY_FILE="${SECRET_KEY_FILE:-var/secret_key}"
if [ ! -s "$SECRET_KEY_FILE" ]; then
    mkdir -p "$(dirname "$SECRET_KEY_FILE")"
    (umask 077 && .venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))' >"$SECRET_KEY_FILE")
fi
export HTTPS=false

.venv/bin/python manage.py prepare_demo
echo "Kafedra is at http://$address:$PORT/ (Ctrl-C ends it)"
exec .venv/bin/python -m config.serve --bind "$address:$PORT"
