"""Old addresses that lead to where things are now: `_redirects.yml` beside the years, old to new, a line each."""

import re
from collections.abc import Iterable, Iterator, Mapping

from mediawatch.archive import codes
from mediawatch.archive.dictionary import Dictionary
from mediawatch.format.frontmatter import read_yaml
from mediawatch.model import Finding, Issue, Redirect
from mediawatch.slug import assign_slugs

_PATH = re.compile(r"(?:[^\s/\\?#:%<>\"'&|*]+/)*(?:[^\s/\\?#:%<>\"'&|*]+\.html?)?")
"""A page of a site as its address ends: a folder with its stroke, or a file."""
_FRAGMENT = re.compile(r"[^\s#<>\"'&]+")
_OURS = re.compile(r"(?:issues|years|sources)/[^/]+/")
"""Pages that there are because of what the archive holds."""
_HOW = "写成 旧网址: 新网址，都从网站的根写起，不写开头的 /，如 issue-523.html: issues/523/"


def read_redirects(
    text: str, path: str, issues: Iterable[Issue], dictionary: Dictionary
) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """Read the text of the file; what leads nowhere, in a circle or away from a page that there is, is left out."""
    document = read_yaml(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    values = document.values if isinstance(document.values, dict) else {}
    findings = [*document.findings]
    if document.values and not isinstance(document.values, dict):
        findings.append(codes.BAD_REDIRECT.at(path, 1, "改址表读不懂", _HOW))
    pages = frozenset(_pages(issues, dictionary))
    told = {old: str(new) if isinstance(new, str) else "" for old, new in values.items()}
    made: list[Redirect] = []
    for old, new in told.items():
        line = document.lines.get(old, 1)
        if problem := _problem(old, new, told, pages):
            findings.append(codes.BAD_REDIRECT.at(path, line, *problem, quoted=old))
        else:
            made.append(Redirect(old, new, line))
    return tuple(made), tuple(findings)


def _problem(old: str, new: str, told: Mapping[str, str], pages: frozenset[str]) -> tuple[str, str] | None:
    """Return what is wrong with a line, and how to mend it."""
    target, mark, fragment = new.partition("#")
    if not old or not _is_page(old):
        return f"旧网址“{old}”不像网站里的一个网页", _HOW
    if not new or not _is_page(target) or (mark and not _is_fragment(fragment)):
        return f"新网址“{new}”不像网站里的一个网页", _HOW
    if old in pages:
        return f"“{old}”现在有网页，不能改址", "删掉这一行"
    if target in told and target not in pages:
        return f"“{target}”自己也改了址", "直接写最后的网址；绕成圈的就删掉"
    if _OURS.fullmatch(target) and target not in pages:
        return f"没有“{target}”这个网页", "检查期号、年份或来源的名字"
    return None


def _is_page(path: str) -> bool:
    parts = path.split("/")[:-1]
    return _PATH.fullmatch(path) is not None and path.isprintable() and not any(set(part) <= {"."} for part in parts)


def _is_fragment(text: str) -> bool:
    return _FRAGMENT.fullmatch(text) is not None and text.isprintable()


def _pages(issues: Iterable[Issue], dictionary: Dictionary) -> Iterator[str]:
    for issue in issues:
        yield f"issues/{issue.number}/"
        yield f"years/{issue.published.year}/"
    yield from (f"sources/{slug}/" for slug in assign_slugs(source.name for source in dictionary.sources).values())
