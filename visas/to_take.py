"""What of a procedure can be taken along: its days for a calendar, and the guide as one file."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.dateparse import parse_date

from publishing import clock
from publishing.bundles import Ask, together
from publishing.calendar_files import Entry
from publishing.languages import current
from visas import deadlines, rules
from visas.models import Holiday, Procedure
from visas.wording import closed_label, deadline_label, weekday_label

REMIND = {True: 2, False: 14}


def example_day(request: HttpRequest, today: date) -> date:
    """The day from which the example counts: that of the address, or today."""
    try:
        asked = parse_date(request.GET.get("on", ""))
    except ValueError:
        asked = None
    return asked if asked and abs(asked.year - today.year) <= 10 else today


def example_entries(request: HttpRequest, procedure: Procedure) -> list[Entry]:
    """The last days for somebody to whom the event happens on the day of the address."""
    today = clock.today(procedure.department.time_zone)
    day = example_day(request, today)
    of_country = Holiday.objects.filter(country=procedure.country)
    lists = together(
        {
            "deadlines": rules.of_procedure(procedure, today)["deadlines"],
            "holidays": Ask(of_country, plain=("pk", "date")),
        }
    )
    off = {row.date for row in lists["holidays"]}
    counting = deadlines.ruling(lists["deadlines"], today, lambda rule: rule.event)
    last = {rule.pk: deadlines.last_day(day, rule.offset_days, rule.day_kind, off) for rule in counting}
    return [
        entry(procedure, rule, day, last[rule.pk], closed_label(last[rule.pk], day + deadlines.ONE_DAY, off))
        for rule in counting
    ]


def entry(procedure: Procedure, rule: Any, day: date, last: date, closed: str) -> Entry:
    """The last day of a rule; `day` is that of the event, which tells the entries of two people apart."""
    key = f"procedure-{procedure.slug}-{rule.event}-{day:%Y%m%d}"
    label = deadline_label(rule.event, rule.offset_days, rule.day_kind)
    text = "\n".join(filter(None, (f"{weekday_label(last)}: {label}", closed, str(rule.basis), rule.source)))
    remind = REMIND[rule.offset_days > 0]
    title = f"{procedure.title_in(current())}: {label}"
    return Entry(key, title, last, last, text, procedure.get_absolute_url(), remind)
