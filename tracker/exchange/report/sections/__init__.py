"""The parts of the report, each from the same material."""
