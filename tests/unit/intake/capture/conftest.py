"""The person that conversations are tested with."""

from draft_editor import editor

__all__ = ["editor"]
