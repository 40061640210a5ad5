from django.apps import AppConfig
from django.utils.module_loading import import_string

from kith.ground.running import restored


class DisposalConfig(AppConfig):
    name = "kith.disposal"

    def ready(self) -> None:
        restored.then(import_string("kith.disposal.jobs.erase_again_everywhere"))
