"""What holds for a good archive, a file a subject. A rule is found by standing in a module of this package."""
