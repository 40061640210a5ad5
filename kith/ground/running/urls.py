"""What a load balancer or a container asks, and what an administrator has to say before real people come."""

from django.urls import path

from kith.ground.running.pages.health import live, ready
from kith.ground.running.pages.readiness import going_live, readiness, ready_item

urlpatterns = [
    path("health/live", live, name="live"),
    path("health/ready", ready, name="ready"),
    path("readiness", readiness, name="readiness"),
    path("readiness/live", going_live, name="go-live"),
    path("readiness/<slug:key>", ready_item, name="ready-item"),
]
