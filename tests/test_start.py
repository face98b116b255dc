"""A start that cannot succeed ends with one sentence for the person at the terminal, never with a traceback."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Timer

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRET = "x" * 50
GUNICORN = ("-m", "config.serve", "--bind", "127.0.0.1:0")


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
        ({"SECRET_KEY": SECRET, "TIME_ZONE": "Asia/Nowhere"}, "TIME_ZONE"),
        ({"SECRET_KEY": SECRET, "TIME_ZONE": "Asia"}, "TIME_ZONE"),
        ({"SECRET_KEY": SECRET, "TIME_ZONE": "../etc/passwd"}, "TIME_ZONE"),
        ({"SECRET_KEY": SECRET, "LANGUAGE_CODE": "de"}, "LANGUAGE_CODE"),
        ({"SECRET_KEY": SECRET, "HSTS_PRELOAD": "yes"}, "HSTS_SUBDOMAINS"),
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
    ended = start(*GUNICORN)

    assert ended.returncode != 0
    assert ended.stderr.startswith("The settings are wrong: Set SECRET_KEY")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("number", ["abc", "0", "-1", "1.5", ""])
def test_wrong_number_of_processes_ends_the_start_with_one_sentence(number):
    ended = start(*GUNICORN, SECRET_KEY=SECRET, WEB_CONCURRENCY=number)

    assert ended.returncode != 0
    assert ended.stderr == (
        f"The settings are wrong: WEB_CONCURRENCY must be a number of processes from 1 up, not {number!r}.\n"
    )


NO_SERVER = {"DATABASE_URL": "postgres://me:my-password@127.0.0.1:1/site"}
NO_PLACE_FOR_IT = {"DATABASE_URL": "sqlite:////dev/null/db.sqlite3"}
NO_UPLOADS = {"MEDIA_ROOT": "/dev/null/media"}
NO_STATIC_FILES = {"STATIC_ROOT": "/dev/null/static"}


@pytest.mark.parametrize(
    ("command", "wrong", "sentence"),
    [
        (command, *wrong)
        for command, needs_folders in (
            (("manage.py", "migrate"), False),
            (("manage.py", "prepare_demo"), True),
            (GUNICORN, True),
        )
        for wrong in (
            (NO_SERVER, "The database site at 127.0.0.1:1 cannot be used: "),
            (NO_PLACE_FOR_IT, "The database /dev/null/db.sqlite3 cannot be used: "),
            *([(NO_UPLOADS, "/dev/null/media"), (NO_STATIC_FILES, "/dev/null/static")] if needs_folders else []),
        )
    ],
)
def test_what_is_out_of_reach_ends_the_start_with_one_sentence(tmp_path, command, wrong, sentence):
    places = {"MEDIA_ROOT": f"{tmp_path}/media", "STATIC_ROOT": f"{tmp_path}/static"}
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    ended = start(*command, SECRET_KEY=SECRET, **database | places | wrong)

    assert ended.returncode != 0
    assert sentence in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "my-password" not in ended.stderr


def test_migrations_make_the_tables_that_the_models_describe(tmp_path):
    """The other tests make their tables from the models themselves, which is quicker."""
    site = {"SECRET_KEY": SECRET, "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    assert start("manage.py", "migrate", "--verbosity=0", **site).stderr == ""
    assert start("manage.py", "migrate", "--check", **site).returncode == 0
    assert start("manage.py", "makemigrations", "--check", "--dry-run", **site).returncode == 0


def test_sqlite_is_told_how_many_rows_there_are(tmp_path):
    path = tmp_path / "db.sqlite3"
    start("manage.py", "migrate", "--verbosity=0", SECRET_KEY=SECRET, DATABASE_URL=f"sqlite:///{path}")

    with closing(sqlite3.connect(path)) as database:
        assert database.execute("select stat from sqlite_stat1 where tbl = 'django_migrations'").fetchall()


def test_whoever_asks_for_the_traceback_gets_it():
    ended = start("manage.py", "migrate", "--traceback", SECRET_KEY=SECRET, DATABASE_URL="sqlite:////dev/null/x")

    assert ended.returncode != 0
    assert "Traceback" in ended.stderr


def settings_with(expression: str, **environment: str) -> str:
    program = f"from config import settings; print({expression})"
    return start("-c", program, SECRET_KEY=SECRET, DATABASE_URL="sqlite://:memory:", **environment).stdout.strip()


def test_strict_transport_speaks_for_this_host_alone_unless_told():
    asked = "settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS, settings.SECURE_HSTS_PRELOAD"

    assert settings_with(asked) == "31536000 False False"
    assert settings_with(asked, HSTS_SUBDOMAINS="yes", HSTS_PRELOAD="yes") == "31536000 True True"


def test_zone_and_language_of_the_site_come_from_the_environment():
    asked = "settings.TIME_ZONE, settings.LANGUAGE_CODE"

    assert settings_with(asked) == "Asia/Bishkek en"
    assert settings_with(asked, TIME_ZONE="Asia/Tashkent", LANGUAGE_CODE="uz") == "Asia/Tashkent uz"


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[str]:
    """The address of the site under gunicorn, on an empty database."""
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    places = {"DATABASE_URL": f"sqlite:///{folder}/db.sqlite3", "MEDIA_ROOT": str(folder), "STATIC_ROOT": str(folder)}
    with subprocess.Popen(
        [sys.executable, "-m", "config.serve"], cwd=ROOT, env=os.environ | {"DEBUG": "true", "BIND": address} | places
    ) as server:
        for _attempt in range(200):
            with suppress(OSError), socket.create_connection(address.split(":"), timeout=5):
                break
            time.sleep(0.1)
        yield address
        server.terminate()


@pytest.mark.parametrize("header", ["SCRIPT_NAME", "Script-Name", "PATH_INFO", "Path-Info", "X-Script-Name"])
def test_no_header_chooses_the_path_or_breaks_the_site(served, header):
    connection = HTTPConnection(served, timeout=20)
    connection.request("GET", "/healthz/live", headers={header: "/x"})
    answer = connection.getresponse()

    assert (answer.status, answer.read()) == (200, b"live\n")
    connection.close()


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


def test_a_port_that_is_just_being_left_is_waited_for():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        Timer(0.5, taken.close).start()

        ended = start("scripts/port_is_free.py", "127.0.0.1", port, "10")

    assert (ended.returncode, ended.stderr) == (0, "")
