"""Makers of partners, agreements and events for tests, everything published."""

from datetime import date
from typing import Any

from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from departments.models import Department
from publishing.indexing import gathered
from publishing.models import State
from publishing.spans import Span, parse_span
from tests.factories import make_department

TODAY = date(2026, 11, 22)


def make_office() -> Department:
    university = Department.objects.filter(slug="our-university").first() or make_department(country="KG")
    found = Department.objects.filter(slug="our-office").first()
    return found or make_department("our-office", parent=university, kind="office", name_ky="Биздин бөлүм")


def make_partner(slug: str = "north-college", **fields: Any) -> Partner:
    fields.setdefault("name_en", slug.replace("-", " ").title())
    fields.setdefault("name_ky", f"{fields['name_en']} (ky)")
    fields.setdefault("kind", Partner.Kind.UNIVERSITY)
    fields.setdefault("state", State.PUBLISHED)
    return Partner.objects.create(slug=slug, **fields)


@gathered()
def make_agreement(slug: str = "memorandum", *partners: Partner, signed: str = "", **fields: Any) -> Agreement:
    """Signed on an unknown day unless told otherwise."""
    fields.setdefault("department", make_office())
    fields.setdefault("kind", Agreement.Kind.MEMORANDUM)
    fields.setdefault("state", State.PUBLISHED)
    agreement = Agreement(slug=slug, **fields)
    agreement.signed = parse_span(signed) if signed else Span.unknown()
    agreement.save()
    agreement.partners.set(partners)
    agreement.save()
    return agreement


@gathered()
def make_event(slug: str = "visit", *partners: Partner, when: str = "", **fields: Any) -> MobilityEvent:
    fields.setdefault("department", make_office())
    fields.setdefault("title_en", slug.replace("-", " ").capitalize())
    fields.setdefault("title_ky", f"{fields['title_en']} (ky)")
    fields.setdefault("state", State.PUBLISHED)
    event = MobilityEvent(slug=slug, **fields)
    event.when = parse_span(when) if when else Span.unknown()
    event.save()
    event.partners.set(partners)
    return event


def make_outcome(title: str = "Joint journal", **fields: Any) -> Outcome:
    fields.setdefault("department", make_office())
    fields.setdefault("kind", Outcome.Kind.JOURNAL)
    fields.setdefault("title_ky", f"{title} (ky)")
    return Outcome.objects.create(title_en=title, **fields)
