"""From an archive to a finished site."""
