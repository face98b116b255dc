"""With whom to speak, what it costs in all."""

from datetime import time
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from departments.models import Department
from publishing.languages import CODES
from tests.documents import parse
from tests.visas.test_check import STUDENT, _first_of_september, path, rules  # noqa: F401 - fixtures
from visas.details import total

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_first_of_september", "rules")]


@pytest.fixture
def office():
    return Department.objects.get(slug="visa-office")


def briefs(client, language="en"):
    page = parse(client.get(path(language, **STUDENT)).content.decode())[0]
    return [item for item in page.all("li") if "brief" in item.get("class").split()]


def phones(brief):
    return [link.get("href") for link in brief.all("a") if link.get("href").startswith(("tel:", "mailto:"))]


@pytest.mark.parametrize("language", CODES)
def test_the_answer_says_whom_to_call_and_when(client, office, language):
    office.contacts.create(kind="email", value="visas@example.org", position=0)
    office.contacts.create(kind="phone", value="+996312000001", position=1)
    office.regular_hours.create(first_day=1, last_day=5, opens=time(9), closes=time(17))
    for brief in briefs(client, language):
        assert phones(brief) == ["tel:+996312000001"]
        assert "9:00–17:00" in brief.text


def test_the_university_is_called_where_the_office_has_no_number(client, office):
    office.parent.contacts.create(kind="phone", value="+996312000002")
    assert [phones(brief) for brief in briefs(client)] == [["tel:+996312000002"]] * 2
    assert "Our University" in briefs(client)[0].text


def test_a_number_that_is_not_public_is_not_told(client, office):
    office.contacts.create(kind="phone", value="+996312000003", public=False)
    assert [phones(brief) for brief in briefs(client)] == [[], []]


def fee(amount=None, kind="state_fee", currency="KGS", **fields):
    said = {"unknown": True} if amount is None else {"amount": amount, "currency": currency}
    return SimpleNamespace(kind=kind, **said | fields)


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        ([fee(110), fee(500, "documents")], "In all: 610 KGS"),
        ([fee(110), fee(5_900, "visa"), fee(500, "urgent")], "In all: 6,010 KGS"),
        ([fee(110), fee(None, "visa")], "In all at least 110 KGS, with what is not stated: ask."),
        ([fee(110)], ""),
        ([fee(110), fee(10, "documents", "USD")], ""),
        ([fee(50, "visa"), fee(60, "visa"), fee(10, "documents")], ""),  # one visa or another
        ([fee(110), fee(0, "documents", only_for="some")], ""),
        ([fee(110), fee(120, "documents", coming_from="later")], ""),
        ([fee(None), fee(None, "visa")], ""),
    ],
)
def test_what_everybody_pays_is_added_up(fees, said):
    with override("en"):
        assert total([SimpleNamespace(fees=fees)]).replace("\xa0", " ") == said
