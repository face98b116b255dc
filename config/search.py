"""The search form, and how its results are shown: by subject, with a word on what the query was taken for."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.finding import MOST_HITS, Found
from publishing.languages import current
from publishing.passages import rewritten, spellings
from publishing.search import LONGEST_QUERY, Place, Result, register_place

SUBJECTS = {
    "residency": _("Residency"),
    "departments": _("Departments"),
    "people": _("People"),
    "cooperation": _("Cooperation"),
    "visas": _("Visas and registration"),
    "site": _("This site"),
}

register_place(
    Place(
        "plan",
        "residency",
        _("My plan"),
        about=(_("Programmes you choose, with all their dates, the papers to bring and whom to ask, on one sheet."),),
        also_known_as=_("list of papers, shortlist, favourites, documents to bring"),
    )
)
register_place(
    Place(
        "feedback",
        "site",
        _("Wrong or outdated?"),
        about=(_("Tell the editors what is wrong. Your message goes straight into their list; you need no account."),),
        also_known_as=_("feedback, complaint, report a mistake, write to the editors"),
    )
)
register_place(
    Place(
        "accessibility",
        "site",
        _("Accessibility"),
        about=(
            _(
                "This site is made to be read by everyone: on a small phone, with a keyboard, with a screen reader, on "
                "paper, without JavaScript."
            ),
        ),
    )
)
register_place(
    Place(
        "privacy",
        "site",
        _("Privacy"),
        about=(_("Reading this site leaves nothing on your device and tells nobody else that you were here."),),
        also_known_as=_("cookies, personal data"),
    )
)


class SearchForm(forms.Form):
    q = forms.CharField(label=_("What are you looking for?"), max_length=LONGEST_QUERY, required=False)


def grouped(results: Iterable[Result]) -> list[SimpleNamespace]:
    """The results under their subjects; the subject of the best result comes first."""
    language = current()
    groups: dict[str, list[SimpleNamespace]] = {}
    for result in results:
        hit = SimpleNamespace(url=f"/{language}{result.path}", title=result.title, passage=result.passage)
        groups.setdefault(result.subject, []).append(hit)
    return [SimpleNamespace(name=SUBJECTS.get(subject, subject), hits=hits) for subject, hits in groups.items()]


def notes(query: str, found: Found, results: Iterable[Result]) -> dict[str, Any]:
    """What a reader should know of how the query was taken, in the reader's own words."""
    query = found.read_as or query
    typed = spellings(query)
    return {
        "corrected": corrected(query, found, results),
        "missed": [typed.get(word, word) for word in found.missed],
        "left_out": [typed.get(word, word) for word in found.left_out],
        "is_all": len(found.hits) < MOST_HITS,
    }


def corrected(query: str, found: Found, results: Iterable[Result]) -> str:
    """The query as it was understood, if no page holds a word of it as typed; words as the results write them."""
    if not found.instead:
        return found.read_as
    spelt: dict[str, str] = {}
    for result in reversed([*results]):
        spelt |= spellings(result.passage) | spellings(result.title)
    return rewritten(query, {word: spelt.get(meant, meant) for word, meant in found.instead.items()})
