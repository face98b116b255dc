"""What search engines read of a procedure: the service of the state, and the way through it step by step."""

from typing import Any

from django.http import HttpRequest

from publishing.countries import country_name
from publishing.languages import current, text_of
from publishing.structured import site_of, thing
from visas.models import Procedure


def of_procedure(request: HttpRequest, procedure: Procedure, page: dict[str, Any]) -> list[dict[str, Any]]:
    url = f"{site_of(request)}{procedure.get_absolute_url()}"
    title, intro = procedure.title, text_of(procedure, "intro")
    country = thing("Country", name=country_name(str(procedure.country), current()), identifier=str(procedure.country))
    service = thing(
        "GovernmentService",
        name=title,
        description=intro,
        url=url,
        serviceType=str(procedure.get_kind_display()),
        jurisdiction=country,
        areaServed=country,
        audience=thing("Audience", audienceType=audience) if (audience := text_of(procedure, "audience")) else None,
        provider=[authority(row) for row in page["authorities"]],
        serviceOperator=thing("Organization", name=page["office"].name),
    )
    return [service, *how_to(title, page["steps"])]


def authority(row: Any) -> dict[str, Any]:
    return thing(
        "GovernmentOrganization", name=row.name, alternateName=row.short_name, address=row.address, url=row.website
    )


def how_to(title: str, steps: list[Any]) -> list[dict[str, Any]]:
    """The steps in order; what may be done instead of one stands with it, as directions of which one is enough."""
    if not steps:
        return []
    return [
        thing(
            "HowTo",
            name=title,
            inLanguage=getattr(title, "lang", current()),
            step=[step_of(*each) for each in enumerate(steps, 1)],
        )
    ]


def step_of(position: int, step: Any) -> dict[str, Any]:
    ways = [thing("HowToDirection", text=each.text) for each in (step, *step.alternatives)]
    return thing("HowToStep", position=position, text=step.text, itemListElement=ways if len(ways) > 1 else [])
