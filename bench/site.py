"""The site as the benchmark runs it: in a temporary folder, unless the environment names a database."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = TemporaryDirectory(prefix="kafedra-bench-", ignore_cleanup_errors=True)


def prepare() -> None:
    folder = FOLDER.name
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("SECRET_KEY", "a secret that only the benchmark knows")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
    os.environ.setdefault("MEDIA_ROOT", str(Path(folder) / "media"))
    os.environ.setdefault("STATIC_ROOT", str(Path(folder) / "static"))
    os.environ["HTTPS"] = "false"
    import django  # noqa: PLC0415 - the settings come first

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
