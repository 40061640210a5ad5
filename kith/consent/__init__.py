"""What a person said about sharing: for what, with whom, which kind of information, until when.

Words here: *agreed*, *said no*, *took back*, *recipient*. Silence is never a yes, and nobody agrees to everything at
once. This room never decides for a person.
"""
