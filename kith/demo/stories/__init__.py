"""Six people, each at a different point of the round. Their cases are invented, after common ones in the field."""
