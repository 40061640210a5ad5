"""What the server loads in its own process: the pages and, on SQLite, the jobs beside them."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")

application = get_wsgi_application()

from django.db import connection  # noqa: E402 - settings are read above

from kith.ground.jobs.runner import in_a_thread  # noqa: E402

if connection.vendor == "sqlite":
    in_a_thread()

import_module(settings.ROOT_URLCONF)
# What is loaded now stays. Looking through it for waste would stop every page for a tenth of a second, again and again.
gc.collect()
gc.freeze()
