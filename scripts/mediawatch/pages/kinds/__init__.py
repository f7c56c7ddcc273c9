"""The kinds of generated pages, a module each."""
