"""Clocks, signs and words of looking. Pure."""
