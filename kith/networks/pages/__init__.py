"""Pages of the map, one for each task."""
