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
from runpy import run_path
from threading import Timer

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import serve

ROOT = Path(__file__).resolve().parent.parent
SECRET = "a secret of the tests, known to everyone"
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


@pytest.fixture(scope="module")
def migrated(tmp_path_factory) -> Path:
    """An embedded database as a new site has it."""
    file = tmp_path_factory.mktemp("migrated") / "db.sqlite3"
    ended = start("manage.py", "migrate", "--verbosity=0", SECRET_KEY=SECRET, DATABASE_URL=f"sqlite:///{file}")
    assert (ended.returncode, ended.stderr) == (0, "")
    return file


NO_SECRET = [
    ({}, "SECRET_KEY"),
    ({"SECRET_KEY": "short"}, "SECRET_KEY"),
    ({"SECRET_KEY": " " * 50}, "SECRET_KEY"),
    ({"SECRET_KEY": "x" * 50}, "SECRET_KEY"),
    ({"SECRET_KEY_FILE": "/nonexistent/key"}, "SECRET_KEY_FILE"),
    ({"SECRET_KEY_FILE": "/dev/null"}, "SECRET_KEY_FILE"),
    ({"SECRET_KEY_FILE": f"{ROOT}/docs/img/home.png"}, "SECRET_KEY_FILE"),
]
WRONG_VALUES = {
    "DEBUG": ["perhaps", "", "2"],
    "HTTPS": ["perhaps", ""],
    "BEHIND_PROXY": ["да"],
    "HSTS_SUBDOMAINS": ["x"],
    "TIME_ZONE": ["Asia/Nowhere", "Asia", "../etc/passwd", "/etc/passwd", "GMT+6", "", "a" * 5_000],
    "LANGUAGE_CODE": ["de", "EN", "", "en,ru"],
    "ALLOWED_HOSTS": ["", " , ", "https://kafedra.example", "kafedra.example:8000", "a b", "..", "[::1", "кафедра.kg", "*.a.kg"],
    "CSRF_TRUSTED_ORIGINS": ["kafedra.example", "https://", "https://kafedra.example/", "ftp://a.kg", "*"],
    "SITE_NAME": ["", " ", "two\nlines", "\udcff"],
    "RELEASE": ["two\nlines", "\udcff"],
    "MEDIA_ROOT": ["", "/", str(ROOT), "var", "/srv"],
    "STATIC_ROOT": ["", "/", str(ROOT.parent), "/srv"],
    "DATABASE_URL": [
        "", "nonsense", "mysql://me@127.0.0.1/site", "postgres://", "postgres://me@127.0.0.1/", "postgres://me@127.0.0.1:x/site",
        "postgres://me@127.0.0.1:99999/site", "postgres://me:my/password@127.0.0.1/site", "sqlite:///a%00b",
    ],
}  # fmt: skip
HARMLESS = {"SECRET_KEY": SECRET, "STATIC_ROOT": "/srv/static", "MEDIA_ROOT": "/srv/media"}


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name, values in WRONG_VALUES.items() for value in values],
    ids=lambda value: value[:40],
)
def test_value_that_cannot_be_meant_is_refused_in_one_sentence(monkeypatch, name, value):
    for known in ("DEBUG", "HTTPS", "DATABASE_URL"):
        monkeypatch.delenv(known, raising=False)
    for known, harmless in (HARMLESS | {"DATABASE_URL": f"sqlite:///{ROOT}/var/db.sqlite3", name: value}).items():
        monkeypatch.setenv(known, harmless)

    with pytest.raises(ImproperlyConfigured) as refusal:
        run_path(f"{ROOT}/config/settings.py")

    assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 300
    assert "my/password" not in str(refusal.value)


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        *NO_SECRET,
        ({"SECRET_KEY": SECRET, "DEBUG": "perhaps"}, "DEBUG"),
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[
            ("WEB_CONCURRENCY", number)
            for number in ("abc", "0", "-1", "1.5", "", "２", "101", "100000000", "9" * 5_000)
        ],
        *[("LOG_LEVEL", level) for level in ("", "loud", "WARNING", "5")],
        *[
            ("BIND", address)
            for address in ("", "here", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:65536", "a b:80", "a:1,b:2")
        ],
    ],
    ids=lambda value: value[:40],
)
def test_gunicorn_is_not_started_with_what_it_cannot_use(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(ImproperlyConfigured, match=name):
        serve.check()


@pytest.mark.parametrize(
    "address", ["127.0.0.1:8000", ":8000", "[::1]:8000", "kafedra.example:80", "unix:/run/kafedra.sock"]
)
def test_gunicorn_is_started_where_it_can_be(monkeypatch, address):
    monkeypatch.setenv("BIND", address)
    monkeypatch.setenv("WEB_CONCURRENCY", "100")

    serve.check()


def test_wrong_number_of_processes_ends_the_start_with_one_sentence():
    ended = start(*GUNICORN, SECRET_KEY=SECRET, WEB_CONCURRENCY="0")

    assert ended.returncode != 0
    assert ended.stderr == "The settings are wrong: WEB_CONCURRENCY must be a number from 1 to 100, not '0'.\n"


NO_SERVER = {"DATABASE_URL": "postgres://me:my-password@127.0.0.1:1/site"}
NO_PLACE_FOR_IT = {"DATABASE_URL": "sqlite:////dev/null/db.sqlite3"}
WRONG_OPTION = {"DATABASE_URL": "postgres://me:my-password@127.0.0.1:1/site?unknown=1"}
NO_DATABASE = {"DATABASE_URL": f"sqlite:///{ROOT}/README.md"}
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
            (NO_DATABASE, f"The database {ROOT}/README.md cannot be used: "),
            (WRONG_OPTION, "The database site at 127.0.0.1:1 cannot be used: "),
            *([(NO_UPLOADS, "/dev/null/media"), (NO_STATIC_FILES, "/dev/null/static")] if needs_folders else []),
        )
    ],
)
def test_what_is_out_of_reach_ends_the_start_with_one_sentence(tmp_path, migrated, command, wrong, sentence):
    places = {"MEDIA_ROOT": f"{tmp_path}/media", "STATIC_ROOT": f"{tmp_path}/static"}
    database = {"DATABASE_URL": f"sqlite:///{migrated}"}

    ended = start(*command, SECRET_KEY=SECRET, **database | places | wrong)

    assert ended.returncode != 0
    assert sentence in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert "my-password" not in ended.stderr


