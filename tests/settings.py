"""The site's own settings, made quick and forgetful for tests."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("SECRET_KEY", "a secret of the test suite, known to everyone")
os.environ.setdefault("HTTPS", "false")

from config.settings import *  # noqa: F403
from config.settings import DATABASES, STORAGES

# A live server's idle thread must not hold the database that the last test wants to drop.
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
SCRATCH = TemporaryDirectory(prefix="kafedra-tests-", ignore_cleanup_errors=True)
MEDIA_ROOT = Path(SCRATCH.name, "media")
STATIC_ROOT = Path(SCRATCH.name, "static")
STATIC_ROOT.mkdir()
