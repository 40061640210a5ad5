"""The append-only record of what was done and what was looked at: one hash chain for each organisation.

The chain covers a salted digest of the content; content and salt lie beside it and may be lawfully erased, which is
itself an entry. Nothing here is ever updated, and the database refuses it too.
"""
