"""The day on which readers read, and what they see."""

import pytest
import time_machine

from tests.cooperation.making import TODAY
from tests.documents import parse


@pytest.fixture
def today():
    with time_machine.travel(TODAY):
        yield TODAY


@pytest.fixture
def show(client):
    """The words of a page, with single spaces."""

    def shown(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        main = parse(response.content.decode())[0].one("main")
        return " ".join(main.text.split())

    return shown


@pytest.fixture
def listed(client):
    """The titles of the lines of a list."""

    def titles(path: str) -> list[str]:
        return [str(row.title) for row in client.get(path).context["page_obj"].object_list]

    return titles
