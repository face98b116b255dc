"""Guesses from letters and words whether a text is in the language it claims to be in."""

import re
from collections.abc import Callable
from functools import cache

from babel.messages.pofile import read_po
from django.conf import settings

FOREIGN_LETTERS = {
    "en": "абвгдежзийклмнопрстуфхцчшщъыьэюяʻ", "ru": "әғқңөұүһіʻ", "ky": "әғқұһіʻ", "kk": "ʻ",
    "uz": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
}  # fmt: skip
ENGLISH = {"the", "and", "with", "are", "is", "from", "this", "not"}
RUSSIAN = {"для", "или", "при", "это", "также", "не"}
FOREIGN_WORDS = {
    "en": set(), "ru": ENGLISH, "ky": ENGLISH | RUSSIAN, "kk": ENGLISH | RUSSIAN, "uz": ENGLISH | RUSSIAN,
}  # fmt: skip


def translated_messages(language: str) -> set[str]:
    """The English messages of the interface that read differently in this language."""
    with open(settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po", "rb") as file:
        catalogue = read_po(file)
    found = set()
    for message in catalogue:
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        own = message.string if isinstance(message.string, tuple) else (message.string,)
        found |= {plain(text) for text in english if all(own) and plain(text) not in map(plain, own)}
    return found - {""}


def plain(text: str) -> str:
    return text.casefold().strip(" .,:;·()–-")


def fault_finder(language: str) -> Callable[[str], str]:
    """Says of a text what makes it look like another language than this one; nothing if it looks right."""
    messages = translated_messages(language) if language != "en" else set()
    # A short one may be part of a name; it counts where it is all the text there is.
    sentences = [words for words in messages if " " in words and len(words) > 12 and not set("%{") & set(words)]
    letters, words = set(FOREIGN_LETTERS[language]), FOREIGN_WORDS[language]

    @cache
    def fault(text: str) -> str:
        small = plain(text)
        if small in messages or any(sentence in small for sentence in sentences):
            return "not translated"
        if letters & set(small):
            return "letters of another language"
        return "words of another language" if len(words & set(re.findall(r"\w+", small))) > 1 else ""

    return fault
