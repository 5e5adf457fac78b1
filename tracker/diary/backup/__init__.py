"""Backups of a diary: making them, what is on the shelf, and the way back."""
