from django.apps import AppConfig
from django.utils.module_loading import import_string

from kith.ground.access import passing


class SafeguardingConfig(AppConfig):
    name = "kith.safeguarding"

    def ready(self) -> None:
        passing.answered_by(import_string("kith.safeguarding.actions.door.Door")())
