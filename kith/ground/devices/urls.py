"""Devices that are known, coming in on them, and one's own PIN."""

from django.urls import path

from kith.ground.devices.pages import known, own, pin, shift, tablets

urlpatterns = [
    path("this-device", known.this_device, name="this-device"),
    path("shift", shift.shift, name="shift"),
    path("shift/over", shift.hand_over, name="hand-over"),
    path("this-device/pin", own.choose_here, name="choose-here"),
    path("my-picture", own.come_in, name="my-picture"),
    path("account/picture", own.my_devices, name="my-devices"),
    path("account/picture/<uuid:device_id>/forgotten", own.forget_device, name="forget-device"),
    path("account/pin", pin.own_pin, name="pin"),
    path("account/pin/forgotten", pin.forget, name="forget-pin"),
    path("tablets", tablets.tablets, name="tablets"),
    path("tablets/new", tablets.new_tablet, name="new-tablet"),
    path("tablets/<uuid:device_id>/lost", tablets.end_tablet, name="end-tablet"),
]
