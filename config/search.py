"""The search form, and how its results are shown: by subject, each titled in the reader's language where it can be."""

from collections.abc import Iterable
from types import SimpleNamespace

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.languages import Text, current
from publishing.models import SearchEntry
from publishing.search import LONGEST_QUERY

SUBJECTS = {
    "residency": _("Residency"),
    "departments": _("Departments"),
    "people": _("People"),
    "cooperation": _("Cooperation"),
    "visas": _("Visas and registration"),
}


class SearchForm(forms.Form):
    q = forms.CharField(label=_("What are you looking for?"), max_length=LONGEST_QUERY, required=False)


def grouped(entries: Iterable[SearchEntry]) -> list[SimpleNamespace]:
    """The results under their subjects; the subject of the best result comes first."""
    language = current()
    groups: dict[str, list[SimpleNamespace]] = {}
    for entry in entries:
        hit = SimpleNamespace(
            url=f"/{language}{entry.path}",
            title=Text(entry.title, entry.title_language),
            summary=Text(entry.summary, entry.summary_language or language),
        )
        groups.setdefault(entry.subject, []).append(hit)
    return [SimpleNamespace(name=SUBJECTS.get(subject, subject), hits=hits) for subject, hits in groups.items()]
