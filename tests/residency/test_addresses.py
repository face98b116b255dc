"""Whatever stands in the address of a list: it answers, and says what it left out beside the field."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.indexing import gathered
from residency.lens import LABELS
from tests.residency.making import make_level, make_programme, make_round

pytestmark = pytest.mark.django_db

NAMES = ["group", "duration", "level", "language", "university", "children", "open", "sort", "page", "p"]
NAMES += ["citizenship", "degree", "study_language", "group[]"]
VALUES = [
    "surgical",
    "2",
    "3",
    "residency",
    "kk",
    "our-university",
    "1",
    "closing",
    "PK",
    "md",
    "-1",
    "1e999",
    "nan",
    "%",
]


@pytest.fixture
@gathered()
def filled():
    level = make_level(instruction_languages="kk,ru")
    make_round(level)
    make_programme("cardiology", duration_months=24)
    make_programme("surgery", group="surgical")


PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.one_of(st.sampled_from(VALUES), st.text(max_size=12))), max_size=8
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAIRS)
def test_no_address_of_the_list_fails(client, filled, pairs):
    assert client.get(f"/en/residency/?{urlencode(pairs)}").status_code == 200


@pytest.mark.parametrize("name", ["group", "duration", "level", "language", "university", "children", "open"])
@pytest.mark.parametrize("value", ["nonsense", "1e999", "\x00", "x" * 500, "2,3"])
def test_what_a_field_cannot_mean_is_said_beside_it_and_the_rest_is_kept(page, filled, name, value):
    other = ("duration", "2") if name != "duration" else ("group", "therapeutic")
    found = page(f"/en/residency/?{urlencode([(name, value), other])}")
    message = found.one("span", id=f"by-{name}-error")
    assert message.text == "There is no such choice here, so it is left out."
    assert "1 programme" in " ".join(found.text.split())
    assert "open" in found.one("details", **{"class": "filters-box"}).attrs


def test_one_of_several_values_that_means_nothing_leaves_the_others(page, filled):
    found = page("/en/residency/?group=surgical&group=nonsense&group=surgical")
    assert "1 programme" in " ".join(found.text.split())
    assert found.one("span", id="by-group-error").text


@pytest.mark.parametrize("name", ["citizenship", "degree", "study_language"])
def test_what_the_lens_cannot_mean_is_said_and_the_rest_is_kept(page, filled, name):
    found = page(f"/en/residency/?{name}=nonsense&group=surgical")
    [fault] = found.all("p", **{"class": "field-error"})
    assert fault.text == f"{LABELS[name]}: There is no such choice here, so it is left out."
    assert "1 programme" in " ".join(found.text.split())
    form = page(f"/en/residency/for-you/?{name}=nonsense")
    assert form.one("span", id=f"{name}-error").text == "There is no such choice here, so it is left out."
