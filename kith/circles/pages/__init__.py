"""Pages of the circle: the person's and their worker's, and those of somebody who was let in."""
