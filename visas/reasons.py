"""Why an outcome says what it says: each line with the rule it stands on, its source and where the rule is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from publishing.countries import country_name
from publishing.dates import day_label
from publishing.languages import Text, current
from visas.duty import Ground
from visas.models import DayKind, RegistrationExemption
from visas.outcome import LastDay, Outcome, Registration
from visas.questions import STATELESS
from visas.rulebook import Rulebook
from visas.wording import act_label, days_of_kind, deadline_label, evidence


@dataclass(frozen=True)
class Reason:
    """`act` is the legal act in parts, each in its own language; `url` leads to the rule itself.

    `in_small` is how it was counted: for those who want to check it.
    """

    text: str
    note: Text | str = ""
    act: list[Text] | tuple[()] = ()
    evidence: SimpleNamespace | None = None
    url: str = ""
    in_small: bool = False


def procedure_url(procedure: Any, anchor: str = "") -> str:
    return reverse("visas:procedure", args=[procedure.slug]) + anchor if procedure else ""


def exemptions_url(country: str, citizenship: str = "") -> str:
    url = f"{reverse('visas:exemptions')}?country={country}"
    return f"{url}&citizen={citizenship}#answer" if citizenship else f"{url}#list"


def of_registration(found: Registration, known: Mapping[str, Any], rules: Rulebook, day: date) -> Iterator[Reason]:
    """The rule that decides, why no longer term counts, and how the days were counted."""
    citizenship = str(known["citizenship"])
    of_list = rules.exemption_list(day)
    if found.ground is None:
        return
    if found.ground.exempt:
        yield of_exemption(found.ground.rule, rules.country, citizenship)
    else:
        yield of_everyone(found.ground, found, rules.country)
        yield from why_not_longer(found, rules.country, citizenship, of_list)
    yield from counting(found.ground.term.day_kind, found.last, after=True)


def of_exemption(row: Any, country: str, citizenship: str) -> Reason:
    said = gettext("%(country)s is on the list with %(term)s (%(scope)s).") % {
        "country": country_name(citizenship, current()),
        "term": days_of_kind(row.days, row.day_kind),
        "scope": RegistrationExemption.Scope(row.scope).label,
    }
    act = act_label(Text("", current()), row.act_number, row.act_date)
    return Reason(said, "", act, evidence(row), exemptions_url(country, citizenship))


def of_everyone(ground: Ground, found: Registration, country: str) -> Reason:
    """The term of whoever is not listed, by the office's own rule or by the list."""
    row = ground.rule
    if hasattr(row, "offset_days"):
        return deadline_reason(row, found.procedure)
    term = days_of_kind(row.default_days, row.default_day_kind)
    said = gettext("Term for everyone else: %(term)s") % {"term": term}
    return Reason(said, "", act_of(row), evidence(row), exemptions_url(country))


def deadline_reason(row: Any, procedure: Any) -> Reason:
    label = capfirst(deadline_label(row.event, row.offset_days, row.day_kind))
    return Reason(f"{label}.", row.basis, (), evidence(row), procedure_url(procedure, "#when"))


def of_guide(procedure: Any, rule: Any) -> Reason:
    """That a thing has to be done, as a published guide says, with the source of its rule if there is one."""
    said = gettext("So says the guide of the university:")
    return Reason(said, procedure.title, act_of(procedure), evidence(rule) if rule else None, procedure_url(procedure))


