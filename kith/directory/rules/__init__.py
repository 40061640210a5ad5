"""Decisions about listings: what they are about and provide, how fresh and how near they are, why they match."""
