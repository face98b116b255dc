"""Editing specialties, levels of training, programmes, and the calendar and papers of admission."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from publishing.admin import (
    RELEASE_FIELDS,
    PlainInline,
    PublishedAdmin,
    TranslatedAdmin,
    TranslatedInline,
    TranslatedStack,
)
from publishing.forms import TranslatedForm
from publishing.languages import columns
from publishing.parts import PartAdmin
from publishing.slugs import ascii_slug, free_slug
from residency import models

#: Programmes stand in the order of the alphabet.
RELEASE_WITHOUT_POSITION = (
    RELEASE_FIELDS[0],
    {"fields": ("slug", "state", ("publish_from", "publish_until"), ("checked_on", "checked_by"), "version")},
)


class CodedForm(TranslatedForm):
    """Proposes the code from the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = "slug" if "slug" in self.fields else "code"
        self.fields[self.code].required = False
        self.fields[self.code].help_text = _("Leave empty to have it made from the name.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get(self.code) and self.code not in self.errors:
            name = next((cleaned[column] for column in columns("name") if cleaned.get(column)), "")
            taken = self._meta.model._default_manager.exclude(pk=self.instance.pk).values_list(self.code, flat=True)
            cleaned[self.code] = free_slug(ascii_slug(name), set(taken))
        return cleaned


class OptionForm(TranslatedForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        named = any(cleaned.get(column) for column in columns("name"))
        if not named and not cleaned.get("language") and "language" not in self.errors:
            self.add_error("language", _("Choose a language, or give a name."))
        return cleaned


class RoundForm(TranslatedForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and self.initial.get("year") is None and cleaned.get("year"):
            self.add_error(
                "year",
                _("This is the rule of every year, which stays. To confirm one year press “%(button)s”.")
                % {"button": _("Save as new")},
            )
        department, levels = cleaned.get("department"), cleaned.get("levels")
        if department and levels:
            foreign = [level for level in levels if level.department.university_id != department.university_id]
            if foreign:
                self.add_error(
                    "levels",
                    ValidationError(_("%(level)s belongs to another university."), params={"level": foreign[0]}),
                )
        return cleaned


class SpecialtyCodeInline(PlainInline):
    model = models.SpecialtyCode


class PrerequisiteInline(TranslatedInline):
    model = models.Prerequisite
    fields = ("text", "qualification", "position")


class EntranceExamInline(PlainInline):
    model = models.EntranceExam
    fields = ("applicant", "kind", "form", "choose_count", "position")
    show_change_link = True
    verbose_name_plural = _("entrance exams (save, then open one to enter its options)")


class AdmissionDocumentInline(TranslatedStack):
    model = models.AdmissionDocument
    fields = (
        ("document_type", "applicant"),
        ("quantity", "format", "notarised", "translated_into"),
        "condition",
        "issuer",
        "note",
        "position",
    )
    autocomplete_fields = ("document_type",)


class ExamOptionInline(TranslatedInline):
    model = models.ExamOption
    form = OptionForm
    fields = ("language", "name", "position")


class TuitionInline(PlainInline):
    model = models.Tuition
    fields = ("applicant", "amount", "currency", "academic_year")


class AdmissionWindowInline(TranslatedStack):
    model = models.AdmissionWindow
    fields = (("stage", "applicant"), ("start_day", "start_month"), ("end_day", "end_month"), "note")


@admin.register(models.SpecialtyGroup)
class SpecialtyGroupAdmin(TranslatedAdmin):
    form = CodedForm
    list_display = ("__str__", "code", "position")
    search_fields = (*columns("name"), "code")
    autocomplete_fields = ("leads",)
    fieldsets = ((None, {"fields": ("name", "code", "position", "leads")}),)


@admin.register(models.Specialty)
class SpecialtyAdmin(TranslatedAdmin):
    form = CodedForm
    list_display = ("__str__", "group", "covers_children")
    list_filter = ("group", "covers_children")
    list_select_related = ("group",)
    search_fields = (*columns("name", "also_known_as"), "slug", "codes__code")
    inlines = (SpecialtyCodeInline,)
    fieldsets = ((None, {"fields": ("name", "covers_children", "group", "also_known_as", "slug")}),)


@admin.register(models.TrainingLevel)
class TrainingLevelAdmin(TranslatedAdmin):
    """What is the same for all programmes of a level stands here: exams, papers, prerequisites, the award."""

    list_display = ("level", "department", "mandatory_since")
    list_display_links = ("level", "department")
    list_filter = ("level", ("department__university", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("department",)
    search_fields = (*columns("department__name", "department__short_name"), "department__slug", "level")
    autocomplete_fields = ("department",)
    inlines = (EntranceExamInline, AdmissionDocumentInline, PrerequisiteInline)
    fieldsets = (
        (None, {"fields": (("department", "level"), "summary", "purpose", "objective")}),
        (
            _("Facts"),
            {"fields": ("mandatory_since", "instruction_languages", "duration_note", "award", "award_condition")},
        ),
    )


@admin.register(models.EntranceExam)
class EntranceExamAdmin(PartAdmin):
    parents = ("level",)
    list_display = ("level", "applicant", "kind", "form", "choose_count")
    list_display_links = ("level", "kind")
    list_filter = ("applicant", "kind")
    list_select_related = ("level__department",)
    search_fields = columns("level__department__name", "level__department__short_name")
    autocomplete_fields = ("level",)
    inlines = (ExamOptionInline,)
    fieldsets = ((None, {"fields": ("level", ("applicant", "kind", "form"), ("choose_count", "position"))}),)


@admin.register(models.Programme)
class ProgrammeAdmin(PublishedAdmin):
    list_display = ("title", "level", "duration_months", "places", "state", "written_in", "checked_on")
    list_filter = (
        "state",
        "level__level",
        "specialty__group",
        "duration_months",
        ("level__department__university", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("specialty", "level__department")
    search_fields = (*columns("specialty__name", "specialty__also_known_as"), "slug")
    autocomplete_fields = ("level", "specialty")
    inlines = (TuitionInline,)
    fieldsets = (
        (
            None,
            {"fields": ("level", "specialty", ("duration_months", "places"), ("valid_from", "valid_until"), "about")},
        ),
        RELEASE_WITHOUT_POSITION,
    )

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if other := obj.same_offer():
            text = _("Another programme offers this specialty at this level for the same years of entry: {link}.")
            link = format_html(
                '<a href="{}">{} ({})</a>',
                reverse("admin:residency_programme_change", args=[other.pk]),
                other,
                other.slug,
            )
            self.message_user(request, format_html(str(text), link=link), messages.WARNING)


@admin.register(models.AdmissionRound)
class AdmissionRoundAdmin(TranslatedAdmin):
    form = RoundForm
    save_as = True
    list_display = ("__str__", "department", "year")
    list_filter = ("year", ("department__university", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("department",)
    search_fields = columns("name", "department__name", "department__short_name")
    autocomplete_fields = ("department", "levels")
    inlines = (AdmissionWindowInline,)
    fieldsets = (
        (None, {"fields": (("department", "year"), "levels", "name", "note", ("source", "checked_on"))}),
        (_("Who needs a visa"), {"fields": (("visa_lead_days", "visa_lead_source"),)}),
    )
