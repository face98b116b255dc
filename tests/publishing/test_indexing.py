"""The search follows every edit of what a page says, wherever the text stands."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cooperation.models import Agreement, Field, MobilityEvent, Outcome, Participation, Partner
from departments.models import Appointment, Department, DocumentType, Milestone, Statement
from publishing import indexing
from publishing.describing import SEPARATOR
from publishing.languages import CODES
from publishing.models import SearchEntry, SearchPage, SearchPosting, SearchWord, State
from publishing.search import find, results, sources
from residency.models import Programme, Specialty, SpecialtyCode, SpecialtyGroup, TrainingLevel
from tests.factories import make_department, make_person, make_post
from visas.models import Authority, Procedure, RequiredDocument, Step

pytestmark = pytest.mark.django_db


def found(query: str) -> set[str]:
    """The last parts of the addresses that a query finds."""
    return {result.path.rstrip("/").rpartition("/")[2] for result in results(find(query).hits, "en")}


@pytest.fixture
def department():
    return make_department("centre")


@pytest.fixture
def programme(department):
    group = SpecialtyGroup.objects.create(code="inner", name_en="Therapeutic")
    specialty = Specialty.objects.create(slug="cardiology", group=group, name_en="Cardiology")
    level = TrainingLevel.objects.create(department=department, level="residency")
    return Programme.objects.create(slug="p1", level=level, specialty=specialty, state=State.PUBLISHED)


@pytest.fixture
def partner():
    return Partner.objects.create(slug="jica", kind="agency", name_en="JICA", state=State.PUBLISHED)


@pytest.fixture
def agreement(department, partner):
    made = Agreement.objects.create(slug="a1", department=department, kind="contract", state=State.PUBLISHED)
    made.partners.add(partner)
    return made


@pytest.fixture
def event(department):
    return MobilityEvent.objects.create(slug="e1", department=department, title_en="School", state=State.PUBLISHED)


@pytest.fixture
def procedure(department):
    return Procedure.objects.create(
        slug="v1", department=department, country="KG", kind="registration", title_en="Papers", state=State.PUBLISHED
    )


def rename(thing, **texts: str) -> None:
    for name, value in texts.items():
        setattr(thing, name, value)
    thing.save()


# Renaming what a page mentions


def test_programme_follows_its_specialty_group_codes_and_department(programme, department):
    rename(programme.specialty, name_en="Nephrology")
    rename(programme.specialty.group, name_en="Paediatric")
    rename(department, name_en="Institute", name_ru="Институт")
    code = SpecialtyCode.objects.create(specialty=programme.specialty, scheme="KG", code="31.08.43")
    for query in ("nephrology", "paediatric", "institute", "31.08.43"):
        assert "p1" in found(query), query
    for query in ("cardiology", "therapeutic", "centre"):
        assert "p1" not in found(query), query
    code.delete()
    assert found("31.08.43") == set()


def test_name_of_a_programme_and_its_place_in_lists_follow_its_specialty(programme):
    version = programme.version
    rename(programme.specialty, name_en="Allergology", name_ky="Аллергология")
    programme.refresh_from_db()
    fresh = Programme.objects.get(pk=programme.pk)
    fresh.refresh_sort_keys()
    assert [getattr(programme, f"sort_key_{code}") for code in CODES] == [
        getattr(fresh, f"sort_key_{code}") for code in CODES
    ]
    assert programme.version == version, "nobody has edited the programme"
    assert SearchEntry.objects.get(page__subject="residency", language="ky").title == "Аллергология"


def test_agreement_and_event_follow_their_partners(agreement, event, partner):
    event.partners.add(partner)
    former = partner.former_names.create(name_ru="Агентство старое")
    field = Field.objects.create(code="heart", name_en="Cardiology")
    agreement.fields_of_work.add(field)
    assert {"a1", "e1"} <= found("агентство старое")
    rename(partner, name_en="Toyota Foundation")
    rename(former, name_ru="Бюро")
    rename(field, name_en="Surgery")
    assert found("toyota") == found("бюро") == {"jica", "a1", "e1"}
    assert (found("surgery"), found("cardiology"), found("агентство")) == ({"a1"}, set(), set())
    assert "Toyota" in results(find("toyota contract").hits, "en")[0].title


def test_partners_joined_and_parted_are_found_and_forgotten(agreement, partner):
    other = Partner.objects.create(slug="koica", kind="agency", name_en="KOICA", state=State.PUBLISHED)
    agreement.partners.set([other])
    assert (found("koica"), found("jica")) == ({"koica", "a1"}, {"jica"})
    other.agreements.clear()
    assert found("koica") == {"koica"}
    partner.agreements.add(agreement)
    assert found("jica") == {"jica", "a1"}


def test_event_and_outcome_follow_people(department, event):
    person = make_person("asanova", family_name_en="Asanova")
    Participation.objects.create(event=event, person=person, side="own", role="lecturer")
    outcome = Outcome.objects.create(department=department, kind="journal", title_en="Journal", author=person)
    rename(person, family_name_en="Bekova")
    assert found("bekova") == {"asanova", "e1", f"?show={outcome.pk}"}
    assert found("asanova") == set()


def test_procedure_follows_steps_authorities_and_types_of_documents(procedure):
    authority = Authority.objects.create(code="mid", name_en="Ministry")
    step = Step.objects.create(procedure=procedure, text_en="Go there", authority=authority, position=1)
    paper = DocumentType.objects.create(code="passport", name_en="Passport")
    document = RequiredDocument.objects.create(procedure=procedure, document_type=paper)
    rename(authority, name_en="Embassy")
    rename(paper, name_en="Birth certificate")
    assert found("embassy") == found("birth certificate") == found("go there") == {"v1"}
    step.delete()
    document.delete()
    assert found("embassy") == found("birth certificate") == found("go there") == set()


def test_person_follows_posts_and_departments(department):
    person = make_person("asanova")
    post = make_post(department, person, post_en="Curator")
    assert "asanova" in found("centre curator")
    rename(department, name_en="Library")
    assert "asanova" in found("library")
    post.delete()
    assert found("curator") == set()


# Parts


def test_part_that_moves_is_found_with_its_new_page_only(department):
    other = make_department("clinic")
    part = Statement.objects.create(department=department, kind="task", text_en="Vaccination")
    assert found("vaccination") == {"centre"}
    part.department = other
    part.save()
    assert found("vaccination") == {"clinic"}


@pytest.mark.parametrize("in_bulk", [True, False])
def test_deleted_parts_are_forgotten(department, in_bulk):
    for number in range(3):
        Milestone.objects.create(department=department, scope="own", title_en=f"Founding {number}")
    parts = Milestone.objects.filter(department=department)
    if in_bulk:
        parts.delete()
    else:
        for part in parts:
            part.delete()
    assert found("founding") == set()


def test_page_that_is_deleted_with_its_parts_leaves_no_entry(department):
    Statement.objects.create(department=department, kind="task", text_en="Vaccination")
    department.delete()
    assert not SearchEntry.objects.exists()


# Visibility


def test_search_forgets_a_department_that_is_withdrawn_and_its_programmes(department, programme):
    person = make_person("asanova")
    make_post(department, person)
    assert {"centre", "p1", "asanova"} <= found("centre")
    rename(department, state=State.ARCHIVED)
    assert found("centre") == found("cardiology") == set()
    rename(department, state=State.PUBLISHED)
    assert {"centre", "p1", "asanova"} <= found("centre")


def test_withdrawn_partner_is_no_longer_named_by_its_agreement(agreement, partner):
    rename(partner, state=State.DRAFT)
    assert found("jica") == set()
    assert (
        "JICA"
        not in SearchEntry.objects.get(page__subject="cooperation", language="en", page__path__contains="a1").title
    )


def test_hidden_pages_take_no_place_from_visible_ones(monkeypatch):
    monkeypatch.setattr("publishing.finding.MOST_ROWS", 2)
    for number in range(4):
        make_department(f"draft-{number}", name_en="Heart", state=State.DRAFT)
    make_department("shown", name_en="Heart", about_en="Heart")
    assert found("heart") == {"shown"}


# In which transaction, and at what cost


def test_entries_are_those_of_the_edit_or_of_none(department):
    with transaction.atomic():
        rename(department, name_en="Institute")
        assert found("institute") == {"centre"}
        transaction.set_rollback(True)
    assert (found("institute"), found("centre")) == (set(), {"centre"})


def test_gathered_edits_touch_each_page_once(department, monkeypatch):
    made = []
    described = indexing.described
    monkeypatch.setattr(indexing, "described", lambda obj, *given: made.append(obj) or described(obj, *given))
    with indexing.gathered():
        for number in range(5):
            Statement.objects.create(department=department, kind="task", text_en=f"Task {number}")
        rename(department, name_en="Institute")
        assert made == []
    assert made == [department]
    assert found("institute task 4") == {"centre"}


def edit_with(people: int) -> int:
    """How many queries the renaming of a department takes that so many people belong to."""
    department = make_department(f"of-{people}")
    Appointment.objects.bulk_create(
        Appointment(department=department, person=make_person(f"asanova-{people}-{number}")) for number in range(people)
    )
    with CaptureQueriesContext(connection) as queries:
        rename(department, name_en=f"Institute-of{people}")
    assert len(find(f"institute of{people}").hits) == people + 1
    # New words cost one query, whether of one page or of many.
    return sum('INSERT INTO "publishing_searchword"' not in query["sql"] for query in queries)


def test_renaming_costs_the_same_number_of_queries_for_many_as_for_few():
    assert edit_with(2) == edit_with(12)


def test_paths_of_every_source_hold_all_that_its_texts_read(demo_content):
    """Were something read that is not followed, it would go stale, and each page would ask for it by itself."""
    for model, source in sources.items():
        counts = []
        for most in (1, 6):
            pks = list(model._base_manager.order_by("-pk").values_list("pk", flat=True)[:most])
            pages = list(source.pages().filter(pk__in=pks))
            with CaptureQueriesContext(connection) as queries:
                for page in pages:
                    indexing.described(page, None, sources[type(page)])
            counts.append(len(queries))
        assert counts == [0, 0], f"{model.__name__} reads more than it follows"


def test_index_made_anew_is_the_one_that_edits_have_made(demo_content):
    def index() -> list[list]:
        columns = ("page__path", "page__subject", "language", "title", "page__names", "text")
        entries = SearchEntry.objects.order_by("page", "language").values_list(*columns)
        return [
            [
                (*row, *(sorted(text.split(SEPARATOR)) for text in texts))
                for row, texts in ((entry[:4], entry[4:]) for entry in entries)
            ],
            list(SearchPosting.objects.order_by("page", "word__word").values_list("page", "word__word", "strength")),
            list(SearchWord.objects.filter(pages__gt=0).order_by("word").values_list("word", "key", "pages")),
        ]

    Department.objects.get(slug="eimu").save()
    before = index()
    assert all(before)
    assert indexing.reindex_all() == SearchPage.objects.count()
    assert index() == before
