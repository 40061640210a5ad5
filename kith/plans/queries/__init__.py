"""The readers of plans and reviews: frozen, ready for a page."""
