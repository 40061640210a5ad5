"""What the order rests on, as data: how much each thing counts, and what belongs with what.

Each pack says where it comes from and where it is known to be wrong. A change is a new version, never an edit.
"""
