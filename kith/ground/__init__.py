"""What every room stands on: who acts, when, why, who may see, what was done. No trade of its own."""
