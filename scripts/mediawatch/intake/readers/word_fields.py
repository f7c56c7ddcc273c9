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
    """The fields that are open where the document is being read, the innermost last, by what they say."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._instruction = ""

    def turn(self, kind: str) -> None:
        """Follow a field from its beginning over its instruction and its result to its end."""
        if kind == "begin":
            self._open.append("")
            self._instruction = ""
        elif kind == "separate" and self._open:
            self._open[-1] = self._instruction
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction."""
        self._instruction += text

    @property
    def address(self) -> str:
        """Where the text leads that is being read, or nothing."""
        return next((address for one in reversed(self._open) if (address := read_link(one))), "")

    @property
    def numbers_a_page(self) -> bool:
        """Whether the text that is being read is the number of a page, as in a table of contents."""
        return any(_PAGE.match(one) for one in self._open)
