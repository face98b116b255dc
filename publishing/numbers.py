"""Numbers and amounts as each language writes them."""

from decimal import Decimal

from babel.numbers import format_decimal

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
LATIN_UNITS, CYRILLIC_UNITS = ("KB", "MB", "GB"), ("КБ", "МБ", "ГБ")
#: Units that are no currency and that each language calls otherwise; codes of currencies are the same everywhere.
UNITS = {"MCI": {"ru": "МРП", "ky": "АЭК", "kk": "АЕК", "uz": "OHK"}}


def number_label(value: int | Decimal, language: str) -> str:
    """1000 -> "1,000" in English, "1 000" with a space that does not break elsewhere."""
    return format_decimal(value, locale=language)


def size_label(size: int, language: str) -> str:
    """ "1.3 MB", "1,3 МБ": the size of a file, to a tenth from a megabyte on."""
    units = LATIN_UNITS if language in ("en", "uz") else CYRILLIC_UNITS
    kilobytes = max(size / 1024, 1)
    step = 0 if kilobytes < 1024 else 1 if kilobytes < 1024**2 else 2
    number = format_decimal(kilobytes / 1024**step, format="#,##0.#" if step else "#,##0", locale=language)
    return number + NO_BREAK_SPACE + units[step]


def amount_label(amount: Decimal, currency: str, language: str) -> str:
    """ "500 KGS", "7 МРП": the amount without empty decimals, and the code of its currency or unit."""
    unit = UNITS.get(currency, {}).get(language, currency)
    return format_decimal(amount, format="#,##0.##", locale=language) + NO_BREAK_SPACE + unit
