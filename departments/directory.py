"""Finding people: by name, by university, by letter of the reader's alphabet."""

from types import SimpleNamespace

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from departments.models import Appointment, Department, Person
from departments.people import SPANS, labelled, parted, titles
from departments.universities import department_called, universities
from publishing import clock
from publishing.addresses import addresses
from publishing.alphabets import OTHER, bounds, index_letters
from publishing.caching import kept
from publishing.choices import Option, scope, select, text
from publishing.languages import columns, current, rows
from publishing.models import PublishedQuerySet
from publishing.narrowing import Chosen, Narrowing
from publishing.pages import count_of


class People:
    """Who is listed, by what the address asks for."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.department = department_called(request.GET.get("department", ""))
        here = Option(self.department.slug, self.department.name) if self.department else None
        former = [Option("yes", _("Earlier heads and staff"))] if here else []
        found = [Option(row.slug, row.name) for row in universities(request)]
        alphabet = [Option(letter, letter) for letter in (*index_letters(current()), OTHER)]
        self.narrowing = Narrowing(
            request.GET,
            [
                text("q", _("Name"), longest=60),
                select("university", _("University"), found, control=not here),
                scope("department", _("Department"), lambda _slug: here),
                select("former", _("People"), former, control=False),
                select("letter", _("Letter"), alphabet, control=False),
            ],
            number=lambda chosen: count_of(request, self.found(chosen)),
        )

    def named(self, chosen: Chosen) -> PublishedQuerySet:
        """Everyone the name and the department leave, under any letter."""
        found = Person.objects.published()
        for word in chosen.get("q", ("",))[0].split()[:5]:
            names = (*columns("full_name"), "also_known_as")
            found = found.filter(Q(*((f"{name}__icontains", word) for name in names), _connector=Q.OR))
        posts = self.posts(chosen)
        for name, column in (("department", "department__slug"), ("university", "department__university__slug")):
            if slugs := chosen.get(name):
                found = found.filter(Exists(posts.filter(person=OuterRef("pk"), **{f"{column}__in": slugs})))
        return found

    def posts(self, chosen: Chosen) -> QuerySet[Appointment]:
        """The posts that count: those of today, or with `?former=yes` those in the department that have ended.

        Today is that of the department; without one, that of the settings' zone.
        """
        department = self.department if "department" in chosen else None
        today = clock.today(department.time_zone if department else "")
        posts = Appointment.objects.filter(department__in=Department.objects.published())
        return posts.past(today) if department and "former" in chosen else posts.current(today)

    def found(self, chosen: Chosen) -> PublishedQuerySet:
        found = self.named(chosen)
        for letter in chosen.get("letter", ()):
            found = found.filter(under(letter, current()))
        return found

    def rows(self, found: QuerySet[Person]) -> list[SimpleNamespace]:
        return people_rows(found, self.department.pk if self.department and self.narrowing.value("former") else None)

    def letters(self) -> list[tuple[str, bool]]:
        """The alphabet of the page's language and "#" for the rest, each with whether somebody stands under it."""
        language = current()
        chosen = {name: values for name, values in self.narrowing.chosen.items() if name != "letter"}
        key = ("letters", language, *chosen.items())
        there = kept(self.request, key, lambda: letters_there(self.named(chosen), language))
        return [(letter, letter in there) for letter in (*index_letters(language), OTHER)]


def under(letter: str, language: str) -> Q:
    """The names under a letter; under "#" all that are in another script, or begin with no letter at all."""
    column, ranges = f"sort_key_{language}", bounds(language)
    if letter == OTHER:
        (first, _second), (_last, end) = next(iter(ranges.values())), next(reversed(ranges.values()))
        return Q(**{f"{column}__lt": first}) | Q(**{f"{column}__gte": end})
    start, end = ranges[letter]
    return Q(**{f"{column}__gte": start, f"{column}__lt": end})


def letters_there(found: QuerySet[Person], language: str) -> set[str]:
    """The letters under which these people stand, read from the beginnings of their sort keys."""
    by_key = {start: letter for letter, (start, _end) in bounds(language).items()}
    width = len(next(iter(by_key)))
    beginnings = found.order_by().values_list(Substr(f"sort_key_{language}", 1, width)).distinct()
    return {by_key.get(beginning, OTHER) for (beginning,) in beginnings}


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
