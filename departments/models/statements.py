"""What a department tells of itself: its history, its aims, its figures."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from departments.models.departments import Department
from publishing.bounds import at_most
from publishing.languages import text_of
from publishing.models import Dated, complete_spans, span_columns, span_constraint


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
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="milestones"
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
    value = models.PositiveIntegerField(_("value"), validators=at_most(2_000_000_000))
    label = models.CharField(_("what it counts"), max_length=200)
    period_years = models.PositiveSmallIntegerField(
        _("over how many years"), null=True, blank=True, validators=at_most(999)
    )
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
