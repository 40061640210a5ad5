from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "kith.ground.audit"
    label = "audit"
