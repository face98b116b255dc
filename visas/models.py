"""Procedures with their steps, papers, deadlines and fees; the rules stand in rows with dates of effect."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from departments.models import ChecklistItem
from publishing.languages import text_of
from publishing.models import Published, PublishedQuerySet


class DayKind(models.TextChoices):
    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class Confidence(models.TextChoices):
    HIGH = "high", _("official, or two sources that agree")
    MEDIUM = "medium", _("one good source")
    LOW = "low", _("weak or old source")


def in_order(start: str, end: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{start}__isnull": True}) | Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": F(start)}),
        name=name,
        violation_error_message=_("The last day comes before the first."),
    )


class Authority(models.Model):
    """A state office that registers, approves or issues."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=250)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    country = CountryField(_("country"), blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["code"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.code


class EffectiveQuerySet(models.QuerySet):
    """Rows with dates of effect: tomorrow's rule can be entered today."""

    def in_force(self, on=None):
        on = on or timezone.localdate()
        return self.filter(
            Q(effective_from__isnull=True) | Q(effective_from__lte=on),
            Q(effective_until__isnull=True) | Q(effective_until__gte=on),
        )


class ProcedureQuerySet(PublishedQuerySet, EffectiveQuerySet):  # type: ignore[override]
    pass


class Procedure(Published):
    """One thing a foreign student or guest has to get done: an invitation, a registration, an extension."""

    title_field = "title"
    text_fields = ("title", "intro")

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        ENTRY_VISA = "entry_visa", _("entry visa")
        REGISTRATION = "registration", _("registration")
        STUDY_VISA = "study_visa", _("study visa")
        EXTENSION = "extension", _("extension")
        PASSPORT = "passport", _("passport")

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.PROTECT, related_name="procedures"
    )
    country = CountryField(_("country"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    title = models.CharField(_("title"), max_length=200)  # type: ignore[assignment]
    intro = models.TextField(_("introduction"), blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    legal_act = models.CharField(_("legal act"), max_length=300, blank=True)
    act_number = models.CharField(_("number of the act"), max_length=40, blank=True)
    act_date = models.DateField(_("date of the act"), null=True, blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_until = models.DateField(_("in force until"), null=True, blank=True)

    objects = ProcedureQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Published.Meta):
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        constraints = [
            *Published.Meta.constraints,
            in_order("effective_from", "effective_until", "visas_procedure_in_order"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("visas:procedure", args=[self.slug])


class Step(models.Model):
    """What happens next in a procedure, and who does it."""

    class Actor(models.TextChoices):
        STUDENT = "student", _("student")
        OFFICE = "office", _("international office")
        DEAN = "dean", _("dean's office")
        AUTHORITY = "authority", _("authority")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="steps")
    text = models.TextField(_("text"))
    actor = models.CharField(_("who acts"), max_length=10, choices=Actor, default=Actor.STUDENT)
    authority = models.ForeignKey(
        Authority, verbose_name=_("authority"), null=True, blank=True, on_delete=models.PROTECT, related_name="steps"
    )
    office = models.ForeignKey(
        "departments.Department",
        verbose_name=_("office of the university"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    mandatory = models.BooleanField(_("compulsory"), default=True)
    alternative_to = models.ForeignKey(
        "self",
        verbose_name=_("instead of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="alternatives",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return text_of(self, "text")[:80]

    def clean(self) -> None:
        if self.alternative_to and (
            self.alternative_to_id == self.pk or self.alternative_to.procedure_id != self.procedure_id
        ):
            raise ValidationError({"alternative_to": _("Choose another step of the same procedure.")})


class RequiredDocument(ChecklistItem):
    """A paper a procedure asks for."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="documents")

    class Meta(ChecklistItem.Meta):
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")


class DeadlineRule(models.Model):
    """By when something must be done, counted from an event: after it if positive, before it if negative."""

    class Event(models.TextChoices):
        BORDER_CROSSING = "border_crossing", _("crossing the border")
        VISA_EXPIRY = "visa_expiry", _("end of the visa")
        PASSPORT_EXPIRY = "passport_expiry", _("end of the passport")
        VISA_GRANTED = "visa_granted", _("grant of the visa")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="deadlines")
    event = models.CharField(_("counted from"), max_length=16, choices=Event)
    offset_days = models.SmallIntegerField(
        _("days"), help_text=_("5: within five days after. -30: at least thirty days before.")
    )
    day_kind = models.CharField(_("kind of days"), max_length=10, choices=DayKind, default=DayKind.WORKING)
    basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    source = models.URLField(_("source"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_until = models.DateField(_("in force until"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    objects = EffectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["event", "effective_from", "pk"]
        constraints = [in_order("effective_from", "effective_until", "visas_deadline_in_order")]

    def __str__(self) -> str:
        return f"{self.offset_days} {self.get_day_kind_display()} – {self.get_event_display()}"


class VisaRule(models.Model):
    """How long one visa of a category lasts, how it is renewed, and where it ends for good."""

    class Unit(models.TextChoices):
        ACADEMIC_YEAR = "academic_year", _("academic year")
        YEAR = "year", _("year")
        MONTH = "month", _("month")
        DAY = "day", _("day")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="visa_rules")
    category = models.CharField(_("category"), max_length=20)
    max_grant = models.PositiveSmallIntegerField(_("longest single visa"))
    max_grant_unit = models.CharField(_("unit"), max_length=14, choices=Unit, default=Unit.YEAR)
    renewable = models.BooleanField(_("renewable"), default=False)
    renewal = models.PositiveSmallIntegerField(_("length of a renewal"), null=True, blank=True)
    renewal_unit = models.CharField(_("unit"), max_length=14, choices=Unit, default=Unit.YEAR)
    max_total_years = models.PositiveSmallIntegerField(_("at most, years in all"), null=True, blank=True)
    or_course_duration = models.BooleanField(_("… or the length of the course"), default=False)
    open_question = models.TextField(_("open question"), blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_until = models.DateField(_("in force until"), null=True, blank=True)

    objects = EffectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("visa rule")
        verbose_name_plural = _("visa rules")
        ordering = ["category", "pk"]
        constraints = [in_order("effective_from", "effective_until", "visas_rule_in_order")]

    def __str__(self) -> str:
        return self.category


class Holiday(models.Model):
    """A public holiday: no working day."""

    country = CountryField(_("country"))
    date = models.DateField(_("date"))
    name = models.CharField(_("name"), max_length=150)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["country", "date"]
        constraints = [models.UniqueConstraint(fields=["country", "date"], name="visas_holiday_once")]

    def __str__(self) -> str:
        return f"{self.date} {text_of(self, 'name')}"


class ExemptionList(models.Model):
    """An act that frees citizens of listed states from registration, and the term for all who are not listed."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    country = CountryField(_("country"))
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    act_number = models.CharField(_("number of the act"), max_length=40, blank=True)
    act_date = models.DateField(_("date of the act"), null=True, blank=True)
    covers_stateless = models.BooleanField(_("covers stateless persons"), default=False)
    default_days = models.PositiveSmallIntegerField(_("days for everyone else"))
    default_day_kind = models.CharField(_("kind of days"), max_length=10, choices=DayKind, default=DayKind.WORKING)
    source = models.URLField(_("source"), blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_until = models.DateField(_("in force until"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    objects = EffectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of exemptions")
        verbose_name_plural = _("lists of exemptions")
        ordering = ["country", "-effective_from"]
        constraints = [in_order("effective_from", "effective_until", "visas_list_in_order")]

    def __str__(self) -> str:
        return text_of(self, "title")


class RegistrationExemption(models.Model):
    """How long citizens of one state may stay without registering. A state without a row gets the default term."""

    class Scope(models.TextChoices):
        PRIVATE = "private", _("private stay")
        ANY = "any", _("any purpose")

    exemption_list = models.ForeignKey(ExemptionList, on_delete=models.CASCADE, related_name="exemptions")
    country = CountryField(_("citizens of"))
    days = models.PositiveSmallIntegerField(_("days without registration"))
    day_kind = models.CharField(_("kind of days"), max_length=10, choices=DayKind, default=DayKind.CALENDAR)
    scope = models.CharField(
        pgettext_lazy("purpose of stay", "for"), max_length=8, choices=Scope, default=Scope.PRIVATE
    )
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    source = models.URLField(_("source"), blank=True)
    effective_from = models.DateField(_("in force from"), null=True, blank=True)
    effective_until = models.DateField(_("in force until"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)

    objects = EffectiveQuerySet.as_manager()

    class Meta:
        verbose_name = _("exemption from registration")
        verbose_name_plural = _("exemptions from registration")
        ordering = ["country", "effective_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gte=1),
                name="visas_exempt_at_least_a_day",
                violation_error_message=_("An exemption of 0 days is none: remove the country instead."),
            ),
            in_order("effective_from", "effective_until", "visas_exemption_in_order"),
            models.UniqueConstraint(
                fields=["exemption_list", "country", "effective_from"],
                condition=Q(effective_from__isnull=False),
                name="visas_exemption_once_from",
            ),
            models.UniqueConstraint(
                fields=["exemption_list", "country"],
                condition=Q(effective_from__isnull=True),
                name="visas_exemption_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.days}"


class Fee(models.Model):
    """What a procedure costs, where that is known."""

    class Kind(models.TextChoices):
        STATE_FEE = "state_fee", _("state fee")
        SERVICE = "service", _("service fee")
        URGENT = "urgent", _("urgent service fee")
        VISA = "visa", _("visa fee")
        DOCUMENTS = "documents", _("handling of documents")
        FINE = "fine", _("fine")

    class Entries(models.TextChoices):
        NONE = "", _("does not apply")
        SINGLE = "single", _("single entry")
        MULTIPLE = "multiple", _("multiple entries")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="fees")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    entries = models.CharField(_("entries"), max_length=10, choices=Entries, blank=True, default=Entries.NONE)
    months = models.PositiveSmallIntegerField(_("for up to, months"), null=True, blank=True)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[RegexValidator(r"^[A-Z]{3}\Z", _("Three capital letters: KGS, USD, MCI."))],
    )
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    note = models.CharField(_("note"), max_length=250, blank=True)
    source = models.URLField(_("source"), blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount} {self.currency}"
