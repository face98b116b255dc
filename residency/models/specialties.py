"""Clinical specialties in their groups, the same words for every university."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext

from publishing.languages import Text, text_of


class SpecialtyGroup(models.Model):
    """A family of specialties: surgical, therapeutic, paediatric, dental, diagnostic."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=150)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    leads = models.ManyToManyField(
        "departments.Appointment", verbose_name=_("programme leads"), blank=True, related_name="specialty_groups"
    )

    class Meta:
        verbose_name = _("group of specialties")
        verbose_name_plural = _("groups of specialties")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.code


class Specialty(models.Model):
    """A clinical specialty; "including children" is a flag, never part of its name."""

    slug = models.SlugField(_("code"), max_length=80, unique=True)
    group = models.ForeignKey(
        SpecialtyGroup, verbose_name=_("group"), on_delete=models.PROTECT, related_name="specialties"
    )
    name = models.CharField(_("name"), max_length=200)
    also_known_as = models.CharField(
        _("other names"), max_length=300, blank=True, help_text=_("For the search only, separated by commas.")
    )
    covers_children = models.BooleanField(_("including children"), default=False)

    class Meta:
        verbose_name = _("specialty")
        verbose_name_plural = _("specialties")
        ordering = ["slug"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.slug

    def name_in(self, language: str) -> Text:
        """The full name, with "including children" in the language the name itself is in."""
        name = text_of(self, "name", language)
        return full_name(name, self.covers_children)


def full_name(name: Text, covers_children: bool) -> Text:
    if not name or not covers_children:
        return name
    with override(name.lang):
        # Translators: %s is the name of a specialty, such as Cardiology.
        template = pgettext("specialty", "%s, including children")
    return Text(template % name, name.lang)


class SpecialtyCode(models.Model):
    """The number of a specialty in a state's list."""

    specialty = models.ForeignKey(Specialty, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(_("list"), max_length=80)
    code = models.CharField(_("code"), max_length=40)

    class Meta:
        verbose_name = _("code of the specialty")
        verbose_name_plural = _("codes of the specialty")
        constraints = [models.UniqueConstraint(fields=["specialty", "scheme", "code"], name="residency_code_once")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"
