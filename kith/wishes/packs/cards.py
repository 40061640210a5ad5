"""What can matter in a life, each with a picture. Some are nobody's business unless the person says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kith.ground.words import mark

VERSION = 1


@dataclass(frozen=True)
class Card:
    """One card: its name for the store, its words, its picture, and whether it is private unless said otherwise."""

    code: str
    words: str
    icon: str
    is_private: bool = False


CARDS: Mapping[str, Card] = MappingProxyType(
    {
        card.code: card
        for card in (
            Card("family", mark("My family"), "group"),
            Card("friends", mark("Friends"), "belong"),
            Card("partner", mark("A partner"), "heart", is_private=True),
            Card("sex", mark("Closeness and sex"), "lock", is_private=True),
            Card("alone", mark("Time on my own"), "person"),
            Card("neighbours", mark("People who live near me"), "door"),
            Card("animals", mark("Animals"), "paw"),
            Card("faith", mark("Faith, or what I believe"), "worship", is_private=True),
            Card("work", mark("Work"), "work"),
            Card("helping", mark("Helping others"), "handshake"),
            Card("learning", mark("Learning something"), "book"),
            Card("moving", mark("Moving, sport and dancing"), "walk"),
            Card("making", mark("Making things, art and music"), "brush"),
            Card("outdoors", mark("Being outdoors"), "sprout"),
            Card("food", mark("Good food, and eating together"), "food"),
            Card("home_life", mark("My home"), "home"),
            Card("health", mark("Feeling well"), "sun"),
            Card("money", mark("Enough money"), "money"),
            Card("online", mark("Phone, internet and games"), "phone"),
            Card("going_out", mark("Going out and trips"), "bus"),
            Card("rest", mark("Peace and rest"), "pause"),
            Card("remembering", mark("Remembering people and places"), "leaf"),
            Card("culture", mark("My language and my ways"), "globe"),
            Card("say", mark("Deciding for myself"), "talk"),
        )
    }
)
