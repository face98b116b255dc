"""What an editor does with procedures and exemptions."""

import pytest
from django.urls import reverse

from tests.editing import Editor, errors_of, in_new_row, make_editor
from tests.factories import make_department
from tests.visas.making import make_full_procedure, make_list, make_office, make_procedure
from visas.models import ExemptionList, Procedure
from visas.models.procedures import TAKEN_SLUGS

pytestmark = pytest.mark.django_db

ADD = reverse("admin:visas_procedure_add")


@pytest.fixture
def editor():
    return Editor(make_editor())


def address(obj):
    return reverse(f"admin:visas_{obj._meta.model_name}_change", args=[obj.pk])


def test_a_new_procedure_appears_in_both_languages(editor, client):
    changes = {
        "department": make_office().pk,
        "kind": "registration",
        "country": "KG",
        "title_en": "Registering",
        "title_ky": "Каттоо",
        "state": "published",
        **in_new_row("deadlines", event="border_crossing", offset_days="5", day_kind="working", confidence="high"),
        **in_new_row("steps", text_en="Go there", text_ky="Ал жакка барыңыз", actor="student", position="0"),
    }
    assert editor.save(ADD, **changes).status_code == 302
    page = client.get("/en/visas/registering/").content.decode()
    assert "Go there" in page
    assert "ithin 5 working days" in page
    page = client.get("/ky/visas/registering/").content.decode()
    assert "Каттоо" in page
    assert "Ал жакка барыңыз" in page


def test_a_change_reaches_both_languages(editor, client):
    procedure = make_full_procedure()
    assert editor.save(address(procedure), title_en="Signing in", title_ky="Катталуу").status_code == 302
    assert "Signing in" in client.get("/en/visas/registration/").content.decode()
    assert "Катталуу" in client.get("/ky/visas/registration/").content.decode()


def test_a_stale_save_is_refused_and_keeps_what_was_typed(editor):
    procedure = make_procedure()
    mine = editor.open(address(procedure))
    editor.save(address(procedure), title_en="Theirs")
    answer = editor.send(address(procedure), mine, title_en="Mine")
    assert "Somebody else has saved this page" in " ".join(errors_of(answer))
    assert 'value="Mine"' in answer.content.decode()
    procedure.refresh_from_db()
    assert procedure.title_en == "Theirs"


def test_a_rule_that_ends_before_it_begins_is_explained(editor):
    procedure = make_procedure()
    answer = editor.save(address(procedure), effective_from="2026-09-05", effective_until="2026-09-04")
    assert "The last day comes before the first." in " ".join(errors_of(answer))


def test_a_procedure_without_a_title_is_refused(editor):
    answer = editor.save(ADD, department=make_office().pk, kind="passport", country="KG")
    assert "at least one language" in " ".join(errors_of(answer))
    assert not Procedure.objects.exists()


def test_a_step_is_offered_only_the_other_steps_of_its_procedure(editor):
    procedure, other = make_full_procedure(), make_full_procedure("another")
    options = {
        option.get("value")
        for option in editor.get(address(procedure)).one("select", name="steps-0-alternative_to").all("option")
    }
    assert options == {"", *(str(step.pk) for step in procedure.steps.all())}
    assert not options & {str(step.pk) for step in other.steps.all()}


def test_a_new_exemption_appears_at_once(editor, client):
    found = make_list()
    row = in_new_row("exemptions", country="DE", days="60", day_kind="calendar", scope="private", confidence="low")
    assert editor.save(address(found), **row).status_code == 302
    assert "Germany" in client.get("/en/visas/exemptions/?citizen=DE").content.decode()
    assert found.exemptions.get().days == 60


def test_an_exemption_of_no_days_is_explained(editor):
    row = in_new_row("exemptions", country="PK", days="0", day_kind="calendar", scope="private", confidence="low")
    answer = editor.save(address(make_list()), **row)
    assert "An exemption of 0 days is none" in answer.content.decode()
    assert not ExemptionList.objects.get().exemptions.exists()


@pytest.mark.parametrize("model", ["procedure", "exemptionlist", "authority", "holiday"])
def test_lists_are_searched_in_every_language(editor, model):
    make_full_procedure()
    editor.get(f"{reverse(f'admin:visas_{model}_changelist')}?q=каттоо")


@pytest.mark.parametrize("slug", TAKEN_SLUGS)
def test_an_address_of_another_page_is_refused(editor, client, slug):
    answer = editor.save(ADD, department=make_office().pk, kind="passport", country="KG", title_en="Any", slug=slug)
    assert "belongs to another page" in " ".join(errors_of(answer))
    assert client.get(f"/en/visas/{slug}/").status_code == 200


def test_country_of_a_procedure_is_one_of_those_of_the_site():
    make_department("here", country="KG")
    form = Editor(make_editor()).get("/admin/visas/procedure/add/")
    [select] = [select for select in form.all("select") if select.get("name") == "country"]
    assert [option.get("value") for option in select.all("option")] == ["", "KG"]
