"""What somebody and those around them will do next: small steps, who chose each, and whether it still fits.

A plan is agreed by the person and by nobody for them; a step that did not come off is "couldn't", never a failure.
A review changes the plan in place and asks nothing that is already known.
"""
