"""Fields of a Word document (ECMA-376 part 1, 17.16): what is between an instruction and the end of its result."""

import re

_ADDRESS = re.compile(r'HYPERLINK\s+(?:"([^"]+)"|([^\s"\\]+))(?:.*?\\l\s+"([^"]+)")?', re.IGNORECASE)
_PAGE = re.compile(r"\s*PAGEREF\b", re.IGNORECASE)


def read_link(instruction: str) -> str:
    """Return the address that an instruction leads to, or nothing."""
    found = _ADDRESS.search(instruction)
    if found is None:
        return ""
    return f"{found[1] or found[2]}#{found[3]}" if found[3] else found[1] or found[2]


class WordFields:
    """The fields that are open where the document is being read, the innermost last: where each leads, what it is.

    What a field does not say itself, the one around it says.
    """

    def __init__(self) -> None:
        self._open = [("", False)]
        self._instruction = ""

    def turn(self, kind: str) -> None:
        """Follow a field from its beginning over its instruction and its result to its end."""
        if kind == "begin":
            self._open.append(self._open[-1])
            self._instruction = ""
        elif kind == "separate" and len(self._open) > 1:
            address, paged = self._open[-2]
            paged = paged or _PAGE.match(self._instruction) is not None
            self._open[-1] = read_link(self._instruction) or address, paged
        elif kind == "end" and len(self._open) > 1:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        self._instruction += text

    @property
    def address(self) -> str:
        """Where the text leads that is being read, or nothing."""
        return self._open[-1][0]

    @property
    def numbers_a_page(self) -> bool:
        """Whether the text that is being read is the number of a page, as in a table of contents."""
        return self._open[-1][1]
