"""One person's page: who they are, what is planned, what has happened, read from every room below.

This room writes nothing and keeps nothing. What a reader may not see in the room it comes from is not here either.
"""
