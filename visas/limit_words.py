"""How many visas are still to come and where both limits fall, in the words of the reader's language."""

from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext

from publishing.dates import day_label, duration_label
from publishing.languages import current
from visas import reasons, rules
from visas.check import Check
from visas.limits import Basis, Limits
from visas.outcome import Stay
from visas.reasons import Reason, procedure_url
from visas.wording import length_label


def limits(check: Check, found: Stay) -> SimpleNamespace | None:
    """What the outcome says of the limits; None where no rule on them is known."""
    if found.rule is None:
        return None
    rule, counted = rules.described_rule(found.rule, check.today), found.limits
    owner = next((row for row in check.rulebook.procedures if row.pk == rule.procedure), None)
    total = length_label(rule.max_total_years, "year") if rule.max_total_years else ""
    made = SimpleNamespace(
        rule=rule,
        facts=[*rule.facts, *rule.limits],
        dates=[],
        figures=[],
        counted="",
        years_label="",
        years_end="",
        open_question=rule.open_question,
        beyond=bool(counted and counted.beyond),
        within=bool(counted and total and not counted.beyond),
        unknown=counted is None and found.left is not None and found.left >= 0,
        is_open=counted is None,
        is_exact=bool(counted and counted.basis == Basis.FIRST_VISA),
        reason=Reason(
            gettext("Visas of category %(category)s") % {"category": rule.category},
            "",
            reasons.act_of(owner) if owner else (),
            rule.evidence,
            procedure_url(owner, "#limits"),
        ),
    )
    return with_counts(made, check, found, counted, total) if counted else made


def with_counts(made: SimpleNamespace, check: Check, found: Stay, counted: Limits, total: str) -> SimpleNamespace:
    made.counted = counted_from(check, found, counted)
    made.figures.append((gettext("visas to come, by the course"), counted.by_course))
    if counted.by_years is not None:
        made.figures.append((gettext("visas to come, by the limit in years"), counted.by_years))
    if counted.years_end:
        made.years_label = years_label(total, exact=made.is_exact)
        made.years_end = day_or_past(counted.years_end, check.today)
        made.dates.append((made.years_label, made.years_end))
    made.dates.append((gettext("End of the course, about"), day_or_past(counted.course_ends, check.today)))
    return made


def day_or_past(day: date, today: date) -> str:
    """A day, and that it is past if it is."""
    label = day_label(day, current())
    return gettext("%(date)s (already past)") % {"date": label} if day < today else label


def years_label(total: str, *, exact: bool) -> str:
    if exact:
        return gettext("Limit in all (%(length)s)") % {"length": total}
    return gettext("Limit in all (%(length)s), about") % {"length": total}


def counted_from(check: Check, found: Stay, counted: Limits) -> str:
    """From which day the years run, and how exact the days are for it."""
    known = check.walk.known
    if counted.basis == Basis.FIRST_VISA:
        words = {"date": day_label(known["first"], current())}
        return gettext("Counted to the day from %(date)s, without any interruption.") % words
    words = {
        "length": duration_label(12 * known["done"], current()),
        "date": day_label(found.ends or check.today, current()),
    }
    said = gettext(
        "Only whole years are known: %(length)s with study visas until %(date)s. The days may be wrong by months; give "
        "the first day of your first visa, and you get them exactly."
    )
    return said % words
