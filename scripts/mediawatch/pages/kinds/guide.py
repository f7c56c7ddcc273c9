"""The guide for contributors, 投稿指南: what CONTRIBUTING.md says to editors, as a page of the site.

The file is written once, for who reads it in the repository; here its links lead to pages instead of files.
"""

import re
from collections.abc import Container, Iterator

from mediawatch.pages.edition import Edition
from mediawatch.pages.kind import PageKind
from mediawatch.pages.page import Page, make_page

FILE = "CONTRIBUTING.md"
"""The file of the guide, in the project's folder."""

_DEVELOPERS = re.compile(r"^## 开发者$", re.MULTILINE)
_TITLE = re.compile(r"\A# .*\n+")
_LINK = re.compile(r"\]\(((?!https?:|mailto:|#)[^)\s]+)\)")
_HEADING = re.compile(r"^```.*?^```$|^(#{2,4} ([^\n]+))$", re.MULTILINE | re.DOTALL)
"""A heading, whose name links of the file have as their target; or a block of code, in which there is none."""
_SOFT_END = re.compile(r"(?<=[\u3001-\u9fff\uff01-\uff5e])\n *(?=[\u4e00-\u9fff“（])")
"""The end of a line within a Chinese paragraph, which browsers would show as a space."""
_ISSUE = re.compile(r"issues/[0-9]{4}/([0-9]+)\.md")
_DICTIONARY = re.compile(r"issues/_dictionaries/(sources|topics)\.yml")


def guide_page(text: str, numbers: Container[int]) -> Page:
    """Make the page of the guide's text, the part for editors; `numbers` are those of the issues that have a page."""
    body = _TITLE.sub("", _DEVELOPERS.split(text, maxsplit=1)[0]).strip()
    linked = _LINK.sub(lambda match: f"]({_page_of(match[1], numbers)})", _SOFT_END.sub("", body))
    named = _HEADING.sub(lambda match: f"{match[1]} {{#{match[2]}}}" if match[1] else match[0], linked)
    return make_page("guide/index.md", "guide", "../", body=named)


def _page_of(path: str, numbers: Container[int]) -> str:
    """Return where the site has what a file of the project says."""
    if issue := _ISSUE.fullmatch(path):
        folder = f"issues/{issue[1]}" if int(issue[1]) in numbers else "issues"
        return f"../{folder}/index.md"
    if dictionary := _DICTIONARY.fullmatch(path):
        return f"../{dictionary[1]}/index.md"
    return f"../{path.removeprefix('docs/')}"


def _compose(edition: Edition) -> Iterator[Page]:
    yield guide_page(edition.guide, {issue.number for issue in edition.archive.issues})


GUIDE = PageKind("guide", _compose)
