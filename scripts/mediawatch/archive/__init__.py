"""The folder of issues, read whole, and the dictionaries beside it."""
