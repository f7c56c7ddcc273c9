"""The archive as Markdown pages: `compose` makes them, `generate` keeps a docs folder in step."""
