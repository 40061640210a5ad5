"""The only writers of plans and reviews."""
