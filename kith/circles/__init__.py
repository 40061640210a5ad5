"""Key people: whom somebody lets close to what is kept with them, and what each of these is shown.

Words here: *key person*, *circle*, *shown*, *hidden*. Nobody is in a circle because they say so, or are family: the
person says who. Nothing is shown before it was said, and nobody is told what they are not shown.
"""