@pytest.mark.parametrize("command", [GUNICORN, ("manage.py", "load_content"), ("manage.py", "remove_content")])
def test_database_without_its_tables_is_told_what_it_needs(tmp_path, command):
    site = {
        "SECRET_KEY": SECRET,
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "STATIC_ROOT": f"{tmp_path}/static",
    }
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')

    ended = start(*command, **site, MEDIA_ROOT=f"{tmp_path}/media")

    assert ended.returncode != 0
    assert ended.stderr.endswith(": run manage.py migrate.\n")
    assert ended.stderr.count("\n") == 1


def test_static_files_clear_no_folder_that_they_did_not_fill(tmp_path, migrated):
    places = {"MEDIA_ROOT": f"{tmp_path}/media", "STATIC_ROOT": f"{tmp_path}/static"}
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "thesis.txt").write_text("somebody's own")

    start("manage.py", "prepare_demo", "--empty", DEBUG="true", DATABASE_URL=f"sqlite:///{migrated}", **places)

    assert {"css", "thesis.txt"} <= {path.name for path in (tmp_path / "static").iterdir()}


def test_migrations_make_the_tables_that_the_models_describe(migrated):
    """The other tests make their tables from the models themselves, which is quicker."""
    site = {"SECRET_KEY": SECRET, "DATABASE_URL": f"sqlite:///{migrated}"}

    assert start("manage.py", "migrate", "--check", **site).returncode == 0
    assert start("manage.py", "makemigrations", "--check", "--dry-run", **site).returncode == 0


def test_sqlite_is_told_how_many_rows_there_are(migrated):
    with closing(sqlite3.connect(migrated)) as database:
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
def served(tmp_path_factory, migrated) -> Iterator[str]:
    """The address of the site under gunicorn, on an empty database."""
    folder = tmp_path_factory.mktemp("served")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    environment = os.environ | {
        "DEBUG": "true",
        "BIND": address,
        "DATABASE_URL": f"sqlite:///{migrated}",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
    }
    with subprocess.Popen([sys.executable, "-m", "config.serve"], cwd=ROOT, env=environment) as server:
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


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "²", "٣٣٣٣", "9" * 5_000])
def test_a_port_that_is_none_is_refused(port):
    assert start("scripts/port_is_free.py", "127.0.0.1", port).stderr == (
        f"PORT={port} is not a port number from 1 to 65535.\n"
    )


@pytest.mark.parametrize("host", ["nowhere.invalid", "a b", "a" * 300, "192.0.2.1"])
def test_an_address_of_another_machine_is_refused(host):
    assert start("scripts/port_is_free.py", host, "8000").stderr == f"HOST={host} is not an address of this machine.\n"


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
