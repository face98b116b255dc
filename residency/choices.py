"""By what the list of programmes can be narrowed, and the names of what there is to choose from."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from departments.models import Department
from publishing.alphabets import sort_key
from publishing.bundles import Ask, together
from publishing.countries import language_name
from publishing.dates import duration_label
from publishing.languages import Text, current
from residency.models import SpecialtyGroup, TrainingLevel
from residency.tally import Alike, months

LABELS = {
    "group": gettext_lazy("Group"),
    "duration": gettext_lazy("Duration"),
    "level": gettext_lazy("Level"),
    "language": gettext_lazy("Taught in"),
    "university": gettext_lazy("University"),
    "children": gettext_lazy("including children"),
    "open": gettext_lazy("open now"),
}


def training_universities() -> QuerySet[Department]:
    training = TrainingLevel.objects.published().filter(department__university=OuterRef("pk"))
    return Department.objects.published().filter(Exists(training), kind=Department.Kind.UNIVERSITY)


def names(rows: list[Alike]) -> dict[str, list[tuple[str, Text | str]]]:
    """What there is to choose from, by choice, each value with its name in the order of the page."""
    lists = together(
        {
            "groups": Ask(
                SpecialtyGroup.objects.all(),
                {"name": "name"},
                ("code", "position"),
                order=lambda row: (row.position, row.code),
            ),
            "universities": Ask(
                training_universities(),
                {"name": "name"},
                ("slug", "position", "pk"),
                order=lambda row: (row.position, row.pk),
            ),
        }
    )
    there = {name: {value for row in rows for value in getattr(row, name)} for name in LABELS}
    return {
        "group": [(row.code, row.name or row.code) for row in lists["groups"] if row.code in there["group"]],
        "duration": [(text, duration_label(months(text), current())) for text in sorted(there["duration"], key=float)],
        "level": [
            (value, capfirst(str(label))) for value, label in TrainingLevel.Level.choices if value in there["level"]
        ],
        "language": sorted(
            ((code, capfirst(language_name(code, current()))) for code in there["language"]),
            key=lambda language: sort_key(language[1], current()),
        ),
        "university": [(row.slug, row.name) for row in lists["universities"]],
    }
