"""What pages, and rooms above, read about rights."""
