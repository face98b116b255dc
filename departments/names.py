"""What a department was called before, in the reader's language where that is known."""

from types import SimpleNamespace

from django.utils.translation import gettext

from departments.models import Department
from publishing.bundles import Ask
from publishing.languages import Text, chain, current


def of_department(department: Department) -> dict[str, Ask]:
    return {
        "former_names": Ask(
            department.also_known_as.filter(until_year__isnull=False).exclude(language=""),
            plain=("pk", "name", "language", "from_year", "until_year"),
            order=lambda row: (row.until_year, row.from_year or 0, row.pk),
        )
    }


def former_names(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """One name for each time, with its years, the earliest first."""
    by_years: dict[tuple[int | None, int], dict[str, str]] = {}
    for row in rows:
        by_years.setdefault((row.from_year, row.until_year), {}).setdefault(row.language, row.name)
    return [
        SimpleNamespace(name=best(names), years=years_label(since, until)) for (since, until), names in by_years.items()
    ]


def best(names: dict[str, str]) -> Text:
    """The name by language as a reader understands it best."""
    code = next(code for code in (*chain(current()), *names) if code in names)
    return Text(names[code], code)


def years_label(since: int | None, until: int) -> str:
    if since is None:
        return gettext("until %(year)s") % {"year": until}
    return str(since) if since == until else f"{since}–{until}"
