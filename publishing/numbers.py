"""Numbers and amounts as each language writes them."""

from decimal import Decimal

from babel.numbers import format_decimal

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def number_label(value: int | Decimal, language: str) -> str:
    """1000 -> "1,000" in English, "1 000" with a space that does not break elsewhere."""
    return format_decimal(value, locale=language)


def amount_label(amount: Decimal, currency: str, language: str) -> str:
    """ "500 KGS": the amount without empty decimals, and the code of its currency, which is the same everywhere."""
    return format_decimal(amount, format="#,##0.##", locale=language) + NO_BREAK_SPACE + currency
