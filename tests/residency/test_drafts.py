"""What editors have not released stays unseen on every page of residency, also as a part of what is released."""

import pytest

from departments.models import Department
from publishing.indexing import gathered
from publishing.models import State
from tests.factories import make_department, make_phone
from tests.residency.making import links, make_lead, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db
PAGES = ("/en/", "/en/residency/", "/en/residency/cardiology/", "/en/residency/calendar/")


@gathered()
def make_site() -> Department:
    """A released department, with a programme and a round, of a university that is a draft; another one is released."""
    make_department("elsewhere")
    hidden = make_department("secret-university", name_en="Secretum", short_name_en="SECRET", state=State.DRAFT)
    hidden.contacts.create(kind="email", value="rector@secret.example")
    center = make_department("center", parent=hidden, name_en="Center")
    level = make_level(center)
    make_programme(level=level)
    make_round(level)
    make_lead(center, slug="leader-l", family_name_en="Leader")
    return hidden


def leaks(client, *words: str) -> list[tuple[str, str]]:
    found = []
    for path in (*PAGES, "/en/departments/center/", "/en/people/leader-l/", "/en/search/?q=cardiology"):
        response = client.get(path)
        assert response.status_code == 200, path
        found += [(path, word) for word in words if word in response.content.decode()]
    return found


def test_draft_university_of_a_released_department_is_not_named_linked_or_asked(client, words):
    hidden = make_site()
    for number in range(14):
        make_programme(f"specialty-{number}", level=make_level(Department.objects.get(slug="center")))
    assert leaks(client, "Secretum", "SECRET", "secret-university", "rector@secret.example") == []
    assert "There is no such choice here" in words("/en/residency/?university=secret-university")
    hidden.state = State.PUBLISHED
    hidden.save()
    assert "rector@secret.example" in client.get("/en/residency/cardiology/").content.decode()
    assert "SECRET" in words("/en/residency/")


def test_rounds_of_a_draft_department_are_unseen_also_at_a_level_that_is_seen(client):
    university = make_department("uni")
    level = make_level(university)
    make_programme(level=level)
    office = make_department("office", parent=university, state=State.DRAFT)
    make_round(level, name_en="Secret admission", department=office)
    assert [path for path in PAGES if "Secret admission" in client.get(path).content.decode()] == []
    office.state = State.PUBLISHED
    office.save()
    for path in ("/en/", "/en/residency/cardiology/", "/en/residency/calendar/"):
        assert "Secret admission" in client.get(path).content.decode(), path


def test_levels_of_a_draft_department_are_not_said_to_share_a_round(words):
    university = make_department("uni")
    level = make_level(university)
    made = make_round(level)
    office = make_department("office", parent=university, state=State.DRAFT)
    made.levels.add(make_level(office, "phd"))
    assert "Residency" in words("/en/residency/calendar/")
    assert "octoral" not in words("/en/residency/calendar/")
    made.levels.remove(level)
    assert "No admission dates are published here yet" in words("/en/residency/calendar/")


def test_draft_department_is_nowhere_and_its_programmes_neither(client, words):
    department = make_department("uni", name_en="Secretum", state=State.DRAFT)
    level = make_level(department, summary_en="Secret summary")
    make_programme(level=level)
    make_round(level)
    make_phone(make_lead(department, slug="leader-l", family_name_en="Leader"))
    for path in ("/en/", "/en/residency/", "/en/residency/?university=uni", "/en/residency/calendar/"):
        text = words(path)
        assert not any(word in text for word in ("Secret", "Leader", "Cardiology", "20 June")), path
    assert client.get("/en/residency/cardiology/").status_code == 404
    assert client.get("/en/departments/uni/").status_code == 404


def test_draft_lead_and_hidden_contact_are_not_shown(page):
    level = make_level()
    make_programme(level=level)
    make_phone(make_lead(level.department, slug="hidden-h", family_name_en="Hidden", state=State.DRAFT))
    level.department.contacts.create(kind="phone", value="+77271112233", public=False)
    for path in ("/en/residency/", "/en/residency/cardiology/"):
        found = page(path)
        assert "Hidden" not in found.text
        assert not [link for link in links(found).values() if link.startswith("tel:")]
