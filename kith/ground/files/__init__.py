"""Private files, kept outside the web root and served only through the gate.

A *photo* is what is left of a picture when it has been drawn anew: no place, no camera, nothing that could run.
"""
