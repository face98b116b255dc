"""What readers find in the list of outcomes."""

from datetime import date

import pytest

from publishing.search import reindex_all
from tests.cooperation.making import make_agreement, make_outcome, make_partner
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_outcome_tells_author_outlet_and_when_its_status_was_checked(show):
    make_outcome(
        "An article", kind="publication", author=make_person(), outlet_en="The Journal", outlet_country="RU",
        status="postponed", status_checked_on=date(2026, 9, 1), when_from=date(2020, 12, 1), when_to=date(2020, 12, 31),
        when_precision="month", agreement=make_agreement("one", make_partner("alpha")),
    )  # fmt: skip
    text = show("/en/cooperation/outcomes/")
    for part in ("An article", "Publication · The Journal · Russia", "Momunova", "December 2020", "postponed"):
        assert part in text
    assert "Status checked on 1 September 2026" in text
    assert "Memorandum of cooperation: Alpha" in text
    assert "An article (ky)" in show("/ky/cooperation/outcomes/")


def test_outcomes_stand_latest_first_and_the_undated_last_as_their_department_lists_them(client):
    make_outcome("Undated, second", position=2)
    make_outcome("Undated, first", position=1)
    make_outcome("Of 2020", when_from=date(2020, 12, 1), when_to=date(2020, 12, 31), when_precision="month")
    make_outcome("Of the academic year 2021", academic_year=2021)
    expected = ["Of the academic year 2021", "Of 2020", "Undated, first", "Undated, second"]
    found = client.get("/en/cooperation/outcomes/").context["page_obj"].object_list
    assert [str(row.title) for row in found] == expected
    page = client.get("/en/departments/our-office/").content.decode()
    assert sorted(expected, key=page.index) == expected


def test_page_of_a_partner_leads_to_all_outcomes_of_the_work_with_it(client, show):
    partner = make_partner("alpha")
    make_outcome("Theirs", agreement=make_agreement("one", partner))
    make_outcome("Others'", agreement=make_agreement("two", make_partner("beta")))
    address = "/en/cooperation/outcomes/?partner=alpha"
    assert f'href="{address}"' in client.get("/en/cooperation/partners/alpha/").text
    assert "1 outcome Theirs" in show(address)


def test_outcome_is_found_and_shown_alone(client, show):
    make_outcome("Another thing")
    outcome = make_outcome("World medicine")
    reindex_all()
    assert f"?show={outcome.pk}" in client.get("/en/search/?q=world medicine").content.decode()
    text = show(f"/en/cooperation/outcomes/?show={outcome.pk}")
    assert "World medicine" in text
    assert "Another thing" not in text
