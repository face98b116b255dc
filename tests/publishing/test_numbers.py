"""Sizes of files, with the decimal sign and the unit of each language."""

import pytest

from publishing.numbers import size_label

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
