"""The university's tree of departments and whatever speaks for one of them."""

import zoneinfo
from functools import cache

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from publishing.languages import CODES, Text, current, pick, text_of
from publishing.models import LANGUAGE_CHOICES, Dated, Published, complete_spans, span_columns, span_constraint
from publishing.uploads import DocumentField, PictureField


@cache
def time_zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def validate_time_zone(name: str) -> None:
    if name not in time_zones():
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
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=250)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences for lists and searches."))
    about = models.TextField(_("about"), blank=True, help_text=_("Plain paragraphs, an empty line between them."))
    country = CountryField(_("country"), blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Bishkek", validators=[validate_time_zone])
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
        above, seen = self.parent, set()
        while above is not None:
            if (above.pk == self.pk and self.pk is not None) or above.pk in seen:
                raise ValidationError({"parent": _("A department cannot be part of itself.")})
            seen.add(above.pk)
            above = above.parent

    def save(self, *args, **kwargs) -> None:
        moved = self.university_id
        self.university = self.parent.university if self.parent else (self if self.pk else None)
        super().save(*args, **kwargs)
        if self.parent is None and self.university_id is None:
            self.university = self
            type(self).objects.filter(pk=self.pk).update(university=self.pk)
        if moved != self.university_id:
            for child in self.children.all():
                child.save()


class AlsoKnownAs(models.Model):
    """Another name of a department, past or colloquial; only the search knows it."""

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="also_known_as"
    )
    name = models.CharField(_("name"), max_length=250)
    from_year = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    until_year = models.PositiveSmallIntegerField(_("until year"), null=True, blank=True)

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
    floor = models.SmallIntegerField(_("floor"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return ", ".join(part for part in (text_of(self, "street"), self.house, text_of(self, "city")) if part)


class Person(Published):
    """Somebody who works, worked or was a guest here; what they do stands in their appointments."""

    title_field = "full_name"
    text_fields = ("full_name",)

    class Degree(models.TextChoices):
        NONE = "none", _("no degree")
        CANDIDATE = "candidate_of_sciences", _("Candidate of Medical Sciences")
        DOCTOR = "doctor_of_sciences", _("Doctor of Medical Sciences")
        PHD = "phd", _("PhD")
        MD = "md", _("MD")

    class AcademicTitle(models.TextChoices):
        NONE = "none", _("no academic title")
        ASSISTANT = "assistant", _("assistant")
        ASSOCIATE_PROFESSOR = "associate_professor", _("associate professor")
        PROFESSOR = "professor", _("professor")

    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    initials = models.CharField(
        _("initials"), max_length=20, blank=True, help_text=_("Only where the full given name is not known.")
    )
    full_name = models.CharField(max_length=320, editable=False, default="", blank=True)
    also_known_as = models.CharField(
        _("other spellings"), max_length=300, blank=True, help_text=_("For the search only, separated by commas.")
    )
    degree = models.CharField(_("degree"), max_length=24, choices=Degree, default=Degree.NONE)
    academic_title = models.CharField(
        _("academic title"), max_length=24, choices=AcademicTitle, default=AcademicTitle.NONE
    )
    photo = PictureField(_("photo"), upload_to="people", blank=True)
    languages_spoken = models.CharField(
        _("languages spoken"),
        max_length=60,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2}(?:,[a-z]{2})*\Z", _("Language codes separated by commas: ky,ru,en."))],
        help_text=_("Language codes separated by commas: ky,ru,en."),
    )

    class Meta(Published.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def get_absolute_url(self) -> str:
        return reverse("departments:person", args=[self.slug])

    def name_in(self, code: str) -> str:
        """Family name first, as the region writes it; empty where the family name lacks this language."""
        family = getattr(self, f"family_name_{code}") or ""
        if not family:
            return ""
        given = getattr(self, f"given_name_{code}") or ""
        rest = (
            [given, getattr(self, f"patronymic_{code}") or ""] if given else [getattr(self, f"initials_{code}") or ""]
        )
        return " ".join(part for part in (family, *rest) if part)

    def slug_source(self) -> str:
        """The full name as it will be saved."""
        return pick({code: self.name_in(code) for code in CODES}, "en")

    def save(self, *args, **kwargs) -> None:
        for code in CODES:
            setattr(self, f"full_name_{code}", self.name_in(code))
        super().save(*args, **kwargs)


class AppointmentQuerySet(models.QuerySet):
    def current(self, on=None):
        """Those in office on a day (today, unless told): an end known only to the year lasts to its last day."""
        on = on or timezone.localdate()
        return self.filter(
            Q(since_from__isnull=True) | Q(since_from__lte=on), Q(until_to__isnull=True) | Q(until_to__gte=on)
        )

    def past(self, on=None):
        return self.filter(until_to__lt=on or timezone.localdate())


class Appointment(models.Model):
    """One person in one post of one department, for a time."""

    class Role(models.TextChoices):
        HEAD = "head", _("head")
        DIRECTOR = "director", _("director")
        VICE_RECTOR = "vice_rector", _("vice-rector")
        LEAD = "lead", _("programme lead")
        SPECIALIST = "specialist", _("specialist")
        OTHER = "other", _("staff")

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="appointments"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.OTHER)
    post = models.CharField(_("post"), max_length=200, blank=True, help_text=_("As it stands on the door."))
    since_from, since_to, since_precision = span_columns(_("in office since"))
    since = Dated("since")
    until_from, until_to, until_precision = span_columns(_("in office until"))
    until = Dated("until")
    office_hours = models.CharField(_("office hours"), max_length=200, blank=True)
    room = models.CharField(_("room"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["position", "pk"]
        constraints = [
            span_constraint("since"),
            span_constraint("until"),
            models.UniqueConstraint(
                fields=["department"],
                condition=Q(role="head", until_from__isnull=True),
                name="departments_one_head",
                violation_error_message=_("This department has a head already: give that post its last day first."),
            ),
            models.CheckConstraint(
                condition=Q(since_from__isnull=True)
                | Q(until_to__isnull=True)
                | Q(until_to__gte=models.F("since_from")),
                name="departments_appointment_in_order",
                violation_error_message=_("The post ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.post_in(current())} ({self.department})"

    def post_in(self, language: str) -> Text:
        """The post as written, or the name of the role where none is."""
        return text_of(self, "post", language) or Text(self.get_role_display(), language)

    def clean(self) -> None:
        complete_spans(self)


class ContactQuerySet(models.QuerySet):
    def shown(self):
        """What readers see: not hidden, and not merely known to be missing."""
        return self.filter(public=True).exclude(value="")

    def missing(self):
        return self.filter(value="")


class Contact(models.Model):
    """A phone, an address for mail, a messenger or a web address, of a department or of somebody in a post."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone")
        EMAIL = "email", _("e-mail")
        MESSENGER = "messenger", _("messenger")
        WEB = "web", _("web")

    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="contacts",
    )
    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.CASCADE, related_name="contacts"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(
        _("number or address"),
        max_length=250,
        blank=True,
        help_text=_("Leave empty if it is still to be found: readers see nothing, the to-do list keeps it."),
    )
    extension = models.CharField(pgettext_lazy("phone", "extension"), max_length=10, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    public = models.BooleanField(_("shown to readers"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(department__isnull=False, appointment__isnull=True)
                | Q(department__isnull=True, appointment__isnull=False),
                name="departments_contact_of_one",
                violation_error_message=_("A contact belongs to a department or to a post, to exactly one of them."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.readable or '–'}"

    def clean(self) -> None:
        """Writes a phone as E.164 and refuses what cannot be dialled, mailed or opened."""
        self.value = self.value.strip()
        if not self.value:
            return
        if self.kind in (self.Kind.PHONE, self.Kind.MESSENGER) and not self.value.startswith(("http", "@")):
            self.value = phone_as_e164(self.value, self._country())
        elif self.kind == self.Kind.EMAIL:
            EmailValidator(_("This is no e-mail address."))(self.value)
        elif self.kind == self.Kind.WEB:
            URLValidator(["http", "https"], message=_("A web address begins with https://."))(self.value)

    def _country(self) -> str:
        department = self.department or (self.appointment.department if self.appointment else None)
        while department and department.parent:  # `university` is set by the first save only
            department = department.parent
        return str(department.country) if department and department.country else "KG"

    @property
    def readable(self) -> str:
        """The phone in its international form with spaces; anything else as it is."""
        if self.kind in (self.Kind.PHONE, self.Kind.MESSENGER) and self.value.startswith("+"):
            try:
                number = phonenumbers.parse(self.value)
            except phonenumbers.NumberParseException:  # a form that was refused still shows what was typed
                return self.value
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return self.value

    @property
    def link(self) -> str:
        """What a tap opens: a call, a mail, a chat or a page."""
        if self.kind == self.Kind.PHONE:
            return f"tel:{self.value}" + (f";ext={self.extension}" if self.extension else "")
        if self.kind == self.Kind.EMAIL:
            return f"mailto:{self.value}"
        if self.kind == self.Kind.MESSENGER and self.value.startswith("+"):
            return f"https://wa.me/{self.value.lstrip('+')}"
        if self.kind == self.Kind.MESSENGER and self.value.startswith("@"):
            return f"https://t.me/{self.value.lstrip('@')}"
        return self.value


def phone_as_e164(value: str, country: str) -> str:
    """`(0772) 006020` in KG -> `+996772006020`. Raises ValidationError for what is no possible number there."""
    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValidationError(
            {"value": _("This is no phone number; write it like +996 705 508 455.")}, code="invalid_phone"
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class Milestone(models.Model):
    """An event in the history of a department, of its country or of its field."""

    class Scope(models.TextChoices):
        WORLD = "world", _("in the world")
        NATIONAL = "national", _("in the country")
        OWN = "own", _("our own")

    class ActKind(models.TextChoices):
        NONE = "", _("none")
        DECISION = "decision", _("decision")
        ORDER = "order", _("order")
        RESOLUTION = "resolution", _("resolution")

    department = models.ForeignKey(
        Department,
        verbose_name=_("department"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="milestones",
    )
    scope = models.CharField(_("scope"), max_length=10, choices=Scope, default=Scope.OWN)
    when_from, when_to, when_precision = span_columns(_("when"))
    when = Dated("when")
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    act_kind = models.CharField(_("legal act"), max_length=12, choices=ActKind, blank=True, default=ActKind.NONE)
    act_number = models.CharField(_("number of the act"), max_length=40, blank=True)
    act_issuer = models.CharField(_("issued by"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["when_from", "when_to", "pk"]
        constraints = [span_constraint("when")]

    def __str__(self) -> str:
        return text_of(self, "title")

    def clean(self) -> None:
        complete_spans(self)


class Statement(models.Model):
    """What a department says of itself, sentence by sentence; numbers follow from the order."""

    class Kind(models.TextChoices):
        MISSION = "mission", _("mission")
        VISION = "vision", _("vision")
        GOAL = "goal", _("strategic goal")
        TASK = "task", _("task")
        FUNCTION = "function", _("function")
        PRIORITY = "priority", _("priority")
        INVITATION = "invitation", _("invitation")
        EDUCATION_KIND = "education_kind", _("kind of education")

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="statements"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    text = models.TextField(
        _("text"), blank=True, help_text=_("Leave empty if it is still to be found: readers see nothing.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return text_of(self, "text")[:80] or self.get_kind_display()


class KeyFigure(models.Model):
    """A number a department is proud of, with what it counts and how exactly."""

    class Comparator(models.TextChoices):
        EQUAL = "eq", _("exactly")
        MORE_THAN = "more_than", _("more than")
        AT_LEAST = "at_least", _("at least")
        ABOUT = "about", pgettext_lazy("comparison", "about")

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="key_figures"
    )
    comparator = models.CharField(_("comparison"), max_length=10, choices=Comparator, default=Comparator.EQUAL)
    value = models.PositiveIntegerField(_("value"))
    label = models.CharField(_("what it counts"), max_length=200)
    period_years = models.PositiveSmallIntegerField(_("over how many years"), null=True, blank=True)
    as_of_from, as_of_to, as_of_precision = span_columns(_("as of"))
    as_of = Dated("as_of")
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("key figure")
        verbose_name_plural = _("key figures")
        ordering = ["position", "pk"]
        constraints = [span_constraint("as_of")]

    def __str__(self) -> str:
        return f"{self.get_comparator_display()} {self.value} {text_of(self, 'label')}"

    def clean(self) -> None:
        complete_spans(self)


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
        _("academic year"), null=True, blank=True, help_text=_("The year it begins: 2020 for 2020–2021.")
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    published_on = models.DateField(_("date of the document"), null=True, blank=True)
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
    quantity = models.PositiveSmallIntegerField(_("how many"), default=1)
    format = models.CharField(_("form"), max_length=10, choices=Format, default=Format.ORIGINAL)
    notarised = models.BooleanField(_("notarised"), default=False)
    translated_into = models.CharField(
        _("translated into"), max_length=2, blank=True, help_text=_("Code of the language: ru, ky, en.")
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
