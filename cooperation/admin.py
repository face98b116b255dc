"""Editing partners, agreements, events, outcomes and aims."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cooperation import models
from cooperation.standing import standing
from cooperation.validity import Status, status_on
from publishing import clock
from publishing.admin import RELEASE_FIELDS, OneEdit, PublishedAdmin, TranslatedAdmin, TranslatedInline, TranslatedStack
from publishing.languages import columns
from publishing.parts import Part, PartAdmin

OUR_UNIVERSITY = ("department__university", admin.RelatedOnlyFieldListFilter)
WHEN = ("when_from", "when_to", "when_precision")


@admin.register(models.Field)
class FieldAdmin(TranslatedAdmin):
    list_display = ("__str__", "code")
    search_fields = (*columns("name"), "code")
    fieldsets = ((None, {"fields": ("code", "name")}),)


class FormerNameInline(TranslatedStack):
    model = models.FormerName
    fields = ("name", "until_year")


@admin.register(models.Partner)
class PartnerAdmin(PublishedAdmin):
    list_display = ("title", "kind", "country", "state", "written_in", "checked_on")
    list_filter = ("state", "kind", "country")
    search_fields = (*columns("name", "short_name", "former_names__name", "city"), "original_name", "slug")
    autocomplete_fields = ("own_page",)
    inlines = (FormerNameInline,)
    fieldsets = (
        (None, {"fields": ("kind", "name", "short_name", "original_name", "subunit", "about", "logo")}),
        (_("Where"), {"fields": ("country", "city", "website", "own_page")}),
        RELEASE_FIELDS,
    )


class StatusFilter(admin.SimpleListFilter):
    """By the status of today, which no column holds."""

    title = _("status")
    parameter_name = "standing"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Status.choices)

    def queryset(self, request: Any, queryset: QuerySet) -> QuerySet:
        chosen = self.value()
        return queryset.filter(standing(chosen, clock.today())) if chosen in Status.values else queryset


def of_kind(outcome: Any) -> str:
    return f"{capfirst(outcome.get_kind_display())}: {outcome}"


@admin.register(models.Agreement)
class AgreementAdmin(PublishedAdmin):
    list_display = ("title", "status", "valid_until", "department", "state", "written_in")
    list_filter = (StatusFilter, "state", "kind", "signing_state", "fields_of_work", OUR_UNIVERSITY)
    list_select_related = ("department", "successor")
    search_fields = (
        *columns("subject", "other_partners", "partners__name", "partners__short_name", "partners__former_names__name"),
        "partners__original_name",
        "slug",
    )
    autocomplete_fields = ("department", "partners", "fields_of_work", "successor")
    parts = (Part(models.MobilityEvent, "agreement"), Part(models.Outcome, "agreement", line=of_kind))
    fieldsets = (
        (None, {"fields": (("kind", "department"), "partners", "other_partners", "subject", "fields_of_work")}),
        (
            _("Validity"),
            {
                "fields": (
                    "signing_state",
                    ("signed_from", "signed_to", "signed_precision"),
                    ("valid_until", "ended_on"),
                    "successor",
                ),
                "description": _("The status on the site follows from these."),
            },
        ),
        (_("Scan"), {"fields": (("scan", "scan_public"),)}),
        RELEASE_FIELDS,
    )

    def get_queryset(self, request: Any) -> QuerySet:
        return super().get_queryset(request).prefetch_related("partners")

    @admin.display(description=_("status"))
    def status(self, obj: Any) -> str:
        return str(status_on(obj.terms, clock.today()).label)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        obj.partners_to_be = form.cleaned_data.get("partners", ())
        super().save_model(request, obj, form, change)


class ActivityInline(TranslatedInline):
    model = models.Activity
    fields = ("kind", "text", "position")


class ParticipationInline(TranslatedStack):
    model = models.Participation
    fields = (("person", "side", "role"), "guest_name", "role_at_the_time", "position")
    autocomplete_fields = ("person",)


@admin.register(models.MobilityEvent)
class MobilityEventAdmin(PublishedAdmin):
    list_display = ("name", "direction", "when_from", "academic_year", "department", "state", "written_in")
    list_filter = ("state", "direction", "mode", "recurrence", OUR_UNIVERSITY)
    list_select_related = ("department",)
    search_fields = (*columns("title", "text", "partners__name", "participations__person__full_name"), "slug")
    autocomplete_fields = ("department", "partners", "agreement")
    inlines = (ActivityInline, ParticipationInline)
    fieldsets = (
        (None, {"fields": ("title", "text", "department", "partners", "agreement")}),
        (_("When and how"), {"fields": (WHEN, ("academic_year", "recurrence"), ("direction", "mode", "platform"))}),
        (_("How much"), {"fields": (("hours", "students"),)}),
        RELEASE_FIELDS,
    )


@admin.register(models.Outcome)
class OutcomeAdmin(PartAdmin):
    parents = ("agreement",)
    list_display = ("__str__", "kind", "status", "status_checked_on", "department")
    list_filter = ("kind", "status", OUR_UNIVERSITY)
    list_select_related = ("department",)
    search_fields = columns("title", "text", "outlet", "author__full_name")
    autocomplete_fields = ("department", "agreement", "author")
    fieldsets = (
        (None, {"fields": (("kind", "department", "agreement"), "title", "text")}),
        (_("Published"), {"fields": ("author", "outlet", ("outlet_country", "url"))}),
        (_("When"), {"fields": (WHEN, ("academic_year", "position"))}),
        (_("Status"), {"fields": (("status", "status_checked_on"),)}),
    )


@admin.register(models.Goal)
class GoalAdmin(TranslatedAdmin):
    list_display = ("__str__", "department", "position")
    list_filter = (OUR_UNIVERSITY,)
    list_select_related = ("department",)
    search_fields = columns("text", "department__name")
    autocomplete_fields = ("department",)
    fieldsets = ((None, {"fields": ("department", "text", "position")}),)


@admin.register(models.Reach)
class ReachAdmin(OneEdit):
    list_display = ("region", "department", "position")
    list_filter = ("region", OUR_UNIVERSITY)
    list_select_related = ("department",)
    search_fields = columns("department__name")
    autocomplete_fields = ("department",)
