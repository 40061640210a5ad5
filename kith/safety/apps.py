from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "kith.safety"
