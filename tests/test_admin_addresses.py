"""Addresses of the admin that nobody meant: they are answered with a page, whatever stands in them."""

from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from departments.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_content")]

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
HUGE = "9" * 40
ODD_VALUES = ("abc", HUGE, "\x00", "")
ODD_QUERIES = [
    *(f"p={value}" for value in ("-1", "abc", HUGE, "%00")),
    *(f"o={value}" for value in ("99", "-99", "1.2.3", "abc", HUGE, "-", ".", "%00")),
    *("e=1", "all=", "_facets", "q=%00", f"q={'x' * 3000}", "q=%22", "q=%5C", "_popup=1", "_to_field=id"),
    *("unknown=1", "pk=1", f"id__exact={HUGE}", "id__in=a,b", "id__in=", "id__isnull=maybe", "_changelist_filters=%00"),
]


@pytest.fixture
def staff(admin_user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(admin_user)
    return client


def place(model: type[Model], page: str, *args: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def broken(client: Client, addresses: list[str]) -> list[str]:
    return [address for address in addresses if client.get(address).status_code >= 500]


@pytest.mark.parametrize("query", ODD_QUERIES)
def test_list_is_shown_whatever_is_asked_of_it(staff, query):
    assert broken(staff, [f"{place(Person, 'changelist')}?{query}", f"{place(Person, 'add')}?{query}"]) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_filters_count_choose_and_bear_with_what_is_no_choice(staff, model):
    lists = place(model, "changelist")
    answer = staff.get(lists, {"_facets": "True"})
    assert answer.status_code == 200
    shown = answer.context["cl"]
    links = [choice["query_string"] for spec in shown.filter_specs for choice in list(spec.choices(shown))[:4]]
    names = {name for spec in shown.filter_specs for name in spec.expected_parameters()}
    odd = [f"?{urlencode({name: value})}" for name in names for value in ODD_VALUES]
    assert broken(staff, [lists + query for query in (*links, *odd)]) == []


def test_unbounded_key_of_a_group_finds_nobody(staff):
    assert (
        broken(staff, [f"/admin/auth/user/?{name}={HUGE}" for name in ("groups__exact", "groups", "groups__id")]) == []
    )


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_page_of_what_is_not_there_leads_back(staff, page):
    odd = [HUGE, "abc", "-1", "_5B", "_00", "a_2Fb", "%00", "ң"]
    assert broken(staff, [place(Person, page, "PK").replace("PK", value) for value in odd]) == []
