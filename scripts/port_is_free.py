"""Say in one sentence why nothing can be served at HOST PORT, before any work is done for it.

A third argument says for how many seconds a server that is just ending may still hold the port.
"""

import errno
import re
import socket
import sys
import time


def complaint(host: str, port: str, patience: float = 0) -> str | None:
    if not re.fullmatch("[1-9][0-9]{0,4}", port) or int(port) > 65_535:
        return f"PORT={port} is not a port number from 1 to 65535."
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError):
        return f"HOST={host} is not an address of this machine."
    until = time.monotonic() + patience
    while (error := _refusal(family, kind, protocol, address)) and error.errno == errno.EADDRINUSE:
        if time.monotonic() >= until:
            waited = f" after {patience:g} seconds of waiting" if patience else ""
            return f"Cannot serve at {host}:{port}{waited} ({error.strerror}); choose another port with PORT=8001."
        time.sleep(0.2)
    if error and error.errno == errno.EADDRNOTAVAIL:
        return f"HOST={host} is not an address of this machine."
    return f"Cannot serve at {host}:{port} ({error.strerror}); choose another port with PORT=8001." if error else None


def _refusal(family: int, kind: int, protocol: int, address: tuple) -> OSError | None:
    with socket.socket(family, kind, protocol) as probe:
        # As gunicorn does: a port whose last server has just ended counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            return error
    return None


if __name__ == "__main__":
    host, port, patience = [*sys.argv[1:], "0"][:3]
    sys.exit(complaint(host, port, float(patience)))
