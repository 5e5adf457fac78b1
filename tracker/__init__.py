"""A calm, keyboard-driven diary for hands that twitch."""

__version__ = "1.0.0"
