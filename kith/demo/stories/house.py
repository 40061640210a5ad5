"""The house on Quay Road: who works there takes up one tablet, each with their own PIN."""

from kith.demo.telling import Story
from kith.ground.devices.actions import set_pin

PINS = {"Grace": "461857", "Hana": "720934"}
"""Told in docs/how-to/sign-in.md: in the demo a tablet is made known by Dee, and taken up by one of these."""


def shared(story: Story) -> None:
    """Grace and Hana have each chosen a shift PIN."""
    for name, digits in PINS.items():
        set_pin(account=story.cast.accounts[name], digits=digits, by=story.cast.actor(name), at=story.at(30))
