"""A news page becomes an article of a draft issue: fetched, read, shown for confirmation, appended."""
