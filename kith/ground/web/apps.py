from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kith.ground.web"
    label = "web"
