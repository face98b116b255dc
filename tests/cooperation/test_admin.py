"""What an editor does with partners, agreements, events and outcomes."""

import re
from datetime import date

import pytest
from django.urls import reverse

from cooperation.models import Agreement, MobilityEvent, Partner
from tests.cooperation.making import make_agreement, make_event, make_office, make_partner
from tests.editing import Editor, errors_of, in_new_row, make_editor
from tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return Editor(make_editor())


def adding(name):
    return reverse(f"admin:cooperation_{name}_add")


def address(obj):
    return reverse(f"admin:cooperation_{obj._meta.model_name}_change", args=[obj.pk])


def html(client, path):
    return client.get(path).content.decode()


def test_new_partner_appears_in_both_languages(editor, client):
    changes = {
        "kind": "clinic",
        "name_en": "Alpha Clinic",
        "name_ky": "Алфа клиникасы",
        "country": "TR",
        "state": "published",
        **in_new_row("former_names", name_en="Old Clinic", until_year="2020"),
    }
    assert editor.save(adding("partner"), **changes).status_code == 302
    page = html(client, "/en/cooperation/partners/alpha-clinic/")
    assert "Alpha Clinic" in page
    assert "Old Clinic" in page
    assert "Алфа клиникасы" in html(client, "/ky/cooperation/partners/")
    assert "/en/cooperation/partners/alpha-clinic/" in html(client, "/en/search/?q=old clinic")


def test_new_agreement_is_called_after_its_partners_at_once(editor, client):
    partner = make_partner("alpha", name_ky="Алфа")
    changes = {
        "kind": "memorandum",
        "department": make_office().pk,
        "partners": [partner.pk],
        "signing_state": "signed",
        "signed_from": "2021-03-17",
        "signed_precision": "month",
        "subject_en": "Joint work",
        "subject_ky": "Биргелешкен иш",
        "state": "published",
    }
    assert editor.save(adding("agreement"), **changes).status_code == 302
    agreement = Agreement.objects.get()
    assert agreement.slug == "memorandum-of-cooperation-alpha"
    assert (agreement.signed_from, agreement.signed_to) == (date(2021, 3, 1), date(2021, 3, 31))
    page = html(client, "/en/cooperation/agreements/memorandum-of-cooperation-alpha/")
    assert "March 2021" in page
    assert "in force" in page
    page = html(client, "/ky/cooperation/agreements/")
    assert "Алфа" in page
    assert f"/en/cooperation/agreements/{agreement.slug}/" in html(client, "/en/search/?q=alpha memorandum")


def test_change_of_partners_moves_the_agreement_in_the_list(editor, client):
    first, second = make_partner("alpha"), make_partner("zeta")
    agreement = make_agreement("one", first)
    make_agreement("two", make_partner("beta"))
    assert editor.save(address(agreement), partners=[second.pk]).status_code == 302
    rows = client.get("/en/cooperation/agreements/").context["page_obj"].object_list
    assert [str(row.title).rpartition(": ")[2] for row in rows] == ["Beta", "Zeta"]


def test_stale_save_is_refused_and_keeps_what_was_typed(editor):
    agreement = make_agreement("one", make_partner("alpha"))
    mine = editor.open(address(agreement))
    assert editor.save(address(agreement), subject_en="Theirs").status_code == 302
    answer = editor.send(address(agreement), mine, subject_en="Mine")
    assert "Somebody else has saved this page" in " ".join(errors_of(answer))
    assert "Mine</textarea>" in answer.content.decode()
    agreement.refresh_from_db()
    assert agreement.subject_en == "Theirs"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"signing_state": "planned", "signed_from": "2021-03-05", "signed_precision": "day"},
            "What is not signed yet has no date of signing and no end.",
        ),
        (
            {"signed_from": "2021-03-05", "signed_precision": "day", "valid_until": "2021-03-04"},
            "The agreement would end before it was signed.",
        ),
    ],
)
def test_impossible_dates_are_explained(editor, changes, message):
    agreement = make_agreement("one", make_partner("alpha"))
    assert message in " ".join(errors_of(editor.save(address(agreement), **changes)))


