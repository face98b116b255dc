"""Papers: those of a department, and those that somebody has to bring."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from departments.models.departments import Department
from publishing.bounds import ACADEMIC_YEARS, DAYS, LANGUAGE_CODE, at_most
from publishing.languages import text_of
from publishing.models import LANGUAGE_CHOICES
from publishing.uploads import DocumentField


class Document(models.Model):
    """A paper of a department: its regulation, plans and reports, and the acts it works under."""

    class Kind(models.TextChoices):
        LAW = "law", _("law")
        CHARTER = "charter", _("charter")
        ORDER = "order", _("order")
        REGULATION = "regulation", _("regulation")
        JOB_DESCRIPTION = "job_description", _("job description")
        WORK_PLAN = "work_plan", _("work plan")
        REPORT = "report", _("report")
        OTHER = "other", _("other document")

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="documents"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    title = models.CharField(_("title"), max_length=250)
    file = DocumentField(_("file"), upload_to="documents", blank=True)
    language = models.CharField(_("language of the file"), max_length=2, blank=True, choices=LANGUAGE_CHOICES)
    academic_year = models.PositiveSmallIntegerField(
        _("academic year"),
        null=True,
        blank=True,
        validators=ACADEMIC_YEARS,
        help_text=_("The year it begins: 2020 for 2020–2021."),
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    published_on = models.DateField(_("date of the document"), null=True, blank=True, validators=DAYS)
    interim = models.BooleanField(_("interim"), default=False)
    is_basis = models.BooleanField(_("the department works under it"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return text_of(self, "title")


class DocumentType(models.Model):
    """A paper that somebody has to bring, explained once for every checklist that asks for it."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    explanation = models.TextField(_("explanation"), blank=True)
    where_to_get = models.CharField(_("where to get it"), max_length=300, blank=True)
    sample = DocumentField(_("sample"), upload_to="samples", blank=True)

    class Meta:
        verbose_name = _("type of document")
        verbose_name_plural = _("types of documents")
        ordering = ["code"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.code


class ChecklistItem(models.Model):
    """One paper of a checklist: how many, in which form, when it is needed."""

    class Format(models.TextChoices):
        ORIGINAL = "original", _("original")
        PHOTOCOPY = "photocopy", _("photocopy")
        DIGITAL = "digital", _("digital file")
        ANY = "any", _("any form")

    class Condition(models.TextChoices):
        ALWAYS = "", _("always")
        NOT_IN_DORMITORY = "not_in_dormitory", _("only if you do not live in the university hostel")
        IN_DORMITORY = "in_dormitory", _("only if you live in the university hostel")
        FOREIGN_DIPLOMA = "foreign_diploma", _("only with a foreign diploma")

    document_type = models.ForeignKey(
        "departments.DocumentType", verbose_name=_("type of document"), on_delete=models.PROTECT, related_name="+"
    )
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1, validators=at_most(99))
    format = models.CharField(_("form"), max_length=10, choices=Format, default=Format.ORIGINAL)
    notarised = models.BooleanField(_("notarised"), default=False)
    translated_into = models.CharField(
        _("translated into"),
        max_length=2,
        blank=True,
        validators=LANGUAGE_CODE,
    )
    condition = models.CharField(
        _("when needed"), max_length=20, choices=Condition, blank=True, default=Condition.ALWAYS
    )
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="%(app_label)s_%(class)s_at_least_one",
                violation_error_message=_("A checklist asks for at least one."),
            )
        ]

    def __str__(self) -> str:
        return str(self.document_type)
