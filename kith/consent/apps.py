from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "kith.consent"
