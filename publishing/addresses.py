"""Addresses of many pages of one kind: reversed once for the list, not once for each row."""

from collections.abc import Callable

from django.urls import reverse

_PLACE = "slug-of-the-page"


def addresses(name: str) -> Callable[[str], str]:
    """`addresses("departments:person")("momunova-a-a")` -> "/ky/people/momunova-a-a/", in the language of now."""
    before, after = reverse(name, args=[_PLACE]).split(_PLACE)
    return lambda slug: f"{before}{slug}{after}"
