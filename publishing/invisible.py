"""Characters that leave no mark on a page: a text of nothing else is no text."""

import unicodedata

#: Blank letters, which are neither spaces nor controls.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
#: The end of a flag made of an emoji.
_TAGS = range(0xE0000, 0xE0080)


def without_invisible_ends(text: str) -> str:
    """The text from its first to its last character that can be seen."""
    seen = [place for place, character in enumerate(text) if not _is_invisible(character)]
    return text[seen[0] : seen[-1] + 1] if seen else ""


def _is_invisible(character: str) -> bool:
    if character in _BLANK:
        return True
    return unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp") and ord(character) not in _TAGS
