from django.apps import AppConfig

from kith.ground.running.rules import CRISIS_NUMBERS


class SafetyConfig(AppConfig):
    name = "kith.safety"

    def ready(self) -> None:
        """Let the crisis numbers be ready only while every local line was tried."""
        from kith.ground.running import readiness  # noqa: PLC0415 - its tables stand only now
        from kith.safety.queries.lines import pieces_of  # noqa: PLC0415

        readiness.rests_on(CRISIS_NUMBERS, pieces_of, route="safety:lines")
