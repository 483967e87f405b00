#!/usr/bin/env python
"""Run one of the project's commands; `python manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

from kb.embedded_postgres import PostgresUnavailable

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kb.settings")
    try:
        execute_from_command_line(sys.argv)
    except PostgresUnavailable as error:
        sys.exit(f"{error}")
    except Exception as error:
        from kb.management.unprepared import what_to_do  # the settings are there only now

        if (advice := what_to_do(error)) is None:
            raise
        sys.exit(advice)
