"""An address, once given, keeps its promise: moved pages are followed, withdrawn ones are gone everywhere at once."""

from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from config.middleware import security_headers
from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from departments.models import Department, Person
from publishing.indexing import gathered
from publishing.languages import CODES
from publishing.models import Redirect, State
from residency.models import Programme
from tests.crawl import SITE, crawl
from tests.factories import make_department
from visas.models import Procedure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_content")]

MODELS = [Department, Person, Programme, Partner, Agreement, MobilityEvent, Procedure]
HIDDEN = {
    "draft": {"state": State.DRAFT},
    "archived": {"state": State.ARCHIVED},
    "scheduled": {"publish_from": timezone.now() + timedelta(days=3650)},
    "past": {"publish_until": timezone.now() - timedelta(days=1)},
}
# Where each of them is mentioned: its lists, and pages of others that link to it.
MENTIONED = {
    "departments/osh-cpme": ["/", "/departments/", "/departments/osh-state-university/", "/people/", "/search/?q=CPISME"],
    "departments/eimu-international-department": [
        "/departments/", "/departments/eimu/", "/cooperation/", "/cooperation/agreements/", "/cooperation/agreements/eimu-icmas/",
        "/visas/", "/visas/eimu-registration/", "/people/",
    ],
    "people/zokirova-n-i": ["/people/", "/departments/samarkand-obstetrics-gynecology-1/", "/search/?q=Закирова"],
    "residency/kaznmu-cardiology": ["/residency/", "/residency/?group=therapeutic", "/departments/kaznmu/", "/search/?q=cardiology"],
    "cooperation/partners/jica": ["/cooperation/", "/cooperation/partners/", "/search/?q=jica"],
    "cooperation/agreements/eimu-icmas": [
        "/cooperation/", "/cooperation/agreements/", "/cooperation/partners/icmas/", "/departments/eimu-international-department/",
        "/cooperation/outcomes/", "/search/?q=icmas",
    ],
    "cooperation/events/samarkand-obstetrics-sechenov-visit": [
        "/cooperation/", "/cooperation/events/", "/cooperation/partners/sechenov-university/",
        "/departments/samarkand-obstetrics-gynecology-1/", "/search/?q=sechenov",
    ],
    "visas/eimu-registration": ["/", "/visas/", "/visas/exemptions/", "/departments/eimu/", "/search/?q=registration"],
}  # fmt: skip
BY_FOLDER = {
    "departments": Department, "people": Person, "residency": Programme, "cooperation/partners": Partner,
    "cooperation/agreements": Agreement, "cooperation/events": MobilityEvent, "visas": Procedure,
}  # fmt: skip


def thing(path: str):
    folder, _, slug = path.rpartition("/")
    return BY_FOLDER[folder].objects.get(slug=slug)


def mentions(path: str, pages: list[str]) -> list[str]:
    """Those of the pages that link to the thing."""
    client = Client()
    bodies = {page: client.get(f"/ru{page}").content.decode() for page in pages}
    return [page for page, body in bodies.items() if f'href="/ru/{path}/' in body]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_changed_address_leads_on_in_every_language_with_its_query(model):
    obj = model.objects.published().first()
    old = obj.path()
    obj.slug = "a-new-address"
    obj.save()
    obj = model.objects.get(pk=obj.pk)

    for code in CODES:
        response = Client().get(f"/{code}{old}?page=2&q=%D2%A3")
        assert (response.status_code, response["Location"]) == (301, f"/{code}{obj.path()}?page=2&q=%D2%A3")
        assert Client().get(f"/{code}{obj.path()}").status_code == 200
        assert not response.cookies


def test_address_that_changed_twice_leads_on_in_one_step():
    department = Department.objects.get(slug="osh-cpme")
    for slug in ("second", "third"):
        department = Department.objects.get(pk=department.pk)
        department.slug = slug
        department.save()
    for old in ("osh-cpme", "second"):
        assert Client().get(f"/ky/departments/{old}/")["Location"] == "/ky/departments/third/"


def test_address_taken_back_shows_the_page_again():
    for slug in ("second", "osh-cpme"):
        department = Department.objects.get(slug="osh-cpme" if slug == "second" else "second")
        department.slug = slug
        department.save()
    assert Client().get("/en/departments/osh-cpme/").status_code == 200
    assert Client().get("/en/departments/second/")["Location"] == "/en/departments/osh-cpme/"


def test_address_given_to_another_thing_shows_that_thing():
    department = Department.objects.get(slug="osh-cpme")
    department.slug = "moved"
    department.save()
    make_department("osh-cpme", name_en="Newcomer")
    assert "Newcomer" in Client().get("/en/departments/osh-cpme/").content.decode()


def test_old_address_of_a_withdrawn_page_is_not_there_in_the_end():
    department = Department.objects.get(slug="osh-cpme")
    department.slug, department.state = "moved", State.ARCHIVED
    department.save()
    assert Client().get("/en/departments/osh-cpme/", follow=True).status_code == 404


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "/\\evil.example/"])
def test_redirect_never_leaves_the_site(target):
    Redirect.objects.create(old_path="/old/", new_path=target)
    assert urljoin(f"{SITE}/en/old/", Client().get("/en/old/")["Location"]).startswith(f"{SITE}/en")


@pytest.mark.parametrize("path", MENTIONED)
def test_thing_is_mentioned_where_readers_look_for_it(path):
    assert mentions(path, MENTIONED[path])


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("path", MENTIONED)
def test_withdrawn_thing_is_gone_everywhere_in_the_next_request(path, hidden):
    obj = thing(path)
    for name, value in HIDDEN[hidden].items():
        setattr(obj, name, value)
    obj.save()

    for code in CODES:
        assert Client().get(f"/{code}/{path}/").status_code == 404
    assert mentions(path, MENTIONED[path]) == []
    for section in ("departments", "people", "programmes", "partners", "agreements", "events", "procedures"):
        assert f"{SITE}/ru/{path}/" not in Client().get(f"/sitemap-{section}.xml").content.decode()


@pytest.mark.parametrize("path", MENTIONED)
def test_pages_around_a_withdrawn_thing_still_answer(path):
    obj = thing(path)
    obj.state = State.DRAFT
    obj.save()
    answers = {
        page: Client().get(f"/uz{page}").status_code for page in MENTIONED[path] if not page.startswith(f"/{path}")
    }
    # What belongs to the thing alone may be gone with it.
    assert {page: status for page, status in answers.items() if status not in (200, 404)} == {}
    assert answers.get("/departments/", 200) == answers.get("/people/", 200) == answers.get("/", 200) == 200


@pytest.mark.parametrize("kept", [0, 1])
def test_what_is_withdrawn_leaves_no_dead_link_behind(kept):
    """Half of everything goes: now those at even places, now the others."""
    with gathered():
        for model in [*MODELS[1:], Outcome]:
            for obj in model.objects.order_by("pk")[1 - kept :: 2]:
                obj.state = State.ARCHIVED
                obj.save()
        for slug in (["osh-cpme", "eimu-international-department"], ["kaznmu", "osh-residency-department"])[kept]:
            department = Department.objects.get(slug=slug)
            department.publish_until = timezone.now()
            department.save()

    visits = crawl("ru", likes=2).values()
    assert len(visits) > 50
    assert [f"{page.address} from {page.came_from}" for page in visits if page.response.status_code != 200] == []


def test_asking_for_the_head_alone_gets_no_body_but_its_length():
    answer = security_headers(lambda request: HttpResponse("Кафедра"))(RequestFactory().head("/en/"))
    assert (answer.content, answer.headers["Content-Length"]) == (b"", "14")
