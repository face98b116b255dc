"""The editors' to-do list: everything that is missing, with the place to mend it."""

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from publishing.gaps import Gap, gaps
from publishing.pages import CountedPaginator

GAPS_ON_A_PAGE = 100


def to_do(request: HttpRequest) -> HttpResponse:
    found = [gap for gap in gaps() if may_change(request, gap.owner)]
    page_obj = CountedPaginator(found, GAPS_ON_A_PAGE, len(found)).get_page(request.GET.get("page"))
    page_obj.object_list = [described(gap) for gap in page_obj.object_list]
    context = {**admin.site.each_context(request), "title": gettext("To do"), "page_obj": page_obj}
    return render(request, "admin/to_do.html", context)


def may_change(request: HttpRequest, owner: Model) -> bool:
    return request.user.has_perm(f"{owner._meta.app_label}.{get_permission_codename('change', owner._meta)}")


def described(gap: Gap) -> dict[str, str]:
    options = gap.owner._meta
    return {
        "what": gap.what,
        "owner": str(gap.owner),
        "kind": str(options.verbose_name),
        "url": reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[gap.owner.pk]),
    }
