"""The demonstration content in the test database. Imported by conftest.py, so that every test may ask for it."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer

from publishing import caching


def load() -> None:
    call_command("load_content", stdout=StringIO())


@pytest.fixture(scope="module")
def demo_content(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Loaded once for all tests of a module, and rolled back after the last; each test's own changes are as usual.

    Only for tests in a transaction: a live server on another connection does not see it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demo_site(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The address of a live server on the demonstration content, which stays for all tests of a module.

    Its tests are marked `django_db` and only read. None of them may ask for `transactional_db` or `live_server`, which
    would empty the tables in between.
    """
    with django_db_blocker.unblock():
        load()
        # For good: the server's last threads may close their connections after the server has stopped.
        connection.inc_thread_sharing()
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        call_command("flush", verbosity=0, interactive=False)
        caching._kept.clear()