def why_not_longer(found: Registration, country: str, citizenship: str, of_list: Any) -> Iterator[Reason]:
    other = found.ground.other if found.ground else None
    name = country_name(citizenship, current())
    if found.barred in ("refugee", "noncitizen"):
        yield Reason(
            gettext(
                "The longer terms of some states are for holders of a national passport. With your document keep to "
                "the term for everyone, and ask the office."
            ),
            url=exemptions_url(country),
        )
    elif found.barred == "stateless":
        yield Reason(
            gettext("The act says nothing of stateless persons. Ask the office before you travel."),
            url=exemptions_url(country),
        )
    elif other:
        said = {
            "study": gettext(
                "%(country)s is on the list with %(term)s, but only for private stays. Study is not a private stay."
            ),
            "work": gettext(
                "%(country)s is on the list with %(term)s, but only for private stays. Work and visits to the "
                "university are none."
            ),
        }[found.barred]
        words = {"country": name, "term": days_of_kind(other.days, other.day_kind)}
        act = act_label(Text("", current()), other.act_number, other.act_date)
        yield Reason(said % words, "", act, evidence(other), exemptions_url(country, citizenship))
    elif of_list and citizenship == STATELESS:
        yield Reason(
            gettext("The term for everyone holds for stateless persons too."),
            "",
            act_of(of_list),
            evidence(of_list),
            exemptions_url(country),
        )
    elif of_list:
        said = gettext("Not on the list of states whose citizens have more time: %(country)s.") % {"country": name}
        yield Reason(said, "", act_of(of_list), evidence(of_list), exemptions_url(country, citizenship))


def counting(day_kind: str, last: LastDay | None, *, after: bool) -> Iterator[Reason]:
    """How the days were counted, and how far the count can be trusted."""
    if last is None:
        return
    if day_kind != DayKind.WORKING:
        yield Reason(
            gettext("Every day counts, Saturdays, Sundays and holidays too; the day of the event does not."),
            in_small=True,
        )
        return
    yield Reason(
        gettext("Saturdays, Sundays and public holidays do not count, nor does the day of the event."), in_small=True
    )
    if last.skipped:
        yield Reason(
            gettext("Public holidays passed over:"),
            ", ".join(holiday_label(row) for row in last.skipped),
            in_small=True,
        )
    if not last.certain:
        yield Reason(
            gettext("The public holidays of this time have not been entered yet: one more would make the day later.")
            if after
            else gettext("The public holidays of this time have not been entered yet: begin some days earlier.")
        )
    elif after:
        yield Reason(
            gettext(
                "Feasts that move from year to year and days off that are moved are not in this count; they make the "
                "day later."
            ),
            in_small=True,
        )
    else:
        yield Reason(
            gettext(
                "Feasts that move from year to year and days off that are moved are not in this count: begin some days "
                "earlier."
            )
        )


def holiday_label(row: Any) -> str:
    return f"{day_label(row.date, current())} ({row.name})"


def act_of(row: Any) -> list[Text]:
    return act_label(row.legal_act, row.act_number, row.act_date)


def coming(found: Outcome, country: str, citizenship: str) -> Iterator[Reason]:
    """The rules on registering that are entered but do not count yet."""
    for row in found.registration.coming if found.registration else []:
        words = {"date": day_label(row.effective_from, current())}
        if hasattr(row, "offset_days"):
            words["term"] = deadline_label(row.event, row.offset_days, row.day_kind)
            procedure = found.registration.procedure if found.registration else None
            url = procedure_url(procedure, "#when")
            yield Reason(gettext("From %(date)s: %(term)s") % words, row.basis, (), evidence(row), url)
        elif hasattr(row, "default_days"):
            words["term"] = days_of_kind(row.default_days, row.default_day_kind)
            said = gettext("From %(date)s another list counts; for everyone who is not on it: %(term)s")
            yield Reason(said % words, "", act_of(row), evidence(row), exemptions_url(country))
        elif hasattr(row, "days"):
            words |= {
                "term": days_of_kind(row.days, row.day_kind),
                "country": country_name(str(row.country), current()),
            }
            words["scope"] = str(RegistrationExemption.Scope(row.scope).label)
            said = gettext("From %(date)s %(country)s is on the list with %(term)s (%(scope)s)")
            yield Reason(said % words, "", (), evidence(row), exemptions_url(country, citizenship))
        else:
            yield Reason(gettext("From %(date)s a new rule counts:") % words, row.title, url=procedure_url(row))
