"""The Human Services Data Specification: 1.1, 3.0, 3.1 and Open Referral UK 3.0, read from a zip, a folder or JSON.

Every row of a package is accounted for: kept, mended and kept, or set aside, each with its why.
It never guesses a place, an age or a time, and never holds a package in memory.
"""
