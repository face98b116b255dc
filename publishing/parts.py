"""What belongs to a page but is edited on pages of its own, because there may be dozens of it.

The page of the whole lists its parts with a link to each; saving a part leads back to that list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.text import capfirst

from publishing.admin import TranslatedAdmin

MOST_LISTED = 60


@dataclass(frozen=True)
class Part:
    """One kind of part: its model, the field that names the whole, and how a line of the list describes it."""

    model: type[Model]
    parent: str
    related: tuple[str, ...] = ()
    line: Callable[[Any], str] = str

    def listing(self, site: admin.AdminSite, request: HttpRequest, whole: Model) -> dict[str, Any] | None:
        """What the template shows, or None for an editor who may not see these parts."""
        editing = site._registry.get(self.model)
        if editing is None or not editing.has_view_permission(request):
            return None
        opts = self.model._meta
        found = self.model._base_manager.filter(**{self.parent: whole.pk}).select_related(*self.related)
        listed = list(found.order_by(*opts.ordering)[: MOST_LISTED + 1])
        more = len(listed) > MOST_LISTED
        pages = f"{site.name}:{opts.app_label}_{opts.model_name}"
        all_of_it = f"{reverse(f'{pages}_changelist')}?{self.parent}__id__exact={whole.pk}"
        may_add = editing.has_add_permission(request)
        return {
            "title": capfirst(str(opts.verbose_name_plural)),
            "name": opts.verbose_name,
            "lines": [
                (self.line(part), f"{reverse(f'{pages}_change', args=[part.pk])}?of={self.parent}")
                for part in listed[:MOST_LISTED]
            ],
            "all_url": all_of_it if more else "",
            "number": found.count() if more else len(listed),
            "add_url": f"{reverse(f'{pages}_add')}?{self.parent}={whole.pk}&of={self.parent}" if may_add else "",
        }


class PartAdmin(TranslatedAdmin):
    """Base of the admin of a part; `parents` names the fields that lead to the pages it belongs to."""

    parents: tuple[str, ...] = ()

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self._remembering_the_whole(request, super().response_add(request, obj, post_url_continue))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._remembering_the_whole(request, super().response_change(request, obj))

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._back_to_the_whole(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._back_to_the_whole(request, obj) or super().response_post_save_change(request, obj)

    def _back_to_the_whole(self, request: HttpRequest, obj: Any) -> HttpResponse | None:
        whole = getattr(obj, request.GET["of"], None) if request.GET.get("of") in self.parents else None
        if whole is None:
            return None
        name = f"{self.admin_site.name}:{whole._meta.app_label}_{whole._meta.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[whole.pk]))

    def _remembering_the_whole(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """“Save and continue” and “save and add another” keep the way back."""
        if request.GET.get("of") in self.parents and request.POST.keys() & {"_continue", "_addanother"}:
            separator = "&" if "?" in response["Location"] else "?"
            response["Location"] += separator + request.GET.urlencode()
        return response
