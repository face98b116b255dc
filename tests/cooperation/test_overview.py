"""What the overview of cooperation tells."""

import pytest

from cooperation.models import Goal, Reach
from publishing.models import State
from tests.cooperation.making import make_agreement, make_event, make_office, make_partner
from tests.factories import make_department

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_overview_counts_what_readers_may_see(show):
    make_agreement("one", make_partner("alpha", country="KG"), make_partner("beta", country="KG"), signed="2021")
    make_agreement("bare")
    make_agreement("unstated", signing_state="unstated")
    make_agreement("two", make_partner("gamma", country="PL", state=State.DRAFT), signing_state="planned")
    make_event()
    text = show("/en/cooperation/")
    assert "partners 2" in text
    assert "country 1" in text
    assert "agreement in force 1" in text
    assert "agreements of unknown date 2" in text
    assert "event 1" in text


def test_overview_names_countries_in_the_language_of_the_reader(show):
    make_partner("alpha", country="KG")
    make_partner("beta", country="TR")
    assert "Kyrgyzstan 1 Türkiye 1" in show("/en/cooperation/")
    assert "Кыргызстан 1 Түркия 1" in show("/ky/cooperation/")


def test_overview_tells_goals_and_regions_of_each_department(show):
    office = make_office()
    Goal.objects.create(department=office, text_en="More guests", text_ky="Көбүрөөк конок")
    Reach.objects.create(department=office, region="asia")
    hidden = make_department("hidden", parent=office, state=State.DRAFT)
    Goal.objects.create(department=hidden, text_en="A secret")
    text = show("/en/cooperation/")
    assert "Our Office" in text
    assert "More guests" in text
    assert "Asia" in text
    assert "A secret" not in text
    assert "Көбүрөөк конок" in show("/ky/cooperation/")
