"""Days, weekdays and lengths of time in words, in five languages."""

from datetime import date

import pytest

from publishing.dates import (
    academic_year_label,
    day_label,
    day_month_label,
    days_label,
    duration_label,
)

LANGUAGES = ("en", "ru", "ky", "kk", "uz")


def in_each(*cases):
    """(language, argument, label) for each language; the labels of an argument come as a tuple or with bars between."""
    return [
        (language, argument, label)
        for argument, labels in cases
        for language, label in zip(LANGUAGES, labels if isinstance(labels, tuple) else labels.split(" | "), strict=True)
    ]


@pytest.mark.parametrize(
    ("language", "day", "label"),
    in_each(
        (
            date(2009, 3, 25),
            "25 March 2009 | 25 марта 2009 года | 2009-жылдын 25-марты | 2009 жылғы 25 наурыз | 2009-yil 25-mart",
        ),
        (
            date(2024, 2, 29),
            (
                "29 February 2024",
                "29 февраля 2024 года",
                "2024-жылдын 29-февралы",
                "2024 жылғы 29 ақпан",
                "2024-yil 29-fevral",
            ),
        ),
        (
            date(2026, 12, 31),
            (
                "31 December 2026",
                "31 декабря 2026 года",
                "2026-жылдын 31-декабры",
                "2026 жылғы 31 желтоқсан",
                "2026-yil 31-dekabr",
            ),
        ),
    ),
)
def test_a_full_date_is_said_in_each_language(language, day, label):
    assert day_label(day, language) == label


@pytest.mark.parametrize(
    ("language", "month_and_day", "label"),
    in_each(
        ((6, 20), "20 June | 20 июня | 20-июнь | 20 маусым | 20-iyun"),
        ((2, 29), "29 February | 29 февраля | 29-февраль | 29 ақпан | 29-fevral"),
        ((9, 1), "1 September | 1 сентября | 1-сентябрь | 1 қыркүйек | 1-sentabr"),
        ((5, 9), "9 May | 9 мая | 9-май | 9 мамыр | 9-may"),
    ),
)
def test_a_day_of_every_year_is_said_in_each_language(language, month_and_day, label):
    assert day_month_label(*month_and_day, language) == label


@pytest.mark.parametrize(
    ("language", "months", "label"),
    in_each(
        (0, "0 months | 0 месяцев | 0 ай | 0 ай | 0 oy"),
        (1, "1 month | 1 месяц | 1 ай | 1 ай | 1 oy"),
        (4, "4 months | 4 месяца | 4 ай | 4 ай | 4 oy"),
        (11, "11 months | 11 месяцев | 11 ай | 11 ай | 11 oy"),
        (12, "1 year | 1 год | 1 жыл | 1 жыл | 1 yil"),
        (13, "1 year 1 month | 1 год 1 месяц | 1 жыл 1 ай | 1 жыл 1 ай | 1 yil 1 oy"),
        (24, "2 years | 2 года | 2 жыл | 2 жыл | 2 yil"),
        (30, "2 years 6 months | 2 года 6 месяцев | 2 жыл 6 ай | 2 жыл 6 ай | 2 yil 6 oy"),
        (36, "3 years | 3 года | 3 жыл | 3 жыл | 3 yil"),
        (60, "5 years | 5 лет | 5 жыл | 5 жыл | 5 yil"),
        (132, "11 years | 11 лет | 11 жыл | 11 жыл | 11 yil"),
        (252, "21 years | 21 год | 21 жыл | 21 жыл | 21 yil"),
    ),
)
def test_a_length_of_time_is_said_in_each_language(language, months, label):
    assert duration_label(months, language) == label


def test_a_length_of_time_is_never_negative():
    with pytest.raises(ValueError, match="-1 months"):
        duration_label(-1, "en")


@pytest.mark.parametrize(
    ("language", "number", "label"),
    in_each(
        (0, "0 days | 0 дней | 0 күн | 0 күн | 0 kun"),
        (1, "1 day | 1 день | 1 күн | 1 күн | 1 kun"),
        (3, "3 days | 3 дня | 3 күн | 3 күн | 3 kun"),
        (5, "5 days | 5 дней | 5 күн | 5 күн | 5 kun"),
        (12, "12 days | 12 дней | 12 күн | 12 күн | 12 kun"),
        (21, "21 days | 21 день | 21 күн | 21 күн | 21 kun"),
        (60, "60 days | 60 дней | 60 күн | 60 күн | 60 kun"),
        (111, "111 days | 111 дней | 111 күн | 111 күн | 111 kun"),
        (122, "122 days | 122 дня | 122 күн | 122 күн | 122 kun"),
    ),
)
def test_a_number_of_days_is_said_in_each_language(language, number, label):
    assert days_label(number, language) == label


@pytest.mark.parametrize(
    ("language", "year", "label"),
    in_each(
        (
            2020,
            (
                "2020–2021 academic year",
                "2020–2021 учебный год",
                "2020–2021-окуу жылы",
                "2020–2021 оқу жылы",
                "2020–2021-oʻquv yili",
            ),
        ),
        (
            1999,
            (
                "1999–2000 academic year",
                "1999–2000 учебный год",
                "1999–2000-окуу жылы",
                "1999–2000 оқу жылы",
                "1999–2000-oʻquv yili",
            ),
        ),
    ),
)
def test_an_academic_year_is_said_in_each_language(language, year, label):
    assert academic_year_label(year, language) == label
