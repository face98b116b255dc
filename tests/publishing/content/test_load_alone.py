"""A load is one edit: nobody writes between what it has read and what it writes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.models import Agreement, Partner
from departments.models import Department
from publishing.content import load, loading, writing
from publishing.content.planning import Planner
from publishing.models import ContentVersion, SearchEntry, SearchWord
from residency.models import Programme
from tests.publishing.content.samples import DEPARTMENTS, faults


@pytest.mark.django_db(transaction=True)
def test_plan_is_made_in_the_transaction_that_writes_it_and_after_the_lock(hill, write, monkeypatch):
    seen = []
    make = Planner.make

    def watched(planner):
        locked = any('"publishing_contentversion"' in query["sql"] for query in connection.queries_log)
        seen.append((connection.in_atomic_block, locked))
        return make(planner)

    monkeypatch.setattr(Planner, "make", watched)
    write(departments=DEPARTMENTS.replace("Hill Clinic", "Clinic"))
    with CaptureQueriesContext(connection):
        load([hill])
    assert seen == [(True, True)]


@pytest.mark.django_db(transaction=True)
def test_load_that_fails_leaves_nothing_behind(hill, write, monkeypatch):
    def broken(*args):
        raise RuntimeError("the disk is full")

    token = ContentVersion.objects.get().token
    entries = list(SearchEntry.objects.order_by("pk").values())
    monkeypatch.setattr(writing, "_remember", broken)
    write(departments=DEPARTMENTS.replace("Hill Clinic", "Clinic"))
    with pytest.raises(RuntimeError):
        load([hill])
    assert Department.objects.get(slug="hill-clinic").name_en == "Hill Clinic"
    assert list(SearchEntry.objects.order_by("pk").values()) == entries
    assert ContentVersion.objects.get().token == token


@pytest.mark.django_db
def test_record_that_was_saved_meanwhile_is_a_fault_and_no_traceback(hill, write, monkeypatch):
    plan_of = loading.plan_of

    def meanwhile(*args, **options):
        plan = plan_of(*args, **options)
        Department.objects.get(slug="hill-clinic").save()
        return plan

    monkeypatch.setattr(loading, "plan_of", meanwhile)
    monkeypatch.setattr(writing, "_accept_version", lambda obj: None)
    write(departments=DEPARTMENTS.replace("Hill Clinic", "Clinic"))
    [fault] = faults(hill)
    assert fault.startswith("departments.yaml:4: Somebody has saved department/hill-clinic while the files were")


@pytest.mark.django_db
def test_load_may_move_what_it_changes(hill, write):
    """Moving a faculty saves what is below it, which the same files change too."""
    tree = """
        department:
          - {slug: hill-university, kind: university, name: {en: Hill}}
          - {slug: dale-university, kind: university, name: {en: Dale}}
          - {slug: faculty, kind: faculty, parent: hill-university, name: {en: Faculty}}
          - {slug: ward, kind: department, parent: faculty, name: {en: Ward}}
    """
    files = {"departments": tree, "people": ""}
    load([write(**files)])
    moved = tree.replace("faculty, parent: hill-", "faculty, parent: dale-").replace("en: Ward", "en: Children's Ward")
    load([write(**files | {"departments": moved})])
    ward = Department.objects.get(slug="ward")
    assert (ward.university.slug, ward.name_en) == ("dale-university", "Children's Ward")


@pytest.mark.django_db
def test_search_and_names_follow_what_a_load_changes_elsewhere(write):
    files = """
        department: [{slug: hill, kind: university, state: published, name: {en: Hill}}]
        specialty_group: [{code: inner, name: {en: Inner}}]
        specialty: [{slug: heart, group: inner, name: {en: Cardiology}}]
        training_level: [{key: r, department: hill, level: residency}]
        programme: [{slug: p1, level: r, specialty: heart, state: published}]
        partner: [{slug: jica, kind: agency, state: published, name: {en: JICA}}]
        agreement: [{slug: a1, department: hill, kind: contract, state: published, partners: [jica]}]
    """
    load([write(all=files)])
    load([write(all=files.replace("Cardiology", "Nephrology").replace("en: JICA", "en: Toyota"))])
    words = set(SearchWord.objects.filter(pages__gt=0).values_list("word", flat=True))
    assert "nephrology" in words
    assert "cardiology" not in words
    assert {entry.title for entry in SearchEntry.objects.filter(language="en")} == {
        "Hill", "Nephrology", "Toyota", "Contract: Toyota",
    }  # fmt: skip
    for made in (Programme.objects.get(), Agreement.objects.get()):
        stored = made.sort_key_en
        made.refresh_sort_keys()
        assert made.sort_key_en == stored


@pytest.mark.django_db
def test_load_indexes_only_what_it_concerns(hill, write):
    Partner.objects.create(slug="jica", kind="agency", name_en="JICA")
    untouched = set(SearchEntry.objects.filter(page__subject="cooperation").values_list("pk", flat=True))
    load([write(departments=DEPARTMENTS.replace("Hill Clinic", "Clinic"))])
    assert untouched <= set(SearchEntry.objects.values_list("pk", flat=True))
    assert SearchEntry.objects.get(language="en", page__path__contains="hill-clinic").title == "Clinic"
