"""Other systems' languages, read into ours and written back. One package a language; none imports another.

Nothing here decides anything about a person, and nothing here keeps a table: what is read goes to the room that it
belongs to.
"""
