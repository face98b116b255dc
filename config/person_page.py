"""The page of a person: their posts, and what the subjects know of them."""

from typing import Any

import cooperation.of_department
import residency.of_department
from departments import people
from departments.models import Person
from publishing.sections import Section


def person_page(person: Person) -> dict[str, Any]:
    return {"person": person, **people.posts_of(person), "sections": sections(person)}


def sections(person: Person) -> list[Section]:
    found = [
        *residency.of_department.on_person_page(person),
        *cooperation.of_department.on_person_page(person),
    ]
    return [section for section in found if section]
