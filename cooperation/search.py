"""How partners, agreements, events and outcomes are found; a partner by its former names too."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from publishing.countries import country_name
from publishing.languages import in_all_languages, text_of
from publishing.search import Place, Source, register, register_place

SUBJECT = "cooperation"


def partner_names(partner: Partner) -> Iterable[str]:
    """What it is called anywhere, in any language: also before it was renamed."""
    yield partner.original_name
    yield from in_all_languages(partner, "short_name")
    for former in partner.former_names.all():
        yield from in_all_languages(former, "name")


def partner_texts(partner: Partner, language: str) -> Iterable[str]:
    for field in ("about", "subunit", "city"):
        yield text_of(partner, field, language)
    if partner.country:
        yield country_name(str(partner.country), language)


def names_of_partners(obj: Any) -> Iterable[str]:
    for partner in obj.partners.all():
        if partner.is_published():
            yield from partner_names(partner)


def partners_in(obj: Any, language: str) -> Iterable[str]:
    for partner in obj.partners.all():
        if partner.is_published():
            yield partner.title_in(language)


def agreement_texts(agreement: Agreement, language: str) -> Iterable[str]:
    yield text_of(agreement, "subject", language)
    yield from partners_in(agreement, language)
    yield text_of(agreement, "other_partners", language)
    for field in agreement.fields_of_work.all():
        yield text_of(field, "name", language)


def event_texts(event: MobilityEvent, language: str) -> Iterable[str]:
    yield text_of(event, "text", language)
    yield from partners_in(event, language)
    for activity in event.activities.all():
        yield str(activity.get_kind_display())
        yield text_of(activity, "text", language)
    for one in event.participations.all():
        if one.person is None:
            yield text_of(one, "guest_name", language)
        elif one.person.is_published():
            yield one.person.title_in(language)


def outcome_texts(outcome: Outcome, language: str) -> Iterable[str]:
    yield text_of(outcome, "text", language)
    yield text_of(outcome, "outlet", language)
    if outcome.author and outcome.author.is_published():
        yield outcome.author.title_in(language)


register(
    Source(
        Partner,
        SUBJECT,
        follows=("former_names",),
        texts=partner_texts,
        names=partner_names,
        weight=2,
    )
)
register(
    Source(
        Agreement,
        SUBJECT,
        follows=("partners__former_names", "fields_of_work"),
        texts=agreement_texts,
        names=names_of_partners,
    )
)
register(
    Source(
        MobilityEvent,
        SUBJECT,
        follows=("partners__former_names", "activities", "participations__person"),
        texts=event_texts,
        names=lambda event: [event.platform, *names_of_partners(event)],
    )
)
register(
    Source(
        # It has no page of its own but may be asked for its title, its address and its visibility like one that has.
        Outcome,  # type: ignore[arg-type]
        SUBJECT,
        follows=("author",),
        texts=outcome_texts,
    )
)
for name, title, about, also_known_as in (
    (
        "index",
        _("Cooperation"),
        _("Whom we work with, on which terms, and what has come of it."),
        _("international cooperation, foreign relations"),
    ),
    (
        "partners",
        _("Partners"),
        _("Universities, clinics, companies and foundations we work with, and the state of the work with each."),
        _("partner universities, list of partners"),
    ),
    (
        "agreements",
        _("Agreements"),
        _("What has been agreed with partners, or is on its way. The status of each follows from its dates, today."),
        _("memoranda, contracts, treaties, register of agreements"),
    ),
    (
        "events",
        _("Events"),
        _("Visits, courses and joint lectures: here, at our partners and online."),
        _("academic mobility, exchange, exchanges, visits, internships"),
    ),
    (
        "outcomes",
        _("Outcomes"),
        _("What cooperation has brought, is bringing, or is meant to bring."),
        _("results, publications, projects"),
    ),
):
    register_place(Place(f"cooperation:{name}", SUBJECT, title, about=(about,), also_known_as=also_known_as))
