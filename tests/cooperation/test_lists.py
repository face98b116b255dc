"""How lists are narrowed, and what they do with what they cannot mean."""

import pytest

from tests.cooperation.making import make_agreement, make_event, make_outcome, make_partner
from tests.documents import parse
from tests.factories import make_department

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_site_of_one_university_does_not_ask_which(client):
    make_agreement("one", make_partner("alpha"))
    assert 'name="university"' not in client.get("/en/cooperation/partners/").content.decode()
    make_department("second")
    assert 'name="university"' in client.get("/en/cooperation/partners/").content.decode()


@pytest.mark.parametrize("name", ["partners", "agreements", "events", "outcomes"])
def test_unknown_choice_is_left_out_and_named(client, show, name):
    make_event("visit", make_partner("alpha"), agreement=make_agreement("one"))
    make_outcome()
    path = f"/en/cooperation/{name}/"
    whole = [row.url for row in client.get(path).context["page_obj"].object_list]
    assert len(whole) == 1
    for query in (
        "kind=%00",
        "status=soon&country=Atlantis",
        "direction=up&year=x",
        "partner=%27&department=a b",
        "page=-9",
    ):
        context = client.get(f"{path}?{query}").context
        assert [row.url for row in context["page_obj"].object_list] == whole
        for label in context["narrowing"].refused:
            assert label in show(f"{path}?{query}").partition("it was left out:")[2]


def test_refused_choice_is_said(show):
    make_partner("alpha")
    assert "it was left out: Kind." in show("/en/cooperation/partners/?kind=palace")
    assert "it was left out" not in show("/en/cooperation/partners/?kind=university&elsewhere=1")


def test_what_narrows_a_list_is_named_in_its_title_and_taken_off_one_by_one(client):
    partner = make_partner("alpha")
    make_agreement("one", partner, kind="contract")
    make_agreement("two", make_partner("beta"))
    page = parse(client.get("/en/cooperation/agreements/?kind=contract&partner=alpha&status=in_force").text)[0]
    assert page.one("title").text.startswith("Agreements: In force, Contract, Alpha · ")
    chips = {" ".join(link.text.split()): link.get("href") for link in page.all("a", **{"class": "chip"})}
    assert chips == {
        "Status: In force × remove": "?kind=contract&partner=alpha",
        "Kind: Contract × remove": "?status=in_force&partner=alpha",
        "Partner: Alpha × remove": "?status=in_force&kind=contract",
    }


def test_choices_that_leave_nothing_together_say_which_one_to_drop(client):
    make_agreement("one", make_partner("alpha"), kind="contract")
    make_agreement("two", make_partner("beta"), kind="memorandum")
    page = parse(client.get("/en/cooperation/agreements/?kind=contract&partner=beta").text)[0]
    assert {link.text: link.get("href") for link in page.one("div", **{"class": "empty"}).all("a")} == {
        "without “Contract”: 1": "?partner=beta",
        "without “Beta”: 1": "?kind=contract",
        "Show all agreements": "?",
    }
