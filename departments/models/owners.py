"""What a department has, or somebody in a post there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from departments.models.departments import Department
from departments.models.people import Appointment


class OfDepartmentOrPost(models.Model):
    """Belongs to one of the two; `default_related_name` is what both call it."""

    department = models.ForeignKey(
        Department, verbose_name=_("department"), null=True, blank=True, on_delete=models.CASCADE
    )
    appointment = models.ForeignKey(
        Appointment, verbose_name=_("appointment"), null=True, blank=True, on_delete=models.CASCADE
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(department__isnull=False, appointment__isnull=True)
                | Q(department__isnull=True, appointment__isnull=False),
                name="departments_%(class)s_of_one",
                violation_error_message=_("It belongs to a department or to a post, to exactly one of them."),
            )
        ]
