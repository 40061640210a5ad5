"""One's own record: a copy of it to take away, and what somebody says of it that stands beside it.

Words here: *part* (of the record, as the person would call it), *copy*, *what they say of it* (something is not right,
or they see it differently), *answer* (put right, or kept with a reason). This room never alters a word of the record,
and what somebody says of a part is read wherever that part is.
"""
