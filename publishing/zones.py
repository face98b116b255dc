"""Whose clock counts, in words."""

from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import get_timezone_location
from django.utils.translation import gettext

from publishing.languages import current

REGION = (
    *("Asia/Bishkek", "Asia/Almaty", "Asia/Qyzylorda", "Asia/Aqtobe", "Asia/Oral", "Asia/Tashkent", "Asia/Samarkand"),
    *("Asia/Dushanbe", "Asia/Ashgabat", "Asia/Kabul", "Asia/Urumqi", "Europe/Moscow", "Asia/Kolkata", "Asia/Karachi"),
)


def zone_label(zone: str, day: date) -> str:
    """ "Almaty (UTC+5)": the place whose clock counts, in the reader's language."""
    place = get_timezone_location(zone, locale=current(), return_city=True)
    offset = datetime.combine(day, time(12), ZoneInfo(zone)).strftime("%z")
    minutes = "" if offset.endswith("00") else f":{offset[3:]}"
    return f"{place} (UTC{offset[0]}{int(offset[1:3])}{minutes})"


@cache
def known_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def zone_choices(day: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Those of the region by their places, and the others of Asia and Europe as the world calls them."""
    near = [(zone, zone_label(zone, day)) for zone in REGION]
    others = sorted(zone for zone in known_zones() - set(REGION) if zone.startswith(("Asia/", "Europe/")))
    return [(gettext("In the region"), near), (gettext("Asia and Europe"), [(zone, zone) for zone in others])]
