"""Other files, other release: whoever kept a page gets the new one."""

from pathlib import Path

from publishing.release import release, source_files


def test_release_named_by_the_settings_wins(settings):
    settings.RELEASE = "2026-11"
    assert release() == "2026-11"


def test_release_covers_code_templates_and_styles(settings):
    settings.RELEASE = ""
    names = {path.relative_to(settings.BASE_DIR).as_posix() for path in source_files(Path(settings.BASE_DIR))}
    assert {"publishing/pages.py", "config/urls.py", "templates/base.html", "static/css/base.css"} <= names
    assert not any(name.startswith(("tests/", ".venv/", "var/")) for name in names)
    assert len(release()) == 64
