"""What a saved page's own style sheets and attributes hide from the eye."""

import re
from collections.abc import Iterable

from mediawatch.intake.readers.markup import Element

_GONE = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANK = re.compile(r"visibility\s*:\s*hidden", re.IGNORECASE)
_TINY = re.compile(r"font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:!|;|$)", re.IGNORECASE)
"""Hides an element's own words, if none inside it says otherwise."""
_SHOWN = re.compile(r"display\s*:|visibility\s*:\s*visible", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_CONDITIONAL = re.compile(r"@[\w-]+[^{};@]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Rules for print or for some screens only: what they hide is seen elsewhere."""
_SELECTOR = re.compile(r"(?P<tag>[a-z][\w-]*)?(?:\.(?P<class>[\w-]+)|#(?P<id>[\w-]+))", re.IGNORECASE)


class Hidden:
    """Tells which elements are not seen. Of style sheets it reads rules for one class or one id; others are left.

    What is `loosely` read may have been made invisible until a script shows it: then only what holds nothing is hidden.
    """

    def __init__(self, sheets: Iterable[str], *, loosely: bool = False) -> None:
        self._hides: dict[tuple[str, str, str], bool] = {}
        self._loosely = loosely
        for sheet in sheets:
            plain = _CONDITIONAL.sub("", _COMMENT.sub("", sheet))
            for selectors, _, style in (rule.partition("{") for rule in plain.split("}")):
                if self._hides_by(style) or _SHOWN.search(style):
                    self._add(selectors, hidden=self._hides_by(style))

    def _add(self, selectors: str, *, hidden: bool) -> None:
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if match:
                key = (match["tag"] or "").lower(), match["class"] or "", match["id"] or ""
                self._hides[key] = hidden

    def _hides_by(self, style: str) -> bool:
        blank = not self._loosely and _BLANK.search(style) is not None
        return blank or _GONE.search(style) is not None

    def covers(self, node: Element) -> bool:
        """Tell whether an element is hidden, by its attributes or by the last rule for it."""
        style = node.get("style", "")
        if node.get("hidden", "no") != "no" or self._hides_by(style):
            return True
        if (_BLANK.search(style) or _TINY.search(style)) and next(iter(node), None) is None:
            return True
        if not self._hides or _SHOWN.search(style):
            return False
        named = [(name, "") for name in set(node.get("class", "").split())]
        own = node.get("id", "")
        aims = [*named, ("", own)] if own else named
        return any(self._hides.get((tag, *aim), False) for aim in aims for tag in ("", node.tag))
