from django.apps import AppConfig


class RunningConfig(AppConfig):
    name = "kith.ground.running"
    label = "running"
