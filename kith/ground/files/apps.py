from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "kith.ground.files"
    label = "files"
