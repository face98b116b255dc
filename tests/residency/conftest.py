"""The pages of residency as a reader gets them."""

import pytest

from tests.documents import parse


@pytest.fixture
def page(client):
    """The main part of the page at an address."""

    def found(path: str):
        response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return parse(response.content.decode())[0].one("main")

    return found


@pytest.fixture
def words(page):
    """Its words, with single spaces between them."""
    return lambda path: " ".join(page(path).text.split())
