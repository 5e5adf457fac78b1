"""The commands, one file a family; each takes a Context and returns an exit code."""
