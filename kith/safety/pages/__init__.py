"""Everything about staying safe: one module for each thing that is done."""
