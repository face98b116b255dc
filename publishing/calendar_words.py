"""The words and word order of dates in each language, where the CLDR has none or has them in another form."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel.dates import get_month_names


@dataclass(frozen=True)
class Words:
    """Patterns of one language. In those named `in_…` {0} is what happens within the year and {1} the year."""

    day_month: str
    in_year: str
    month: str
    months: str
    year: str
    years: str
    seasons: tuple[str, str, str, str]  # from spring to winter
    season_in_year: str
    season_in_years: str
    decade: str
    decades: str
    of_decade: tuple[str, str, str]  # its beginning, middle and end
    academic_year: str
    unknown: str
    nouns: dict[str, tuple[str, ...]]
    months_of_year: tuple[str, ...] = ()  # with the ending that belongs to "of the year", where there is one


_WORDS = {
    "en": Words(
        day_month="{0} {1}",
        in_year="{0} {1}",
        month="{0}",
        months="{0}",
        year="{0}",
        years="{0}",
        seasons=("spring", "summer", "autumn", "winter"),
        season_in_year="{0} {1}",
        season_in_years="{0} {1}",
        decade="{0}s",
        decades="{0}s–{1}s",
        of_decade=("early {0}s", "mid-{0}s", "late {0}s"),
        academic_year="{0} academic year",
        unknown="date not known",
        nouns={"year": ("year", "years"), "month": ("month", "months"), "day": ("day", "days")},
    ),
    "ru": Words(
        day_month="{0} {1}",
        in_year="{0} {1} года",
        month="{0}",
        months="{0}",
        year="{0} год",
        years="{0} годы",
        seasons=("весна", "лето", "осень", "зима"),
        season_in_year="{0} {1} года",
        season_in_years="{0} {1} годов",
        decade="{0}-е годы",
        decades="{0}–{1}-е годы",
        of_decade=("начало {0}-х годов", "середина {0}-х годов", "конец {0}-х годов"),
        academic_year="{0} учебный год",
        unknown="дата неизвестна",
        nouns={
            "year": ("год", "года", "лет"),
            "month": ("месяц", "месяца", "месяцев"),
            "day": ("день", "дня", "дней"),
        },
    ),
    "ky": Words(
        day_month="{0}-{1}",
        in_year="{1}-жылдын {0}",
        month="{0} айы",
        months="{0} айлары",
        year="{0}-жыл",
        years="{0}-жылдар",
        seasons=("жазы", "жайы", "күзү", "кышы"),
        season_in_year="{1}-жылдын {0}",
        season_in_years="{1}-жылдардын {0}",
        decade="{0}-жылдар",
        decades="{0}-жылдар – {1}-жылдар",
        of_decade=("{0}-жылдардын башы", "{0}-жылдардын ортосу", "{0}-жылдардын аягы"),
        academic_year="{0}-окуу жылы",
        unknown="күнү белгисиз",
        nouns={"year": ("жыл",), "month": ("ай",), "day": ("күн",)},
        months_of_year=(
            "январы", "февралы", "марты", "апрели", "майы", "июну",
            "июлу", "августу", "сентябры", "октябры", "ноябры", "декабры",
        ),
    ),
    "kk": Words(
        day_month="{0} {1}",
        in_year="{1} жылғы {0}",
        month="{0}",
        months="{0}",
        year="{0} жыл",
        years="{0} жылдар",
        seasons=("көктемі", "жазы", "күзі", "қысы"),
        season_in_year="{1} жылдың {0}",
        season_in_years="{1} жылдардың {0}",
        decade="{0} жылдар",
        decades="{0} жылдар – {1} жылдар",
        of_decade=("{0} жылдардың басы", "{0} жылдардың ортасы", "{0} жылдардың соңы"),
        academic_year="{0} оқу жылы",
        unknown="күні белгісіз",
        nouns={"year": ("жыл",), "month": ("ай",), "day": ("күн",)},
    ),
    "uz": Words(
        day_month="{0}-{1}",
        in_year="{1}-yil {0}",
        month="{0}",
        months="{0}",
        year="{0}-yil",
        years="{0}-yillar",
        seasons=("bahori", "yozi", "kuzi", "qishi"),
        season_in_year="{1}-yil {0}",
        season_in_years="{1}-yillar {0}",
        decade="{0}-yillar",
        decades="{0}-yillar – {1}-yillar",
        of_decade=("{0}-yillar boshi", "{0}-yillar oʻrtasi", "{0}-yillar oxiri"),
        academic_year="{0}-oʻquv yili",
        unknown="sanasi nomaʼlum",
        nouns={"year": ("yil",), "month": ("oy",), "day": ("kun",)},
    ),
}  # fmt: skip


def words(language: str) -> Words:
    """The words of `language`, those of English where it has none of its own."""
    return _WORDS.get(language, _WORDS["en"])


def range_of(first: object, last: object) -> str:
    """`first–last`, or only one of them if they are the same."""
    return str(first) if first == last else f"{first}–{last}"


@lru_cache
def month_name(month: int, language: str) -> str:
    """The name of a month that stands alone ("март")."""
    # The forms the CLDR keeps for standing alone are right only in Russian: the others begin with a capital there.
    return _months("stand-alone" if language == "ru" else "format", language)[month]


@lru_cache
def month_after_day(month: int, language: str) -> str:
    """The name of a month as it follows a day ("25 марта")."""
    return _months("format", language)[month]


@lru_cache
def month_of_year(month: int, language: str) -> str:
    """The name of a month as it follows a day when the year is named too ("2009-жылдын 25-марты")."""
    own = words(language).months_of_year
    return own[month - 1] if own else month_after_day(month, language)


def counted(number: int, noun: str, language: str) -> str:
    """`number` with the noun ("year", "month" or "day") in the form it demands."""
    forms = words(language).nouns[noun]
    return f"{number} {forms[_form(number, len(forms))]}"


def _form(number: int, forms: int) -> int:
    """Which of its forms a noun takes: the only one, one or many, or those of Russian."""
    if forms < 3:
        return int(forms == 2 and number != 1)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else 2


def _months(context: Literal["format", "stand-alone"], language: str) -> Mapping[int, str]:
    return get_month_names("wide", context, _known(language))


def _known(language: str) -> str:
    return language if language in _WORDS else "en"
