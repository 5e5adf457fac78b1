"""What the help of each command says besides its one line; loaded for help alone."""
