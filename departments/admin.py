"""Editing departments, people and the papers that checklists ask for."""

from typing import Any

from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from departments import models
from departments.zone_field import ZoneField
from publishing.admin import (
    RELEASE_FIELDS,
    PlainInline,
    PublishedAdmin,
    TranslatedAdmin,
    TranslatedInline,
    TranslatedStack,
)
from publishing.languages import columns, current
from publishing.parts import Part, PartAdmin
from publishing.spans import span_label

#: People are always listed by their names, so they have no position.
PERSON_RELEASE = (
    RELEASE_FIELDS[0],
    {"fields": ("slug", "state", ("publish_from", "publish_until"), "checked_on", "version")},
)
WHEN = (("since_from", "since_to", "since_precision"), ("until_from", "until_to", "until_precision"))


class ContactInline(TranslatedInline):
    model = models.Contact
    fields = ("kind", "value", "extension", "note", "public", "position")


class DepartmentContactInline(ContactInline):
    fk_name = "department"


class AppointmentContactInline(ContactInline):
    fk_name = "appointment"


class HoursInline(PlainInline):
    model = models.OfficeHours
    fields = ("first_day", "last_day", "opens", "closes")
    verbose_name_plural = _("Regular office hours, by the clock of the department")


class DepartmentHoursInline(HoursInline):
    fk_name = "department"


class AppointmentHoursInline(HoursInline):
    fk_name = "appointment"


class AddressInline(TranslatedStack):
    model = models.Address
    fields = ("kind", "street", ("house", "floor"), "building", "campus", "city", "position")


class AlsoKnownAsInline(PlainInline):
    model = models.AlsoKnownAs


def post_of(appointment: Any) -> str:
    return f"{appointment.person} – {appointment.post_in(current())}"


def post_at(appointment: Any) -> str:
    return f"{appointment.post_in(current())} – {appointment.department}"


def dated(milestone: Any) -> str:
    return f"{span_label(milestone.when, current())}: {milestone}" if milestone.when else str(milestone)


def of_kind(thing: Any) -> str:
    return f"{capfirst(thing.get_kind_display())}: {thing}"


@admin.register(models.Department)
class DepartmentAdmin(PublishedAdmin):
    list_display = ("title", "kind", "university", "state", "written_in", "checked_on")
    list_filter = ("state", "kind", ("university", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("university",)
    search_fields = (*columns("name", "short_name"), "slug", "also_known_as__name")
    autocomplete_fields = ("parent",)
    inlines = (DepartmentContactInline, DepartmentHoursInline, AddressInline, AlsoKnownAsInline)
    parts = (
        Part(models.Statement, "department", line=of_kind),
        Part(models.Milestone, "department", line=dated),
        Part(models.KeyFigure, "department"),
        Part(models.Appointment, "department", ("person",), post_of),
        Part(models.Document, "department", line=of_kind),
    )
    fieldsets = (
        (None, {"fields": (("kind", "number"), "parent", "name", "short_name", "summary", "about", "cover")}),
        (_("Facts"), {"fields": (("country", "own_time_zone"), ("founded_from", "founded_to", "founded_precision"))}),
        (_("Graduates"), {"fields": ("graduates_from", "graduates_from_others"), "classes": ("collapse",)}),
        RELEASE_FIELDS,
    )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "own_time_zone":
            return ZoneField(label=capfirst(db_field.verbose_name), required=False)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


@admin.register(models.Person)
class PersonAdmin(PublishedAdmin):
    list_display = ("title", "degree", "academic_title", "state", "written_in", "checked_on")
    list_filter = ("state", "degree", "academic_title")
    search_fields = (*columns("full_name"), "also_known_as", "slug")
    parts = (Part(models.Appointment, "person", ("department",), post_at),)
    fieldsets = (
        (None, {"fields": ("family_name", "given_name", "patronymic", "initials")}),
        (_("Titles"), {"fields": (("degree", "academic_title"), "languages_spoken", "photo", "also_known_as")}),
        PERSON_RELEASE,
    )


@admin.register(models.Statement)
class StatementAdmin(PartAdmin):
    parents = ("department",)
    list_display = ("__str__", "kind", "department", "position")
    list_filter = ("kind", ("department__university", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("department",)
    search_fields = columns("text", "department__name")
    autocomplete_fields = ("department",)
    fieldsets = ((None, {"fields": ("department", ("kind", "position"), "text")}),)


@admin.register(models.KeyFigure)
class KeyFigureAdmin(PartAdmin):
    parents = ("department",)
    list_display = ("__str__", "department", "position")
    list_select_related = ("department",)
    search_fields = columns("label", "department__name")
    autocomplete_fields = ("department",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "department",
                    ("comparator", "value", "period_years"),
                    "label",
                    ("as_of_from", "as_of_to", "as_of_precision"),
                    "position",
                )
            },
        ),
    )


@admin.register(models.Appointment)
class AppointmentAdmin(PartAdmin):
    """Somebody's post, from its first day to its last, with the contacts that belong to the post."""

    parents = ("department", "person")
    list_display = ("person", "role", "department", "since_from", "until_to")
    list_filter = ("role", ("department__university", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("person", "department")
    search_fields = (*columns("post", "person__full_name", "department__name"),)
    autocomplete_fields = ("person", "department")
    inlines = (AppointmentContactInline, AppointmentHoursInline)
    fieldsets = (
        (None, {"fields": ("person", "department", ("role", "room", "position"), "post", *WHEN, "office_hours")}),
    )


@admin.register(models.Milestone)
class MilestoneAdmin(PartAdmin):
    parents = ("department",)
    list_display = ("__str__", "department", "scope", "when_from", "when_precision")
    list_filter = ("scope",)
    list_select_related = ("department",)
    search_fields = columns("title", "text")
    autocomplete_fields = ("department",)
    fieldsets = (
        (None, {"fields": (("department", "scope"), ("when_from", "when_to", "when_precision"), "title", "text")}),
        (_("Legal act"), {"fields": (("act_kind", "act_number"), "act_issuer")}),
    )


@admin.register(models.Document)
class DocumentAdmin(PartAdmin):
    parents = ("department",)
    list_display = ("__str__", "kind", "department", "academic_year", "has_file")
    list_filter = ("kind", "is_basis", ("file", admin.EmptyFieldListFilter))
    list_select_related = ("department",)
    search_fields = columns("title", "issuer")
    autocomplete_fields = ("department",)
    fieldsets = (
        (None, {"fields": ("department", ("kind", "is_basis", "interim"), "title", "file", "language")}),
        (_("Facts"), {"fields": (("academic_year", "number", "published_on"), "issuer", "position")}),
    )

    @admin.display(description=_("file"), boolean=True)
    def has_file(self, obj: Any) -> bool:
        return bool(obj.file)


@admin.register(models.DocumentType)
class DocumentTypeAdmin(TranslatedAdmin):
    list_display = ("__str__", "code")
    search_fields = (*columns("name", "explanation"), "code")
    fieldsets = ((None, {"fields": ("code", "name", "explanation", "where_to_get", "sample")}),)
