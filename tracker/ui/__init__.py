"""The app: three screens over one diary."""
