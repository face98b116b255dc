"""What the pages of a department and of a person say of training after the diploma."""

from types import SimpleNamespace

from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from departments.models import Appointment, Contact, Department, Person
from publishing.bundles import Ask, limited, together
from publishing.dates import duration_label
from publishing.languages import Text, current, rows
from publishing.sections import Row, Section
from publishing.templatetags.publishing import inline
from residency import leads
from residency.links import programmes_url, shown_university
from residency.models import Programme, TrainingLevel, full_name
from residency.programmes import entry_years

MOST_PROGRAMMES = 12


def on_department_page(department: Department) -> list[Section]:
    """Its levels of training, its programmes, and who leads them; a university speaks for all its departments."""
    lists = together(asks(department))
    return [
        Section("training", gettext("Training"), [level_row(level) for level in lists["levels"]]),
        programmes(department, lists["programmes"]),
        leading(department, leads.described(lists)),
    ]


def leading(department: Department, found: list[SimpleNamespace]) -> Section:
    """If there may be more, the list of programmes names those of each group."""
    more = len(found) >= leads.MOST_LEADS
    return Section(
        "leads",
        gettext("Programme leads"),
        [lead_row(lead) for lead in found],
        url=programmes_url(university=slug_of_university(department)) if more else "",
        link_text=gettext("All programmes") if more else "",
    )


def slug_of_university(department: Department) -> str:
    university = department.university
    return university.slug if university and university.is_published() else ""


def asks(department: Department) -> dict[str, Ask]:
    whole = department.kind == Department.Kind.UNIVERSITY
    here = Q(department__university=department) if whole else Q(department=department)
    at_level = Q(level__department__university=department) if whole else Q(level__department=department)
    levels = TrainingLevel.objects.published().filter(here)
    found = Programme.objects.published().filter(at_level).in_reading_order()
    sort_key = f"sort_key_{current()}"
    return {
        "levels": Ask(
            levels,
            {"summary": "summary", "award": "award"},
            ("pk", "level"),
            order=lambda row: (TrainingLevel.Level.values.index(row.level), row.pk),
        ),
        "programmes": Ask(
            limited(found, MOST_PROGRAMMES + 1),
            {"name": "specialty__name", "group": "specialty__group__name"},
            ("slug", "duration_months", "valid_from", "valid_until", "specialty__covers_children", sort_key),
            order=lambda row: getattr(row, sort_key),
        ),
        **leads.of_groups(leads.leading_posts(**{"department__university" if whole else "department": department})),
    }


def level_row(level: SimpleNamespace) -> Row:
    name = str(TrainingLevel.Level(level.level).label)
    award = [(gettext("What one gets"), inline(level.award))] if level.award else []
    return Row(Text(name[:1].upper() + name[1:], current()), "", note=level.summary, facts=award)


def programmes(department: Department, found: list[SimpleNamespace]) -> Section:
    listed = [programme_row(row) for row in found[:MOST_PROGRAMMES]]
    more = len(found) > MOST_PROGRAMMES
    return Section(
        "programmes",
        gettext("Programmes"),
        listed,
        url=programmes_url(university=slug_of_university(department)) if more else "",
        link_text=gettext("All programmes") if more else "",
    )


def programme_row(row: SimpleNamespace) -> Row:
    facts = {
        gettext("Duration"): duration_label(row.duration_months, current()) if row.duration_months else "",
        gettext("Entry"): entry_years(row.valid_from, row.valid_until),
    }
    return Row(
        full_name(row.name, row.specialty__covers_children),
        reverse("residency:programme", args=[row.slug]),
        note=row.group,
        facts=[(label, text) for label, text in facts.items() if text],
    )


def lead_row(lead: SimpleNamespace) -> Row:
    """The person with the group they lead, and their phone where a tap rings it."""
    phones = [contact for contact in lead.contacts if contact.kind == Contact.Kind.PHONE]
    label = str(Contact.Kind.PHONE.label)
    return Row(
        lead.person_name,
        reverse("departments:person", args=[lead.person__slug]),
        note=lead.group,
        facts=[(label, format_html('<a href="{}">{}</a>', phone.href, phone.text)) for phone in phones],
    )


def on_person_page(person: Person) -> list[Section]:
    """The groups whose programmes this person leads."""
    posts = Appointment.objects.current().filter(
        person=person, specialty_groups__isnull=False, department__in=Department.objects.published()
    )
    found = rows(
        posts.order_by("specialty_groups__position").annotate(university=shown_university("department__university")),
        {"group": "specialty_groups__name", "department": "department__name"},
        *("specialty_groups__code", "university"),
    )
    return [Section("leads", gettext("Leads the programmes of"), [led_row(row) for row in found])]


def led_row(row: SimpleNamespace) -> Row:
    url = programmes_url(group=row.specialty_groups__code, university=row.university)
    return Row(row.group, url, note=row.department)
