"""Addresses as pictures: what is on paper or on another screen gets into a phone."""

from django.utils.safestring import SafeString, mark_safe

#: Beyond this a phone's camera has trouble with the picture.
LONGEST_TEXT = 400


def qr(text: str) -> SafeString:
    """The text as a QR code (ISO/IEC 18004) in SVG, black on white also in the dark; nothing if it is too long."""
    import segno  # noqa: PLC0415 - few pages have such a picture

    if not text or len(text) > LONGEST_TEXT:
        return SafeString("")
    code = segno.make(text, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True))  # noqa: S308
