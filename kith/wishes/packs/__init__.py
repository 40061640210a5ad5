"""The cards of the kit, version 1. Written here, licence as the project.

Known failures:
- The cards name what many lives hold and miss what few do; one can always be added in the person's own words.
- A picture can be read otherwise than it is meant: say the word with it.
"""
