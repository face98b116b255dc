#!/usr/bin/env python3
import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        from django.core.management import execute_from_command_line

        from config.start import reason
    except ImportError as error:
        raise SystemExit("Django is not installed here: run make setup, then .venv/bin/python manage.py …") from error
    try:
        execute_from_command_line(sys.argv)
    except Exception as error:
        if "--traceback" in sys.argv or not reason(error):
            raise
        raise SystemExit(reason(error)) from error


if __name__ == "__main__":
    main()
