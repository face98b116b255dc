"""An editor at work: opens a page of the admin, changes a few fields, sends the whole form as a browser would."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from tests.documents import Element, form_values, parse


def make_editor(name: str = "editor", **fields: Any) -> User:
    fields.setdefault("is_superuser", True)
    return User.objects.create_user(name, password="a long password of a test", is_staff=True, **fields)


class Editor:
    def __init__(self, user: User, language: str = "en") -> None:
        self.user = user
        self.client = Client(headers={"accept-language": language})
        self.client.force_login(user)

    def get(self, url: str) -> Element:
        response = self.client.get(url)
        assert response.status_code == 200, f"{url}: {response.status_code}"
        return parse(response.content.decode())[0]

    def open(self, url: str) -> dict[str, Any]:
        """What the form holds."""
        form = next(form for form in self.get(url).all("form") if form.get("id").endswith("_form"))
        return form_values(form)

    def send(self, url: str, values: dict[str, Any], **changes: Any) -> Any:
        return self.client.post(url, values | {"_save": "Save"} | changes)

    def save(self, url: str, **changes: Any) -> Any:
        return self.send(url, self.open(url), **changes)


def in_new_row(prefix: str, number: int = 0, total: int | None = None, **fields: Any) -> dict[str, Any]:
    """The fields of a row that the editor has just added to an inline."""
    return {f"{prefix}-TOTAL_FORMS": total or number + 1} | {f"{prefix}-{number}-{k}": v for k, v in fields.items()}


def errors_of(response: Any) -> list[str]:
    """The lines of the summary above a form that was not saved."""
    assert response.status_code == 200, "the form was saved"
    page = parse(response.content.decode())[0]
    summary = next(element for element in page.all("div") if element.get("class") == "error-list")
    return [line.text for line in summary.all("li")]
