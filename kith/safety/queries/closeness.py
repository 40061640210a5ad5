"""For whom somebody is here."""

from kith.ground.actor import Actor, Role


def is_there_for_somebody_else(visitor: Actor | None) -> bool:
    """Say whether somebody is signed in because they are close to a person, and not for a life of their own."""
    return visitor is not None and Role.KEY_PERSON in visitor.roles and not visitor.is_individual
