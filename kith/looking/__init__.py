"""Why somebody may look for a time, and who has looked.

Words here: *cover* (a named colleague stands in), *the duty line*, *an emergency* (a record opened without a live
reason), *kept apart* (somebody known privately), *a question* about a look, *the confidentiality lead*. This room never
opens a record over a hard no, and never hides a look for good.
"""
