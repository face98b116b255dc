"""Dates known to a certain precision: read, written, completed, ordered and said in five languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.spans import Precision, Span, completed, parse_span, span_label, span_text

KNOWN = [precision.value for precision in Precision if precision is not Precision.UNKNOWN]
LANGUAGES = ("en", "ru", "ky", "kk", "uz")

days = st.dates(min_value=date(1000, 3, 1), max_value=date(9998, 12, 31))


@st.composite
def spans(draw):
    if not draw(st.integers(0, 19)):
        return Span.unknown()
    start, end = sorted((draw(days), draw(days)))
    return completed(start, draw(st.sampled_from(KNOWN)), draw(st.sampled_from((None, end))))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2009-03-25", date(2009, 3, 25), date(2009, 3, 25), "day"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31), "month"),
        ("spring 2021", date(2021, 3, 1), date(2021, 5, 31), "season"),
        ("summer 2021", date(2021, 6, 1), date(2021, 8, 31), "season"),
        ("autumn 2021", date(2021, 9, 1), date(2021, 11, 30), "season"),
        ("winter 2021", date(2021, 12, 1), date(2022, 2, 28), "season"),
        ("winter 2023", date(2023, 12, 1), date(2024, 2, 29), "season"),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), "year"),
        ("1830s", date(1830, 1, 1), date(1839, 12, 31), "decade"),
        ("early 1990s", date(1990, 1, 1), date(1993, 12, 31), "part_of_decade"),
        ("mid 1990s", date(1994, 1, 1), date(1995, 12, 31), "part_of_decade"),
        ("late 1990s", date(1996, 1, 1), date(1999, 12, 31), "part_of_decade"),
        ("2023-06-05/2023-06-10", date(2023, 6, 5), date(2023, 6, 10), "day"),
        ("2021-09/2021-12", date(2021, 9, 1), date(2021, 12, 31), "month"),
        ("2020/2023", date(2020, 1, 1), date(2023, 12, 31), "year"),
        ("autumn 2021/spring 2022", date(2021, 9, 1), date(2022, 5, 31), "season"),
        ("1830s/1850s", date(1830, 1, 1), date(1859, 12, 31), "decade"),
        ("unknown", None, None, "unknown"),
    ],
)
def test_a_span_is_read_and_written(text, start, end, precision):
    span = parse_span(text)
    assert span == Span(start, end, precision)
    assert span_text(span) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("  Late   1990s ", "late 1990s"),
        ("mid-1990s", "mid 1990s"),
        ("2020 / 2023", "2020/2023"),
        ("2021/2021", "2021"),
        ("UNKNOWN", "unknown"),
        (2021, "2021"),
        (date(2020, 12, 31), "2020-12-31"),
    ],
)
def test_a_span_is_read_in_a_careless_spelling_too(text, meant):
    assert span_text(parse_span(text)) == meant


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "is not a date as it is written here"),
        ("soon", "is not a date as it is written here"),
        ("25.03.2009", "is not a date as it is written here"),
        ("2021-2-1", "is not a date as it is written here"),
        ("1995s", "is not a date as it is written here"),
        ("fall 2021", "is not a date as it is written here"),
        ("0999", "is not a date as it is written here"),
        ("٢٠٢١", "is not a date as it is written here"),
        ("2021/", "is not a date as it is written here"),
        ("2020/2021/2022", "is not a date as it is written here"),
        ("2021/unknown", "is not a date as it is written here"),
        ("2021-13", "is not in the calendar"),
        ("2023-02-29", "is not in the calendar"),
        ("winter 9999", "is not in the calendar"),
        ("2021-09/2022", "must be known equally well"),
        ("2023/2020", "ends before it begins"),
    ],
)
def test_a_text_that_is_no_span_is_refused_with_a_reason(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        parse_span(text)


@given(spans())
def test_a_written_span_reads_back_as_the_same(span):
    assert parse_span(span_text(span)) == span


@given(days, st.sampled_from(KNOWN))
def test_a_completed_span_contains_the_day_it_came_from(day, precision):
    span = completed(day, precision)
    assert span.start <= day <= span.end
    assert completed(span.start, precision) == completed(span.end, precision) == span


@given(days, st.sampled_from(KNOWN))
def test_units_of_one_precision_do_not_overlap(day, precision):
    span = completed(day, precision)
    following = completed(date.fromordinal(span.end.toordinal() + 1), precision)
    assert following.start.toordinal() == span.end.toordinal() + 1


@pytest.mark.parametrize(
    ("day", "precision", "start", "end"),
    [
        (date(2024, 2, 17), "month", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2022, 1, 1), "season", date(2021, 12, 1), date(2022, 2, 28)),
        (date(2024, 2, 29), "season", date(2023, 12, 1), date(2024, 2, 29)),
        (date(2021, 12, 31), "season", date(2021, 12, 1), date(2022, 2, 28)),
        (date(2020, 12, 31), "year", date(2020, 1, 1), date(2020, 12, 31)),
        (date(2000, 1, 1), "decade", date(2000, 1, 1), date(2009, 12, 31)),
        (date(1999, 12, 31), "part_of_decade", date(1996, 1, 1), date(1999, 12, 31)),
    ],
)
def test_one_day_and_a_precision_complete_a_span(day, precision, start, end):
    assert completed(day, precision) == Span(start, end, precision)


def test_two_days_complete_a_run_of_units():
    assert completed(date(2021, 9, 15), "month", date(2021, 12, 1)) == parse_span("2021-09/2021-12")
    assert completed(date(2021, 9, 15), "month", date(2021, 9, 2)) == parse_span("2021-09")


def test_a_run_that_ends_before_it_begins_is_not_completed():
    with pytest.raises(ValueError, match="before"):
        completed(date(2021, 9, 15), "day", date(2021, 9, 14))


def test_an_unheard_of_precision_is_not_completed():
    with pytest.raises(ValueError, match="fortnight"):
        completed(date(2021, 9, 15), "fortnight")


@pytest.mark.parametrize(
    "span", [completed(None, "day"), completed(date(2021, 1, 1), "unknown"), parse_span("unknown")]
)
def test_a_span_without_a_day_is_unknown_and_false(span):
    assert span == Span.unknown()
    assert not span


def test_a_known_span_is_true():
    assert parse_span("1830s")


def test_spans_are_ordered_by_first_day_then_last_with_the_unknown_at_the_end():
    ordered = ["1830s", "late 1990s", "2009-03-25", "2021-01", "2021", "2021-02", "autumn 2021", "unknown"]
    spans = [parse_span(text) for text in reversed(ordered)]
    assert [span_text(span) for span in sorted(spans, key=lambda span: span.sort_key)] == ordered


# What careful native writers put under a picture or at the head of a paragraph.
LABELS = {
    "2009-03-25": (
        "25 March 2009",
        "25 марта 2009 года",
        "2009-жылдын 25-марты",
        "2009 жылғы 25 наурыз",
        "2009-yil 25-mart",
    ),
    "2024-02-29": (
        "29 February 2024",
        "29 февраля 2024 года",
        "2024-жылдын 29-февралы",
        "2024 жылғы 29 ақпан",
        "2024-yil 29-fevral",
    ),
    "2023-06-05/2023-06-10": (
        "5–10 June 2023",
        "5–10 июня 2023 года",
        "2023-жылдын 5–10-июну",
        "2023 жылғы 5–10 маусым",
        "2023-yil 5–10-iyun",
    ),
    "2023-05-28/2023-06-03": (
        "28 May – 3 June 2023",
        "28 мая – 3 июня 2023 года",
        "2023-жылдын 28-майы – 3-июну",
        "2023 жылғы 28 мамыр – 3 маусым",
        "2023-yil 28-may – 3-iyun",
    ),
    "2022-12-31/2023-01-01": (
        "31 December 2022 – 1 January 2023",
        "31 декабря 2022 года – 1 января 2023 года",
        "2022-жылдын 31-декабры – 2023-жылдын 1-январы",
        "2022 жылғы 31 желтоқсан – 2023 жылғы 1 қаңтар",
        "2022-yil 31-dekabr – 2023-yil 1-yanvar",
    ),
    "2021-02": (
        "February 2021",
        "февраль 2021 года",
        "2021-жылдын февраль айы",
        "2021 жылғы ақпан",
        "2021-yil fevral",
    ),
    "2021-09/2021-12": (
        "September–December 2021",
        "сентябрь–декабрь 2021 года",
        "2021-жылдын сентябрь–декабрь айлары",
        "2021 жылғы қыркүйек–желтоқсан",
        "2021-yil sentabr–dekabr",
    ),
    "2020-12/2021-02": (
        "December 2020 – February 2021",
        "декабрь 2020 года – февраль 2021 года",
        "2020-жылдын декабрь айы – 2021-жылдын февраль айы",
        "2020 жылғы желтоқсан – 2021 жылғы ақпан",
        "2020-yil dekabr – 2021-yil fevral",
    ),
    "autumn 2021": (
        "autumn 2021",
        "осень 2021 года",
        "2021-жылдын күзү",
        "2021 жылдың күзі",
        "2021-yil kuzi",
    ),
    "winter 2021": (
        "winter 2021–2022",
        "зима 2021–2022 годов",
        "2021–2022-жылдардын кышы",
        "2021–2022 жылдардың қысы",
        "2021–2022-yillar qishi",
    ),
    "spring 2021/summer 2021": (
        "spring–summer 2021",
        "весна–лето 2021 года",
        "2021-жылдын жазы–жайы",
        "2021 жылдың көктемі–жазы",
        "2021-yil bahori–yozi",
    ),
    "autumn 2021/winter 2021": (
        "autumn 2021 – winter 2021–2022",
        "осень 2021 года – зима 2021–2022 годов",
        "2021-жылдын күзү – 2021–2022-жылдардын кышы",
        "2021 жылдың күзі – 2021–2022 жылдардың қысы",
        "2021-yil kuzi – 2021–2022-yillar qishi",
    ),
    "autumn 2021/spring 2022": (
        "autumn 2021 – spring 2022",
        "осень 2021 года – весна 2022 года",
        "2021-жылдын күзү – 2022-жылдын жазы",
        "2021 жылдың күзі – 2022 жылдың көктемі",
        "2021-yil kuzi – 2022-yil bahori",
    ),
    "2021": ("2021", "2021 год", "2021-жыл", "2021 жыл", "2021-yil"),
    "2020/2023": ("2020–2023", "2020–2023 годы", "2020–2023-жылдар", "2020–2023 жылдар", "2020–2023-yillar"),
    "1830s": ("1830s", "1830-е годы", "1830-жылдар", "1830 жылдар", "1830-yillar"),
    "1830s/1850s": (
        "1830s–1850s",
        "1830–1850-е годы",
        "1830-жылдар – 1850-жылдар",
        "1830 жылдар – 1850 жылдар",
        "1830-yillar – 1850-yillar",
    ),
    "early 1990s": (
        "early 1990s",
        "начало 1990-х годов",
        "1990-жылдардын башы",
        "1990 жылдардың басы",
        "1990-yillar boshi",
    ),
    "mid 1990s": (
        "mid-1990s",
        "середина 1990-х годов",
        "1990-жылдардын ортосу",
        "1990 жылдардың ортасы",
        "1990-yillar oʻrtasi",
    ),
    "late 1990s": (
        "late 1990s",
        "конец 1990-х годов",
        "1990-жылдардын аягы",
        "1990 жылдардың соңы",
        "1990-yillar oxiri",
    ),
    "late 1990s/early 2000s": (
        "late 1990s – early 2000s",
        "конец 1990-х годов – начало 2000-х годов",
        "1990-жылдардын аягы – 2000-жылдардын башы",
        "1990 жылдардың соңы – 2000 жылдардың басы",
        "1990-yillar oxiri – 2000-yillar boshi",
    ),
    "unknown": ("date not known", "дата неизвестна", "күнү белгисиз", "күні белгісіз", "sanasi nomaʼlum"),
}


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        (text, language, label)
        for text, labels in LABELS.items()
        for language, label in zip(LANGUAGES, labels, strict=True)
    ],
)
def test_a_span_is_said_in_each_language(text, language, label):
    assert span_label(parse_span(text), language) == label


def test_a_span_is_said_in_english_where_the_language_is_none_of_the_five():
    assert span_label(parse_span("2009-03-25"), "de") == "25 March 2009"


def test_a_span_stored_without_its_end_is_one_unit():
    span = Span(date(2021, 9, 1), None, "season")
    assert span_label(span, "en") == "autumn 2021"
    assert span_text(span) == "autumn 2021"
    assert span.sort_key == (date(2021, 9, 1), date(2021, 9, 1))


@given(spans(), st.sampled_from(LANGUAGES))
def test_every_span_is_said_in_one_line_without_loose_ends(span, language):
    label = span_label(span, language)
    assert label == " ".join(label.split())
    assert not set(label) & set("{}")
    assert not span or str(span.start.year // 10) in label


@pytest.mark.parametrize(
    ("month", "name"),
    [
        (1, "январы"),
        (2, "февралы"),
        (3, "марты"),
        (4, "апрели"),
        (5, "майы"),
        (6, "июну"),
        (7, "июлу"),
        (8, "августу"),
        (9, "сентябры"),
        (10, "октябры"),
        (11, "ноябры"),
        (12, "декабры"),
    ],
)
def test_kyrgyz_months_take_the_ending_of_possession_in_a_full_date(month, name):
    assert span_label(completed(date(2021, month, 1), "day"), "ky") == f"2021-жылдын 1-{name}"
