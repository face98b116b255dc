"""The page of a person: their posts, and what the subjects know of them."""

from typing import Any

import cooperation.of_department
import residency.of_department
from departments import cards, people
from departments.models import Person
from publishing.qr import qr
from publishing.sections import Section


def person_page(person: Person) -> dict[str, Any]:
    posts = people.posts_of(person)
    return {
        "person": person,
        "titles": people.titles(person.degree, person.academic_title),
        "languages": people.languages_of(person),
        **posts,
        "card_code": qr(cards.code_text(person, posts["posts"])),
        "sections": sections(person),
    }


def sections(person: Person) -> list[Section]:
    found = [
        *residency.of_department.on_person_page(person),
        *cooperation.of_department.on_person_page(person),
    ]
    return [section for section in found if section]
