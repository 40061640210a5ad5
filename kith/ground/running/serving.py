"""What the server loads in its own process: the pages and, on SQLite, the jobs beside them."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")

application = get_wsgi_application()

from django.db import connection  # noqa: E402 - settings are read above

from kith.ground.jobs.runner import in_a_thread  # noqa: E402

if connection.vendor == "sqlite":
    in_a_thread()
