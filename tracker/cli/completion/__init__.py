"""Completion of the command line: what may stand at the cursor, asked by a shell.

A shell's script (`tracker.bash`, `tracker.zsh`, `tracker.fish`) is a few lines: it hands the words
to the hidden command `tracker complete` and shows what that answers. Options and choices come from
the same argparse parsers that read them. shtab, which writes such scripts from a parser, was
looked at first (1.13): its scripts hold a fixed tree, and a command of theirs that looks values up
is not told the words before the cursor. Here `log`, `checkin`, `flag`, `edit` and `find` speak a
language that no parser knows, `--home` decides whose factors and ids are meant, and in bash `=`
and `:` (sleep=, 21:00) split words; what would be left to shtab are the names of options.

Nothing here writes, takes the lock or settles what another process left: the diary is only read.
"""
