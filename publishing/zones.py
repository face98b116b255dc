"""Whose clock counts, in words."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from publishing.languages import current


def zone_label(zone: str, day: date) -> str:
    """ "Almaty (UTC+5)": the place whose clock counts, in the reader's language."""
    place = get_timezone_location(zone, locale=current(), return_city=True)
    offset = datetime.combine(day, time(12), ZoneInfo(zone)).strftime("%z")
    minutes = "" if offset.endswith("00") else f":{offset[3:]}"
    return f"{place} (UTC{offset[0]}{int(offset[1:3])}{minutes})"
