"""Groups that meet: who has a place, when they meet, and who came.

Words here: *place*, *meeting*, *came*, *couldn't come*, *we missed each other*. Nobody is marked as failing to attend.
"""
