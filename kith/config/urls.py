"""Every address: each room's own, mounted at the root, then the ground's."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from kith.config.rooms import GROUND, ROOMS


def _mounted(module: str, namespace: str) -> list[URLPattern | URLResolver]:
    if find_spec(module) is None or find_spec(f"{module}.urls") is None:
        return []
    return [path("", include((f"{module}.urls", namespace), namespace=namespace))]


urlpatterns: list[URLPattern | URLResolver] = [
    *(mounted for room in ROOMS for mounted in _mounted(f"kith.{room}", room)),
    *(mounted for app in GROUND if app != "sign_in" for mounted in _mounted(f"kith.ground.{app}", app)),
    path("", include("kith.ground.sign_in.urls")),
]

handler400 = "kith.home.pages.errors.unreadable"
handler403 = "kith.home.pages.errors.not_allowed"
handler404 = "kith.home.pages.errors.not_found"
handler429 = "kith.home.pages.errors.too_many"
handler500 = "kith.home.pages.errors.broken"
