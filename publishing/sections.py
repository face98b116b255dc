"""A list of things from another subject, as a page that mixes subjects shows it.

Each app offers `on_department_page(department)` and, where it knows people, `on_person_page(person)`;
`config` asks them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from publishing.languages import Text


@dataclass(frozen=True)
class Row:
    """One thing of the list: its name and address, a line about it, a few facts, and its state."""

    title: Text
    url: str
    note: str = ""
    facts: Sequence[tuple[str, str]] = ()
    tag_text: str = ""
    tag_tone: str = "plain"


@dataclass(frozen=True)
class Section:
    """A heading with its rows; `url` leads to the whole list where `rows` are only its beginning."""

    key: str
    title: str
    rows: Sequence[Row] = field(default_factory=list)
    url: str = ""
    link_text: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True)
class Glance:
    """What the home page says of one subject: its door, a few numbers, and a short list worth seeing first.

    Each app offers `at_a_glance() -> Glance` in its `of_home.py`.
    """

    title: str
    text: str
    url: str
    figures: Sequence[tuple[str, str]] = ()
    section: Section | None = None
