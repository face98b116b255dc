"""Several short lists in one question to the database.

A page made of many small lists would ask for each of them; here they are asked for together, as rows of the reader's
one language. The lists come unordered from the database and are put in order here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import Any, cast

from django.db.models import Count, Field, Func, JSONField, Model, QuerySet, TextField, Value

from publishing.languages import Text, chain, current


@dataclass(frozen=True)
class Ask:
    """One list: which rows, which translated fields and which plain columns of them, and in which order.

    `texts` maps attributes to paths as in `publishing.languages.rows`; a limit must stand in a subquery.
    """

    queryset: QuerySet
    texts: Mapping[str, str] = field(default_factory=dict)
    plain: tuple[str, ...] = ()
    order: Callable[[SimpleNamespace], Any] | None = None


def together(asks: Mapping[str, Ask]) -> dict[str, list[SimpleNamespace]]:
    """The lists by name, from one query."""
    language = current()
    found: dict[str, list[SimpleNamespace]] = {name: [] for name in asks}
    queries = [_query(name, ask, chain(language)) for name, ask in asks.items()]
    if not queries:
        return found
    for name, data in queries[0].union(*queries[1:], all=True):
        found[name].append(_row(asks[name], data, language))
    for name, ask in asks.items():
        if ask.order:
            found[name].sort(key=ask.order)
    return found


class Packed(Func):
    """The columns of a row in one array, so that lists of different width fit into one union."""

    function = "JSON_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_BUILD_ARRAY", **context)


def _query(name: str, ask: Ask, languages: tuple[str, ...]) -> QuerySet:
    texts = (f"{path}_{code}" for path in ask.texts.values() for code in languages)
    columns = Value(name, output_field=TextField()), Packed(*ask.plain, *texts)
    return in_given_order(ask.queryset).order_by().values_list(*columns)


def in_given_order(queryset: QuerySet) -> QuerySet:
    """The queryset as Django's own: a translated one names its columns in no certain order, which no union bears."""
    return queryset.rewrite(False) if hasattr(queryset, "rewrite") else queryset


def _row(ask: Ask, data: list[Any], language: str) -> SimpleNamespace:
    values = iter(data)
    model = ask.queryset.model
    row = SimpleNamespace(
        **{path: _field(cast("type[Model]", model), path).to_python(next(values)) for path in ask.plain}
    )
    for name in ask.texts:
        texts = [(next(values), code) for code in chain(language)]
        setattr(row, name, next((Text(text, code) for text, code in texts if text), Text("", language)))
    return row


@cache
def _field(model: type[Model], path: str) -> Field:
    *steps, last = path.split("__")
    for step in steps:
        model = cast("type[Model]", model._meta.get_field(step).related_model)
    found: Any = model._meta.pk if last == "pk" else model._meta.get_field(last)
    return found.target_field if found.is_relation else found


def limited(queryset: QuerySet, most: int) -> QuerySet:
    """The first `most` rows of an ordered queryset, in a form that may be asked for together with others."""
    return queryset.model._default_manager.filter(pk__in=queryset.values("pk")[:most])


def counts(found: Mapping[str, QuerySet]) -> dict[str, int]:
    """How many rows each of several querysets has, from one query."""
    queries = [
        in_given_order(queryset)
        .order_by()
        .annotate(_list=Value(name, output_field=TextField()))
        .values("_list")
        .annotate(_rows=Count("pk"))
        .values_list("_list", "_rows")
        for name, queryset in found.items()
    ]
    counted = dict(queries[0].union(*queries[1:], all=True))
    return {name: counted.get(name, 0) for name in found}
