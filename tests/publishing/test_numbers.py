"""Numbers and sizes of files, with the signs, units and endings of each language."""

import pytest

from publishing.numbers import from_number_label, size_label

MB = 1024**2


@pytest.mark.parametrize(
    ("size", "language", "label"),
    [
        (0, "en", "1 KB"),
        (500, "ru", "1 КБ"),
        (240 * 1024, "en", "240 KB"),
        (1_023 * 1024, "uz", "1 023 KB"),
        (MB, "en", "1 MB"),
        (1_363_148, "en", "1.3 MB"),
        (1_363_148, "ru", "1,3 МБ"),
        (1_363_148, "ky", "1,3 МБ"),
        (1_363_148, "kk", "1,3 МБ"),
        (1_363_148, "uz", "1,3 MB"),
        (13 * MB, "ky", "13 МБ"),
        (2_560 * MB, "kk", "2,5 ГБ"),
    ],
)
def test_size_is_written_as_the_language_writes_it(size, language, label):
    assert size_label(size, language).replace("\N{NO-BREAK SPACE}", " ") == label


@pytest.mark.parametrize(
    ("value", "kyrgyz", "kazakh"),
    [
        (0, "0дөн", "0-ден"),
        (1, "1ден", "1-ден"),
        (3, "3төн", "3-тен"),
        (9, "9дан", "9-дан"),
        (10, "10дон", "10-нан"),
        (40, "40тан", "40-тан"),
        (50, "50дөн", "50-ден"),
        (60, "60тан", "60-тан"),
        (90, "90дон", "90-нан"),
        (116, "116дан", "116-дан"),
        (200, "200дөн", "200-ден"),
        (1_000, "1 000ден", "1 000-нан"),
        (2_500, "2 500дөн", "2 500-ден"),
        (30_000, "30 000ден", "30 000-нан"),
        (4_000_000, "4 000 000дон", "4 000 000-нан"),
        (10**9, "1 000 000 000тан", "1 000 000 000-тан"),
    ],
)
def test_number_ends_as_it_is_said_before_more_than(value, kyrgyz, kazakh):
    for language, label in {"ky": kyrgyz, "kk": kazakh}.items():
        assert from_number_label(value, language).replace("\N{NO-BREAK SPACE}", " ") == label


def test_number_has_no_ending_where_the_language_needs_none():
    assert [from_number_label(1_000, code)[-3:] for code in ("en", "ru", "uz")] == ["000"] * 3
