"""The archive of a digest: read its issues, check them, publish them, search them."""

__version__ = "0.2.0"
