"""The settings of the site, with addresses that fail in chosen ways."""

from kb.settings import *  # noqa: F403

ROOT_URLCONF = "tests.web.serving.faults"
