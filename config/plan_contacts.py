"""Whom to ask about the programmes of a plan: who leads their groups, or else the office that answers for them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from residency import leads, offices


@dataclass
class Contact:
    """A person or an office, and the programmes it answers for; neither, where nobody is to be reached."""

    lead: SimpleNamespace | None = None
    office: SimpleNamespace | None = None
    programmes: list[Any] = field(default_factory=list)

    @property
    def asked(self) -> SimpleNamespace | None:
        """Who is really asked: of a person who is not to be reached, the office that answers for them."""
        return (self.lead and self.lead.office) or self.lead or self.office

    @property
    def ways(self) -> list[SimpleNamespace]:
        """The phones, mails and other ways to reach them."""
        return self.asked.contacts if self.asked else []


def askable(programmes: Iterable[SimpleNamespace]) -> dict[str, Any]:
    """Asks for the leads of the groups at the universities of these programmes, and for the offices above them."""
    programmes = list(programmes)
    posts = leads.leading_posts(
        specialty_groups__code__in={one.specialty__group__code for one in programmes},
        department__university__in={one.level__department__university for one in programmes},
    )
    near = offices.of_lines(*(one.line for one in programmes)) | offices.of_posts(posts)
    return {**leads.of_groups(posts), **offices.asks(near)}


def contacts(programmes: Iterable[SimpleNamespace], lists: dict[str, list[SimpleNamespace]]) -> list[Contact]:
    """Each once, in the order in which the programmes come."""
    known = offices.Offices(lists)
    leading = leads.answered(leads.described(lists), known)
    found: dict[Any, Contact] = {}
    for one in programmes:
        theirs = [lead for lead in leading if leads_it(lead, one)]
        for lead in theirs:
            key = (lead.person__slug, lead.department)
            found.setdefault(key, Contact(lead=lead)).programmes.append(one.full_name)
        if not theirs:
            office = known.to_ask(one.line)
            found.setdefault(office and office.slug, Contact(office=office)).programmes.append(one.full_name)
    return list(found.values())


def leads_it(lead: SimpleNamespace, programme: SimpleNamespace) -> bool:
    university = programme.level__department__university
    return lead.specialty_groups__code == programme.specialty__group__code and (
        university in (lead.department__university, lead.department)
    )
