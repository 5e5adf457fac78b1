"""The two hands as they are drawn: places, counts and cells, without a screen."""
