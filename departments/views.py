"""The tree of departments, and the directory of people."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from departments.directory import PeopleFilter, letter_index, people_rows
from departments.models import Department, Person
from departments.tree import trees
from publishing.pages import page_of, show

UNIVERSITIES_ON_A_PAGE = 5


def department_list(request: HttpRequest) -> HttpResponse:
    roots = Department.objects.published().filter(kind=Department.Kind.UNIVERSITY).order_by("position", "pk")
    page_obj = page_of(request, roots, trees, UNIVERSITIES_ON_A_PAGE)
    return show(
        request, "departments/department_list.html", gettext("Departments"), listed=Department, page_obj=page_obj
    )


def people_list(request: HttpRequest) -> HttpResponse:
    people = PeopleFilter(request)
    page_obj = page_of(request, people.queryset(), people_rows)
    context: dict[str, Any] = {"people": people, "page_obj": page_obj, "letters": letter_index(request, people)}
    return show(
        request, "departments/people_list.html", gettext("People"), listed=Person, noindex=people.narrowed, **context
    )
