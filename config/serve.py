"""Serves the site with gunicorn, whose flags may follow on the command line."""

import os
import sys
from pathlib import Path

CONFIGURATION = Path(__file__).resolve().parent.parent / "deploy" / "gunicorn.conf.py"


def serve() -> None:
    """Looks at the number of processes first: gunicorn reads it before anything of this site can speak."""
    number = os.environ.get("WEB_CONCURRENCY", "2")
    if not number.isdecimal() or int(number) < 1:
        sys.exit(f"The settings are wrong: WEB_CONCURRENCY must be a number of processes from 1 up, not {number!r}.")
    gunicorn = (sys.executable, "-m", "gunicorn", "--config", str(CONFIGURATION))
    os.execv(sys.executable, [*gunicorn, *sys.argv[1:], "config.wsgi"])  # noqa: S606  (no shell is wanted)


if __name__ == "__main__":
    serve()
