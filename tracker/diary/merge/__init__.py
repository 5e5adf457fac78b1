"""Copies of a diary made one: what each claims, field by field, and since when."""
