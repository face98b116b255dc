"""What may be uploaded: pictures of a sane size, and documents of known types; names are generated.

A picture is kept as the site needs it: upright, at most 2000 pixels long, without the place and camera it tells of.
"""

import secrets
import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 25_000_000
MAX_BYTES = 20_000_000
LONGEST_SIDE = 2_000
PICTURE_FORMATS = ("JPEG", "PNG", "WEBP")
#: The first bytes of each kind of document; of those packed as ZIP also a file that must be inside.
DOCUMENT_SIGNATURES = {
    ".pdf": (b"%PDF-", ""),
    ".docx": (b"PK\x03\x04", "word/document.xml"),
    ".xlsx": (b"PK\x03\x04", "xl/workbook.xml"),
    ".odt": (b"PK\x03\x04", "content.xml"),
    ".jpg": (b"\xff\xd8\xff", ""),
    ".png": (b"\x89PNG", ""),
}


@deconstructible
class GeneratedName:
    """`upload_to` that keeps nothing of the sender's file name but a known extension."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, instance: models.Model, filename: str) -> str:
        return f"{self.folder}/{secrets.token_hex(8)}{PurePosixPath(filename).suffix.lower()[:6]}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GeneratedName) and other.folder == self.folder

    def __hash__(self) -> int:
        return hash(self.folder)


def is_new(file) -> bool:
    """A stored file was looked at when it came; it may even be missing from a restored copy of the site."""
    return not getattr(file, "_committed", False)


def validate_size(file) -> None:
    if file.size > MAX_BYTES:
        raise ValidationError(_("The file is larger than 20 MB."))


def validate_picture(file) -> None:
    """Looks at the header first: a picture that is huge when unpacked is refused before it is."""
    if not is_new(file):
        return
    validate_size(file)
    try:
        file.seek(0)
        with Image.open(file, formats=PICTURE_FORMATS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise ValidationError(_("The picture has more than 25 million pixels; make it smaller first."))
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_("The picture has more than 25 million pixels; make it smaller first.")) from error
    except UnidentifiedImageError as error:
        raise ValidationError(_("This is no JPEG, PNG or WebP picture.")) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("The picture is damaged; save it again or send another copy.")) from error
    finally:
        file.seek(0)


def validate_document(file) -> None:
    if not is_new(file):
        return
    validate_size(file)
    suffix = PurePosixPath(file.name).suffix.lower()
    if suffix not in DOCUMENT_SIGNATURES:
        raise ValidationError(_("Upload a PDF, a DOCX, XLSX or ODT file, or a JPEG or PNG scan."))
    signature, inside = DOCUMENT_SIGNATURES[suffix]
    file.seek(0)
    head = file.read(len(signature))
    file.seek(0)
    if head != signature or (inside and not holds(file, inside)):
        raise ValidationError(_("The content of the file is not what its name says."))


def holds(file, name: str) -> bool:
    try:
        with zipfile.ZipFile(file) as packed:
            return name in packed.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    finally:
        file.seek(0)


def for_the_web(file) -> ContentFile:
    """The picture as WebP: upright, small enough, and with nothing in it but the picture."""
    file.seek(0)
    with Image.open(file, formats=PICTURE_FORMATS) as opened:
        picture = ImageOps.exif_transpose(opened)
        has_alpha = picture.has_transparency_data
        picture = picture.convert("RGBA" if has_alpha else "RGB")
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        # A fresh copy: notes about the camera and the place stay behind with the old one.
        picture.info.clear()
        made = BytesIO()
        picture.save(made, "WEBP", quality=82, method=4)
    return ContentFile(made.getvalue(), name="picture.webp")


class PictureField(models.ImageField):
    def __init__(self, *args, **kwargs) -> None:
        if isinstance(kwargs.get("upload_to"), str):
            kwargs["upload_to"] = GeneratedName(kwargs["upload_to"])
        kwargs.setdefault("validators", [validate_picture])
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        """Pillow sees an upload in `validate_picture` only, which knows what to be afraid of."""
        field: Any = super().formfield(**{"form_class": forms.FileField} | kwargs)
        field.widget.attrs["accept"] = "image/jpeg,image/png,image/webp"
        return field

    def pre_save(self, model_instance, add):
        file = getattr(model_instance, self.attname)
        if file and is_new(file):
            made = for_the_web(file.file)
            file.save(made.name, made, save=False)
        return file


class DocumentField(models.FileField):
    def __init__(self, *args, **kwargs) -> None:
        if isinstance(kwargs.get("upload_to"), str):
            kwargs["upload_to"] = GeneratedName(kwargs["upload_to"])
        kwargs.setdefault("validators", [validate_document])
        super().__init__(*args, **kwargs)
