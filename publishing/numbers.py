"""Numbers and amounts as each language writes them."""

from decimal import Decimal

from babel.numbers import format_decimal

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
LATIN_UNITS, CYRILLIC_UNITS = ("KB", "MB", "GB"), ("КБ", "МБ", "ГБ")
#: Units that are no currency and that each language calls otherwise; codes of currencies are the same everywhere.
UNITS = {"MCI": {"ru": "МРП", "ky": "АЭК", "kk": "АЕК", "uz": "OHK"}}

#: The ending of "from", as in "more than", of each number as it is said: of 0 to 9, of the tens, and of the powers.
FROM = {
    "ky": (
        "дөн ден ден төн төн тен дан ден ден дан",
        "дон дан дан тан дөн тан тен ден дон",
        "дөн ден дон тан",
    ),
    "kk": (
        "ден ден ден тен тен тен дан ден ден дан",
        "нан дан дан тан ден тан тен нен нан",
        "ден нан нан тан",
    ),
}
POWERS = (100, 1_000, 10**6, 10**9)


def number_label(value: int | Decimal, language: str) -> str:
    """1000 -> "1,000" in English, "1 000" with a space that does not break elsewhere."""
    return format_decimal(value, locale=language)


def from_number_label(value: int, language: str) -> str:
    """The number in the form that "more than" demands: "1 000ден" in Kyrgyz, "1 000-нан" in Kazakh."""
    if language not in FROM:
        return number_label(value, language)
    hyphen = "-" if language == "kk" else ""
    return number_label(value, language) + hyphen + _ending(value, *map(str.split, FROM[language]))


def _ending(value: int, units: list[str], tens: list[str], powers: list[str]) -> str:
    if value % 10 or not value:
        return units[value % 10]
    if value % 100:
        return tens[value // 10 % 10 - 1]
    return next(end for power, end in zip(reversed(POWERS), reversed(powers), strict=True) if value % power == 0)


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
