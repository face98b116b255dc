"""What the web server calls; wrong settings stop it with one sentence instead of a traceback."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

APP_FAILED_TO_LOAD = 4  # gunicorn gives up on this exit code; after any other it starts the worker again

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

try:
    application = get_wsgi_application()
except ImproperlyConfigured as error:
    sys.stderr.write(f"The settings are wrong: {error}\n")
    sys.exit(APP_FAILED_TO_LOAD)
