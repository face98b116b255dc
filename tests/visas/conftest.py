"""Reading pages as a reader does."""

import pytest

from tests.documents import parse


@pytest.fixture
def show(client):
    """The words of a page, with single spaces."""

    def shown(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        main = parse(response.content.decode())[0].one("main")
        return " ".join(main.text.split())

    return shown
