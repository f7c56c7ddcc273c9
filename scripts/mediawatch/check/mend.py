"""Mending: the edits that findings bring are made in a text. Each has one right answer."""

import re
from collections.abc import Iterable
from difflib import unified_diff

from mediawatch.model import Edit

_END = re.compile("(\r\n|\r|\n)")


def mend_text(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits made; what an edit looks for and does not find is left as it is. Line ends are kept."""
    pieces = _END.split(text)  # lines, with their ends between them
    end = pieces[1] if len(pieces) > 1 else "\n"
    for edit in dict.fromkeys(edits):
        place = 2 * (edit.line - 1)
        if 0 <= place < len(pieces):
            pieces[place] = pieces[place].replace(edit.old, edit.new.replace("\n", end), 1)
    return "".join(pieces)


def show_difference(before: str, after: str, path: str) -> str:
    """Return what mending has changed, as a unified diff without lines around."""
    lines = unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="", n=0)
    return "\n".join(lines)
