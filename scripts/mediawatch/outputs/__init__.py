"""What the archive gives away beside its pages."""
