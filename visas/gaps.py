"""What is still to be found out about procedures: terms, sums and limits that nobody has confirmed."""

from collections.abc import Iterable

from django.db.models import Count, Q
from django.utils.translation import gettext, ngettext

from publishing.gaps import Gap, register
from publishing.languages import text_of
from visas.models import Confidence, ExemptionList, Procedure, VisaRule

#: What has to be done by some day, whether or not we know it.
TIMED = (Procedure.Kind.REGISTRATION, Procedure.Kind.STUDY_VISA, Procedure.Kind.EXTENSION, Procedure.Kind.PASSPORT)


@register
def missing_terms() -> Iterable[Gap]:
    for procedure in Procedure.objects.in_force().filter(kind__in=TIMED, deadlines__isnull=True):
        yield Gap(gettext("By when it has to be done"), procedure)


@register
def missing_documents() -> Iterable[Gap]:
    for procedure in Procedure.objects.in_force().filter(documents__isnull=True):
        yield Gap(gettext("Which documents it takes"), procedure)


@register
def missing_fees() -> Iterable[Gap]:
    for procedure in Procedure.objects.in_force().filter(fees__isnull=True):
        yield Gap(gettext("What it costs"), procedure)


@register
def open_questions() -> Iterable[Gap]:
    for rule in VisaRule.objects.in_force().select_related("procedure"):
        if question := text_of(rule, "open_question"):
            yield Gap(gettext("Open question: %(question)s") % {"question": question}, rule.procedure)


@register
def weak_facts() -> Iterable[Gap]:
    """Sums and terms from weak sources, counted for each page."""
    weak = Count("fees", Q(fees__confidence=Confidence.LOW), distinct=True) + Count(
        "deadlines", Q(deadlines__confidence=Confidence.LOW), distinct=True
    )
    for procedure in Procedure.objects.annotate(weak=weak).filter(weak__gt=0):
        yield Gap(unconfirmed(procedure.weak), procedure)
    weak_exemptions = Count("exemptions", Q(exemptions__confidence=Confidence.LOW))
    for found in ExemptionList.objects.annotate(weak=weak_exemptions).filter(weak__gt=0):
        yield Gap(unconfirmed(found.weak), found)


def unconfirmed(number: int) -> str:
    said = ngettext("%(n)d figure from a weak source", "%(n)d figures from weak sources", number)
    return said % {"n": number}


@register
def unchecked_lists() -> Iterable[Gap]:
    for found in ExemptionList.objects.in_force().filter(checked_on__isnull=True):
        yield Gap(gettext("Whether the list is still complete and in force"), found)
