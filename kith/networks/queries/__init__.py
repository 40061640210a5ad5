"""The readers of maps: what a page shows, the map on another day, and whether a tie's decision is confirmed."""
