"""Keeping Kith running: serve, health, doctor, backup and restore. Nothing of anybody's life."""
