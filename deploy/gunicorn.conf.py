"""How gunicorn serves the site, in the demonstration and in production; flags on its command line win."""

import os
import subprocess
import sys
from typing import Any

bind = os.environ.get("BIND", "127.0.0.1:8000").strip()
# Two processes survive each other's slow page; threads wait for the database.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
graceful_timeout = 20

# Heartbeat files on a disk can stall a worker; memory cannot.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108  (gunicorn makes private files in it)

# Limits of one request: address, header count and header size.
limit_request_line = 4094
limit_request_fields = 64
limit_request_field_size = 8190

# A client on this machine must not choose the path or the prefix by a header; nginx sets neither.
forwarder_headers = ""

# Every process of the account would share one socket in the home directory.
control_socket_disable = True

accesslog = os.environ.get("ACCESS_LOG") or None
errorlog = "-"
loglevel = os.environ.get("LOG_LEVEL", "warning").strip()


def on_starting(server: Any) -> None:
    """Try everything once, in a process of its own: what keeps the site from starting is said once, not by each worker.

    The master itself must not import it, or a reload would keep the old code.
    """
    trial = subprocess.run([sys.executable, "-m", "config.start"], check=False)
    if trial.returncode:
        sys.exit(trial.returncode)
