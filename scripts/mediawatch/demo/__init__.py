"""A made-up archive that shows every page alive: issues, sources and stories that nobody ever published."""
