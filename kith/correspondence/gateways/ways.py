"""Which way out a channel has here. In a demo, and in every test, all of them lead nowhere."""

from django.conf import settings

from kith.correspondence.gateways import Gateway
from kith.correspondence.gateways.demo import NothingLeaves
from kith.correspondence.gateways.mail import Mail
from kith.correspondence.gateways.post import PrintingHouse
from kith.correspondence.gateways.text import Texts
from kith.correspondence.rules import Channel


def way_for(channel: Channel) -> Gateway | None:
    """Return the way out of a channel, or None where none is set up: its messages then wait, and are seen to wait."""
    if settings.KITH_DEMO or channel is Channel.IN_APP:
        return NothingLeaves()
    if channel is Channel.EMAIL and settings.ENVIRONMENT.mail_url:
        return Mail(settings.ENVIRONMENT.mail_url, settings.ENVIRONMENT.mail_from)
    if channel is Channel.TEXT and settings.ENVIRONMENT.text_url:
        return Texts(settings.ENVIRONMENT.text_url, settings.ENVIRONMENT.text_token)
    if channel is Channel.LETTER and settings.ENVIRONMENT.post_folder:
        return PrintingHouse(settings.ENVIRONMENT.post_folder)
    return None
