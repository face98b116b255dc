"""What readers may not see is neither named, linked nor counted, anywhere."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from cooperation.models import Agreement, MobilityEvent, Outcome
from departments.models import Department
from publishing.indexing import gathered
from publishing.models import State
from publishing.search import reindex_all
from tests.cooperation.making import make_agreement, make_event, make_office, make_outcome, make_partner
from tests.factories import make_department, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

WITHDRAWN = {
    "draft": lambda: {"state": State.DRAFT},
    "archived": lambda: {"state": State.ARCHIVED},
    "not yet": lambda: {"publish_from": timezone.now() + timedelta(days=1)},
    "no longer": lambda: {"publish_until": timezone.now() - timedelta(days=1)},
}
LISTS = ("", "partners/", "partners/alpha/", "agreements/", "events/", "outcomes/")


@pytest.fixture
@gathered()
def office() -> Department:
    """An office with a memorandum, a scan, a visit and an outcome, beside another one with the same partner."""
    partner, office = make_partner("alpha", country="KG"), make_office()
    agreement = make_agreement("covert-deal", partner, signed="2021", other_partners_en="Covert others")
    agreement.scan.save("scan.pdf", ContentFile(b"%PDF-1.7 a scan"))
    agreement.scan_public = True
    agreement.save()
    visit = make_event("covert-visit", partner, agreement=agreement, when="2023", direction="in", hours=77)
    visit.participations.create(person=make_person())
    make_outcome("Covert outcome", agreement=agreement, author=make_person("osmonov-b"))
    other = make_department("other-university")
    make_event("open-visit", partner, department=other, academic_year=2021, agreement=agreement)
    reindex_all()
    return office


@pytest.fixture(params=WITHDRAWN)
@gathered()
def hidden(request, office) -> Department:
    for name, value in WITHDRAWN[request.param]().items():
        setattr(office, name, value)
    office.save()
    return office


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode().lower()


EVERYWHERE = [
    *(f"/en/cooperation/{path}" for path in LISTS),
    "/en/cooperation/events/open-visit/",
    "/en/departments/our-university/",
    "/en/people/momunova-a-a/",
    "/en/people/osmonov-b/",
    "/en/search/?q=covert",
    "/sitemap-agreements.xml",
    "/sitemap-events.xml",
]


def test_what_a_department_has_is_seen_with_it(client, office):
    """So that the next test cannot pass on pages that name nothing at all."""
    named = {path for path in EVERYWHERE if "covert" in page(client, path).replace("q=covert", "")}
    assert named >= set(EVERYWHERE) - {"/en/cooperation/", "/en/cooperation/partners/"}
    for path in ("agreements/covert-deal/", "agreements/covert-deal/scan/", "events/covert-visit/"):
        response = client.get(f"/en/cooperation/{path}")
        assert response.status_code == 200
        assert b"".join(response)  # a file is closed when it has been read


def test_what_a_hidden_department_has_is_hidden_with_it(client, hidden):
    for path in EVERYWHERE:
        html = page(client, path)
        for name in ("covert deal", "covert-deal", "covert others", "covert visit", "covert-visit", "covert outcome"):
            assert name not in html, (path, name)
        assert "our office" not in html, path
    for path in ("agreements/covert-deal/", "agreements/covert-deal/scan/", "events/covert-visit/"):
        assert client.get(f"/en/cooperation/{path}").status_code == 404


def test_what_a_hidden_department_has_is_not_counted(client, hidden):
    text = page(client, "/en/cooperation/")
    assert "in force" not in text.partition("<main")[2].partition("doors")[0]
    figures = {str(figure.label): figure.value for figure in client.get("/en/cooperation/").context["figures"]}
    assert figures == {"partner": "1", "country": "1", "event": "1"}
    context = client.get("/en/cooperation/partners/alpha/").context
    assert (context["total"].events, context["total"].hours, context["total"].people) == (1, 0, 0)
    row = client.get("/en/cooperation/partners/").context["page_obj"].object_list[0]
    assert (list(row.facts), row.tag_text) == ([], "")


def test_rule_of_one_page_and_rule_of_lists_agree(hidden):
    for model in (Agreement, MobilityEvent):
        seen = {thing.pk for thing in model.objects.all() if thing.is_published()}
        assert set(model.objects.published().values_list("pk", flat=True)) == seen
        assert len(seen) == (model is MobilityEvent)
    assert not Outcome.objects.published().exists()


def test_draft_of_a_published_department_is_hidden(client):
    make_agreement("covert-deal", make_partner("alpha"), state=State.DRAFT)
    make_event("covert-visit", state=State.DRAFT)
    for path in ("agreements/covert-deal/", "events/covert-visit/"):
        assert client.get(f"/en/cooperation/{path}").status_code == 404


def test_draft_partners_and_people_are_neither_named_nor_linked(client):
    secret = make_partner("secret", state=State.DRAFT)
    agreement = make_agreement("one", secret)
    event = make_event("visit", secret, agreement=agreement)
    event.participations.create(person=make_person("secretive", state=State.DRAFT))
    for path in ("agreements/", "agreements/one/", "events/", "events/visit/", "partners/"):
        assert "secret" not in page(client, f"/en/cooperation/{path}")
    assert client.get("/en/cooperation/partners/secret/").status_code == 404


def test_draft_university_of_a_published_department_is_not_named(client):
    make_department("second")
    make_department("third")
    covert = make_department("covert-university", state=State.DRAFT)
    open_office = make_department("open-office", parent=covert)
    partner = make_partner("alpha")
    agreement = make_agreement("one", partner, department=open_office)
    make_event("visit", partner, department=open_office, agreement=agreement)
    make_outcome(department=open_office, agreement=agreement)
    open_office.goals.create(text_en="More guests")
    for path in LISTS:
        assert "covert" not in page(client, f"/en/cooperation/{path}"), path
        if path != "partners/":
            assert "open office" in page(client, f"/en/cooperation/{path}"), path
    Department.objects.filter(pk=covert.pk).update(state=State.PUBLISHED)
    assert "covert university" in page(client, "/en/cooperation/agreements/")
