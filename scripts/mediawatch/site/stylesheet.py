"""Style sheets as the site ships them: without what no page uses, and dark also where no script runs."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any

import tinycss2  # pyright: ignore[reportMissingTypeStubs]

_DARK = '[data-md-color-scheme="slate"]'
_UNSCRIPTED = '.no-js [data-md-color-scheme="default"]'
_NEEDED = re.compile(r"\.(-?[A-Za-z_][\w-]*)|\[(data-[\w-]+)")
"""A class, or an attribute of our own, that an element must have."""
_NOT = re.compile(r":not\([^()]*\)")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_GROUPS = ("media", "supports")

Node = Any
"""A node of tinycss2, which has no types."""
Change = Callable[[str, str], Iterable[tuple[str, str]]]
"""What becomes of a rule: of its selector and what stands between its braces."""


def prune(css: str, words: Container[str], others: str = "") -> str:
    """Return a style sheet without the rules for classes and attributes that are not among the words.

    Properties that nothing uses are left out too; `others` are the style sheets that may use them.
    """

    def keep(selector: str, content: str) -> Iterator[tuple[str, str]]:
        kept = [one for one in _split(selector) if _fits(one, words)]
        if kept:
            yield ",".join(kept), content

    pruned = _rewrite(css, keep)
    used = set(_USED.findall(pruned)) | set(_USED.findall(others))
    return _rewrite(pruned, lambda selector, content: [(selector, _declarations(content, used))])


def dark_without_script(css: str) -> str:
    """Return a style sheet whose dark colours hold also where no script runs and the system is dark."""

    def add(selector: str, content: str) -> Iterator[tuple[str, str]]:
        yield selector, content
        if "--" in content and selector.replace("=slate]", '="slate"]') == _DARK:
            yield f"@media (prefers-color-scheme: dark){{{_UNSCRIPTED}", f"{content}}}"

    return _rewrite(css, add)


def _rewrite(css: str, change: Change) -> str:
    return "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), change))


def _rules(nodes: Iterable[Node], change: Change) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selector, content = (tinycss2.serialize(part).strip() for part in (node.prelude, node.content))
            yield from (f"{one}{{{between}}}" for one, between in change(selector, content))
        elif node.type == "at-rule" and node.content is not None and node.lower_at_keyword in _GROUPS:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            if rules := "".join(_rules(inner, change)):
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{rules}}}"
        else:
            yield node.serialize()


def _split(selector: str) -> list[str]:
    """Return the selectors of a list."""
    parts, depth, begin = list[str](), 0, 0
    for place, sign in enumerate(selector):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            parts.append(selector[begin:place].strip())
            begin = place + 1
    return [*parts, selector[begin:].strip()]


def _fits(selector: str, words: Container[str]) -> bool:
    """Tell whether an element could be meant: one that a selector excludes need not be there."""
    return all((one or other) in words for one, other in _NEEDED.findall(_NOT.sub("", selector)))


def _declarations(content: str, used: Container[str]) -> str:
    kept = [
        f"{one.name}:{tinycss2.serialize(one.value).strip()}{'!important' if one.important else ''}"
        for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
        if one.type == "declaration" and (not one.name.startswith("--") or one.name in used)
    ]
    return ";".join(kept)
