"""How departments and people are found."""

from collections.abc import Iterable

from departments.models import Department, Person
from publishing.languages import text_of
from publishing.search import Source, register


def department_texts(department: Department, language: str) -> Iterable[str]:
    yield text_of(department, "short_name", language)
    yield text_of(department, "summary", language)
    yield text_of(department, "about", language)
    for statement in department.statements.all():
        yield text_of(statement, "text", language)
    for milestone in department.milestones.all():
        yield text_of(milestone, "title", language)
        yield text_of(milestone, "text", language)


def department_names(department: Department) -> Iterable[str]:
    return (alias.name for alias in department.also_known_as.all())


def person_texts(person: Person, language: str) -> Iterable[str]:
    for appointment in person.appointments.all():
        yield appointment.post_in(language)
        yield text_of(appointment.department, "name", language)


register(
    Source(
        Department,
        "departments",
        summary_field="summary",
        lists=("also_known_as", "statements", "milestones"),
        texts=department_texts,
        names=department_names,
        weight=3,
    )
)
register(
    Source(
        Person,
        "people",
        lists=("appointments__department",),
        texts=person_texts,
        names=lambda person: [person.also_known_as],
        weight=2,
    )
)
