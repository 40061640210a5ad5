"""The working day: everything that wants doing now, in one list, each row with its reason and its next action.

Words here: *duty* (one thing to do), *group* (how pressing it is). This room never ranks people, only things to do,
and holds nothing of its own: it is read from the records every time.
"""
