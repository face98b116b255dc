"""One stylesheet from several: written by family in static/css/, sent to readers as one file, css/site.css."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "css/site.css"
#: In the order of the cascade; tokens.css fixes the order of the layers.
SHEETS = ("tokens", "base", "layout", "words", "lists", "people", "sequences", "outcome", "finding", "home", "contrast")


class SiteStylesheet(BaseFinder):
    """Joins the sheets wherever static files are looked for: by collectstatic, the development server and the tests."""

    @cached_property
    def folder(self) -> TemporaryDirectory:
        return TemporaryDirectory(prefix="kafedra-css-", ignore_cleanup_errors=True)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        return [self.joined()] if find_all else self.joined()

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        self.joined()
        yield NAME, FileSystemStorage(self.folder.name)

    def joined(self) -> str:
        """The path of the joined file, which is as old as the youngest of its sheets."""
        sheets = [Path(settings.BASE_DIR, "static", "css", f"{name}.css") for name in SHEETS]
        target, age = Path(self.folder.name, NAME), max(sheet.stat().st_mtime_ns for sheet in sheets)
        if not target.exists() or target.stat().st_mtime_ns != age:
            target.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as file:
                file.write("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
            os.utime(file.name, ns=(age, age))
            Path(file.name).chmod(0o644)
            Path(file.name).replace(target)
        return str(target)
