"""Django's SQLite, with writers of one process waiting their turn in the order they came.

SQLite's own busy handler wakes at random, so under load some writer starves; a ticket line here is fair.
"""
