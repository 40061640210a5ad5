from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "kith.ground.jobs"
    label = "jobs"
