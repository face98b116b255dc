"""What readers find in the register and on the page of an agreement."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from cooperation.models import Agreement, Field
from tests.cooperation.making import TODAY, make_agreement, make_event, make_partner
from tests.factories import make_department

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_agreement_page_tells_its_terms(show):
    field = Field.objects.create(code="cardiology", name_en="Cardiology", name_ky="Кардиология")
    agreement = make_agreement(
        "one", make_partner("alpha"), signed="2021-03", valid_until=TODAY + timedelta(days=30), subject_en="Joint work"
    )
    agreement.fields_of_work.add(field)
    text = show("/en/cooperation/agreements/one/")
    for part in ("Memorandum of cooperation: Alpha", "expiring", "March 2021", "22 December 2026", "Joint work"):
        assert part in text
    assert "Cardiology" in text
    assert "Our Office" in text
    assert "Кардиология" in show("/ky/cooperation/agreements/one/")


@pytest.mark.parametrize(("state", "said"), [("signed", "signing date not known"), ("unstated", "not stated")])
def test_agreement_without_a_date_or_a_document_is_not_said_to_be_in_force(show, state, said):
    make_agreement("one", make_partner("alpha"), signing_state=state)
    text = show("/en/cooperation/agreements/one/")
    assert "no date known" in text
    assert "whether it is in force cannot be told" in text
    assert f"Signed {said}" in text


def test_agreement_with_an_end_is_in_force_though_its_signing_date_is_not_known(show):
    make_agreement("one", make_partner("alpha"), valid_until=date(2030, 1, 1))
    text = show("/en/cooperation/agreements/one/")
    assert "Alpha in force" in text
    assert "Signed signing date not known" in text
    assert "cannot be told" not in text


def test_nobody_signs_a_working_contact(show):
    make_agreement("one", make_partner("alpha"), kind="contact")
    assert "Signed" not in show("/en/cooperation/agreements/one/")


def test_unsigned_agreement_says_nothing_of_a_date(show):
    make_agreement("one", make_partner("alpha"), signing_state="negotiating")
    text = show("/en/cooperation/agreements/one/")
    assert "negotiating" in text
    assert "Signed" not in text


def test_status_changes_by_itself_at_midnight(client, show):
    make_agreement("one", make_partner("alpha"), signed="2021-03", valid_until=TODAY)
    assert "expiring" in show("/en/cooperation/agreements/one/")
    with time_machine.travel(TODAY + timedelta(days=1, hours=1)):
        assert "lapsed" in show("/en/cooperation/agreements/one/")


def test_renewed_agreement_and_its_successor_lead_to_each_other(client):
    heir = make_agreement("heir", make_partner("alpha"), signed="2026-01")
    make_agreement("old", make_partner("beta"), signed="2020", valid_until=TODAY, successor=heir)
    old = client.get("/en/cooperation/agreements/old/").content.decode()
    assert "renewed" in old
    assert heir.get_absolute_url() in old
    assert "/en/cooperation/agreements/old/" in client.get("/en/cooperation/agreements/heir/").content.decode()


def test_register_lists_what_is_over_apart(listed, show):
    make_agreement("now", make_partner("alpha"))
    make_agreement("then", make_partner("beta"), signed="2001", valid_until=date(2002, 1, 1))
    make_agreement("soon", make_partner("gamma"), signing_state="planned")
    assert listed("/en/cooperation/agreements/") == [
        "Memorandum of cooperation: Alpha",
        "Memorandum of cooperation: Gamma",
    ]
    assert "1 agreement that has ended" in show("/en/cooperation/agreements/")
    assert listed("/en/cooperation/agreements/?status=over") == ["Memorandum of cooperation: Beta"]
    assert listed("/en/cooperation/agreements/?status=planned") == ["Memorandum of cooperation: Gamma"]


def test_register_is_narrowed_by_field_partner_and_department(listed):
    alpha = make_partner("alpha")
    first = make_agreement("one", alpha)
    first.fields_of_work.add(Field.objects.create(code="cardiology", name_en="Cardiology"))
    make_agreement("two", make_partner("beta"), department=make_department("second"))
    for query in ("field=cardiology", "partner=alpha", "department=our-office", "university=our-university"):
        assert listed(f"/en/cooperation/agreements/?{query}") == ["Memorandum of cooperation: Alpha"]


def test_register_is_narrowed_by_status(listed):
    make_agreement("dated", make_partner("alpha"), signed="2021-03")
    make_agreement("undated", make_partner("beta"))
    make_agreement("unstated", make_partner("gamma"), signing_state="unstated")
    assert listed("/en/cooperation/agreements/?status=in_force") == ["Memorandum of cooperation: Alpha"]
    assert listed("/en/cooperation/agreements/?status=undated") == [
        "Memorandum of cooperation: Beta",
        "Memorandum of cooperation: Gamma",
    ]
    assert len(listed("/en/cooperation/agreements/")) == 3


@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC))
def test_day_is_that_of_the_university_on_its_pages_and_that_of_the_site_in_lists(listed, show):
    """In Auckland it is the 23rd already, at the site's own place still the 22nd."""
    far = make_department("far-university", time_zone="Pacific/Auckland")
    make_agreement("one", make_partner("alpha"), signed="2021-03", valid_until=TODAY, department=far)
    assert "Alpha lapsed" in show("/en/cooperation/agreements/one/")
    assert "Alpha" not in show("/en/departments/far-university/")
    assert listed("/en/cooperation/agreements/?status=expiring") == ["Memorandum of cooperation: Alpha"]


def test_title_names_each_partner_in_the_language_that_it_is_in(client):
    russian = make_partner("alpha", name_en="", name_ky="", name_ru="Альфа & Ко")
    one = make_agreement("one", russian, make_partner("beta"))
    make_agreement("heir", make_partner("gamma"), signed="2027")
    make_event("visit", agreement=one)
    one.successor = Agreement.objects.get(slug="heir")
    one.save()
    pages = (
        "agreements/", "agreements/one/", "agreements/heir/", "agreements/?partner=beta", "partners/beta/", "events/visit/"
    )  # fmt: skip
    for page in pages:
        html = client.get(f"/en/cooperation/{page}").content.decode()
        assert '<span lang="ru">Альфа &amp; Ко</span>' in html, page
    for page in pages:
        html = client.get(f"/ru/cooperation/{page}").content.decode()
        assert '<span lang="ru">' not in html, page
    assert (
        "Memorandum of cooperation: Beta, Альфа &amp; Ко"
        in client.get("/en/cooperation/agreements/one/").content.decode()
    )


def test_title_of_an_agreement_is_in_the_language_of_the_reader(show):
    make_agreement("one", make_partner("alpha", name_ky="Алфа"))
    assert "Алфа" in show("/ky/cooperation/agreements/")
    assert "Memorandum" not in show("/ky/cooperation/agreements/one/")
