from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    name = "kith.correspondence"