def test_partner_without_a_name_is_refused(editor):
    answer = editor.save(adding("partner"), kind="clinic", country="TR")
    assert "at least one language" in " ".join(errors_of(answer))
    assert not Partner.objects.exists()


def test_new_event_shows_its_people_and_activities(editor, client):
    changes = {
        "title_en": "A visit",
        "title_ky": "Сапар",
        "department": make_office().pk,
        "partners": [make_partner("alpha").pk],
        "academic_year": "2021",
        "hours": "18",
        "state": "published",
        **in_new_row("activities", kind="lecture", text_en="on surgery", text_ky="хирургия боюнча", position="0"),
        **in_new_row(
            "participations",
            person=make_person().pk,
            side="own",
            role="lecturer",
            role_at_the_time_ky="ассистент",
            position="0",
        ),
    }
    assert editor.save(adding("mobilityevent"), **changes).status_code == 302
    assert MobilityEvent.objects.get().slug == "a-visit"
    page = html(client, "/en/cooperation/events/a-visit/")
    assert "on surgery" in page
    assert "Momunova" in page
    page = html(client, "/ky/cooperation/events/a-visit/")
    assert "хирургия боюнча" in page
    assert "ассистент" in page


def test_participant_who_is_both_a_person_and_a_guest_is_refused(editor):
    event = make_event()
    both = in_new_row(
        "participations", person=make_person().pk, guest_name_en="Jane", side="own", role="member", position="0"
    )
    answer = editor.save(address(event), **both)
    assert "not both and not neither" in answer.content.decode()
    assert not event.participations.exists()


def test_new_outcome_goal_and_region_appear(editor, client):
    office = make_office()
    outcome = {
        "kind": "journal",
        "department": office.pk,
        "title_en": "World medicine",
        "title_ky": "Дүйнөлүк медицина",
    }
    goal = {"department": office.pk, "text_en": "More guests", "text_ky": "Көбүрөөк конок", "position": "0"}
    assert editor.save(adding("outcome"), status="running", position="0", **outcome).status_code == 302
    assert editor.save(adding("goal"), **goal).status_code == 302
    assert editor.save(adding("reach"), department=office.pk, region="asia", position="0").status_code == 302
    assert "Дүйнөлүк медицина" in html(client, "/ky/cooperation/outcomes/")
    assert "More guests" in html(client, "/en/cooperation/")
    assert "Көбүрөөк конок" in html(client, "/ky/departments/our-office/")
    assert "Asia" in html(client, "/en/departments/our-office/")
    assert "World medicine" in html(client, "/en/search/?q=world medicine")


def test_agreements_are_listed_by_their_status(editor):
    make_agreement("now", make_partner("alpha"))
    make_agreement("then", make_partner("beta"), signed="2001", valid_until=date(2002, 1, 1))
    changelist = reverse("admin:cooperation_agreement_changelist")
    page = editor.get(f"{changelist}?standing=lapsed").text
    assert "Memorandum of cooperation: Beta" in page
    assert "Memorandum of cooperation: Alpha" not in page
    page = editor.get(f"{changelist}?standing=undated").text
    assert "Memorandum of cooperation: Alpha" in page
    assert "Memorandum of cooperation: Beta" not in page


@pytest.mark.parametrize("name", ["partner", "agreement", "mobilityevent", "outcome", "goal", "field"])
def test_lists_are_searched_in_every_language(editor, name):
    partner = make_partner("alpha", name_ky="Өзгөчө")
    make_event("visit", partner)
    make_agreement("one", partner)
    page = editor.get(reverse(f"admin:cooperation_{name}_changelist") + "?q=Өзгөчө").text
    assert "1 " in page if name in ("partner", "agreement", "mobilityevent") else "0 " in page


def test_links_that_go_with_a_partner_are_told_in_words():
    partner = make_partner(name_ru="Северный колледж")
    make_agreement("memorandum", partner)
    page = Editor(make_editor(), "ru").get(f"/admin/cooperation/partner/{partner.pk}/delete/")
    assert "Северный колледж" in page.text
    assert "Связь:" in page.text
    assert not re.search(r"relationship|object \(", page.text)
