"""How an agreement is called: its kind, and with whom."""

from collections.abc import Sequence

from django.utils.translation import ngettext, override

from publishing.languages import Text

MOST_NAMES = 2


def agreement_title(kind: str, partners: Sequence[str], others: str, language: str) -> Text:
    """ "Memorandum of cooperation: Sechenov University"; `others` stands in where no partner is named."""
    names = with_whom(partners, language) or others
    title = f"{kind}: {names}" if names else kind
    return Text(title[:1].upper() + title[1:], language)


def with_whom(partners: Sequence[str], language: str) -> str:
    """Two names at most: "Tashkent Medical Academy and 2 others"."""
    if len(partners) <= MOST_NAMES:
        return ", ".join(partners)
    more = len(partners) - 1
    with override(language):
        pattern = ngettext("%(first)s and %(n)d other", "%(first)s and %(n)d others", more)
    return pattern % {"first": partners[0], "n": more}
