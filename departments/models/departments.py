"""The university's tree: its departments, the names they go by, and where they are to be found."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from publishing.bounds import FLOORS, YEARS, at_most
from publishing.languages import text_of
from publishing.models import LANGUAGE_CHOICES, Dated, Published, complete_spans, span_columns, span_constraint
from publishing.uploads import PictureField
from publishing.zones import known_zones


def validate_time_zone(name: str) -> None:
    if name not in known_zones():
        raise ValidationError(_("“%(name)s” is no time zone; write one like Asia/Bishkek."), params={"name": name})


class Department(Published):
    """A university or a part of it: faculty, centre, department, office, clinic."""

    text_fields = ("name", "summary", "about")

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("university")
        FACULTY = "faculty", _("faculty")
        CENTER = "center", _("centre")
        DEPARTMENT = "department", pgettext_lazy("kind of department", "department")
        OFFICE = "office", _("office")
        CLINIC = "clinic", _("clinic")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self", verbose_name=_("part of"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    university = models.ForeignKey(
        "self", verbose_name=_("university"), null=True, editable=False, on_delete=models.RESTRICT, related_name="+"
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True, validators=at_most(9999))
    name = models.CharField(_("name"), max_length=250)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences for lists and searches."))
    about = models.TextField(_("about"), blank=True, help_text=_("Plain paragraphs, an empty line between them."))
    country = CountryField(_("country"), blank=True)
    own_time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        blank=True,
        validators=[validate_time_zone],
    )
    #: The zone by whose clock it lives: its own, else that of what it is part of, else that of the settings.
    time_zone = models.CharField(max_length=40, editable=False)
    founded_from, founded_to, founded_precision = span_columns(_("founded"))
    founded = Dated("founded")
    graduates_from = CountryField(_("graduates come from"), multiple=True, blank=True)
    graduates_from_others = models.BooleanField(_("… and from other countries"), default=False)
    cover = PictureField(_("cover image"), upload_to="departments", blank=True)

    class Meta(Published.Meta):
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="university", parent__isnull=True) | (~Q(kind="university") & Q(parent__isnull=False)),
                name="departments_university_is_root",
                violation_error_message=_(
                    "A university stands at the top of its tree, and everything else is part of something."
                ),
            ),
            span_constraint("founded"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("departments:department", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        complete_spans(self)
        if self.kind and bool(self.parent_id) == (self.kind == self.Kind.UNIVERSITY):
            raise ValidationError(
                {"parent": _("A university stands at the top of its tree, and everything else is part of something.")}
            )
        above, seen = self.parent, set()
        while above is not None:
            if (above.pk == self.pk and self.pk is not None) or above.pk in seen:
                raise ValidationError({"parent": _("A department cannot be part of itself.")})
            seen.add(above.pk)
            above = above.parent

    def save(self, *args, **kwargs) -> None:
        before = self.university_id, self.time_zone
        self.university = self.parent.university if self.parent else (self if self.pk else None)
        self.time_zone = self.own_time_zone or (self.parent.time_zone if self.parent else settings.TIME_ZONE)
        super().save(*args, **kwargs)
        if self.parent is None and self.university_id is None:
            self.university = self
            type(self).objects.filter(pk=self.pk).update(university=self.pk)
        if before != (self.university_id, self.time_zone):
            for child in self.children.all():
                child.save()


class AlsoKnownAs(models.Model):
    """Another name of a department, past or colloquial, by which the search knows it.

    With its language and its last year it is a former name, which the page shows too.
    """

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="also_known_as"
    )
    name = models.CharField(_("name"), max_length=250)
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=LANGUAGE_CHOICES,
        help_text=_(
            "A name with its language and its last year is shown as a former one; else only the search knows it."
        ),
    )
    from_year = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True, validators=YEARS)
    until_year = models.PositiveSmallIntegerField(_("until year"), null=True, blank=True, validators=YEARS)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(fields=["department", "name"], name="departments_other_name_once"),
            models.CheckConstraint(
                condition=Q(from_year__isnull=True)
                | Q(until_year__isnull=True)
                | Q(until_year__gte=models.F("from_year")),
                name="departments_other_name_years",
                violation_error_message=_("The last year comes before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Address(models.Model):
    """Where a department is to be found."""

    class Kind(models.TextChoices):
        MAIN = "main", _("main address")
        DIRECTORATE = "directorate", _("directorate")
        POSTAL = "postal", _("postal address")

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="addresses"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.MAIN)
    campus = models.CharField(_("campus"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    house = models.CharField(_("house"), max_length=20, blank=True)
    building = models.CharField(_("building"), max_length=200, blank=True)
    floor = models.SmallIntegerField(_("floor"), null=True, blank=True, validators=FLOORS)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return ", ".join(part for part in (text_of(self, "street"), self.house, text_of(self, "city")) if part)
