"""A Markdown extension that lets finished HTML through without reading it.

What stands between lines `<!-- html -->` and `<!-- /html -->`, and begins with a block-level tag, goes into the page
as it is. Markdown without this extension shows the same, but parses every tag, twice with MkDocs: half a build's time.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BLOCK = re.compile(r"^<!-- html -->\n(.*?)\n<!-- /html -->$", re.MULTILINE | re.DOTALL)
"""A piece of finished HTML, and the lines around it."""


class VerbatimExtension(Extension):
    """Puts the preprocessor before those of Markdown (20) and MkDocs (21) that parse HTML, after white space (30)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name for it
        """Register the preprocessor."""
        md.preprocessors.register(_VerbatimBlocks(md), "mediawatch_verbatim", 25)


class _VerbatimBlocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Put finished HTML aside; Markdown puts it back at the end."""
        return BLOCK.sub(self._keep, "\n".join(lines)).split("\n")

    def _keep(self, match: re.Match[str]) -> str:
        return f"\n{self.md.htmlStash.store(match[1])}\n"


def makeExtension(**options: object) -> VerbatimExtension:  # noqa: N802 - Markdown's name for it
    """Return the extension, for Markdown to load by the name of this module."""
    return VerbatimExtension(**options)
