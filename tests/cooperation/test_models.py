"""What partners, agreements, events and outcomes may be, and how agreements are called and sorted."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperation.models import Agreement, Goal, MobilityEvent, Participation, Reach
from cooperation.models.timing import UNDATED, day_key_of
from cooperation.standing import in_force, not_over, over, standing
from cooperation.validity import CONCLUDED, OVER, UNSIGNED, Status, status_on
from publishing.models import State
from tests.cooperation.making import TODAY, make_agreement, make_event, make_office, make_outcome, make_partner
from tests.factories import make_department, make_person
from tests.searching import found

pytestmark = pytest.mark.django_db


def test_agreement_is_called_by_its_kind_and_its_partners():
    first, second, third = (make_partner(slug) for slug in ("alpha-college", "beta-college", "gamma-college"))
    assert make_agreement("one", first).title_in("en") == "Memorandum of cooperation: Alpha College"
    assert (
        make_agreement("two", second, first).title_in("en") == "Memorandum of cooperation: Alpha College, Beta College"
    )
    three = make_agreement("three", third, second, first)
    assert three.title_in("en") == "Memorandum of cooperation: Alpha College and 2 others"
    assert make_agreement("none", other_partners_en="other clinics").title_in("en").endswith(": other clinics")


def test_agreement_does_not_name_a_partner_that_readers_may_not_see():
    shown, hidden = make_partner("alpha-college"), make_partner("secret-college", state=State.DRAFT)
    assert make_agreement("one", shown, hidden).title_in("en") == "Memorandum of cooperation: Alpha College"


def test_agreement_follows_a_renamed_partner():
    partner = make_partner("alpha-college")
    agreement = make_agreement("one", partner)
    make_agreement("two", make_partner("beta-college"))
    partner.name_en = "Zeta College"
    partner.save()
    ordered = Agreement.objects.order_by("sort_key_en").values_list("slug", flat=True)
    assert list(ordered) == ["two", "one"]
    assert "Memorandum of cooperation: Zeta College" in {entry.title for entry in found("Zeta", "en")}
    agreement.refresh_from_db()
    assert agreement.title_in("en") == "Memorandum of cooperation: Zeta College"


@pytest.mark.parametrize("columns", [{"signed": "2021-03"}, {"ended_on": date(2021, 3, 1)}])
@pytest.mark.parametrize("state", ["planned", "negotiating", "being_signed", "postponed"])
def test_what_is_not_signed_has_no_date(state, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_agreement(signing_state=state, **columns)


def test_what_is_not_stated_to_be_signed_may_have_an_end_but_no_day_of_signing():
    make_agreement("ended", signing_state="unstated", ended_on=date(2021, 3, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_agreement("dated", signing_state="unstated", signed="2021-03")


def test_agreement_does_not_end_before_it_was_signed():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_agreement(signed="2021-03-05", valid_until=date(2021, 3, 4))


def test_agreement_cannot_renew_itself():
    agreement = make_agreement()
    agreement.successor = agreement
    with pytest.raises(ValidationError) as error:
        agreement.full_clean(exclude=["checked_by"])
    assert "successor" in error.value.message_dict


def test_participant_is_a_person_or_a_guest():
    event, person = make_event(), make_person()
    for fields in ({}, {"person": person, "guest_name_en": "Jane Roe"}):
        with pytest.raises(ValidationError):
            Participation(event=event, **fields).full_clean()
    Participation(event=event, person=person).full_clean()
    Participation(event=event, guest_name_ky="Жейн").full_clean()


def test_region_stands_once_for_each_department():
    office = make_office()
    Reach.objects.create(department=office, region="asia")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reach.objects.create(department=office, region="asia")


def test_department_with_agreements_is_not_deleted_by_mistake():
    make_agreement()
    Goal.objects.create(department=make_office(), text_en="More guests")
    with pytest.raises(IntegrityError):
        make_office().delete()
    assert MobilityEvent.objects.count() == 0


def test_outcome_is_seen_where_its_department_is():
    outcome = make_outcome()
    hidden = make_department("hidden", parent=make_department("second"), state=State.DRAFT)
    make_outcome("Hidden", department=hidden)
    assert list(type(outcome).objects.published()) == [outcome]


@pytest.mark.parametrize(
    ("day", "academic_year", "key"),
    [
        (None, None, UNDATED),
        (None, 2021, date(2021, 9, 1)),
        (date(2020, 12, 1), None, date(2020, 12, 1)),
        (date(2020, 12, 1), 2021, date(2020, 12, 1)),
    ],
)
def test_sorted_by_the_first_day_or_by_the_academic_year(day, academic_year, key):
    assert day_key_of(day, academic_year) == key


@pytest.mark.parametrize("make", [make_event, make_outcome])
def test_key_of_the_day_follows_an_edit(make):
    thing = make(academic_year=2021)
    thing.academic_year = 2024
    thing.save()
    assert type(thing).objects.get().day_key == date(2024, 9, 1)


@pytest.mark.parametrize("year", [0, 1899, 2101, 20202])
@pytest.mark.parametrize("make", [make_event, make_outcome])
def test_academic_year_is_one_of_our_age(make, year):
    thing = make()
    thing.academic_year = year
    with pytest.raises(ValidationError) as error:
        thing.clean_fields()
    assert "academic_year" in error.value.message_dict


@pytest.fixture
def every_kind_of_agreement():
    """Agreements with every mix of days around today, with and without a successor."""
    near = [None, *(TODAY + timedelta(days=days) for days in (-1, 0, 1, 90, 91, 92))]
    began = [None, TODAY, TODAY + timedelta(days=1)]
    heirs = [
        None,
        make_agreement("heir"),
        make_agreement("heir-of-tomorrow", signed=(TODAY + timedelta(days=1)).isoformat()),
        make_agreement("heir-in-talks", signing_state="negotiating"),
    ]
    office, made = make_office(), []
    for start, until, ended, heir, scan, state in product(began, near, near, heirs, ["", "scan.pdf"], CONCLUDED):
        if (until and start and until < start) or (start and (scan or state != "signed")):
            continue
        made.append(
            Agreement(
                slug=f"agreement-{len(made)}",
                department=office,
                kind="contract",
                signing_state=state,
                scan=scan,
                signed_from=start,
                signed_to=start,
                signed_precision="day" if start else "unknown",
                valid_until=until,
                ended_on=ended,
                successor=heir,
            )
        )
    made += [
        Agreement(slug=state, department=office, kind="grant", signing_state=state)
        for state in ("planned", "postponed")
    ]
    Agreement.objects.bulk_create(made)


def test_database_and_rules_agree_on_every_status(every_kind_of_agreement):
    for days in (-1, 0, 1, 90, 91, 92, 183):
        day = TODAY + timedelta(days=days)
        by_rule = {
            agreement.pk: status_on(agreement.terms, day) for agreement in Agreement.objects.select_related("successor")
        }
        for status in Status:
            found = set(Agreement.objects.filter(standing(status, day)).values_list("pk", flat=True))
            assert found == {pk for pk, ruled in by_rule.items() if ruled == status}, (status, day)
        groups = {over: set(OVER), not_over: {Status.IN_FORCE, Status.EXPIRING, Status.UNDATED, *UNSIGNED}}
        groups[in_force] = {Status.IN_FORCE, Status.EXPIRING}
        for condition, statuses in groups.items():
            assert Agreement.objects.filter(condition(day)).count() == sum(
                ruled in statuses for ruled in by_rule.values()
            )
