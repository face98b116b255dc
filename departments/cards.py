"""Somebody's contacts as a card (vCard 3.0, RFC 2426) that a phone takes into its address book.

A card holds what the page of the person shows: posts of today, contacts for readers. The code on the page carries a
shorter one, because a camera reads no more; the most needed lines come first in it.
"""

from collections.abc import Iterable
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from departments.models import Address, Contact, Person
from publishing.countries import country_name
from publishing.languages import CODES, current, rows, text_of
from publishing.structured import site_of

CONTENT_TYPE = "text/vcard; charset=utf-8"
#: So much a phone's camera reads from a screen without trouble.
MOST_IN_A_CODE = 300
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})

Line = tuple[str, str]


def escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, none of which ends within a letter."""
    pieces, piece = [], ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > 75:
            pieces.append(piece)
            piece = " "
        piece += letter
    return "\r\n".join([*pieces, piece])


def written(lines: Iterable[Line]) -> str:
    whole = [("BEGIN", "VCARD"), ("VERSION", "3.0"), *lines, ("END", "VCARD")]
    return "".join(f"{folded(f'{name}:{value}')}\r\n" for name, value in whole)


def fitting(lines: Iterable[Line]) -> list[Line]:
    """Those of the lines that fit into a code, the first ones first."""
    found: list[Line] = []
    for line in lines:
        if len(written([*found, line]).encode()) <= MOST_IN_A_CODE:
            found.append(line)
    return found


def names(person: Person) -> list[Line]:
    """The name in one language only: the reader's, or that of the full name they are shown."""
    full = text_of(person, "full_name")
    code = full.lang if full.lang in CODES else current()
    family, given, patronymic, initials = (
        getattr(person, f"{part}_{code}") or "" for part in ("family_name", "given_name", "patronymic", "initials")
    )
    parts = [family, given or initials, patronymic if given else "", "", ""]
    return [("N", ";".join(escaped(part) for part in parts)), ("FN", escaped(full))]


def reached_by(contact: SimpleNamespace) -> list[Line]:
    """A contact as the property that a phone dials, mails or opens."""
    if contact.kind == Contact.Kind.EMAIL:
        return [("EMAIL;TYPE=INTERNET,WORK", escaped(contact.value))]
    if not contact.value.startswith("+"):  # a page, or a chat by a name
        return [("URL", escaped(contact.href))]
    kind = "CELL" if contact.kind == Contact.Kind.MESSENGER else "WORK,VOICE"
    return [(f"TEL;TYPE={kind}", contact.value)]


def notes(posts: list[SimpleNamespace]) -> list[str]:
    """What no property holds: extensions, what a number is for, further posts."""
    found = [f"{post.label}, {post.department_name}" for post in posts[1:]]
    for contact in (contact for post in posts for contact in post.contacts):
        extension = f"{gettext('ext.')} {contact.extension}" if contact.extension else ""
        if said := ", ".join(part for part in (extension, contact.note) if part):
            found.append(f"{contact.text}: {said}")
    return found


def organisation(post: SimpleNamespace) -> list[Line]:
    units = dict.fromkeys(unit for unit in (post.university_name, post.department_name) if unit)
    return [("ORG", ";".join(escaped(unit) for unit in units)), ("TITLE", escaped(post.label))]


def ways(posts: Iterable[SimpleNamespace]) -> list[Line]:
    """All the ways to reach somebody, each once."""
    found = (line for post in posts for contact in post.contacts for line in reached_by(contact))
    return list(dict.fromkeys(found))


def place_of(post: SimpleNamespace) -> list[Line]:
    """The first address of the department: box; building; street and house; city; region; code; country."""
    texts = ("street", "building", "campus", "city")
    found = Address.objects.filter(department__slug=post.department__slug).order_by("position", "pk")[:1]
    for row in rows(found, texts, "house", "department__country", "department__university__country"):
        code = row.department__country or row.department__university__country
        street = " ".join(part for part in (row.street, row.house) if part)
        building = ", ".join(part for part in (row.building, row.campus) if part)
        country = country_name(str(code), current()) if code else ""
        if street or building or row.city:
            parts = ("", building, street, row.city, "", "", country)
            return [("ADR;TYPE=WORK", ";".join(escaped(part) for part in parts))]
    return []


def card(request: HttpRequest, person: Person, posts: list[SimpleNamespace]) -> HttpResponse:
    """The card as a file; `posts` are those of today, as `departments.people` describes them."""
    lines = [*names(person), *ways(posts)]
    for post in posts[:1]:
        lines += [*organisation(post), *place_of(post)]
    lines.append(("URL", escaped(f"{site_of(request)}{person.get_absolute_url()}")))
    if said := notes(posts):
        lines.append(("NOTE", escaped("\n".join(said))))
    response = HttpResponse(written(lines), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{person.slug}.vcf"'
    return response


def code_text(person: Person, posts: list[SimpleNamespace]) -> str:
    """The card for a code: the name, how to reach them, and as much else as fits; nothing if they cannot be reached."""
    reached = ways(posts)
    if not reached:
        return ""
    unit, title = organisation(posts[0])
    return written(fitting([*names(person), *reached, title, unit]))
