from django.apps import AppConfig


class DevicesConfig(AppConfig):
    name = "kith.ground.devices"
    label = "devices"
