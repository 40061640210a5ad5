from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kith.ground.accounts"
    label = "accounts"
