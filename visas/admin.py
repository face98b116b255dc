"""Editing procedures, exemptions, authorities and holidays."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import URLField
from django.utils.translation import gettext_lazy as _

from departments.models import Department
from publishing.admin import RELEASE_FIELDS, PublishedAdmin, TranslatedAdmin, TranslatedStack
from publishing.forms import RuledForm
from publishing.languages import columns
from visas import models

EFFECT = ("effective_from", "effective_until")
EVIDENCE = ("source", "confidence", "checked_on")


class StepInline(TranslatedStack):
    model = models.Step
    fields = ("text", ("actor", "mandatory"), ("authority", "office"), ("alternative_to", "position"))
    autocomplete_fields = ("authority", "office")

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A step can only stand in for another one of its own procedure."""
        if db_field.name == "alternative_to":
            procedure = request.resolver_match.kwargs.get("object_id")
            own = models.Step.objects.filter(procedure=procedure) if str(procedure or "").isdecimal() else None
            kwargs["queryset"] = models.Step.objects.none() if own is None else own
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class RequiredDocumentInline(TranslatedStack):
    model = models.RequiredDocument
    fields = (
        ("document_type", "quantity", "format"),
        ("notarised", "translated_into", "condition"),
        "issuer",
        "note",
        "position",
    )
    autocomplete_fields = ("document_type",)


class DeadlineInline(TranslatedStack):
    model = models.DeadlineRule
    fields = (("event", "offset_days", "day_kind"), "basis", EVIDENCE, EFFECT)


class VisaRuleInline(TranslatedStack):
    model = models.VisaRule
    fields = (
        ("category", "max_grant", "max_grant_unit"),
        ("renewable", "renewal", "renewal_unit"),
        ("max_total_years", "or_course_duration"),
        "open_question",
        EVIDENCE,
        EFFECT,
    )


class FeeInline(TranslatedStack):
    model = models.Fee
    fields = (("kind", "entries", "months"), ("amount", "currency"), "only_for", "note", EVIDENCE, EFFECT, "position")


class ExemptionInline(admin.StackedInline):
    model = models.RegistrationExemption
    form = RuledForm
    extra = 0
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    fields = (("country", "days", "day_kind", "scope"), ("act_number", "act_date"), EFFECT, EVIDENCE)


@admin.register(models.Procedure)
class ProcedureAdmin(PublishedAdmin):
    list_display = ("title", "kind", "country", "department", "state", "effective_from", "written_in", "checked_on")
    list_filter = ("state", "kind", "country", ("department__university", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("department",)
    search_fields = (*columns("title", "audience", "legal_act"), "slug", "act_number")
    autocomplete_fields = ("department",)
    inlines = (DeadlineInline, StepInline, RequiredDocumentInline, VisaRuleInline, FeeInline)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The countries in which a department of this site stands, rather than all of the world."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "country" and isinstance(field, forms.ChoiceField):
            ours = {"", *Department.objects.values_list("country", flat=True).order_by().distinct()}
            ours |= set(models.Procedure.objects.values_list("country", flat=True).order_by().distinct())
            offered: Any = field.choices
            field.choices = [choice for choice in offered if choice[0] in ours]
        return field

    fieldsets = (
        (None, {"fields": ("department", ("kind", "country"), "title", "audience", "intro")}),
        (_("Legal basis"), {"fields": ("legal_act", ("act_number", "act_date"), EFFECT)}),
        RELEASE_FIELDS,
    )


@admin.register(models.ExemptionList)
class ExemptionListAdmin(TranslatedAdmin):
    list_display = ("__str__", "country", "act_number", "default_days", "default_day_kind", *EFFECT, "checked_on")
    list_filter = ("country",)
    search_fields = (*columns("title", "text", "legal_act"), "code", "act_number")
    inlines = (ExemptionInline,)
    fieldsets = (
        (None, {"fields": (("code", "country"), "title", "text", "covers_stateless")}),
        (_("Everyone else"), {"fields": (("default_days", "default_day_kind"),)}),
        (_("Legal basis"), {"fields": ("legal_act", ("act_number", "act_date"), "source", EFFECT, "checked_on")}),
    )


@admin.register(models.Authority)
class AuthorityAdmin(TranslatedAdmin):
    list_display = ("__str__", "code", "country")
    list_filter = ("country",)
    search_fields = (*columns("name", "short_name", "address"), "code")
    fieldsets = ((None, {"fields": (("code", "country"), "name", "short_name", "address", "website")}),)


@admin.register(models.Holiday)
class HolidayAdmin(TranslatedAdmin):
    list_display = ("__str__", "country", "date")
    list_filter = ("country",)
    date_hierarchy = "date"
    search_fields = columns("name")
    fieldsets = ((None, {"fields": (("country", "date"), "name")}),)
