"""What a plan says to whoever goes abroad for its programmes: by when to register, and with which papers."""

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from urllib.parse import urlencode

from django.urls import reverse

from publishing import clock
from publishing.bundles import Ask
from visas import papers, rulebook
from visas.duty import Duty, duty_by


def asks(countries: Sequence[str], citizenship: str) -> dict[str, Ask]:
    """Asks for the papers of registering and the visa, and for the rules of each country under names of their own."""
    rules = {
        f"{country} {name}": ask for country in countries for name, ask in rulebook.asks(country, citizenship).items()
    }
    return {**rules, "visa_papers": papers.asked(list(countries))} if countries else {}


def duties(abroad: Iterable[tuple[str, str]], lists: dict[str, list[SimpleNamespace]]) -> list[tuple[str, Duty]]:
    """How soon after crossing the border one has to register, by country and university, as far as a rule is known.

    What several universities of a country have in common is said once.
    """
    found: dict[tuple[str, str, str], Duty] = {}
    for country, university in abroad:
        own = {name.removeprefix(f"{country} "): rows for name, rows in lists.items() if name.startswith(f"{country} ")}
        if duty := duty_by(rulebook.from_rows(country, own, university), clock.today()):
            found.setdefault((country, duty.term, duty.url), duty)
    return [(country, duty) for (country, *_), duty in found.items()]


def promised(abroad: Iterable[tuple[str, str]], lists: dict[str, list[SimpleNamespace]]) -> str:
    """What a plan will tell whoever comes from abroad and says from where: a "term" or, with it, "papers"."""
    if not duties(abroad, lists):
        return ""
    return "papers" if papers.described(lists.get("visa_papers", []), clock.today()) else "term"


def check_url(countries: Sequence[str], citizenship: str) -> str:
    """The check of what has to be done by when, with what the plan knows answered."""
    known = {"country": countries[0] if len(countries) == 1 else "", "citizenship": citizenship}
    answered = urlencode({name: value for name, value in known.items() if value} | {"purpose": "residency"})
    return f"{reverse('visas:check')}?{answered}"
