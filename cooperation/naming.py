"""How an agreement is called: its kind, and with whom."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import ngettext, override

from publishing.languages import Text
from publishing.templatetags.publishing import inline

MOST_NAMES = 2


def agreement_title(kind: str, partners: Sequence[str], others: str, language: str) -> Text:
    """ "Memorandum of cooperation: Sechenov University"; `others` stands in where no partner is named."""
    names = with_whom(partners, language) or others
    title = f"{kind}: {names}" if names else kind
    return Text(capfirst(title), language)


def marked_title(kind: str, partners: Sequence[Text], others: Text, language: str) -> SafeString:
    """The same on a page, where each name says it if it is in another language than the reader's."""
    marked = agreement_title(escape(kind), [inline(name) for name in partners], inline(others), language)
    return SafeString(marked)


def with_whom(partners: Sequence[str], language: str) -> str:
    """Two names at most: "Tashkent Medical Academy and 2 others"."""
    if len(partners) <= MOST_NAMES:
        return ", ".join(partners)
    more = len(partners) - 1
    with override(language):
        pattern = ngettext("%(first)s and %(n)d other", "%(first)s and %(n)d others", more)
    return pattern % {"first": partners[0], "n": more}
