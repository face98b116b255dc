"""A time zone chosen from a list; one that is stored stays to be chosen wherever in the world it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext

from publishing import clock
from publishing.zones import known_zones, zone_choices


class ZoneField(forms.ChoiceField):
    def prepare_value(self, value: Any) -> Any:
        offered = zone_choices(clock.today())
        elsewhere = value and all(value != zone for _heading, zones in offered for zone, _name in zones)
        blank = ("", gettext("that of what it is part of"))
        self.choices = [blank, *([(value, value)] if elsewhere else []), *offered]
        return value

    def valid_value(self, value: str) -> bool:
        return value in known_zones()
