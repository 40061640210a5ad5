from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "kith.home"
    label = "home"
