"""What editing a translated, published thing is like: a tab per language, search over all of them, no lost update."""

import hashlib
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import Case, Model, Q, When
from django.forms.models import _get_foreign_key
from django.urls import NoReverseMatch
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline, TranslationTabularInline

from publishing.any_language import AnyLanguage
from publishing.authorship import record_human_edit
from publishing.edits import edit_of
from publishing.forms import PublishedForm, RuledForm, TranslatedForm
from publishing.history import changes_of, told
from publishing.languages import CODES, NATIVE_NAMES, current
from publishing.models import Feedback, Notice, Redirect
from publishing.slugs import ascii_slug, free_slug

if TYPE_CHECKING:
    from publishing.parts import Part

#: The last fieldset of every page: its address, and when readers see it.
RELEASE_FIELDS = (
    _("Address and release"),
    {
        "fields": (
            "slug",
            ("state", "position"),
            ("publish_from", "publish_until"),
            ("checked_on", "checked_by"),
            "version",
        )
    },
)


class OneEdit(admin.ModelAdmin):
    """What one request changes is one edit; what is wrong with it is said in one place."""

    form = RuledForm

    def render_change_form(self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        # Under its own name Django's template would say it once more, and less.
        context["faults"] = context.pop("errors", None)
        if "_saveasnew" in request.POST:  # refused: the page is still that of the thing it was to be a copy of
            context["original"] = self.get_object(request, request.resolver_match.kwargs["object_id"])
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        with edit_of(request):
            return super().changeform_view(request, *args, **kwargs)

    def changelist_view(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        with edit_of(request):
            return super().changelist_view(request, *args, **kwargs)

    def delete_view(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        with edit_of(request):
            return super().delete_view(request, *args, **kwargs)

    def construct_change_message(self, request: Any, form: Any, formsets: Any, add: bool = False) -> Any:
        return changes_of(form, formsets, add)

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:
        """Told in the language of its reader, the newest first."""
        response: Any = super().history_view(request, object_id, extra_context)
        shown = getattr(response, "context_data", {}).get("action_list")
        if shown is not None:
            found = shown.paginator.object_list.order_by("-action_time", "-pk")
            page = self.get_paginator(request, found, 100).get_page(request.GET.get("p"))
            response.context_data |= {"action_list": page, "told": [(entry, told(entry, self.model)) for entry in page]}
        return response


class TranslatedAdmin(AnyLanguage, OneEdit, TranslationAdmin):
    """Base of the admin of everything with translated texts."""

    form = TranslatedForm
    save_on_top = True
    list_per_page = 50
    #: Whether a stale save is found by what is stored, for want of a version.
    compares_state = True

    class Media:
        js = ("js/admin.js",)

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        """What is called exactly so comes first: of "EIMU" and the "Clinic of EIMU" the former."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        named = [Q(**{f"{column}__iexact": search_term}) for column in self.search_fields if column.count("__") == 0]
        if search_term and named:
            exact = Case(When(reduce(or_, named), then=0), default=1)
            found = found.order_by(exact, *found.query.order_by)
        return found, may_repeat

    def state_of(self, obj: Model) -> str:
        """Changes with every change of the object or of what is edited inside its page."""
        found = [type(obj)._base_manager.filter(pk=obj.pk)]
        for inline in self.inlines:
            key = _get_foreign_key(type(obj), inline.model, fk_name=inline.fk_name)
            found.append(inline.model._base_manager.filter(**{key.name: obj.pk}).order_by("pk"))
        rows = [list(queryset.values_list()) for queryset in found]
        return hashlib.sha256(repr(rows).encode()).hexdigest()

    def get_form(self, request: Any, obj: Model | None = None, **kwargs: Any) -> type[forms.ModelForm]:
        form: Any = super().get_form(request, obj, **kwargs)
        if self.compares_state and obj is not None:
            form.state_now = staticmethod(lambda: self.state_of(obj))
        return form

    def render_change_form(self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context["editing_languages"] = [(code, NATIVE_NAMES[code]) for code in CODES]
        obj = context["original"]
        if self.compares_state and obj is not None:
            context["seen"] = request.POST.get("seen") or self.state_of(obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: Any, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        record_human_edit(obj, form.changed_data, request.user)

    def save_formset(self, request: Any, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        for inline_form in formset.forms:
            if inline_form.instance.pk and inline_form.changed_data and inline_form not in formset.deleted_forms:
                record_human_edit(inline_form.instance, inline_form.changed_data, request.user)


class MissingLanguage(admin.SimpleListFilter):
    """Pages that lack a text in one language which they have in another."""

    title = _("missing language")
    parameter_name = "missing"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return list(NATIVE_NAMES.items())

    def queryset(self, request: Any, queryset: Any) -> Any:
        language = self.value()
        if language not in CODES:
            return queryset
        lacking = Q()
        for field in queryset.model.text_fields:
            elsewhere = Q()
            for code in set(CODES) - {language}:
                elsewhere |= Q(**{f"{field}_{code}__gt": ""})
            lacking |= elsewhere & (Q(**{f"{field}_{language}": ""}) | Q(**{f"{field}_{language}__isnull": True}))
        return queryset.filter(lacking)


class PublishedAdmin(TranslatedAdmin):
    """Base of the admin of everything with a page: a stale save is refused."""

    form = PublishedForm
    compares_state = False
    list_display = ("title", "state", "written_in", "checked_on", "updated_at")
    list_filter = ("state",)
    readonly_fields = ("checked_by",)
    parts: "tuple[Part, ...]" = ()

    @admin.display(description=_("title"))
    def title(self, obj: Any) -> str:
        return obj.title or obj.slug

    @admin.display(description=_("languages"))
    def written_in(self, obj: Any) -> str:
        have = obj.languages()
        there = format_html('<span class="visually-hidden">{}</span>', _("is there"))
        lacks = format_html('<span aria-hidden="true">○</span><span class="visually-hidden">{}</span>', _("is missing"))
        marks = ((("there", code, there) if code in have else ("missing", code, lacks)) for code in CODES)
        return format_html_join(" ", '<span class="language-{}">{} {}</span>', marks)

    def get_list_filter(self, request: Any) -> Any:
        return (*super().get_list_filter(request), MissingLanguage)

    def get_ordering(self, request: Any) -> Any:
        return (f"sort_key_{current()}", "pk")

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The page in the editor's language; a draft has none yet."""
        if obj is None or not hasattr(obj, "get_absolute_url") or not obj.is_published():
            return None
        try:
            return obj.get_absolute_url()
        except NoReverseMatch:  # a form that was refused holds an address that is none
            return None

    def render_change_form(self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        if self.parts:
            whole = context["original"]
            lists = [part.listing(self.admin_site, request, whole) for part in self.parts] if whole else []
            context["part_lists"] = [found for found in lists if found]
            names = [str(part.model._meta.verbose_name_plural) for part in self.parts]
            context["parts_follow"] = "" if whole else ", ".join(names)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        if not obj.slug:
            wanted = ascii_slug(obj.slug_source())
            alike = type(obj)._base_manager.filter(slug__startswith=wanted).values_list("slug", flat=True)
            obj.slug = free_slug(wanted, set(alike))
        if "checked_on" in form.changed_data:
            obj.checked_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        """Saves once more when its parts are there: names made from them and the version follow."""
        super().save_related(request, form, formsets, change)
        form.instance.refresh_from_db()
        form.instance.save()


class PlainInline(admin.TabularInline):
    """Rows of a table without texts to translate."""

    form = RuledForm
    extra = 0


class Rows(AnyLanguage):
    """Rows of a page, fetched together with what they point to."""

    form = TranslatedForm
    extra = 0

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related(*self.autocomplete_fields)  # type: ignore[misc,attr-defined]


class TranslatedInline(Rows, TranslationTabularInline):
    """Rows of a table, for things of a few short fields."""


class TranslatedStack(Rows, TranslationStackedInline):
    """Rows one below the other, for things with long texts."""


@admin.register(Notice)
class NoticeAdmin(TranslatedAdmin):
    list_display = ("__str__", "level", "shown_from", "shown_until", "pages")
    list_filter = ("level",)


@admin.register(Feedback)
class FeedbackAdmin(OneEdit):
    list_display = ("created_at", "page", "language", "text", "contact", "handled_by")
    list_filter = ("language", ("handled_by", admin.EmptyFieldListFilter))
    list_select_related = ("handled_by",)
    fields = readonly_fields = ("created_at", "page", "language", "text", "contact", "handled_by")
    search_fields = ("url", "text", "contact")
    actions = ("mark_handled",)

    def has_add_permission(self, request: Any) -> bool:
        return False

    @admin.display(description=_("page"))
    def page(self, obj: Feedback) -> str:
        """A link to the page, if the message names one of this site."""
        ours = obj.url.startswith("/") and not obj.url.startswith("//")
        return format_html('<a href="{0}">{0}</a>', obj.url) if ours else obj.url

    @admin.action(description=_("Mark as handled by me"), permissions=["change"])
    def mark_handled(self, request: Any, queryset: Any) -> None:
        queryset.update(handled_by=request.user)


@admin.register(Redirect)
class RedirectAdmin(OneEdit):
    list_display = ("old_path", "new_path")
    search_fields = ("old_path", "new_path")
