"""What a load balancer or a container asks."""

from django.urls import path

from kith.ground.running.pages.health import live, ready

urlpatterns = [
    path("health/live", live, name="live"),
    path("health/ready", ready, name="ready"),
]
