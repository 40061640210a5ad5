"""The address of a working day."""

from django.urls import path

from kith.today.pages.today import today

urlpatterns = [path("today", today, name="today")]
