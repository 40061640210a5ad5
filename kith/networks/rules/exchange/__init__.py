"""Maps as files: a sheet of people and of who knows whom, and the shapes in which others write and read one.

Everything that comes in is doubted: it is bounded, never run, never looked up elsewhere, and what is not understood is
said. What goes out is the same for the same map, letter for letter.
"""
