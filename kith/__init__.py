"""Kith: one record from need to network map to explained match to plan to referral to "did it help"."""
