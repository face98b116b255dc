"""Telephone numbers, which a search takes for one word however they are spaced."""

import re

#: A number in its international form, within a text.
INTERNATIONAL = r"(?<!\w)\+\d(?:[\s().-]*\d){6,14}(?!\w)"
# What may be a number as somebody dials it, and what is dialled before it from within a country or from another.
_DIALLED = re.compile(r"(?<!\w)[+(]*\d(?:[\s()./-]*\d){5,16}(?!\w)")
_BEFORE = re.compile(r"^(?:00?|8(?=\d{10}$))")


def digits(written: str) -> str:
    return re.sub(r"\D", "", written)


def dialled(query: str) -> str:
    """The query with whatever may be a telephone number as one word, such as every international form holds."""
    return _DIALLED.sub(lambda match: _BEFORE.sub("", digits(match.group())), query)
