from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "kith.ground.sign_in"
    label = "sign_in"
