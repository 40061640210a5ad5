"""Rights: who speaks for somebody, what was decided about one decision and how, and what people say went wrong.

Words here: *representative* (somebody with an authority, evidence and an end), *decision* (one, named, dated),
*complaint* (whatever its kind, compliments too), *issue* (what a group is asked to put right). This room never says
of a person that they lack capacity, and never lets anybody look into what is said of themself.
"""
