"""A calm, keyboard-driven diary for hands that twitch."""

__version__ = "0.1.0"
