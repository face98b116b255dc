"""Pages that belong to no record and can be found all the same: lists, calendars, forms."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from publishing.describing import Source
from publishing.languages import CODES, Text
from publishing.models import SearchPage


@dataclass(frozen=True)
class Place:
    """One such page; everything that it is called or says is translated by the catalogues."""

    #: The name of its address: "residency:calendar".
    address: str
    subject: str
    title: Any
    #: What it is about, the most telling first.
    about: tuple[Any, ...] = ()
    #: What people call it otherwise, with commas.
    also_known_as: Any = ""

    @property
    def pk(self) -> int:
        """The same number in every database and release."""
        return zlib.crc32(self.address.encode())

    def path(self) -> str:
        """Its address without the language."""
        with override(CODES[0]):
            return reverse(self.address).removeprefix(f"/{CODES[0]}")

    def title_in(self, language: str) -> Text:
        with override(language):
            return Text(str(self.title), language)


def _names(place: Place) -> Iterable[str]:
    for code in CODES:
        with override(code):
            yield from str(place.also_known_as).split(",")


#: How a place is found.
PLACES = Source(
    SearchPage,  # type: ignore[arg-type]
    "",
    texts=lambda place, _language: map(str, place.about),
    names=_names,
)
places: dict[int, Place] = {}


def register_place(place: Place) -> None:
    places[place.pk] = place
