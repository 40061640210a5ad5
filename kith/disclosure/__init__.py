"""What is kept about somebody, told in order and given out: the case chronology, and packs that somebody asked for.

Words here: *request* (somebody asks for everything that is kept), *proposal* (something that may be about somebody
else), *choice* (left out or given, with its reason), *second look* (another person reads it), *pack* (what goes out).
What is left out is not in a pack at all, nor in what is written down about it.
"""
