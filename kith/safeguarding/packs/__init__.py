"""Data with source and date: the days on which nobody can be asked to decide."""

from kith.safeguarding.packs.bank_holidays import BANK_HOLIDAYS

__all__ = ["BANK_HOLIDAYS"]
