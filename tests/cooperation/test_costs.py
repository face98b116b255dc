"""How many questions a page asks of the database."""

import pytest

from cooperation.models import Agreement, Goal, Partner
from publishing.indexing import gathered
from tests.cooperation.making import make_agreement, make_event, make_office, make_outcome, make_partner
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@gathered()
def fill(number: int) -> None:
    for index in range(number):
        partner = make_partner(f"partner-{index}", country=["KG", "PL", "TR"][index])
        agreement = make_agreement(f"agreement-{index}", partner)
        event = make_event(f"event-{index}", partner, agreement=agreement, when="2023")
        event.participations.create(person=make_person(f"person-{index}"))
        make_outcome(f"Outcome {index}", agreement=agreement, author=make_person(f"author-{index}"))
        Goal.objects.create(department=make_office(), text_en=f"Goal {index}")


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("", 4),
        ("partners/", 5),
        ("partners/partner-0/", 6),
        ("agreements/", 5),
        ("agreements/agreement-0/", 5),
        ("events/", 5),
        ("events/event-0/", 4),
        ("outcomes/", 5),
    ],
)
def test_pages_cost_the_same_whatever_the_number_of_things(client, django_assert_max_num_queries, path, most):
    fill(1)
    client.get(f"/en/cooperation/{path}")
    with django_assert_max_num_queries(most) as few:
        client.get(f"/en/cooperation/{path}")
    fill_more()
    client.get(f"/en/cooperation/{path}")
    with django_assert_max_num_queries(most) as many:
        client.get(f"/en/cooperation/{path}")
    assert len(many) == len(few)


@gathered()
def fill_more() -> None:
    """Two more of everything, under the first agreement and with the first partner."""
    partner, agreement = Partner.objects.get(), Agreement.objects.get()
    for index in (1, 2):
        make_partner(f"partner-{index}")
        make_agreement(f"agreement-{index}", partner)
        event = make_event(f"event-{index}", partner, agreement=agreement, academic_year=2021 + index)
        event.participations.create(person=make_person(f"person-{index}"))
        make_outcome(f"Outcome {index}", agreement=agreement, author=make_person(f"author-{index}"))
