"""What a stored day, year, number or code may be: wide enough for every true one, and narrower than a slip of the hand.

The same on every database: SQLite by itself keeps any number at all.
"""

from datetime import UTC, date, datetime

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1000, 2199

YEARS = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
ACADEMIC_YEARS = [MinValueValidator(1900), MaxValueValidator(2100)]
_DAYS_SAY = _("Check the year: it must be one from 1000 to 2199.")
DAYS = [
    MinValueValidator(date(FIRST_YEAR, 1, 1), _DAYS_SAY),
    MaxValueValidator(date(LAST_YEAR, 12, 31), _DAYS_SAY),
]
MOMENTS = [
    MinValueValidator(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), _DAYS_SAY),
    MaxValueValidator(datetime(LAST_YEAR, 12, 31, tzinfo=UTC), _DAYS_SAY),
]
#: Days within which something is to be done, after an event or, with a minus, before it.
TERM_DAYS = [MinValueValidator(-3650), MaxValueValidator(3650)]
MONTHS = [MaxValueValidator(240)]
FLOORS = [MinValueValidator(-9), MaxValueValidator(199)]
AMOUNT = [MinValueValidator(0)]
CURRENCY = [RegexValidator(r"^[A-Z]{3}\Z", _("Three capital letters: KGS, USD, MCI."))]
LANGUAGE_CODE = [RegexValidator(r"^[a-z]{2}\Z", _("Two small letters that name a language: ky, ru, en."))]
LANGUAGE_LIST = [
    RegexValidator(r"^[a-z]{2}(?:,[a-z]{2})*\Z", _("Language codes separated by commas: ky,ru,en.")),
]


def at_most(number: int) -> list[MaxValueValidator]:
    return [MaxValueValidator(number)]
