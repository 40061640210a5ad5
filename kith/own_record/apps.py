from django.apps import AppConfig


class OwnRecordConfig(AppConfig):
    name = "kith.own_record"
