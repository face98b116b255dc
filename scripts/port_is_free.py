"""Say in one sentence why nothing can be served at HOST PORT, before any work is done for it."""

import socket
import sys


def complaint(host: str, port: str) -> str | None:
    if not port.isdigit() or not 0 < int(port) < 65536:
        return f"PORT={port} is not a port number from 1 to 65535."
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    except OSError:
        return f"HOST={host} is not an address of this machine."
    with socket.socket(family, kind, protocol) as probe:
        # As gunicorn does: a port whose last server has just ended counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            return f"Cannot serve at {host}:{port} ({error.strerror}); choose another port with PORT=8001."
    return None


if __name__ == "__main__":
    sys.exit(complaint(*sys.argv[1:3]))
