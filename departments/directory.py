"""Finding people: by name, by university, by letter of the reader's alphabet."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from departments.models import Appointment, Department, Person
from departments.people import SPANS, labelled, parted, titles
from departments.universities import department_called, universities
from publishing import clock
from publishing.addresses import addresses
from publishing.alphabets import OTHER, letters, sort_key
from publishing.caching import kept
from publishing.languages import columns, current, rows
from publishing.models import PublishedQuerySet


class PeopleForm(forms.Form):
    q = forms.CharField(label=_("Name"), max_length=60, required=False)


class PeopleFilter:
    """What the address asks for; anything it cannot mean is left out."""

    def __init__(self, request: HttpRequest) -> None:
        self.form = PeopleForm(request.GET)
        self.q = self.form.cleaned_data["q"] if self.form.is_valid() else ""
        self.universities = universities(request)
        slugs = {row.slug: row for row in self.universities}
        self.university = slugs.get(request.GET.get("university", ""))
        self.department = department_called(request.GET.get("department", ""))
        self.former = bool(self.department) and request.GET.get("former") == "yes"
        asked = request.GET.get("letter", "")
        self.letter = asked if asked in (*letters(current()), OTHER) else ""

    @property
    def narrowed(self) -> bool:
        return bool(self.q or self.university or self.department or self.letter)

    @property
    def key(self) -> tuple[Any, ...]:
        """What, besides the letter, decides who is listed."""
        places = (self.university.pk if self.university else 0, self.department.pk if self.department else 0)
        return (self.q, *places, self.former)

    def named(self) -> PublishedQuerySet:
        """Everyone the name and the department leave, under any letter."""
        found = Person.objects.published()
        if self.q:
            for word in self.q.split()[:5]:
                names = (*columns("full_name"), "also_known_as")
                found = found.filter(Q(*((f"{name}__icontains", word) for name in names), _connector=Q.OR))
        posts = self.posts().filter(person=OuterRef("pk"))
        if self.department:
            found = found.filter(Exists(posts.filter(department=self.department.pk)))
        elif self.university:
            found = found.filter(Exists(posts.filter(department__university=self.university.pk)))
        return found

    def posts(self) -> QuerySet[Appointment]:
        """The posts that count: those of today, or with `?former=yes` those in the department that have ended.

        Today is that of the department; without one, that of the settings' zone.
        """
        today = clock.today(self.department.time_zone if self.department else "")
        posts = Appointment.objects.filter(department__in=Department.objects.published())
        if self.department and self.former:
            return posts.past(today).filter(department=self.department.pk)
        return posts.current(today)

    def rows(self, found: QuerySet[Person]) -> list[SimpleNamespace]:
        return people_rows(found, self.department.pk if self.department and self.former else None)

    def queryset(self) -> QuerySet[Person]:
        found = self.named().in_reading_order()
        if self.letter:
            language = current()
            start, end = letter_bounds(self.letter, language)
            found = found.filter(**{f"sort_key_{language}__gte": start})
            if end:
                found = found.filter(**{f"sort_key_{language}__lt": end})
        return found


def letter_bounds(letter: str, language: str) -> tuple[str, str]:
    """Between which sort keys the names under a letter stand; an open bound is empty."""
    order = letters(language)
    if letter == OTHER:
        return "", sort_key(order[0], language)
    place = order.index(letter)
    following = sort_key(order[place + 1], language) if place + 1 < len(order) else ""
    return sort_key(letter, language), following


def letter_index(request: HttpRequest, people: PeopleFilter) -> list[tuple[str, bool]]:
    """The alphabet of the page's language, each letter with whether somebody stands under it."""
    language = current()
    there = kept(request, ("letters", language, people.key), lambda: letters_there(people.named(), language))
    return [(letter, letter in there) for letter in letters(language)]


def letters_there(found: QuerySet[Person], language: str) -> set[str]:
    """The letters under which these people stand, read from the beginnings of their sort keys."""
    by_key = {sort_key(letter, language): letter for letter in letters(language)}
    width = len(next(iter(by_key)))
    beginnings = found.order_by().values_list(Substr(f"sort_key_{language}", 1, width)).distinct()
    return {by_key[beginning] for (beginning,) in beginnings if beginning in by_key}


def people_rows(found: QuerySet[Person], formerly_in: int | None = None) -> list[SimpleNamespace]:
    """The people of one page, in two queries, with their present posts; of who has none, with the last one.

    `formerly_in` names a department: then with the posts that have ended there.
    """
    listed = rows(found, ("full_name",), "pk", "slug", "degree", "academic_title")
    posts = rows(
        Appointment.objects.filter(
            person__in=[row.pk for row in listed], department__in=Department.objects.published()
        ).order_by("position", "pk"),
        {"post": "post", "department_name": "department__name"},
        *("pk", "person", "role", "department", "department__slug", "department__time_zone", *SPANS),
    )
    person_url, department_url = addresses("departments:person"), addresses("departments:department")
    by_person: dict[int, list[SimpleNamespace]] = {}
    for post in posts:
        post.url = department_url(post.department__slug)
        by_person.setdefault(post.person, []).append(labelled(post))
    for row in listed:
        row.url = person_url(row.slug)
        present, former = parted(by_person.get(row.pk, []))
        if formerly_in is None:
            row.posts, row.former = present, former[-1:] if not present else []
        else:
            row.posts, row.former = [], [post for post in former if post.department == formerly_in]
        row.titles = titles(row.degree, row.academic_title)
    return listed
