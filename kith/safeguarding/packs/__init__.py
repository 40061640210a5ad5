"""Data with source and date: days on which nobody can be asked to decide, and practice where honour is spoken of."""

from kith.safeguarding.packs.bank_holidays import BANK_HOLIDAYS

__all__ = ["BANK_HOLIDAYS"]
