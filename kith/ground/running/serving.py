"""What the server loads in its own process: the pages and, on SQLite, the jobs beside them.

Everything that a first visitor would wait for is loaded before anybody is let in.
"""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")

ACCOUNTS = 40
"""So many accounts are looked at for what most may ask, to write it out ahead: most are alike, and count once."""

_pages = get_wsgi_application()

from django.db import connection  # noqa: E402 - settings are read above
from django.utils.module_loading import import_string  # noqa: E402

from kith.ground import clock  # noqa: E402
from kith.ground.access.belt import for_every  # noqa: E402
from kith.ground.access.who import everybody  # noqa: E402
from kith.ground.jobs.runner import in_a_thread  # noqa: E402
from kith.ground.prepared import write_out_ahead  # noqa: E402
from kith.ground.running.in_turn import in_turn  # noqa: E402
from kith.ground.running.proxied import behind_proxies  # noqa: E402
from kith.ground.web.templates import load_all  # noqa: E402

application = behind_proxies(
    in_turn(_pages), is_https=settings.ENVIRONMENT.is_https, proxies=settings.ENVIRONMENT.proxies
)

if connection.vendor == "sqlite":
    in_a_thread(settings.KITH_DATA / "jobs.lock")

import_module(settings.ROOT_URLCONF)
load_all()
now = clock.now()
with for_every():
    somebody = tuple(everybody(at=now, most=ACCOUNTS))
    write_out_ahead(somebody)
    for read_ahead in map(import_string, settings.KITH_READ_AHEAD):
        read_ahead(somebody, at=now)
connection.close()
# What is loaded now stays. Looking through it for waste would stop every page for a tenth of a second, again and again.
gc.collect()
gc.freeze()
