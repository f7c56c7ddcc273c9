"""What the archive tells beyond its single articles."""
