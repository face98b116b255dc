"""Serves the site with gunicorn, whose flags may follow on the command line."""

import os
import re
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import environment

CONFIGURATION = Path(__file__).resolve().parent.parent / "deploy" / "gunicorn.conf.py"
LOG_LEVELS = ("debug", "info", "warning", "error", "critical")
MOST_PROCESSES = 100


def check() -> None:
    environment.number("WEB_CONCURRENCY", default=2, most=MOST_PROCESSES)
    environment.one_of("LOG_LEVEL", LOG_LEVELS, default="warning")
    address = environment.text("BIND", "127.0.0.1:8000")
    port = re.fullmatch(rf"(?:{environment.HOST})?:([0-9]{{1,5}})", address, re.IGNORECASE)
    if not address.startswith(("unix:", "fd://")) and not (port and int(port[1]) < 65_536):
        raise environment.wrong("BIND", "be an address and a port, or unix:/path", address)


def serve() -> None:
    """Looks at gunicorn's own settings first: it reads them before anything of this site can speak."""
    try:
        check()
    except ImproperlyConfigured as error:
        sys.exit(f"The settings are wrong: {error}")
    gunicorn = (sys.executable, "-m", "gunicorn", "--config", str(CONFIGURATION))
    os.execv(sys.executable, [*gunicorn, *sys.argv[1:], "config.wsgi"])  # noqa: S606  (no shell is wanted)


if __name__ == "__main__":
    serve()
