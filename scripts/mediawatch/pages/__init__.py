"""The archive as Markdown pages: `compose_pages` makes them, `generate` keeps a docs folder in step."""

from mediawatch.pages.compose import Page, compose_pages
from mediawatch.pages.generate import generate

__all__ = ["Page", "compose_pages", "generate"]
