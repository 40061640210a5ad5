"""We forget when we should: how long what is kept about somebody stays, what holds it back, and its erasing.

Words here: *over* (a record whose time is over), *hold* (nothing is erased, by law), *proposal* and *decision* (two
people), *set apart* (nobody sees it, it can be put back), *erased*, *certificate* (what was erased, naming nobody).
Nobody is erased in silence, by one person alone, or by the clock alone.
"""
