"""Text made comparable: what a search compares, and what every alphabet starts from."""

import unicodedata

#: The one apostrophe that stands for all of them in `caseless` text.
APOSTROPHE = "ʼ"

# ʻ and ʼ are the right signs of Uzbek, the rest is what keyboards and word processors put in their place.
APOSTROPHES = "ʻʼ'’‘`´ʹʽʾʿ′＇"
INVISIBLE = "\0\u00ad\u200b\u200c\u200d\u2060\ufeff"
_PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, APOSTROPHE) | dict.fromkeys(INVISIBLE, ""))


def caseless(text: str) -> str:
    """`text` without case, with one kind of apostrophe and single spaces; nothing a reader would call a letter changes.

    Composed (NFC), so that й and ў stay letters of their own and are never и or у with a mark.
    """
    lowered = unicodedata.normalize("NFD", text.translate(_PLAIN)).casefold()
    return " ".join(unicodedata.normalize("NFC", lowered.translate(_PLAIN)).split())


def folded(text: str) -> str:
    """`text` as the search compares it: caseless, ё as е, and without apostrophes.

    Apostrophes go altogether rather than become one sign, because phones make them hard to type:
    oʻquv, o'quv and oquv all find each other.
    """
    bare = unicodedata.normalize("NFC", caseless(text).replace(APOSTROPHE, ""))
    while "ё" in bare:  # again if a stray second pair of dots now joins the letter
        bare = unicodedata.normalize("NFC", bare.replace("ё", "е"))
    return " ".join(bare.split())
