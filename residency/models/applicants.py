"""For whom a rule of admission or a fee is meant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Applicant(models.TextChoices):
    CITIZEN = "citizen", _("citizens")
    FOREIGN = "foreign", _("foreign citizens")
    ANY = "any", _("everyone")
