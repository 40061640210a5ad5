"""The engine: what `rank` and `why_not` say, of a million listings, out of arrays.

Truth stays with the rules. Here stand the same sums over columns: the listings in the order of where they are, so that
a circle round a home is a few runs of rows; for each interest a row of bits; for each stem the rows that have it.
Nothing here is told to anybody: the few rows that a page names are explained by the rules themselves.
"""
