from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "kith.safeguarding"
