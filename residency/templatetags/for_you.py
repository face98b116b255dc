"""The line that says for whom a page is made: `{% for_you lens %}`."""

from typing import Any

from django import template
from django.template import Context

from residency.for_you import line
from residency.lens import Lens

register = template.Library()


@register.inclusion_tag("residency/_lens.html", takes_context=True)
def for_you(context: Context, lens: Lens) -> dict[str, Any]:
    return line(context["request"], lens)
