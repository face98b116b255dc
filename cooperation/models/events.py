"""Visits, courses and meetings with partners, and who took part."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cooperation.models.agreements import Agreement
from cooperation.models.belonging import OfDepartment
from cooperation.models.partners import Partner
from cooperation.models.timing import Timed
from publishing.bounds import at_most
from publishing.languages import CODES, Text, text_of
from publishing.models import Dated, Published, complete_spans, span_constraint


class MobilityEvent(Timed, OfDepartment):
    """A visit, course or series of meetings with partners, here, there or online."""

    title_field = "title"
    text_fields = ("title", "text")

    class Direction(models.TextChoices):
        IN = "in", _("to us")
        OUT = "out", _("from us")
        MUTUAL = "mutual", _("both ways")
        UNKNOWN = "unknown", _("direction not stated")

    class Mode(models.TextChoices):
        ONSITE = "onsite", _("on site")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("on site and online")
        UNKNOWN = "unknown", _("form not stated")

    class Recurrence(models.TextChoices):
        ONCE = "once", _("once")
        ANNUAL = "annual", _("every year")
        REGULAR = "regular", _("regularly")

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.PROTECT, related_name="events"
    )
    partners = models.ManyToManyField(Partner, verbose_name=_("partners"), blank=True, related_name="events")
    agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), null=True, blank=True, on_delete=models.SET_NULL, related_name="events"
    )
    title = models.CharField(_("title"), max_length=250)  # type: ignore[assignment]
    text = models.TextField(_("text"), blank=True)
    direction = models.CharField(_("direction"), max_length=8, choices=Direction, default=Direction.UNKNOWN)
    mode = models.CharField(_("form"), max_length=8, choices=Mode, default=Mode.UNKNOWN)
    recurrence = models.CharField(_("how often"), max_length=8, choices=Recurrence, default=Recurrence.ONCE)
    when = Dated("when")
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True, validators=at_most(9999))
    students = models.PositiveSmallIntegerField(
        _("students taking part"), null=True, blank=True, validators=at_most(9999)
    )
    platform = models.CharField(_("platform"), max_length=60, blank=True)

    class Meta(Published.Meta):
        verbose_name = _("mobility event")
        verbose_name_plural = _("mobility events")
        constraints = [*Published.Meta.constraints, span_constraint("when")]
        indexes = [*Published.Meta.indexes, models.Index(fields=["state", "-day_key", "id"], name="event_latest")]

    def get_absolute_url(self) -> str:
        return reverse("cooperation:event", args=[self.slug])

    @property
    def name(self) -> Text:
        return text_of(self, "title")

    def clean(self) -> None:
        super().clean()
        complete_spans(self)


class Activity(models.Model):
    """What was done at an event."""

    class Kind(models.TextChoices):
        CLASS = "class", _("classes")
        LECTURE = "lecture", _("lectures")
        SEMINAR = "seminar", _("seminars")
        WEBINAR = "webinar", _("webinars")
        ROUND_TABLE = "round_table", _("round tables")
        MASTER_CLASS = "master_class", _("master classes")
        TRAINING = "training", _("training")
        TOUR = "tour", _("visits of sites")

    event = models.ForeignKey(MobilityEvent, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    text = models.CharField(_("text"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Participation(models.Model):
    """Who took part in an event, on whose side, and what they were then."""

    class Side(models.TextChoices):
        OWN = "own", _("ours")
        GUEST = "guest", _("guest")

    class Role(models.TextChoices):
        LECTURER = "lecturer", _("lecturer")
        TRAINEE = "trainee", _("trainee")
        LEADER = "leader", _("leader")
        MEMBER = "member", _("participant")

    event = models.ForeignKey(MobilityEvent, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        "departments.Person",
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    guest_name = models.CharField(_("name of a guest without a page"), max_length=200, blank=True)
    side = models.CharField(_("side"), max_length=6, choices=Side, default=Side.OWN)
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    role_at_the_time = models.CharField(_("post at the time"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.person) if self.person else text_of(self, "guest_name")

    def clean(self) -> None:
        guest = any(getattr(self, f"guest_name_{code}", "") for code in CODES)
        if bool(self.person_id) == guest:
            message = _("Name either a person who has a page here or a guest, not both and not neither.")
            raise ValidationError({"person": message})
