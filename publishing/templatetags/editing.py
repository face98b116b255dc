"""What the first page of the admin tells."""

from django import template

from publishing.models import Feedback

register = template.Library()


@register.simple_tag
def unread_messages() -> int:
    return Feedback.objects.filter(handled_by=None).count()
