from django.apps import AppConfig
from django.contrib.auth import user_logged_in


class SignInConfig(AppConfig):
    name = "kith.ground.sign_in"
    label = "sign_in"

    def ready(self) -> None:
        from kith.ground.sign_in.sittings import begin_sitting  # noqa: PLC0415 - its tables stand only now

        user_logged_in.connect(begin_sitting, dispatch_uid="kith.begin_sitting")
