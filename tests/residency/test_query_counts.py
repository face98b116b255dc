"""How often the pages of residency ask the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing.indexing import gathered
from tests.factories import make_department, make_phone
from tests.residency.making import SUMMER, make_lead, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db


@gathered()
def fill(number: int) -> None:
    level = make_level()
    make_programme(f"specialty-{number}")
    make_round(level, windows=SUMMER)
    exam = level.exams.create(applicant="any", kind="specialty", position=number)
    exam.options.create(language="en")
    level.prerequisites.create(text_en="A degree")
    make_phone(make_lead(level.department, slug=f"lead-{number}"))
    make_level(make_department(f"university-{number}"))


@pytest.mark.parametrize(
    ("path", "most"), [("/en/residency/", 4), ("/en/residency/specialty-0/", 6), ("/en/residency/calendar/", 5)]
)
def test_number_of_queries_does_not_depend_on_the_number_of_rows(client, path, most):
    counts = []
    for number in range(3):
        fill(number)
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= most
