"""What is still to be found out about procedures: terms, sums and limits that nobody has confirmed.

Each kind of gap costs one query and names at most MOST owners; the next ones come up when these are mended.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext, ngettext

from publishing import clock
from publishing.gaps import Gap, register
from publishing.languages import columns, text_of
from visas.models import Confidence, DeadlineRule, ExemptionList, Fee, Procedure, RequiredDocument, VisaRule

MOST = 200
#: What has to be done by some day, whether or not we know it.
TIMED = (Procedure.Kind.REGISTRATION, Procedure.Kind.STUDY_VISA, Procedure.Kind.EXTENSION, Procedure.Kind.PASSPORT)


def without_text(field: str) -> Q:
    """That a translated field is empty in every language."""
    return reduce(and_, (Q(**{f"{name}__isnull": True}) | Q(**{name: ""}) for name in columns(field)))


@register
def missing_parts() -> Iterable[Gap]:
    of_procedure = {"procedure": OuterRef("pk")}
    for_everyone = Fee.objects.filter(without_text("only_for"), **of_procedure)
    untimed = Q(kind__in=TIMED) & ~Exists(DeadlineRule.objects.filter(**of_procedure))
    wanted = {
        "lacks_term": (untimed, gettext("By when it has to be done")),
        "lacks_documents": (
            ~Exists(RequiredDocument.objects.filter(**of_procedure)),
            gettext("Which documents it takes"),
        ),
        "lacks_fee": (~Exists(for_everyone), gettext("What it costs")),
    }
    lacking = {name: condition for name, (condition, _) in wanted.items()}
    found = Procedure.objects.in_force(clock.today()).annotate(**lacking)
    some = reduce(lambda one, other: one | other, (Q(**{name: True}) for name in wanted))
    for procedure in found.filter(some).order_by("pk")[:MOST]:
        yield from (Gap(what, procedure) for name, (_, what) in wanted.items() if getattr(procedure, name))


@register
def open_questions() -> Iterable[Gap]:
    asked = VisaRule.objects.in_force(clock.today()).exclude(without_text("open_question"))
    for rule in asked.select_related("procedure").order_by("pk")[:MOST]:
        question = text_of(rule, "open_question")
        yield Gap(gettext("Open question: %(question)s") % {"question": question}, rule.procedure)


@register
def weak_facts() -> Iterable[Gap]:
    """Sums and terms from weak sources, counted for each page."""
    weak = Count("fees", Q(fees__confidence=Confidence.LOW), distinct=True) + Count(
        "deadlines", Q(deadlines__confidence=Confidence.LOW), distinct=True
    )
    for procedure in Procedure.objects.annotate(weak=weak).filter(weak__gt=0).order_by("pk")[:MOST]:
        yield Gap(unconfirmed(procedure.weak), procedure)
    weak_exemptions = Count("exemptions", Q(exemptions__confidence=Confidence.LOW))
    for found in ExemptionList.objects.annotate(weak=weak_exemptions).filter(weak__gt=0).order_by("pk")[:MOST]:
        yield Gap(unconfirmed(found.weak), found)


def unconfirmed(number: int) -> str:
    said = ngettext("%(n)d figure from a weak source", "%(n)d figures from weak sources", number)
    return said % {"n": number}


@register
def unchecked_lists() -> Iterable[Gap]:
    unchecked = ExemptionList.objects.in_force(clock.today()).filter(checked_on__isnull=True)
    for found in unchecked.order_by("pk")[:MOST]:
        yield Gap(gettext("Whether the list is still complete and in force"), found)
