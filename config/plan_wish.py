"""What the address of an applicant's page chooses: the programmes of a plan, by their slugs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from publishing.models import slug_validator

MOST_PROGRAMMES = 12
#: Joins several in one value, which makes the address shorter and its picture easier to read.
JOINT = "."
LONGEST_NAME, LONGEST_SLUG = 60, 100


@dataclass(frozen=True)
class Wish:
    """What an address asks for: programmes by their slugs, each once; what names none; what is too much for a plan."""

    slugs: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()

    @classmethod
    def of(cls, values: Iterable[str]) -> "Wish":
        named = [name.strip() for value in values for name in value.split(JOINT)]
        names = dict.fromkeys(name for name in named if name)
        slugs = [name for name in names if is_slug(name)]
        unreadable = tuple(readable(name) for name in names if name not in slugs)
        return cls(
            tuple(slugs[:MOST_PROGRAMMES]),
            unreadable[:MOST_PROGRAMMES],
            tuple(slugs[MOST_PROGRAMMES:][:MOST_PROGRAMMES]),
        )


def is_slug(name: str) -> bool:
    try:
        slug_validator(name[:LONGEST_SLUG])
    except ValidationError:
        return False
    return len(name) <= LONGEST_SLUG


def readable(name: str) -> str:
    """What somebody wrote, short and without signs that would spoil the line around it."""
    return "".join(sign for sign in name[:LONGEST_NAME] if sign.isprintable())
