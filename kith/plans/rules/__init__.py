"""Steps, agreeing, barriers and reviews: what may be done with a plan, and why not; pure."""
