from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "kith.circles"
