"""A start that cannot succeed ends with one sentence for the person at the terminal, never with a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRET = "x" * 50


def start(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(  # noqa: S603  (commands of this file alone)
        [sys.executable, *command],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"SECRET_KEY_FILE": "/nonexistent/key"}, "SECRET_KEY_FILE"),
        ({"SECRET_KEY": SECRET, "DEBUG": "perhaps"}, "DEBUG"),
        ({"SECRET_KEY": SECRET, "DATABASE_URL": "nonsense"}, "DATABASE_URL"),
        ({"SECRET_KEY": SECRET, "HTTPS": "perhaps"}, "HTTPS"),
    ],
)
@pytest.mark.parametrize("command", [("manage.py", "check"), ("-c", "import config.wsgi")])
def test_wrong_settings_end_the_start_with_one_sentence(command, environment, word):
    ended = start(*command, **environment)

    assert ended.returncode != 0
    assert ended.stderr.startswith("The settings are wrong: ")
    assert ended.stderr.count("\n") == 1
    assert word in ended.stderr


def test_gunicorn_gives_up_when_the_settings_are_wrong():
    ended = start("-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", "127.0.0.1:0", "config.wsgi")

    assert ended.returncode != 0
    assert ended.stderr.startswith("The settings are wrong: Set SECRET_KEY")
    assert ended.stderr.count("\n") == 1


def test_a_port_in_use_is_named_before_anything_is_done():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        ended = start("scripts/port_is_free.py", "127.0.0.1", port)

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Cannot serve at 127.0.0.1:{port} (")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http"])
def test_a_port_that_is_none_is_refused(port):
    assert start("scripts/port_is_free.py", "127.0.0.1", port).stderr == (
        f"PORT={port} is not a port number from 1 to 65535.\n"
    )


def test_a_free_port_passes_in_silence():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])

    ended = start("scripts/port_is_free.py", "127.0.0.1", port)

    assert (ended.returncode, ended.stderr) == (0, "")
