"""The editors' to-do list: everything that is missing, with the place to mend it."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from publishing.gaps import gaps


def to_do(request: HttpRequest) -> HttpResponse:
    found = [
        {
            "what": gap.what,
            "owner": str(gap.owner),
            "kind": gap.owner._meta.verbose_name,
            "url": reverse(
                f"admin:{gap.owner._meta.app_label}_{gap.owner._meta.model_name}_change", args=[gap.owner.pk]
            ),
        }
        for gap in gaps()
        if request.user.has_perm(f"{gap.owner._meta.app_label}.change_{gap.owner._meta.model_name}")
    ]
    context = {**admin.site.each_context(request), "title": gettext("To do"), "gaps": found}
    return render(request, "admin/to_do.html", context)
