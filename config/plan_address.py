"""What the address of an applicant's page chooses: the programmes of a plan, by their slugs, and for whom.

Every page says how many there are and leads to the plan that they make, so nothing chosen is lost on the way.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import TooManyFieldsSent, ValidationError
from django.http import HttpRequest
from django.urls import reverse

from publishing.models import slug_validator
from residency.lens import EVERYONE, Lens

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


@dataclass(frozen=True)
class Held:
    """The programmes that an address holds, with the lens: what leads from any page to their plan."""

    slugs: tuple[str, ...] = ()
    lens: Lens = EVERYONE

    @classmethod
    def of(cls, request: HttpRequest) -> "Held":
        try:
            return cls(Wish.of(request.GET.getlist("p")).slugs, Lens.of(request))
        except TooManyFieldsSent:  # of which a page that reads no query does not complain
            return cls()

    def __len__(self) -> int:
        return len(self.slugs)

    @property
    def suffix(self) -> str:
        """The programmes and the lens, to stand behind an address that has no query yet."""
        query = self.lens.query_with(self.slugs)
        return f"?{query}" if query else ""

    @property
    def url(self) -> str:
        return f"{reverse('plan')}{self.suffix}"

    def with_programme(self, slug: str) -> "Held":
        return self if slug in self.slugs else Held((*self.slugs, slug), self.lens)

    def without(self, slug: str) -> "Held":
        return Held(tuple(each for each in self.slugs if each != slug), self.lens)
