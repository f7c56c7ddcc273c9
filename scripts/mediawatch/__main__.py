"""`python -m mediawatch` is the `mediawatch` command."""

from mediawatch.cli import main

main()
