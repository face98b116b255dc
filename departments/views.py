"""The tree of departments, and the directory of people."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from departments.cards import card
from departments.directory import People
from departments.models import Department, Person
from departments.people import posts_of
from departments.tree import MOST_IN_A_TREE, TREE_ORDER, tree_of, trees
from departments.universities import department_called
from publishing.pages import page_of, show

ROOTS_ON_A_PAGE = 5


def department_list(request: HttpRequest) -> HttpResponse:
    """All trees, the large ones not to their last leaf; `?within=` shows everything below one department."""
    tree, within = tree_of(request), department_called(request.GET.get("within", ""))
    roots = [within.pk] if within else tree.below.get(None, [])
    found = Department.objects.filter(pk__in=roots).order_by(*TREE_ORDER)
    page_obj = page_of(request, found, partial(trees, tree, most=None if within else MOST_IN_A_TREE), ROOTS_ON_A_PAGE)
    context: dict[str, Any] = {"within": within, "page_obj": page_obj}
    title = gettext("Departments")
    return show(request, "departments/department_list.html", title, listed=Department, noindex=bool(within), **context)


def people_list(request: HttpRequest) -> HttpResponse:
    people = People(request)
    page_obj = page_of(request, people.found(people.narrowing.chosen).in_reading_order(), people.rows)
    title, by = gettext("People"), people.narrowing
    template = "departments/people_list.html"
    return show(request, template, title, listed=Person, narrowing=by, people=people, page_obj=page_obj)


def person_card(request: HttpRequest, slug: str) -> HttpResponse:
    """The contacts of a person as a file for the address book of a phone."""
    person = get_object_or_404(Person.objects.published(), slug=slug)
    return card(request, person, posts_of(person)["posts"])
