"""Which release of the site makes the pages: other code, templates, words or styles make kept pages stale."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings


def release() -> str:
    """The name set as RELEASE, or a fingerprint of the files, the same in every process that has the same files."""
    return settings.RELEASE or fingerprint_of_files()


@cache
def fingerprint_of_files() -> str:
    fingerprint = hashlib.sha256()
    for path in source_files(Path(settings.BASE_DIR)):
        fingerprint.update(path.as_posix().encode() + path.read_bytes())
    return fingerprint.hexdigest()


def source_files(root: Path) -> list[Path]:
    """What pages are made of, besides the content: code, templates, catalogues, styles."""
    code = [path for folder in ("config", *settings.CONTENT_APPS) for path in (root / folder).rglob("*.py")]
    texts = [*(root / "templates").rglob("*.html"), *(root / "locale").rglob("*.mo")]
    files = [*code, *texts, *(root / "static").rglob("*")]
    return sorted(path for path in files if path.is_file())
