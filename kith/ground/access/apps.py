from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules

from kith.ground.access.belt import say_to_new


class AccessConfig(AppConfig):
    name = "kith.ground.access"
    label = "access"

    def ready(self) -> None:
        connection_created.connect(say_to_new, dispatch_uid="kith.say_to_new")
        autodiscover_modules("scopes")
