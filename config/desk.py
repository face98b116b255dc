"""The first page of the admin: what is edited daily before its aids, in groups that go as the site does."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest

#: The groups in their order, and the kinds of each: whatever is not named here follows by its name.
ORDER = {
    "departments": "department person appointment document statement milestone keyfigure documenttype",
    "residency": "programme admissionround traininglevel entranceexam specialty specialtygroup",
    "cooperation": "partner agreement mobilityevent outcome goal reach field",
    "visas": "procedure exemptionlist authority holiday",
    "publishing": "feedback notice redirect",
    "auth": "user group",
}
PLACES = {app: {name: place for place, name in enumerate(names.split())} for app, names in ORDER.items()}


class Desk(AdminSite):
    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        apps = super().get_app_list(request, app_label)
        groups = list(ORDER)
        for app in apps:
            places = PLACES.get(app["app_label"], {})
            app["models"].sort(key=lambda kind: places.get(kind["model"]._meta.model_name, len(places)))
        return sorted(apps, key=lambda app: groups.index(app["app_label"]) if app["app_label"] in ORDER else len(ORDER))


class DeskConfig(AdminConfig):
    default_site = "config.desk.Desk"
