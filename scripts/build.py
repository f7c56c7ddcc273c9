"""Build the site: the same as `mediawatch build`."""

import sys

from mediawatch.cli import main

if __name__ == "__main__":
    main(["build", *sys.argv[1:]])
